"""Advice on wording reaches every free text of a form, and nothing that is a name, a number or somebody's own words."""

import json

import pytest
from click.testing import CliRunner

from formsvc.advice import advise
from formsvc.catalogue import FORM_TYPES, example_of, form_type
from formsvc.cli import cli
from formsvc.formkit.problems import stopping
from formsvc.formkit.read import to_record
from formsvc.formkit.record import build_all
from formsvc.formkit.texts import all_texts
from tests.filled import LEAST, filled

SLIPS = "SW says he puts himself at risk."


def advised(slug, answers, packs, **options):
    kind = form_type(slug)
    assert kind
    record, misfits = to_record(kind, answers)
    assert misfits == ()
    return advise(kind, record, packs, **options)


def checked(tmp_path, slug, answers, *options):
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(answers), encoding="utf-8")
    return CliRunner().invoke(cli, ["check", slug, str(file), "--json", *options])


def test_every_free_text_is_looked_at_and_nothing_else(form_type, packs):
    answers = filled(form_type, packs, lambda *_: SLIPS)
    record, _ = to_record(form_type, answers)
    texts = list(all_texts(build_all(form_type, record, packs)))
    wanted = {text.path for text in texts if text.shape != "code" and not text.quoted and text.text == SLIPS}
    found = advise(form_type, record, packs, with_source=True)
    assert {one.path for one in found if one.kind == "wording"} == wanted
    assert {one.path for one in found} <= wanted | {text.path for text in texts if text.text != SLIPS}
    assert len(wanted) > 5


def test_names_numbers_and_addresses_are_left_alone(packs):
    answers = {
        "victims": [{"name": "DJ KB", "nicknames": "SW", "accounts": [{"platform": "MSN", "username": "kb_sw"}]}]
    }
    assert advised("intelligence-report", answers, packs) == ()


def test_a_childs_own_words_are_left_alone(packs):
    quoted = {"views": {"child_wishes": SLIPS}}
    assert advised("safety-plan", quoted, packs) == ()
    assert advised("safety-plan", {"views": {"carers_how_involved": SLIPS}}, packs) != ()


def test_advice_says_where_it_is_what_else_could_be_said_and_where_it_comes_from(tmp_path):
    text = "On Friday he absconded again.\nThe SW will ring."
    answers = {**LEAST["safety-plan"], "events": [{"what_happened": text}]}
    told = json.loads(checked(tmp_path, "safety-plan", answers).output)["findings"]
    here = [one for one in told if one["path"] == "events.0.what_happened"]
    assert [(one["kind"], text[one["start"] : one["end"]]) for one in here] == [
        ("wording", "absconded"), ("abbreviation", "SW")
    ]  # fmt: skip
    for one in here:
        assert one["action"] == "hint"
        assert one["message"]
        assert one["suggestions"]
        assert one["source"]
        assert "absconded" not in one["message"]


def test_advice_never_stops_a_check(tmp_path):
    answers = {**LEAST["safety-plan"], "views": {"carers_views": SLIPS}}
    ended = checked(tmp_path, "safety-plan", answers)
    assert ended.exit_code == 0
    assert json.loads(ended.output)["findings"] != []


@pytest.mark.parametrize("kind", FORM_TYPES, ids=lambda one: one.slug)
def test_our_own_examples_need_no_advice_on_wording_or_short_forms(kind, packs):
    found = advised(kind.slug, json.loads(example_of(kind)), packs)
    assert [(one.path, one.kind) for one in found if one.kind != "clarity"] == []
    assert stopping(found) == ()


def test_the_source_is_advised_on_only_when_asked_for(tmp_path):
    source = {"name": "Mr A. Nobody", "how_known": SLIPS}
    answers = {**LEAST["intelligence-report"], "source": source}
    plain, asked = (checked(tmp_path, "intelligence-report", answers, *more) for more in ((), ("--with-source",)))
    assert "source." not in plain.output
    paths = [one["path"] for one in json.loads(asked.output)["findings"]]
    assert paths == ["source.how_known", "source.how_known"]
