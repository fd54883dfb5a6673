"""JSON is judged as if it had been typed; whatever has no place is refused by its path."""

import json
from typing import Any

import pytest

from formsvc.formkit.limits import REQUEST_LIMIT
from formsvc.formkit.read import read, read_json, to_record
from tests.formkit.sample import LEAST, PACKS, TRIP

WHOLE: dict[str, Any] = {
    "outing": {
        "title": "To the sea",
        "notes": "Two lines\nof notes",
        "notes_at": "2026-11-06T10:32Z",
        "day": "2026-12",
        "email": "not known",
        "mood": "loud",
        "foods": ["bread", "apples"],
        "buses": [{"line": "12", "mood": "calm"}, {"line": "X1"}],
        "guide": {"name": "Bo", "telephone": "07700 900123", "buses": [{"line": "7", "mood": "loud"}]},
    },
    "guests": [{"name": "Min"}, {"nickname": "Kit", "postcode": "ZZ99 3WZ"}],
    "risks": {"factors": [{"factor": "lifts", "state": "now", "note": "a silver car"}], "others": "Rain"},
    "teller": {"name": "Rowan Ashdown", "guide": {"name": "Alix"}},
}
BRACES = "must be an object with named answers, in braces"
BRACKETS = "must be a list, in square brackets"
QUOTES = "must be text in quotation marks"
TICKS = 'must be a list of choices, such as ["first", "second"]'
DATE = "write it as 2026-12-01 (or 2026-12, or 2026), or “not known”"


def refusals(outing: Any) -> dict[str, tuple[str, str]]:
    judged = read(TRIP, LEAST | {"outing": outing}, PACKS)
    assert judged.answers is None
    return {finding.path: (finding.kind, finding.message) for finding in judged.findings}


def test_a_whole_form_is_read_down_to_its_innermost_list():
    trip = read(TRIP, WHOLE, PACKS).answers
    assert str(trip.outing.day) == "December 2026"
    assert [food.wording for food in trip.outing.foods] == ["Bread", "Apples"]
    assert [(bus.line, bus.mood.wording) for bus in trip.outing.buses] == [("12", "Calm"), ("X1", "")]
    assert trip.outing.guide.buses[0].mood.id == "loud"
    assert [guest.nickname for guest in trip.guests] == ["", "Kit"]
    assert trip.teller.guide.name == "Alix"


TYPES = [
    pytest.param("title", None, "type", f"“Title” {QUOTES}", id="text: null"),
    pytest.param("title", 7, "type", f"“Title” {QUOTES}", id="text: number"),
    pytest.param("title", ["a"], "type", f"“Title” {QUOTES}", id="text: list"),
    pytest.param("title", {"a": "b"}, "type", f"“Title” {QUOTES}", id="text: object"),
    pytest.param("notes_at", 7, "type", f"“Time” {QUOTES}", id="stamp: number"),
    pytest.param("email", True, "type", f"“E-mail” {QUOTES}", id="e-mail: true"),
    pytest.param("mood", 1, "type", f"“Mood” {QUOTES}", id="choice: number"),
    pytest.param("mood", ["calm"], "type", f"“Mood” {QUOTES}", id="choice: list"),
    pytest.param("mood", "Calm", "choice", "“Mood”: choose one of the answers in the list", id="choice: its wording"),
    pytest.param("foods", "bread", "type", f"“Food” {TICKS}", id="choices: text"),
    pytest.param("foods", None, "type", f"“Food” {TICKS}", id="choices: null"),
    pytest.param("foods", ["bread", 2], "type", f"“Food” {QUOTES}", id="choices: number inside"),
    pytest.param("foods", ["bread", "cake"], "choice", "“Food”: choose one of the answers in the list", id="no choice"),
    pytest.param("day", 2026, "type", f"“Day” {QUOTES}", id="date: number"),
    pytest.param("day", {"year": "2026"}, "type", f"“Day” {QUOTES}", id="date: object"),
    pytest.param("day", "1/12/2026", "date", f"“Day”: {DATE}", id="date: British"),
    pytest.param("day", "2026-02-30", "date", "“Day”: give a day that is in that month", id="date: 30 February"),
    pytest.param("buses", {"line": "12"}, "type", f"“Buses” {BRACKETS}", id="list: object"),
    pytest.param("buses", "12", "type", f"“Buses” {BRACKETS}", id="list: text"),
    pytest.param("guide", "Bo", "type", f"“outing.guide” {BRACES}", id="group: text"),
    pytest.param("guide", [], "type", f"“outing.guide” {BRACES}", id="group: list"),
    pytest.param("guide", None, "type", f"“outing.guide” {BRACES}", id="group: null"),
]


