"""Free texts are found wherever they are asked for, exactly as given."""

import pytest

from formsvc.catalogue import FORM_TYPES
from formsvc.formkit.read import to_record
from formsvc.formkit.record import build_all
from formsvc.formkit.texts import open_texts
from tests.filled import filled, word


def texts_of(form_type, answers, packs):
    record, misfits = to_record(form_type, answers)
    assert misfits == ()
    return {text.path: text for text in open_texts(build_all(form_type, record, packs))}


def typed_in(value, path=""):
    """Paths and texts of JSON answers that are words of `tests.filled`."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from typed_in(one, f"{path}.{key}".lstrip("."))
    if isinstance(value, str) and value.startswith("word"):
        yield path, value


@pytest.mark.parametrize("form_type", FORM_TYPES, ids=lambda one: one.slug)
def test_every_open_text_is_found_at_its_path(form_type, packs):
    answers = filled(form_type, packs, word)
    restricted = tuple(f"{step.slug}." for step in form_type.steps if step.restricted)
    wanted = {path: text for path, text in typed_in(answers) if not path.startswith(restricted or "-")}
    found = {path: text.text for path, text in texts_of(form_type, answers, packs).items()}
    assert {path: text for path, text in found.items() if not path.endswith("reason_at")} == {
        path: text for path, text in wanted.items() if not path.endswith("reason_at")
    }


@pytest.mark.parametrize("text", ["a\r\nb", "a\rb", "\v\f", " a ", "\ufeffa", "a\u2028b", "🙂"])
def test_a_text_stays_as_it_was_given(text, packs):
    (report,) = (one for one in FORM_TYPES if one.slug == "intelligence-report")
    found = texts_of(report, {"account": {"what_happened": text + "x"}}, packs)
    assert found["account.what_happened"].text == text + "x"


def test_somebodys_own_words_say_so(packs):
    (report,) = (one for one in FORM_TYPES if one.slug == "intelligence-report")
    found = texts_of(report, {"victims": [{"what_they_said": "He is nice.", "friends": "Taz"}]}, packs)
    assert {path: text.quoted for path, text in found.items()} == {
        "victims.0.what_they_said": True,
        "victims.0.friends": False,
    }


def test_what_a_text_holds_is_not_in_its_repr(packs):
    (report,) = (one for one in FORM_TYPES if one.slug == "intelligence-report")
    (found,) = texts_of(report, {"account": {"what_happened": "A silver car."}}, packs).values()
    assert "silver" not in repr(found)
