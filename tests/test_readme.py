"""The README is true: its commands work, its tables and layers are those of the product."""

import re
import shutil
import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path

from formsvc.catalogue import FORM_TYPES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_command_line_examples_work(tmp_path):
    lines = [line for line in README.splitlines() if line.startswith("formsvc ") and " serve " not in line]
    assert len(lines) >= 4
    tool = f"{sys.executable} -m formsvc.cli"
    shutil.copy(ROOT / "templates" / "docx" / "safety_plan.docx", tmp_path / "own.docx")
    script = "\n".join(line.replace("formsvc", tool, 1) for line in lines)
    done = subprocess.run(
        ["sh", "-e", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    assert [path.suffix for path in (tmp_path / "paperwork").iterdir()] == [".docx"]


def test_the_options_of_serve_exist():
    words = next(line for line in README.splitlines() if line.startswith("formsvc serve")).split()
    help_text = subprocess.run(
        [sys.executable, "-m", "formsvc.cli", "serve", "--help"], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout
    assert all(word in help_text for word in words if word.startswith("--"))


def test_the_make_targets_exist():
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"^make (\w+)", README, re.MULTILINE)) <= targets
    assert set(re.findall(r"`make (\w+)", README)) <= targets


def test_the_table_of_forms_is_the_catalogue():
    rows = re.findall(r"^\| ([^|]+) \| `([a-z-]+)` \| (.+) \|$", README, re.MULTILINE)
    told = {(title, slug, tuple(re.findall(r"`(\w+)`", documents))) for title, slug, documents in rows}
    assert told == {(one.title, one.slug, tuple(each.name for each in one.documents)) for one in FORM_TYPES}


def test_the_layers_are_those_of_the_import_contract():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    there = [re.findall(r"\w+", re.sub(r"\(\w+\)", "", layer)) for layer in layers]
    drawing = README.split("## The layers")[1].split("```")[1]
    told = [re.findall(r"\w+", re.split(r" {2,}", line)[0]) for line in drawing.strip().splitlines()]
    assert list(chain.from_iterable(told)) == list(chain.from_iterable(there))
