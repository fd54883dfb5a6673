"""The packs in force while a site runs: read again when a file changes, and never those of another area instead."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from formsvc.core.errors import DataPackError
from formsvc.data.packs import PacksOnDisk
from tests.data.making import FEWER, GOOD, OTHER, SMALL, entry, put_in, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An agency's own folder of packs, still empty."""
    made = tmp_path / "packs"
    made.mkdir()
    return made


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


def test_a_folder_that_goes_leaves_its_packs_in_force_and_one_line_in_the_log(folder, caplog):
    write(folder, GOOD)
    packs = PacksOnDisk(folder)
    before = packs()
    folder.rename(folder.with_name("away"))
    assert packs() is packs() is before
    assert caplog.messages == ["packs kept: their folder is gone or changes all the time"]
    assert str(folder) not in caplog.text
    folder.with_name("away").rename(folder)
    assert packs() is before
    folder.rename(folder.with_name("away"))
    packs()
    assert len(caplog.messages) == 2


def test_a_folder_that_was_never_there_is_an_error(folder):
    with pytest.raises(DataPackError, match="The folder of data packs is gone"):
        PacksOnDisk(folder / "none")()


def test_whoever_reads_the_folder_sees_the_new_area_at_once(folder):
    put_in(SMALL, folder)
    packs = PacksOnDisk(folder)
    assert packs().entries("area")[0].wording == "Ashdown"
    put_in(OTHER, folder)
    assert packs().entries("area")[0].wording == "Hexham Vale"


def test_whoever_reads_all_the_time_sees_one_area_or_the_other_and_never_ours(folder):
    """A reader in its own thread, while one area is put in the place of the other again and again."""
    put_in(SMALL, folder)
    packs, seen, done = PacksOnDisk(folder), list[tuple[str, int]](), threading.Event()

    def read() -> None:
        while not done.is_set():
            now = packs()
            seen.append((now.entries("area")[0].wording, len(now.lists["levels"])))

    packs()  # a first look while nothing moves
    with ThreadPoolExecutor() as pool:
        reading = pool.submit(read)
        for turn in range(40):
            put_in((FEWER, SMALL)[turn % 2], folder, hour=turn % 24)
        done.set()
        reading.result()
    assert set(seen) == {("Ashdown", 3), ("Hexham Vale", 2)}


def test_whoever_reads_between_two_areas_sees_the_last_one(folder, monkeypatch):
    put_in(SMALL, folder)
    packs, seen = PacksOnDisk(folder), list[tuple[bool, str]]()
    packs()

    def rename(path: Path, target: Path) -> Path:
        moved = really_rename(path, target)
        seen.append((folder.exists(), packs().entries("area")[0].wording))
        return moved

    really_rename = Path.rename
    monkeypatch.setattr(Path, "rename", rename)
    put_in(FEWER, folder)
    assert seen == [(False, "Ashdown"), (True, "Hexham Vale")]


@pytest.mark.parametrize("file", ["area.toml", "levels.toml"])
def test_an_area_that_comes_while_the_last_one_is_read_is_read_whole(folder, monkeypatch, file):
    """When this file has been read, and not the others, another area takes their place."""
    put_in(SMALL, folder)
    waiting = [file]

    def read_text(path: Path, **options: str) -> str:
        text = really_read(path, **options)
        if path.name in waiting:
            waiting.clear()
            put_in(FEWER, folder)
        return text

    really_read = Path.read_text
    monkeypatch.setattr(Path, "read_text", read_text)
    now = PacksOnDisk(folder)()
    assert (now.entries("area")[0].wording, len(now.lists["levels"])) == ("Hexham Vale", 2)
