"""The example fills the whole plan, so that it shows, and tests, every answer."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

import formsvc.forms.safety_plan as folder
from formsvc.data.packs import load_packs
from formsvc.formkit.read import read
from formsvc.forms.safety_plan.form import SAFETY_PLAN

EXAMPLE = Path(folder.__path__[0]) / "example.json"


@pytest.fixture(scope="module")
def judged():
    return read(SAFETY_PLAN, json.loads(EXAMPLE.read_text(encoding="utf-8")), load_packs())


def gaps(value: Any, path: str = "plan") -> Iterator[str]:
    """Paths of answers that are blank, and of lists with fewer than two items."""
    if isinstance(value, tuple):
        if len(value) < 2:
            yield path
        for index, item in enumerate(value):
            yield from gaps(item, f"{path}.{index}")
    elif is_dataclass(value) and type(value).__name__ not in ("Choice", "PartDate"):
        for field in fields(value):
            yield from gaps(getattr(value, field.name), f"{path}.{field.name}")
    elif not value:
        yield path


def test_the_example_is_accepted_without_a_warning(judged):
    assert judged.findings == ()


def test_the_example_fills_every_answer_and_every_list(judged):
    assert list(gaps(judged.answers)) == []


def test_the_example_serves_every_consideration(judged):
    served = {action.consideration.id for action in judged.answers.actions}
    assert served == {entry.id for entry in load_packs().entries("considerations")}
