"""The example fills the whole report, so that it shows, and tests, every answer."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

import formsvc.forms.intelligence_report as folder
from formsvc.data.packs import load_packs
from formsvc.disclosure import examine
from formsvc.formkit.read import read, to_record
from formsvc.forms.intelligence_report.form import INTELLIGENCE_REPORT

EXAMPLE = json.loads((Path(folder.__path__[0]) / "example.json").read_text(encoding="utf-8"))
PART_NUMBERS = {"victims.1.telephones.1.number", "source.others.1.telephone"}


@pytest.fixture(scope="module")
def judged():
    return read(INTELLIGENCE_REPORT, EXAMPLE, load_packs())


def gaps(value: Any, path: str = "report") -> Iterator[str]:
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


def texts(value: Any) -> Iterator[str]:
    """Every text in JSON answers, choices by their ids."""
    if isinstance(value, str):
        yield value
    else:
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


def test_the_example_is_accepted_with_a_caution_for_its_two_part_numbers(judged):
    assert {(finding.path, finding.action) for finding in judged.findings} == {(path, "warn") for path in PART_NUMBERS}


def test_the_example_fills_every_answer_and_every_list(judged):
    assert list(gaps(judged.answers)) == []


def test_nothing_that_names_a_source_stands_in_the_rest_of_the_example():
    rest = "\n".join(text for step, answers in EXAMPLE.items() if step != "source" for text in texts(answers))
    telling = {text for text in texts(EXAMPLE["source"]) if " " in text or "@" in text or "_" in text}
    assert {text for text in telling - {"not known", "not_known"} if text in rest} == set()


def test_the_example_gives_nobody_away():
    packs = load_packs()
    record, _ = to_record(INTELLIGENCE_REPORT, EXAMPLE)
    assert examine(INTELLIGENCE_REPORT, record, packs).leaks == ()
