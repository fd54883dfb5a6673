"""The file of an area: it says everything, reads back as it was written, and tells every fault at once."""

import tomllib
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import tomli_w

import formsvc.data.areas
from formsvc.data import packs as packs_module
from formsvc.data.area_reading import LARGEST, read_area
from formsvc.data.areas import Area, area_of, as_file, list_file
from formsvc.data.guidance import written
from formsvc.data.lists import CHOICES, GENERAL, LISTS, LOCAL
from formsvc.data.packs import Entry, load_packs

TODAY = date(2026, 12, 1)
EXAMPLE = (Path(formsvc.data.areas.__file__).with_suffix("") / "fenmere.toml").read_text(encoding="utf-8")
OURS = load_packs()
# Lists whose ids forms, documents or code depend on, or that are the same everywhere.
STAY = {
    *"area themes factor_states genders referrers yes_no opening_reasons could_tell".split(),
    *"source_identity place_kinds officer_warnings how_learned doubts evidence_kinds circles agency_parts".split(),
    *"meeting_told meeting_replies family_ages earlier_action_results meeting_action_states".split(),
    *"plan_agencies considerations awareness_themes action_aims action_contexts rag_states service_states".split(),
    *"sharing_consents ways_of_agreeing screening_states referral_ways handover_ways".split(),
    *"advice_times sharing_decisions".split(),
}


def read(text: str) -> tuple[Area, list[str]]:
    """The area in a text, and what is said against it."""
    area, faults = read_area(text.encode(), TODAY)
    assert area is not None, faults
    return area, [str(fault) for fault in faults]


def told(text: str | bytes) -> list[str]:
    """What is said against a file."""
    data = text if isinstance(text, bytes) else text.encode()
    return [str(fault) for fault in read_area(data, TODAY)[1]]


def changed(old: str, new: str) -> str:
    assert EXAMPLE.count(old) >= 1, old
    return EXAMPLE.replace(old, new, 1)


def test_every_list_goes_with_an_area_or_stays():
    there = {name for name in OURS.lists if not name.startswith("leak_")}
    assert there == STAY | set(LISTS)
    assert STAY.isdisjoint(LISTS)


def test_what_comes_with_formsvc_is_a_whole_area():
    area, faults = read(as_file(area_of(OURS)))
    assert faults == []
    assert area.name == "Coventry"
    assert area.lists == {name: OURS.lists[name] for name in LISTS}
    assert list(map(written, area.guides)) == list(map(written, OURS.guides))


def test_the_example_is_a_whole_area_as_formsvc_writes_it():
    area, faults = read(EXAMPLE)
    assert faults == []
    assert EXAMPLE.splitlines()[0].startswith("# Fenmere is made up")
    assert EXAMPLE.partition("\n")[2] == as_file(area)


def test_the_example_is_read_by_nobody_unless_it_is_imported():
    assert [entry.id for entry in OURS.entries("levels")] == ["low", "medium", "high"]
    assert all("Fenmere" not in entry.owner for entries in OURS.lists.values() for entry in entries)


@pytest.mark.parametrize("text", [as_file(area_of(OURS)), EXAMPLE], ids=["ours", "example"])
def test_the_same_area_is_the_same_file(text):
    once = as_file(read(text)[0])
    assert as_file(read(once)[0]) == once


def test_the_lines_of_the_file_can_be_read_by_people():
    lines = as_file(area_of(OURS)).splitlines()
    short = [line for line in lines if len(line) <= 200]
    assert len(short) > 0.95 * len(lines)
    assert {f"[[{name}]]" for name in LISTS} <= set(lines)
    assert any(line.startswith("#   hours ") for line in lines)  # the keys of a service are explained


