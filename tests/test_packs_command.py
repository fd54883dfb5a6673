"""`formsvc packs`: an area goes out as one file, is checked as a whole, and comes in whole or not at all."""

import os
import re
import tomllib
from collections.abc import Collection
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from formsvc.commands.areas import faults_of
from formsvc.commands.packs import packs as command
from formsvc.data.areas import area_of, as_file
from formsvc.data.lists import CHOICES, WORDS
from formsvc.data.packs import Packs, load_packs
from formsvc.wording.advice.finding import rules_of
from tests.area.fenmere import FILE
from tests.ours import _our_packs_read_once

EXAMPLE = FILE.read_text(encoding="utf-8")
CASES = tomllib.loads(Path(__file__).with_name("area").joinpath("faults.toml").read_text(encoding="utf-8"))["cases"]
ours = cache(load_packs)
LEFT = "You leave these pages to us, and each says that nobody has checked it here: "
__all__ = ["_our_packs_read_once"]


@pytest.fixture(autouse=True)
def _our_own_wording_is_known_to_be_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compiling the wording check takes as long: it is done where a file changes more of it than what it lets be."""
    own = WORDS.keys() - {"abbreviations_allowed"}

    def read(packs: Packs, words: Collection[str]) -> object:
        changed = any(packs.lists[name] != ours().lists[name] for name in own)
        return rules_of(packs, words) if changed else None

    monkeypatch.setattr("formsvc.commands.areas.rules_of", read)


def run(*arguments: str | Path, given: str | bytes = b"", **settings: str) -> Result:
    data = given.encode() if isinstance(given, str) else given
    return CliRunner().invoke(command, list(map(str, arguments)), input=data, env=settings)


def checked(text: str) -> list[str]:
    """The lines that `check` prints."""
    result = run("check", "-", given=text)
    assert result.exit_code == (1 if "refuse: " in result.output else 0), result.exception
    return result.output.splitlines()


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_export_prints_everything_in_force():
    result = run("export")
    assert result.exit_code == 0
    assert result.stdout_bytes.decode() == as_file(area_of(ours()))


def test_export_writes_a_file_and_never_over_another(tmp_path):
    out = tmp_path / "area.toml"
    assert run("export", "--out", out).output == f"Written: {out}\n"
    assert out.read_text(encoding="utf-8") == as_file(area_of(ours()))
    out.write_text("mine", encoding="utf-8")
    refused = run("export", "--out", out)
    assert (refused.exit_code, out.read_text(encoding="utf-8")) == (2, "mine")
    assert "that file is there already. Choose another name." in refused.output


def test_export_leaves_nothing_behind_when_the_disk_is_full(tmp_path, monkeypatch):
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    refused = run("export", "--out", tmp_path / "area.toml")
    assert "it cannot be written: No space left on device." in refused.output
    assert list(tmp_path.iterdir()) == []


def test_export_never_writes_over_a_link(tmp_path):
    (tmp_path / "area.toml").symlink_to(tmp_path / "none")
    assert run("export", "--out", tmp_path / "area.toml").exit_code == 2
    assert not (tmp_path / "none").exists()


def test_export_says_in_plain_words_that_there_is_no_such_folder(tmp_path):
    result = run("export", "--out", tmp_path / "none" / "area.toml")
    assert result.exit_code == 2
    assert "it cannot be written: No such file or directory." in result.output


def test_example_prints_the_file_of_fenmere():
    assert run("example").stdout_bytes == FILE.read_bytes()


def test_the_example_is_accepted_and_told_once_which_pages_it_leaves_to_us():
    warning, last = checked(EXAMPLE)
    assert last == "Accepted, with 1 thing to know."
    left = [guide.slug for guide in ours().guides if f'slug = "{guide.slug}"' not in EXAMPLE]
    assert warning == f"warn: guidance: {LEFT}{', '.join(left)}."


def test_the_same_area_may_leave_out_pages_without_a_word():
    area = as_file(replace(area_of(ours()), guides=()))
    assert not any(LEFT in line for line in checked(area))


def test_every_key_of_our_own_words_is_one_that_the_wording_check_asks_for():
    """Whatever key a list of ours gets, the check of an area knows it from whoever reads it."""
    area = area_of(ours())
    changed = {name: tuple(replace(one, owner="Ashdown") for one in area.lists[name]) for name in WORDS}
    assert list(faults_of(replace(area, lists={**area.lists, **changed}), ours())) == []


@pytest.mark.parametrize("name", CHOICES)
def test_choices_of_forms_may_be_left_out_but_none_of_their_ids(name):
    entries = re.findall(rf"\[\[{name}\]\]\n(?:.+\n)+\n", EXAMPLE)
    without = EXAMPLE.replace(entries[0], "", 1)
    assert checked(without)[0].startswith(f"refuse: {name}, {ours().entries(name)[0].id}: It is missing")
    for entry in entries:
        without = without.replace(entry, "", 1)
    assert checked(without)[-1] == "Accepted, with 1 thing to know."


def test_of_very_many_faults_fifty_are_told():
    lines = checked(EXAMPLE + "".join(f"[[list{number}]]\nx = 1\n" for number in range(120)))
    assert len(lines) == 52
    assert lines[-2:] == ["And 71 more.", "Refused: 120 things to put right."]
    assert all(line.startswith("refuse: ") for line in lines[:50])


def test_what_comes_with_formsvc_is_accepted_but_not_fresh():
    *warnings, last = checked(as_file(area_of(ours())))
    assert last.startswith("Accepted, with ")
    assert all(line.startswith("warn: ") for line in warnings)
    links = next(line for line in warnings if line.startswith("warn: links: "))
    assert links == (
        "warn: links: Not checked for a year: screening_tool, mash_referral, intelligence_form, family_hubs, "
        "early_help and 11 more. Look at each, then change its “checked”."
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_what_does_not_fit_together_is_told_with_its_place(case):
    assert case["old"] in EXAMPLE
    *lines, last = checked(EXAMPLE.replace(case["old"], case["new"], 1))
    assert [line for line in lines if line.startswith("refuse: ") and case["told"] in line], lines
    assert last in {"Refused: 1 thing to put right.", "Refused: 2 things to put right."}


def test_faults_of_rows_and_of_what_they_name_are_told_together():
    text = EXAMPLE
    for case in CASES:
        if case.get("together"):
            text = text.replace(case["old"], case["new"], 1)
    text = text.replace("https://partnership.fenmere.example/", "http://partnership.fenmere.example/", 1)
    lines = checked(text)
    assert [case["told"] for case in CASES if case.get("together") and case["told"] not in "\n".join(lines)] == []
    assert any(line.startswith("refuse: links, partnership: “url” must") for line in lines)


def test_one_fault_is_told_once():
    lines = checked(EXAMPLE.replace("https://frontdoor.fenmere.example/", "http://frontdoor.fenmere.example/", 1))
    told = [line.partition(": “")[0] for line in lines if line.startswith("refuse: ")]
    assert told == ["refuse: services, front_door"]


def test_what_is_no_toml_is_told_with_its_line():
    assert checked(EXAMPLE + "\n[[levels]\n")[0].startswith(f"refuse: Line {EXAMPLE.count(chr(10)) + 2}, column 9 ")


def test_import_fills_a_folder_and_says_what_is_other_than_before(tmp_path):
    folder = tmp_path / "my packs"
    result = run("import", FILE, "--to", folder)
    assert result.exit_code == 0, result.output
    assert "levels: 4 entries instead of 3\n" in result.output
    assert "agenda: 14 entries instead of 13\n" in result.output
    assert "markings: 1 entry, 1 of them new or changed\n" in result.output
    assert "guidance: 3 pages new or changed\n" in result.output
    assert "area: Fenmere instead of Coventry\n" in result.output
    assert "warn: levels: Gone: low, medium, high." in result.output
    assert result.output.endswith(f"  FORMSVC_PACKS='{folder}' formsvc serve\n")
    assert load_packs(folder).entries("area")[0].wording == "Fenmere"


def test_what_was_imported_is_exported_and_imported_again_without_a_change(tmp_path):
    folder, once = tmp_path / "packs", tmp_path / "once.toml"
    run("import", FILE, "--to", folder)
    run("export", "--out", once, FORMSVC_PACKS=str(folder))
    assert run("import", once, FORMSVC_PACKS=str(folder)).exit_code == 0
    twice = run("export", FORMSVC_PACKS=str(folder))
    assert twice.stdout_bytes == once.read_bytes()


def test_importing_twice_is_no_fault_and_keeps_no_copy(tmp_path):
    run("import", FILE, "--to", tmp_path / "packs")
    again = run("import", FILE, "--to", tmp_path / "packs")
    assert again.exit_code == 0
    assert again.output.endswith("know.\nThe folder holds just this already. Nothing was changed.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["packs"]


def test_import_says_where_what_was_there_is_kept(tmp_path):
    folder = tmp_path / "packs"
    run("import", FILE, "--to", folder)
    before = tree(folder)
    changed = EXAMPLE.replace("Everyday support", "Every child", 1)
    result = run("import", "-", "--to", folder, given=changed)
    assert "levels: 4 entries, 1 of them new or changed\n" in result.output
    (kept,) = (path for path in tmp_path.iterdir() if path != folder)
    assert f"What was there is kept in {kept}.\n" in result.output
    assert tree(kept) == before


def test_a_file_with_a_fault_changes_nothing(tmp_path):
    run("import", FILE, "--to", tmp_path / "packs")
    before = tree(tmp_path)
    result = run("import", "-", "--to", tmp_path / "packs", given=EXAMPLE.replace("[[levels]]", "[[lewels]]"))
    assert result.exit_code == 1
    assert result.output.endswith("Nothing was changed.\n")
    assert tree(tmp_path) == before


def test_import_needs_to_know_the_folder():
    result = run("import", FILE)
    assert result.exit_code == 2
    assert "name the folder for it, and let FORMSVC_PACKS name the same folder from then on." in " ".join(
        result.output.split()
    )


@pytest.mark.parametrize("there", [False, True], ids=["a folder that is to come", "a folder"])
def test_import_goes_where_the_settings_say(tmp_path, there):
    if there:
        (tmp_path / "packs").mkdir()
    assert run("import", FILE, FORMSVC_PACKS=str(tmp_path / "packs")).exit_code == 0
    assert (tmp_path / "packs" / "levels.toml").exists()


def test_a_folder_that_cannot_be_written_is_told_in_plain_words(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    result = run("import", FILE, "--to", tmp_path / "file" / "packs")
    assert result.exit_code == 2
    assert "it cannot be written there: Not a directory. Nothing was changed." in result.output


def test_the_date_of_today_is_the_last_that_a_check_can_have(monkeypatch):
    lines = checked(EXAMPLE.replace("checked = 2026-11-20", "checked = 2999-01-01", 1))
    assert lines[0].startswith("refuse: area: “checked” lies in the future")


def test_no_file_of_an_area_leaves_a_trace_of_this_computer(tmp_path):
    run("import", FILE, "--to", tmp_path / "packs")
    written = b"".join(tree(tmp_path / "packs").values())
    assert os.fsencode(tmp_path) not in written
