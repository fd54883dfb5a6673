"""Reading data packs: what is incomplete is refused by name, and a later folder has the last word."""

from datetime import date
from pathlib import Path

import pytest

from formsvc.core.errors import DataPackError
from formsvc.data.packs import load_packs
from tests.data.making import GOOD, HEAD, entry, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "packs"
    made.mkdir()
    return made


def test_an_entry_has_the_owner_and_date_of_its_file(folder):
    write(folder, GOOD)
    assert load_packs(folder).entries("moods") == (entry(),)


def test_an_entry_may_have_an_owner_and_date_of_its_own(folder):
    write(folder, GOOD + 'owner = "Rowan Ashdown"\nchecked = 2025-02-03\n')
    assert load_packs(folder).entry("moods", "calm") == entry(owner="Rowan Ashdown", checked=date(2025, 2, 3))


def test_whatever_else_a_file_says_of_an_entry_is_among_its_facts(folder):
    write(folder, GOOD + 'url = "https://calm.example/"\ntakes_referrals = "not known"\n')
    calm = load_packs(folder).entry("moods", "calm")
    assert (calm.url, dict(calm.facts)) == ("https://calm.example/", {"takes_referrals": "not known"})


BROKEN = [
    pytest.param(HEAD + '[[moods]]\nwording = "Calm"\n', ["list “moods”", "lacks id"], id="no id"),
    pytest.param(HEAD + '[[moods]]\nid = "calm"\n', ["list “moods”", "lacks wording"], id="no wording"),
    pytest.param(
        HEAD + '[[moods]]\nid = "calm"\nwording = ""\n', ["list “moods”", "lacks wording"], id="blank wording"
    ),
    pytest.param(HEAD + "[[moods]]\n", ["list “moods”", "lacks id and wording"], id="nothing"),
    pytest.param(GOOD.replace("owner", "owned_by"), ["list “moods”", "lacks owner"], id="no owner"),
    pytest.param(GOOD.replace("checked", "seen"), ["list “moods”", "lacks checked"], id="no checked date"),
    pytest.param(
        GOOD.replace("2026-11-01", '"last week"'),
        ["list “moods”", "“checked” of “calm”", "2026-11-01"],
        id="a checked date that is none",
    ),
    pytest.param(
        GOOD + '[[moods]]\nid = "calm"\nwording = "At ease"\n',
        ["list “moods”", "same id"],
        id="one id, twice",
    ),
    pytest.param(
        GOOD.replace("2026-11-01", "2026-11-01T10:00:00"), ["“checked” of “calm”"], id="a checked date with a time"
    ),
    pytest.param(GOOD + "email = 5\n", ["“email” of “calm”", "no text"], id="a number for a text"),
    pytest.param(GOOD + 'email = "a@b.example, c@d.example"\n', ["no e-mail address"], id="two addresses in one"),
    pytest.param(GOOD + 'email = "måsh@b.example"\n', ["no e-mail address"], id="an address no header can hold"),
    pytest.param(GOOD + 'url = "a\\nBcc: b"\n', ["“url” of “calm”", "more than one line"], id="a line too many"),
    pytest.param(HEAD + "[[moods]\n", ["cannot be read", "line 3"], id="no TOML"),
]


@pytest.mark.parametrize("text, told", BROKEN)
def test_an_incomplete_pack_is_refused_naming_file_and_place(folder, text, told):
    write(folder, text)
    with pytest.raises(DataPackError) as refused:
        load_packs(folder)
    assert str(refused.value).startswith("moods.toml")
    assert [words for words in told if words not in str(refused.value)] == []


def test_a_pack_that_is_not_in_utf_8_is_refused_by_name(folder):
    (folder / "moods.toml").write_bytes(GOOD.encode("utf-16"))
    with pytest.raises(DataPackError, match=r"moods\.toml cannot be read"):
        load_packs(folder)


def test_a_list_may_not_stand_in_two_files_of_a_folder(folder):
    write(folder, GOOD)
    write(folder, GOOD, "moods_again.toml")
    with pytest.raises(DataPackError, match=r"moods_again\.toml: the list “moods”"):
        load_packs(folder)


