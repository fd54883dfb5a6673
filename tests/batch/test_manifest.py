"""The manifest remembers what was made, whatever ended the batch, and gives a record the same reference again."""

import hashlib
import json
from contextlib import closing
from pathlib import Path

import pytest

from formsvc.batch.manifest import Entry, Key, Made, Manifest
from formsvc.batch.sources import Unreadable
from formsvc.core.reference import is_reference

KEYS = [Key(f"{number:064x}") for number in range(300)]
LINES = [f"line {number}" for number in range(300)]
FILE = Made("safety-plan-plan-KD4-M793.docx", "0" * 64, 7)


def entry(reference: str) -> Entry:
    return Entry(reference, "made with", (FILE,))


def begun(folder: Path) -> Manifest:
    """A manifest of two records that were made and one that was refused."""
    manifest = Manifest(folder)
    manifest.made("line 1", KEYS[0], entry("KD4-M793"))
    manifest.refused("line 2", KEYS[1], [{"path": "child.name", "message": "Enter it"}])
    manifest.made("line 3", KEYS[2], entry("KD4-M794"))
    return manifest


def opened(folder: Path) -> closing[Manifest]:
    return closing(Manifest(folder))


def never(reference: str) -> bool:
    return False


def test_it_says_what_became_of_each_record_in_one_line(tmp_path):
    begun(tmp_path / "out").close()
    head, *lines = map(json.loads, (tmp_path / "out" / "manifest.jsonl").read_text().splitlines())
    assert head.keys() == {"formsvc", "key"}
    assert [line["record"] for line in lines] == ["line 1", "line 2", "line 3"]
    assert lines[0]["files"] == [{"name": FILE.name, "sha256": FILE.sha256, "size": 7}]
    assert (lines[1]["errors"], lines[1].get("files")) == ([{"path": "child.name", "message": "Enter it"}], None)


def test_it_is_for_its_owner_alone(tmp_path):
    begun(tmp_path / "out").close()
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in (tmp_path / "out").iterdir()} == {0o600}


def test_opened_again_it_knows_what_was_made(tmp_path):
    begun(tmp_path).close()
    with opened(tmp_path) as again:
        assert [again.entry(key) for key in KEYS[:3]] == [entry("KD4-M793"), None, entry("KD4-M794")]
        assert again.references == {"KD4-M793", "KD4-M794"}


def test_the_last_line_about_a_record_counts(tmp_path):
    with closing(begun(tmp_path)) as manifest:
        manifest.made("line 1", KEYS[0], entry("KD4-M799"))
    with opened(tmp_path) as again:
        assert again.entry(KEYS[0]) == entry("KD4-M799")


def test_the_same_content_twice_is_two_records(tmp_path):
    second = Key(KEYS[0].mac, 1)
    with closing(begun(tmp_path)) as manifest:
        manifest.made("line 4", second, entry("KD4-M799"))
    with opened(tmp_path) as again:
        assert (again.entry(KEYS[0]), again.entry(second)) == (entry("KD4-M793"), entry("KD4-M799"))


def test_wherever_its_last_line_is_torn_the_lines_before_stand_and_it_goes_on(tmp_path):
    begun(tmp_path).close()
    file = tmp_path / "manifest.jsonl"
    whole = file.read_bytes()
    ends = [at + 1 for at, sign in enumerate(whole) if sign == ord("\n")]
    for length in range(ends[0], len(whole) + 1):
        file.write_bytes(whole[:length])
        with opened(tmp_path) as again:
            assert (again.entry(KEYS[0]) is not None) == (length >= ends[1])
            assert (again.entry(KEYS[2]) is not None) == (length >= ends[3])
            again.made("line 9", KEYS[9], entry("KD4-M799"))
        for line in file.read_bytes().splitlines():
            json.loads(line)


def test_a_first_line_that_is_torn_is_begun_again(tmp_path):
    begun(tmp_path).close()
    file = tmp_path / "manifest.jsonl"
    head = file.read_bytes().splitlines(keepends=True)[0]
    for length in range(len(head)):
        file.write_bytes(head[:length])
        with opened(tmp_path):
            pass
        assert json.loads(file.read_bytes())["formsvc"] == "batch"


@pytest.mark.parametrize("damage", [b"\0" * 40, b'{"files": 1}', b"[]", b'{"files": [], "mac": 1}', b"{}"])
def test_a_line_that_was_damaged_says_nothing_and_the_others_stand(damage, tmp_path):
    begun(tmp_path).close()
    file = tmp_path / "manifest.jsonl"
    lines = file.read_bytes().splitlines()
    file.write_bytes(b"\n".join([*lines[:1], damage, *lines[2:], b""]))
    with opened(tmp_path) as again:
        assert (again.entry(KEYS[0]), again.entry(KEYS[2])) == (None, entry("KD4-M794"))


STRANGERS = [
    b"something else",
    b"something else\n",
    b'{"seed": "00"}\n',
    b'{"formsvc": "batch", "seed": "00"}\n',
    b'{"formsvc": "batch", "keys": ""}\n',
    b"[]\n",
]


