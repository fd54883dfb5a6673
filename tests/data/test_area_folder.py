"""Putting an area into a folder of packs: all of it or nothing, and whatever was there is kept."""

import os
import stat
from pathlib import Path

import pytest

from formsvc.core.errors import DataPackError
from formsvc.data import area_folder
from formsvc.data.area_folder import files_of, holds
from formsvc.data.areas import Area, area_of, as_file
from formsvc.data.packs import load_packs
from tests.area.fenmere import fenmere
from tests.data.making import OTHER, OURS, SMALL, put_in

OWN = 'owner = "Fenmere"\nchecked = 2026-11-01\n[[themes]]\nid = "boats"\nwording = "Boats"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The place for a folder of packs, which is not there yet."""
    return tmp_path / "packs"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_a_new_folder_holds_the_area_and_nothing_else(folder):
    assert put_in(fenmere(), folder) is None
    assert tree(folder) == {name: text.encode() for name, text in files_of(fenmere()).items()}
    assert [path.name for path in folder.parent.iterdir()] == ["packs"]


def test_ours_goes_in_and_comes_out_as_the_same_bytes(folder):
    put_in(OURS, folder)
    packs = load_packs(folder)
    assert as_file(area_of(packs)) == as_file(OURS)
    assert packs.lists == load_packs().lists


def test_the_example_goes_in_and_comes_out_with_what_it_left_to_us(folder):
    put_in(fenmere(), folder)
    once = area_of(load_packs(folder))
    assert {name: once.lists[name] for name in fenmere().lists} == fenmere().lists
    put_in(once, folder)
    assert as_file(area_of(load_packs(folder))) == as_file(once)


def test_what_was_there_is_kept_beside_it_under_its_date(folder):
    put_in(SMALL, folder)
    before = tree(folder)
    kept = put_in(OTHER, folder)
    assert kept == folder.with_name("packs-before-2026-12-01-093005")
    assert kept is not None
    assert tree(kept) == before
    assert holds(OTHER, folder)


def test_two_areas_in_one_second_keep_both(folder):
    for area in (SMALL, OTHER, SMALL):
        put_in(area, folder)
    names = sorted(path.name for path in folder.parent.iterdir())
    assert names == ["packs", "packs-before-2026-12-01-093005", "packs-before-2026-12-01-093005-2"]


def test_a_page_that_the_new_area_has_not_goes_with_the_old_one(folder):
    put_in(SMALL, folder)
    kept = put_in(OTHER, folder)
    assert kept
    assert len(list(kept.glob("guidance/*.md"))) == 2
    assert [file.stem for file in folder.glob("guidance/*.md")] == [OTHER.guides[0].slug]


def test_a_folder_says_whether_it_holds_just_this_area(folder):
    assert not holds(OTHER, folder)
    put_in(OTHER, folder)
    assert holds(OTHER, folder)
    assert not holds(SMALL, folder)
    (folder / "guidance" / "more.md").write_text("x", encoding="utf-8")
    assert not holds(OTHER, folder)


def test_lists_that_stay_and_translations_are_carried_over(folder):
    put_in(SMALL, folder)
    (folder / "own.toml").write_text(OWN, encoding="utf-8")
    translation = folder / "translations" / "cy" / "LC_MESSAGES" / "formsvc.mo"
    translation.parent.mkdir(parents=True)
    translation.write_bytes(b"x")
    put_in(OTHER, folder)
    assert translation.read_bytes() == b"x"
    assert (folder / "own.toml").read_text(encoding="utf-8") == OWN


def test_the_folder_stays_as_open_as_it_was(folder):
    put_in(SMALL, folder)
    folder.chmod(0o750)
    put_in(OTHER, folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o750


def refused(area: Area, folder: Path, words: str) -> None:
    """Putting it there is refused in these words, and changes nothing at all."""
    before = tree(folder.parent)
    with pytest.raises(DataPackError, match=words):
        put_in(area, folder)
    assert tree(folder.parent) == before
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(".")] == []


def test_a_file_is_no_folder(folder):
    folder.write_text("x", encoding="utf-8")
    refused(OTHER, folder, "Name a folder itself")


def test_a_link_is_no_folder(folder, tmp_path):
    (tmp_path / "real").mkdir()
    folder.symlink_to(tmp_path / "real")
    refused(OTHER, folder, "Name a folder itself")


def test_a_folder_with_other_things_is_left_alone(folder):
    folder.mkdir()
    (folder / "letter.docx").write_bytes(b"x")
    refused(OTHER, folder, r"The folder holds letter\.docx as well")


def test_our_own_folder_is_left_alone():
    with pytest.raises(DataPackError, match="belongs to formsvc itself"):
        put_in(OTHER, Path(area_folder.__file__).parent)


@pytest.mark.parametrize(
    "name, text",
    [
        pytest.param("mine.toml", OWN.replace("themes", "levels") + OWN[OWN.index("[[") :], id="both in one file"),
        pytest.param("levels.toml", OWN, id="under the name of ours"),
    ],
)
def test_a_list_that_stays_must_have_a_file_of_its_own(folder, name, text):
    put_in(SMALL, folder)
    (folder / name).write_text(text, encoding="utf-8")
    refused(OTHER, folder, rf"{name} in the folder also holds themes.* own\.toml")


def test_a_file_that_cannot_be_read_is_mended_first(folder):
    put_in(SMALL, folder)
    (folder / "broken.toml").write_text("[[x]\n", encoding="utf-8")
    refused(OTHER, folder, r"broken\.toml in the folder cannot be read")


@pytest.mark.parametrize("fails_at", range(1, 16))
def test_a_disk_that_fails_leaves_everything_as_it_was(folder, monkeypatch, fails_at):
    put_in(SMALL, folder)
    before, calls = tree(folder.parent), 0

    def failing(real):
        def one(*arguments, **options):
            nonlocal calls
            calls += 1
            if calls == fails_at:
                raise OSError(28, "No space left on device")
            return real(*arguments, **options)

        return one

    monkeypatch.setattr(os, "fsync", failing(os.fsync))
    monkeypatch.setattr(Path, "rename", failing(Path.rename))
    monkeypatch.setattr(Path, "mkdir", failing(Path.mkdir))
    try:
        kept = put_in(OTHER, folder)
    except OSError:
        assert tree(folder.parent) == before
    else:
        assert calls < fails_at
        assert kept is not None


def test_what_reads_back_otherwise_is_not_put_in_place(folder, monkeypatch):
    put_in(SMALL, folder)
    monkeypatch.setattr(area_folder, "load_packs", lambda _folder: load_packs())
    refused(OTHER, folder, "could not be read back")
