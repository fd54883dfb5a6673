"""The page on starting in another area is true: its commands do what it says."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from formsvc.commands.packs import packs as command
from formsvc.data.packs import load_packs

PAGE = (Path(__file__).parents[2] / "docs" / "areas.md").read_text(encoding="utf-8")


def commands() -> list[list[str]]:
    """The words of each command on the page, without those that start the server."""
    blocks = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if " serve" not in line]
    return [shlex.split(line) for line in lines]


def test_its_commands_work_one_after_the_other(tmp_path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert [words[:3] for words in commands()] == [
        ["formsvc", "packs", name] for name in ("export", "example", "check", "import")
    ]
    for words in commands():
        result = CliRunner().invoke(command, words[2:])
        assert result.exit_code == 0, result.output
    assert load_packs(tmp_path / "packs").lists == load_packs().lists
