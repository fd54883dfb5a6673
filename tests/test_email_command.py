"""Drafts from the command line: an unconfirmed address stays blank, and nothing that gives somebody away goes out."""

import json
from email import message_from_bytes, policy
from typing import Any

import pytest
from click.testing import CliRunner, Result

from formsvc.catalogue import example_of, form_type
from formsvc.cli import cli
from tests.filled import LEAST

SLUG = "intelligence-report"
FIXED = ("--reference", "KD4-M793", "--now", "2026-12-01T10:00")
SEED = "FIB@west-midlands.pnn.police.uk"
SOURCE = {
    "identity": "named",
    "name": "Rosalind Okonjo-Pike",
    "telephone": "07700 900811",
    "email": "roz@toast.example",
}
TELLING = "A man gave her a telephone. Rosalind Okonjo-Pike saw it."


def run(*arguments, given=None, **settings) -> Result:
    kind = form_type(SLUG)
    assert kind
    sent = example_of(kind) if given is None else json.dumps(given)
    return CliRunner().invoke(cli, arguments, input=sent, env=settings)


def email(out, *options, given=None, **settings) -> Result:
    return run("email", SLUG, "-", "--out", str(out), *FIXED, *options, given=given, **settings)


def report(what_happened=TELLING, **steps):
    return LEAST[SLUG] | {"account": {"what_happened": what_happened}, "source": SOURCE} | steps


def messages(out):
    return {path.name: message_from_bytes(path.read_bytes(), policy=policy.default) for path in sorted(out.iterdir())}


def test_one_draft_carries_the_submission(tmp_path):
    result = email(tmp_path)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [str(tmp_path / f"{SLUG}-email-KD4-M793.eml")]
    (message,) = messages(tmp_path).values()
    (attached,) = message.iter_attachments()
    assert (message["X-Unsent"], message["Subject"]) == ("1", "OFFICIAL-SENSITIVE: reference KD4-M793")
    assert attached.get_filename() == f"{SLUG}-submission-KD4-M793.docx"
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_two_files_are_two_drafts_and_never_together(tmp_path):
    assert email(tmp_path, "--two-files").exit_code == 0
    carried = {
        name: [one.get_filename() for one in message.iter_attachments()] for name, message in messages(tmp_path).items()
    }
    assert carried == {
        f"{SLUG}-email-log-KD4-M793.eml": [f"{SLUG}-log-KD4-M793.docx"],
        f"{SLUG}-email-source-KD4-M793.eml": [f"{SLUG}-source-KD4-M793.docx"],
    }


def test_an_address_that_nobody_confirmed_is_told_and_left_blank(tmp_path):
    result = email(tmp_path)
    assert SEED in result.stderr
    assert "Not confirmed since 1 January 2019" in result.stderr
    assert [message["To"] for message in messages(tmp_path).values()] == [None]


def test_an_address_that_a_person_confirms_stands_in_the_draft(tmp_path):
    assert email(tmp_path, "--confirmed").stderr == ""
    assert [message["To"] for message in messages(tmp_path).values()] == [SEED]


def test_a_recipient_of_an_agencys_own_pack_can_be_named(tmp_path):
    pack = 'owner = "Ashdown"\nchecked = 2026-11-01\n'
    pack += "".join(f'[[recipients]]\nid = "{one}"\nwording = "{one}"\nemail = "{one}@force.example"\n' for one in "ab")
    (tmp_path / "recipients.toml").write_text(pack, encoding="utf-8")
    out = tmp_path / "out"
    assert email(out, "--recipient", "b", "--confirmed", FORMSVC_PACKS=str(tmp_path)).exit_code == 0
    assert [message["To"] for message in messages(out).values()] == ["b@force.example"]
    assert "choose one of a, b" in email(out, "--recipient", "c", FORMSVC_PACKS=str(tmp_path)).stderr


def test_the_same_answers_make_the_same_draft(tmp_path):
    for name in ("first", "second"):
        email(tmp_path / name, "--confirmed")
    (first,), (second,) = ([path.read_bytes() for path in (tmp_path / name).iterdir()] for name in ("first", "second"))
    assert first == second


@pytest.mark.parametrize("kind", ["safety-plan", "professionals-meeting"])
def test_a_form_that_is_not_sent_says_so(kind, tmp_path):
    result = run("email", kind, "-", "--out", str(tmp_path))
    assert result.exit_code == 2
    assert "this form is not sent by e-mail" in result.stderr