@pytest.mark.parametrize("name, value, kind, message", TYPES)
def test_a_value_of_the_wrong_type_is_refused_by_its_path(name, value, kind, message):
    assert refusals({"title": "To the sea", name: value}) == {f"outing.{name}": (kind, message)}


DEEPER = [
    pytest.param({"buses": ["12"]}, "buses.0", "type", id="row: text"),
    pytest.param({"buses": [{}, None]}, "buses.1", "type", id="row: null"),
    pytest.param({"buses": [{"line": "1"}, {"line": 2}]}, "buses.1.line", "type", id="row: number"),
    pytest.param({"buses": [{"colour": "red"}]}, "buses.0", "unknown", id="row: unknown"),
    pytest.param({"guide": {"colour": "red"}}, "guide", "unknown", id="group: unknown"),
    pytest.param({"guide": {"buses": [{"mood": "grim"}]}}, "guide.buses.0.mood", "choice", id="list in a group"),
    pytest.param({"guide": {"buses": [{"mood": 1}]}}, "guide.buses.0.mood", "type", id="list in a group: number"),
    pytest.param({"colour": "red"}, "", "unknown", id="unknown"),
    pytest.param({"buses-0-line": "12"}, "", "unknown", id="a name as a page would post it"),
    pytest.param({"csrf_token": "x"}, "", "unknown", id="the token"),
    pytest.param({"buses": [{"line": "1"}] * 11}, "buses", "too_many", id="11 rows of 10"),
    pytest.param({"guide": {"buses": [{"line": "1"}] * 12}}, "guide.buses", "too_many", id="12 rows in a group"),
]


@pytest.mark.parametrize("outing, path, kind", DEEPER)
def test_what_is_wrong_inside_is_refused_by_its_path(outing, path, kind):
    found = refusals({"title": "To the sea"} | outing)
    assert {place: why for place, (why, _) in found.items()} == {f"outing.{path}".rstrip("."): kind}


def test_too_many_rows_are_counted():
    message = "“Buses” can hold 10 at the most. There are 13: take 3 out."
    assert refusals({"title": "To the sea", "buses": [{"line": "1"}] * 13})["outing.buses"][1] == message


@pytest.mark.parametrize(
    "value, path",
    [
        pytest.param([], "", id="a list"),
        pytest.param(None, "", id="null"),
        pytest.param("outing", "", id="text"),
        pytest.param(LEAST | {"sea": {}}, "", id="an unknown step"),
        pytest.param(LEAST | {"outing": []}, "outing", id="a page as a list"),
        pytest.param(LEAST | {"guests": {}}, "guests", id="a list as an object"),
        pytest.param(LEAST | {"guests": ["Min"]}, "guests.0", id="an item as text"),
        pytest.param(LEAST | {"teller": None}, "teller", id="a page as null"),
    ],
)
def test_a_step_that_is_not_shaped_as_it_should_be_is_refused(value, path):
    judged = read(TRIP, value, PACKS)
    assert judged.answers is None
    assert judged.findings[0].path == path


def test_an_unknown_step_is_told_which_there_are():
    finding = read(TRIP, LEAST | {"sea": {}}, PACKS).findings[0]
    assert finding.message == "One name here is no step of this form. Its steps are outing, guests, risks, teller."


def test_everything_that_does_fit_is_kept_beside_what_does_not():
    record, misfits = to_record(TRIP, {"outing": {"title": "To the sea", "colour": "red"}, "guests": [{"name": "Min"}]})
    assert [finding.path for finding in misfits] == ["outing"]
    assert record["outing"][0].pairs == (("title", "To the sea"),)
    assert record["guests"][0].pairs == (("name", "Min"),)