VALUES = {
    "quotation marks": 'Say "stop" and \'wait\' \\ now',
    "several lines": 'First\n\n  second \\ "third"\n"""\nend',
    "a tab and a blank at the end": "\tone ",
    "Welsh, Urdu, emoji": "Ŵyn Tŷ, بچے, 👩🏽‍🍼",
    "a sign that looks like a table": "[[levels]]",
    "numbers": [1, -2, 3.5, 10**12],
    "dates and times": [date(2026, 2, 28), time(9, 30)],
    "true and false": [True, False],
    "nothing": [],
    "tables in tables": {"from": 5, "more": [{"to": 25, "for": ["a b", "c"]}], "none": {}},
    "a long list of tables": [{"what": "word " * 12, "ages": {"from": number}} for number in range(5)],
    "strange keys": {"a key": {"ключ": 1, "": 2}},
}  # fmt: skip


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_whatever_an_entry_says_comes_back(value):
    entry = Entry(id="a", wording="A", owner="O", checked=TODAY, facts=MappingProxyType({"said": value, "then": "x"}))
    area = Area(name="N", owner="P", checked=TODAY, lists={"services": (entry,)}, guides=())
    assert read(as_file(area))[0].lists["services"] == (entry,)
    assert tomllib.loads(list_file("services", area))["services"][0]["said"] == value


def test_an_empty_list_of_words_stays_empty():
    area, faults = read("phrases = []\n" + EXAMPLE)
    assert faults == []
    assert area.lists["phrases"] == ()
    assert read(as_file(area))[0].lists["phrases"] == ()
    assert tomllib.loads(list_file("phrases", area)) == {"phrases": []}


def test_lists_that_are_general_may_be_left_out():
    area, _ = read(EXAMPLE)
    assert "protective_factors" not in area.lists
    assert area.over(OURS).entries("protective_factors") == OURS.entries("protective_factors")


@pytest.mark.parametrize("name", LOCAL)
def test_lists_that_are_local_may_not_be_left_out(name):
    content = tomllib.loads(EXAMPLE)
    del content[name]
    assert told(tomli_w.dumps(content)) == [
        f"refuse: {name}: It is missing, so that another area's entries would show. Write your own."
    ]


@pytest.mark.parametrize("name", [*LOCAL, *GENERAL, *CHOICES])
def test_only_lists_of_words_may_be_empty(name):
    content = {**tomllib.loads(EXAMPLE), name: []}
    assert told(tomli_w.dumps(content)) == [f"refuse: {name}: It has no entry. Write one at least."]


def test_an_area_stands_over_our_own_packs():
    packs = read(EXAMPLE)[0].over(OURS)
    assert packs.entries("area")[0].wording == "Fenmere"
    assert packs.entries("yes_no") == OURS.entries("yes_no")
    slugs = [guide.slug for guide in packs.guides]
    assert slugs[-1] == "safe-rides-home"
    assert {guide.slug for guide in packs.guides if not guide.inherited} == {
        one.slug for one in read(EXAMPLE)[0].guides
    }
    assert len(slugs) == len(set(slugs)) == len(OURS.guides) + 1
    assert "Fenmere" in next(guide.text for guide in packs.guides if guide.slug == "trusted-relationships")


def test_pages_that_are_left_out_in_the_same_area_are_its_own_all_the_same():
    area = replace(area_of(OURS), guides=())
    assert [guide.slug for guide in area.over(OURS).guides if guide.inherited] == []
    other = replace(area, name="Ashdown")
    assert all(guide.inherited for guide in other.over(OURS).guides)


def test_what_an_area_left_to_us_is_not_exported_as_its_own():
    packs = read(EXAMPLE)[0].over(OURS)
    assert [guide.slug for guide in area_of(packs).guides] == ["trusted-relationships", "early-help", "safe-rides-home"]


