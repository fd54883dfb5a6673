"""`formsvc guidance`: a list, one guide as text, or leaflets."""

import pytest
from click.testing import CliRunner, Result

from formsvc.commands.guidance import guidance
from formsvc.documents.inspect import texts
from tests.guidance.packs import ANOTHER_AREA, guide_file, packs_with


def run(*arguments: str) -> Result:
    return CliRunner().invoke(guidance, [*arguments, "--now", "2026-12-01T10:00"])


def test_it_lists_every_guide_by_the_name_it_goes_by(packs):
    lines = run().stdout.splitlines()
    assert [line.split()[0] for line in lines] == [guide.slug for guide in packs.guides]
    assert lines[0].endswith(" Levels of risk.")


def test_it_prints_a_guide_with_addresses_and_whom_to_call():
    told = run("screening-tool").stdout
    assert told.startswith("The screening tool\n\nWhen to do it, and where to find it.\n")
    assert "here: screening tool (www.coventry.gov.uk/csescreeingtool) (not confirmed since 1 January 2019)" in told
    assert "- When you first have a worry" in told
    assert told.rstrip().splitlines()[-3] == "- If anyone is in danger now, call 999"


def test_an_unknown_guide_is_refused_with_the_names_there_are():
    ended = run("none")
    assert ended.exit_code == 2
    assert "there is no guidance of that name" in ended.stderr
    assert "difficult-conversations" in ended.stderr


@pytest.mark.parametrize("named, name", [(["levels"], "guidance-levels.docx"), ([], "guidance.docx")])
def test_it_saves_a_leaflet(tmp_path, named, name):
    ended = run(*named, "--out", str(tmp_path / "new"))
    assert ended.stdout.strip() == str(tmp_path / "new" / name)
    assert "Levels of risk" in texts((tmp_path / "new" / name).read_bytes())
    assert "Made on 1 December 2026" in texts((tmp_path / "new" / name).read_bytes())


def test_a_folder_that_cannot_be_written_to_is_told_in_plain_words(tmp_path):
    (tmp_path / "file").touch()
    ended = run("levels", "--out", str(tmp_path / "file"))
    assert ended.exit_code == 2
    assert "file" in ended.stderr
    assert ended.exception is None or isinstance(ended.exception, SystemExit)


def test_a_guide_that_another_area_left_to_us_says_that_nobody_checked_it(tmp_path, monkeypatch):
    packs_with(tmp_path, lists=ANOTHER_AREA)
    monkeypatch.setenv("FORMSVC_PACKS", str(tmp_path))
    told = run("levels").stdout
    assert "This page came with formsvc. Nobody has checked it for this area." in told
    assert "Looked after by" not in told
    assert all(line.endswith("Nobody has checked it for this area.") for line in run().stdout.splitlines())


def test_an_agencys_own_guide_is_printed_and_cannot_steer_the_terminal(tmp_path, monkeypatch):
    packs_with(tmp_path, levels=guide_file("Tŷ \u202e turned.", title="Our levels", checked="2019-01-01"))
    monkeypatch.setenv("FORMSVC_PACKS", str(tmp_path))
    told = run("levels").stdout
    assert "Our levels" in told
    assert "Tŷ [U+202E] turned." in told
    assert "Not confirmed since 1 January 2019." in told
    assert "Our levels. Not confirmed since 1 January 2019." in run().stdout