UNREADABLE = [
    pytest.param(b"", "json", "line 1, column 1", id="nothing"),
    pytest.param(b'{\n  "outing": {,}\n}', "json", "line 2, column 14", id="a comma too many"),
    pytest.param(b'{"outing": {}} x', "json", "line 1, column 16", id="something after the end"),
    pytest.param(b'{"outing": {"title": "a\nb"}}', "json", "line 1, column 24", id="a bare line end in a text"),
    pytest.param('{"outing": "é"}'.encode("latin-1"), "encoding", "UTF-8", id="Latin-1"),
    pytest.param('{"outing": {}}'.encode("utf-16"), "encoding", "UTF-8", id="UTF-16"),
    pytest.param(b'{"outing": "\xed\xa0\x80"}', "encoding", "UTF-8", id="a surrogate as bytes"),
    pytest.param(b'{"outing": {}, "outing": {}}', "repeated", "“outing” twice", id="a step twice"),
    pytest.param(b'{"guests": [{"name": "a", "name": "b"}]}', "repeated", "“name” twice", id="an answer twice"),
    pytest.param(b'{"Rowan Ashdown": 1, "Rowan Ashdown": 2}', "repeated", "names something twice", id="no name twice"),
    pytest.param(b'{"outing": {"title": ' + b"7" * 5_000 + b"}}", "json", "that is too long", id="5,000 digits"),
    pytest.param(b'{"a\\ud800": 1}', "name", "cannot be shown", id="half a character in a name"),
    pytest.param(b'{"a\\u202eb": 1}', "name", "cannot be shown", id="a turned name"),
    pytest.param(b'{"' + b"a" * 101 + b'": 1}', "name", "more than 100 characters", id="a name of 101 characters"),
    pytest.param(b"[" * 200_000, "json", "too deeply", id="200,000 brackets"),
    pytest.param(b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "json", "too deeply", id="100,000 braces"),
    pytest.param(b" " * (REQUEST_LIMIT + 1), "too_big", "16 MB", id="over 16 MB"),
]


@pytest.mark.parametrize("data, kind, told", UNREADABLE)
def test_a_file_that_cannot_be_read_is_one_finding_of_its_own(data, kind, told):
    judged = read_json(TRIP, data, PACKS)
    assert judged.answers is None
    assert [(finding.kind, finding.path, finding.action) for finding in judged.findings] == [(kind, "", "error")]
    assert told in judged.findings[0].message


def test_a_file_may_start_with_a_byte_order_mark_and_be_as_large_as_the_limit():
    data = b"\xef\xbb\xbf" + json.dumps(LEAST).encode()
    assert read_json(TRIP, data.ljust(REQUEST_LIMIT), PACKS).findings == ()


@pytest.mark.parametrize("code, character", [("U+D800", "\ud800"), ("U+0000", "\0"), ("U+FFFE", "\ufffe")])
def test_an_escaped_character_that_word_cannot_hold_is_refused_and_named(code, character):
    data = json.dumps(LEAST | {"outing": {"title": f"To the{character} sea"}}).encode("ascii")
    (finding,) = read_json(TRIP, data, PACKS).findings
    assert (finding.kind, finding.path) == ("character", "outing.title")
    assert code in finding.message


@pytest.mark.parametrize("name", ["title", "day", "email", "mood", "foods", "buses", "guide"])
def test_no_finding_quotes_what_was_typed(name):
    canary = "Rowan\ud800Ashdown"
    for value in (canary, [canary], {"line": canary}, [{"mood": canary}]):
        findings = read(TRIP, LEAST | {"outing": {name: value}}, PACKS).findings
        assert findings
        assert not [finding for finding in findings if "Rowan" in finding.message + finding.path]


STRANGE = [
    pytest.param({"guests": [{}, {"a\nb": 1}]}, "guests.1", id="in a list"),
    pytest.param({"outing": {"guide": {"\x1b[31m": 1}}}, "outing.guide", id="in a group"),
    pytest.param({"Rowan Ashdown": {"guide": {"x" * 101: 1}}}, "….guide", id="inside what has a strange name itself"),
]


@pytest.mark.parametrize("value, place", STRANGE)
def test_a_name_that_cannot_be_shown_is_told_by_its_place_alone(value, place):
    (finding,) = read_json(TRIP, json.dumps(value).encode(), PACKS).findings
    assert (finding.kind, finding.path) == ("name", place)
    assert finding.message.isprintable()


def test_names_that_are_asked_for_nowhere_are_counted_and_not_repeated():
    strange = dict.fromkeys(["Rowan Ashdown", "Rowan's aunt"], "x")
    judged = read(TRIP, {**LEAST, **strange, "teller": strange | {"guide": strange}}, PACKS)
    told = {finding.path: finding.message for finding in judged.findings}
    assert told.keys() == {"", "teller", "teller.guide"}
    assert told[""].startswith("2 names here are no steps of this form.")
    assert told["teller"].startswith("“teller” has 2 names in it that it does not ask for.")
    assert "Rowan" not in str(told)


def test_a_strange_name_hides_nothing_else_that_is_wrong_there():
    judged = read(TRIP, {**LEAST, "outing": {"colour": "red"}}, PACKS)
    assert {finding.path for finding in judged.findings} >= {"outing", "outing.title"}