@pytest.mark.parametrize("name", ["levels", "yes_no"])
def test_a_later_folder_replaces_a_list_and_leaves_the_others(folder, name):
    shipped = load_packs()
    write(folder, GOOD.replace("moods", name))
    packs = load_packs(folder)
    assert packs.entries(name) == (entry(),)
    assert {key for key in shipped.lists if packs.lists[key] != shipped.lists[key]} == {name}


def test_of_several_folders_the_last_wins(folder, tmp_path):
    write(folder, GOOD)
    last = tmp_path / "last"
    last.mkdir()
    write(last, GOOD.replace('"Calm"', '"At ease"'))
    assert load_packs(folder, last).entry("moods", "calm").wording == "At ease"
    assert load_packs(last, folder).entry("moods", "calm").wording == "Calm"


def test_a_meaning_may_have_several_lines(folder):
    write(folder, GOOD + 'meaning = "First.\\nSecond."\n')
    assert load_packs(folder).entry("moods", "calm").meaning == "First.\nSecond."


def test_an_entry_is_fresh_again_once_somebody_has_confirmed_it():
    later = date(2028, 1, 1)
    assert entry().is_stale(later)
    assert not entry().is_stale(later, date(2027, 6, 1))
    assert entry().last_checked(date(2027, 6, 1)) == date(2027, 6, 1)
    assert entry().last_checked(date(2020, 6, 1)) == entry().checked


def test_an_unknown_list_is_an_error_that_names_it():
    with pytest.raises(DataPackError, match="No data pack has a list named “moods”"):
        load_packs().entries("moods")


def test_an_unknown_entry_is_an_error_that_names_it():
    with pytest.raises(DataPackError, match="“yes_no” has no entry “perhaps”"):
        load_packs().entry("yes_no", "perhaps")


@pytest.mark.parametrize(
    "today, note",
    [
        pytest.param(date(2026, 11, 1), "", id="the same day"),
        pytest.param(date(2027, 11, 1), "", id="365 days later"),
        pytest.param(date(2027, 11, 2), "Not confirmed since 1 November 2026.", id="366 days later"),
        pytest.param(date(2026, 10, 1), "", id="before it was checked"),
    ],
)
def test_an_entry_says_so_when_nobody_has_confirmed_it_for_a_year(today, note):
    assert entry().age_note(today) == note
    assert entry().is_stale(today) is bool(note)


FAULTY = {
    "a list that is none": (HEAD + "x = [1]\n", "write each entry under a line of its own that says [[x]]"),
    "a list of lists": (HEAD + "x = [[1]]\n", "write each entry under a line of its own that says [[x]]"),
    "a list without an entry": (HEAD + "moods = []\n", "it has no entry. Write one at least."),
    "no level": (HEAD + "levels = []\n", "it has no entry. Write one at least."),
    "no step of escalation": (HEAD + "escalation = []\n", "it has no entry. Write one at least."),
    "a name of 2,000 parts": (".".join("a" * 2_000) + " = 1\n", "too many brackets or names inside each other"),
    "brackets without end": ("x = " + "[" * 5_000, "too many brackets or names inside each other"),
    "a number of 5,000 figures": ("x = " + "1" * 5_000, "cannot be read"),
}


@pytest.mark.parametrize("text, told", FAULTY.values(), ids=FAULTY)
def test_what_nobody_can_use_is_refused_and_no_fault_of_ours(folder, text, told):
    write(folder, text)
    with pytest.raises(DataPackError) as refused:
        load_packs(folder)
    assert str(refused.value).startswith("moods.toml")
    assert told in str(refused.value)


@pytest.mark.parametrize("name", ["phrases", "leak_roles"])
def test_words_to_look_for_may_be_none(folder, name):
    write(folder, f"{name} = []\n")
    assert load_packs(folder).entries(name) == ()


def test_a_folder_that_is_not_there_is_told(folder):
    with pytest.raises(DataPackError, match="no such folder"):
        load_packs(folder / "none")
