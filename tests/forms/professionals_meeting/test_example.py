"""The example fills the whole record, so that it shows, and tests, every answer."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

import formsvc.forms.professionals_meeting as folder
from formsvc.data.packs import load_packs
from formsvc.formkit.read import read
from formsvc.formkit.views import open_view
from formsvc.forms.professionals_meeting.form import PROFESSIONALS_MEETING

EXAMPLE = Path(folder.__path__[0]) / "example.json"


@pytest.fixture(scope="module")
def judged():
    return read(PROFESSIONALS_MEETING, json.loads(EXAMPLE.read_text(encoding="utf-8")), load_packs())


def gaps(value: Any, path: str = "record") -> Iterator[str]:
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


def test_the_example_puts_somebody_into_every_group_of_the_attendance(judged):
    attendance = open_view(PROFESSIONALS_MEETING, judged.answers)["attendance"]
    assert {group for group, people in attendance.items() if people} == {"present", "apologies", "observers", "others"}


def test_the_example_follows_the_standard_agenda(judged):
    standard = [entry.wording for entry in load_packs().entries("agenda")]
    assert [one.item for one in judged.answers.agenda] == standard