@pytest.mark.parametrize("content", STRANGERS)
def test_a_file_of_somebody_elses_is_refused_and_left_alone(content, tmp_path):
    (tmp_path / "manifest.jsonl").write_bytes(content)
    with pytest.raises(Unreadable, match="Choose another folder"):
        Manifest(tmp_path)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("manifest.jsonl", content)]


def test_a_record_gets_the_same_reference_again(tmp_path):
    with opened(tmp_path) as manifest:
        drawn = [manifest.draw(name, never) for name in LINES]
    with opened(tmp_path) as again:
        assert [again.draw(name, never) for name in LINES] == drawn
    assert all(map(is_reference, drawn))
    assert len(set(drawn)) > 290  # a few may be drawn twice: there are about three million


def test_a_reference_that_is_taken_is_not_given(tmp_path):
    with opened(tmp_path) as manifest:
        first = manifest.draw(LINES[0], never)
        second = manifest.draw(LINES[0], {first}.__contains__)
        assert second not in {first, manifest.draw(LINES[0], {first, second}.__contains__)}


def test_nobody_can_draw_the_references_of_another_folder(tmp_path):
    with opened(tmp_path / "a") as one, opened(tmp_path / "b") as other:
        assert [one.draw(name, never) for name in LINES] != [other.draw(name, never) for name in LINES]


def test_letters_and_figures_of_references_are_all_used(tmp_path):
    with opened(tmp_path) as manifest:
        used = {sign for name in LINES for sign in manifest.draw(name, never)}
    assert used == set("CDFGHJKMNPQRTVWXY34679-")


def test_lines_reach_the_system_at_once_and_the_disk_now_and_then(tmp_path, monkeypatch):
    Manifest(tmp_path).close()
    synced: list[int] = []
    monkeypatch.setattr("os.fsync", synced.append)
    with opened(tmp_path) as manifest:
        for key in KEYS[:250]:
            manifest.made("line", key, entry("KD4-M793"))
            assert (tmp_path / "manifest.jsonl").read_bytes().endswith(b"}\n")
        assert len(synced) == 2
    assert len(synced) == 3


def test_a_file_is_there_only_as_it_was_written(tmp_path):
    made = Made.of("a.docx", b"content")
    assert not made.is_in(tmp_path)
    (tmp_path / "a.docx").write_bytes(b"content")
    assert made.is_in(tmp_path)
    (tmp_path / "a.docx").write_bytes(b"contenT")
    assert not made.is_in(tmp_path)


def test_errors_are_told_whatever_characters_they_hold(tmp_path):
    with opened(tmp_path) as manifest:
        manifest.refused("line\udcff 1", KEYS[0], [{"path": "\ud800x", "message": "«dim byd»"}])
    line = json.loads((tmp_path / "manifest.jsonl").read_bytes().splitlines()[1])
    assert (line["record"], line["errors"]) == ("line\udcff 1", [{"path": "\ud800x", "message": "«dim byd»"}])


def test_of_very_many_errors_it_has_twenty_and_how_many_more(tmp_path):
    with opened(tmp_path) as manifest:
        for count in (20, 53):
            manifest.refused("line 1", KEYS[0], [{"path": str(number), "message": ""} for number in range(count)])
    few, many = map(json.loads, (tmp_path / "manifest.jsonl").read_bytes().splitlines()[1:])
    assert (len(few["errors"]), "more" in few) == (20, False)
    assert ([one["path"] for one in many["errors"]], many["more"]) == ([str(number) for number in range(20)], 33)


def test_only_one_batch_at_a_time_may_have_it_open(tmp_path):
    with opened(tmp_path):
        with pytest.raises(Unreadable, match="Another batch is writing to this folder"):
            Manifest(tmp_path)
        with opened(tmp_path / "other"):
            pass
    begun(tmp_path).close()


def test_without_the_key_it_confirms_no_guess_of_a_record_and_foretells_no_reference(tmp_path):
    content = b'{"source": {"name": "Rowan Ashdown"}}'
    with opened(tmp_path) as manifest:
        key = Key(manifest.mac(content))
        drawn = manifest.draw("line 1", never)
        manifest.made("line 1", key, entry(drawn))
    told = (tmp_path / "manifest.jsonl").read_bytes()
    secret = (tmp_path / ".manifest.key").read_bytes()
    assert hashlib.sha256(content).hexdigest().encode() not in told
    assert not [form for form in (secret, secret.hex().encode()) if form in told]
    (tmp_path / "guess").mkdir()
    with opened(tmp_path / "guess") as guess:
        assert (guess.mac(content), guess.draw("line 1", never)) != (key.mac, drawn)
        assert guess.mac(content) != key.mac


@pytest.mark.parametrize("key", [None, b"", b"x" * 31, b"x" * 32, b"x" * 33], ids=repr)
def test_a_manifest_whose_key_is_lost_is_left_alone(key, tmp_path):
    begun(tmp_path).close()
    before = (tmp_path / "manifest.jsonl").read_bytes()
    (tmp_path / ".manifest.key").unlink()
    if key is not None:
        (tmp_path / ".manifest.key").write_bytes(key)
    with pytest.raises(Unreadable, match=r"[cC]hoose another folder"):
        Manifest(tmp_path)
    assert (tmp_path / "manifest.jsonl").read_bytes() == before
    assert (tmp_path / ".manifest.key").exists() == (key is not None)