CASES = tomllib.loads(Path(__file__).with_name("cases").joinpath("area_faults.toml").read_text(encoding="utf-8"))[
    "cases"
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_fault_is_told_with_its_place_and_what_to_do(case):
    faults = told(changed(case["old"], case["new"]))
    assert [fault for fault in faults if fault.startswith("refuse: ") and case["told"] in fault]
    assert len(faults) <= 2  # what follows from it, such as a list that is missing then


def test_every_fault_is_told_at_once():
    text = changed("https://partnership", "ftp://partnership").replace('slug = "early-help"', 'slug = ""')
    text = text.replace('wording = "Early concern"', 'words = "Early concern"').replace("format = 1", "format = 0")
    places = [fault.split(": ")[1] for fault in told(text)]
    assert places == ["area", "levels, early", "levels, early", "links, partnership", "guidance, entry 2"]


WORDING = 'wording = "Everyday support"'
LINE = EXAMPLE.splitlines().index(WORDING) + 1


NO_FILES = {
    "no quotation marks": (changed(WORDING, "wording = Everyday"), f"Line {LINE}, column 11 is not TOML"),
    "half of them": (changed(WORDING, WORDING[:-1]), f"Line {LINE}, column 28 is not TOML"),
    "a key twice": (changed(WORDING, f"{WORDING}\n{WORDING}"), f"Line {LINE + 1}, column 29: the same name stands"),
    "a bracket that stays open": (EXAMPLE + "x = [1,\n", "The end of the file is not TOML"),
    "UTF-16": (EXAMPLE.encode("utf-16"), "Line 1 is not in UTF-8"),
    "Latin 1": (b"# a\n# b\nx = '\xe9'\n", "Line 3 is not in UTF-8"),
    "brackets without end": ("x = " + "[\n" * 5_000, "too many brackets"),
    "a name of 2,000 parts": (".".join("a" * 2_000) + " = 1\n", "too many brackets or names inside each other"),
    "tables in tables": (".".join("a" * 21) + " = 1\n", "too many brackets or names inside each other"),
    "a number without end": ("x = " + "1" * 5_000, "is not TOML"),
    "a line without end": ("#\n" + "a." * 10_001, "Line 2 is longer than 20,000 characters"),
    "more than 5 MB": (b"#" * (LARGEST + 1), "larger than 5 MB"),
    "nothing": ("", "There is no [area]"),
    "an area that is a number": ("area = 5\n", "There is no [area]"),
}


@pytest.mark.parametrize("text, words", NO_FILES.values(), ids=NO_FILES)
def test_what_is_no_such_file_is_told_in_one_line(text, words):
    (fault,) = told(text)
    assert fault.startswith("refuse: ")
    assert words in fault


def test_line_ends_of_windows_and_a_byte_order_mark_are_welcome():
    area, faults = read("\ufeff" + EXAMPLE.replace("\n", "\r\n"))
    assert faults == []
    assert as_file(area) == as_file(read(EXAMPLE)[0])


def first_of_each() -> dict[str, Any]:
    """The example with one entry in each list."""
    content = tomllib.loads(EXAMPLE)
    return {name: value[:1] if isinstance(value, list) else value for name, value in content.items()}


WORTHLESS = [5, "", "x\ny", {}, ["a", {}], float("nan"), time(9, 0), date(1, 1, 1)]
KEYS = [(name, key) for name, rows in first_of_each().items() if isinstance(rows, list) for key in (*rows[0], "other")]


@pytest.mark.parametrize("name, key", KEYS)
def test_whatever_stands_there_is_a_fault_or_can_be_read(name, key):
    for value in WORTHLESS:
        content = first_of_each()
        content[name] = [{**content[name][0], key: value}]
        area, faults = read_area(tomli_w.dumps(content).encode(), TODAY)
        assert all(fault.message for fault in faults)
        if area and not faults and name != "guidance":
            row = {**tomllib.loads(list_file(name, area))[name][0]}
            shared = {"owner": area.owner, "checked": area.checked}
            assert str(packs_module._entries(name, name, [row], shared)) == str(area.lists[name])  # nan is not nan