@pytest.mark.parametrize("command", ["fill", "email"])
def test_nothing_is_written_while_the_open_part_gives_somebody_away(command, tmp_path):
    result = run(command, SLUG, "-", "--out", str(tmp_path), given=report())
    assert result.exit_code == 1
    assert "block: account.what_happened" in result.stderr
    assert "Rosalind" not in result.output + result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["fill", "email"])
def test_a_reason_from_the_list_lets_it_go_on(command, tmp_path):
    assert run(command, SLUG, "-", "--out", str(tmp_path), "--reason", "source_agrees", given=report()).exit_code == 0
    wrong = run(command, SLUG, "-", "--out", str(tmp_path), "--reason", "because", given=report())
    assert wrong.exit_code == 2
    assert "choose one of somebody_else" in wrong.stderr


def test_check_prints_where_the_words_are_and_not_the_words(tmp_path):
    result = run("check", SLUG, "-", "--json", given=report())
    assert result.exit_code == 1
    (leak,) = [one for one in json.loads(result.stdout)["findings"] if one["kind"] == "leak"]
    assert leak.keys() == {"kind", "path", "start", "end", "action", "message"}
    assert (leak["path"], leak["action"]) == ("account.what_happened", "block")
    assert TELLING[leak["start"] : leak["end"]] == "Rosalind Okonjo-Pike"
    assert "Rosalind" not in result.stdout


@pytest.mark.parametrize("break_", ["\r\n", "\r", "\n", "\v\f"])
def test_offsets_count_the_characters_of_the_text_as_given(break_):
    text = f"First line.{break_}{break_}🙂 Ŵyn.{break_}Then Rosalind came."
    result = run("check", SLUG, "-", "--json", given=report(text))
    (leak,) = [one for one in json.loads(result.stdout)["findings"] if one["kind"] == "leak"]
    assert text[leak["start"] : leak["end"]] == "Rosalind"


def test_leaks_are_found_in_answers_that_are_not_valid_yet():
    given = {"account": {"what_happened": TELLING, "learned_on": "yesterday"}, "source": SOURCE}
    found = json.loads(run("check", SLUG, "-", "--json", given=given).stdout)["findings"]
    assert {"leak", "required", "date"} <= {one["kind"] for one in found}


OPEN_TEXTS: dict[str, dict[str, Any]] = {
    "subject.summary": {"subject": {"summary": "Roz Okonjo-Pike saw a car."}},
    "victims.0.friends": {"victims": [{"name": "Taz", "friends": "Rosalind from the club"}]},
    "victims.0.telephones.1.what_was_said": {
        "victims": [{"name": "Taz", "telephones": [{"number": "07700 900123"}, {"what_was_said": "Rosalind read it."}]}]
    },
    "perpetrators.0.associates": {"perpetrators": [{"name": "Vel", "associates": "Ms Okonjo-Pike knows them"}]},
    "locations.0.present": {"locations": [{"name": "Arcade", "present": "Vel and Rosalind"}]},
    "vehicles.0.used_where": {"vehicles": [{"registration": "ZZ19 VEL", "used_where": "Outside Rosalind's window"}]},
    "account.evidence.0.held_by": {
        "account": {"what_happened": "A car.", "evidence": [{"what": "A note", "held_by": "Rosalind"}]}
    },
    "sharing.agencies.0.contact": {"sharing": {"agencies": [{"agency": "Club", "contact": "roz@toast.example"}]}},
}


@pytest.mark.parametrize("path", OPEN_TEXTS)
def test_every_open_text_is_searched(path):
    given = report("A man gave her a telephone.", **OPEN_TEXTS[path])
    found = json.loads(run("check", SLUG, "-", "--json", given=given).stdout)["findings"]
    assert {one["path"] for one in found if one["action"] == "block"} == {path}


def test_the_submitter_and_further_sources_are_looked_for_as_well():
    source = SOURCE | {"others": [{"name": "Bartholomew Finch"}], "submitter": {"name": "Marguerite Thistlewood"}}
    given = report("Barty and Mrs Thistlewood saw it.", source=source)
    found = json.loads(run("check", SLUG, "-", "--json", given=given).stdout)["findings"]
    assert len([one for one in found if one["action"] == "block"]) == 2


def test_the_text_of_the_log_is_written_beside_it_and_holds_no_source(tmp_path):
    assert run("fill", SLUG, "-", "--out", str(tmp_path), *FIXED).exit_code == 0
    text = (tmp_path / f"{SLUG}-log-KD4-M793.txt").read_text(encoding="utf-8")
    assert "Full name: Craig Vellacott" in text
    assert "Rosalind" not in text
