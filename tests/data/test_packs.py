"""Reading data packs: what is incomplete is refused by name, and a later folder has the last word."""

import os
from datetime import date
from pathlib import Path

import pytest

from formsvc.core.errors import DataPackError
from formsvc.data.packs import Entry, PacksOnDisk, load_packs

HEAD = 'owner = "Ashdown partnership"\nchecked = 2026-11-01\n'
GOOD = HEAD + '[[moods]]\nid = "calm"\nwording = "Calm"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "packs"
    made.mkdir()
    return made


def write(folder: Path, text: str, name: str = "moods.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def entry(**facts) -> Entry:
    known = {"id": "calm", "wording": "Calm", "owner": "Ashdown partnership", "checked": date(2026, 11, 1)}
    return Entry(**{**known, **facts})


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


def test_packs_are_read_once_while_their_files_stay_as_they_are(folder):
    write(folder, GOOD)
    packs = PacksOnDisk(folder)
    assert packs() is packs()


def test_a_changed_file_is_seen_at_the_next_look(folder):
    file = write(folder, GOOD)
    packs = PacksOnDisk(folder)
    assert packs().entry("moods", "calm").wording == "Calm"
    write(folder, GOOD.replace('"Calm"', '"Lull"'))
    os.utime(file, ns=(0, file.stat().st_mtime_ns + 1))
    assert packs().entry("moods", "calm").wording == "Lull"


def test_a_file_that_is_added_or_taken_away_is_seen_too(folder):
    packs = PacksOnDisk(folder)
    assert "moods" not in packs().lists
    file = write(folder, GOOD)
    assert "moods" in packs().lists
    file.unlink()
    assert "moods" not in packs().lists


def test_a_file_changed_for_the_worse_is_an_error_until_it_is_mended(folder):
    file = write(folder, GOOD)
    packs = PacksOnDisk(folder)
    packs()
    write(folder, "[[moods]\n")
    os.utime(file, ns=(0, 1))
    with pytest.raises(DataPackError):
        packs()
    with pytest.raises(DataPackError):
        packs()
    write(folder, GOOD)
    os.utime(file, ns=(0, 2))
    assert packs().entry("moods", "calm") == entry()
