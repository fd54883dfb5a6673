"""The example of an area, Fenmere: as a file, as an area, as a folder of packs, and in the answers of a form."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import formsvc.data.areas
from formsvc.catalogue import example_of
from formsvc.data.area_folder import files_of
from formsvc.data.area_reading import read_area
from formsvc.data.areas import Area
from formsvc.data.packs import Packs
from formsvc.formkit.choicefields import ChoiceField, ChoicesField
from formsvc.formkit.formdata import specimen
from formsvc.formkit.formtype import FormType, Rows
from formsvc.formkit.listfields import FactorsField, PartField, SeveralField

FILE = Path(formsvc.data.areas.__file__).with_suffix("") / "fenmere.toml"
TODAY = date(2026, 12, 1)


@cache
def fenmere() -> Area:
    """The area that the file holds."""
    area, faults = read_area(FILE.read_bytes(), TODAY)
    assert area is not None
    assert faults == ()
    return area


def as_folder(folder: Path) -> Path:
    """Fenmere as a folder of packs, as importing it makes one."""
    for name, text in files_of(fenmere()).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return folder


def adapted(form_type: FormType, packs: Packs) -> dict[str, Any]:
    """The example of a form, with choices that these packs do not have replaced by ones they have.

    A factor that they do not have is left out.
    """
    answers = json.loads(example_of(form_type))
    for step in form_type.steps:
        if step.slug in answers:
            items = answers[step.slug] if isinstance(step, Rows) else [answers[step.slug]]
            for item in items:
                _adapt(item, step.form, packs)
    return answers  # type: ignore[no-any-return]  # JSON


def _adapt(item: dict[str, Any], form_class: type[Any], packs: Packs) -> None:
    for question in specimen(form_class).questions:
        name = question.short_name
        if name not in item:
            continue
        if isinstance(question, PartField):
            _adapt(item[name], question.form_class, packs)
        elif isinstance(question, FactorsField):
            item[name] = [row for row in item[name] if row["factor"] in _ids(question, packs)]
        elif isinstance(question, SeveralField):
            for row in item[name]:
                _adapt(row, question.row_form, packs)
        elif isinstance(question, (ChoiceField, ChoicesField)):
            item[name] = _chosen(item[name], _ids(question, packs))


def _chosen(chosen: str | list[str], ids: list[str]) -> str | list[str]:
    if isinstance(chosen, list):
        return [one for one in chosen if one in ids] or ids[:1]
    return chosen if chosen in ids else ids[-1]


def _ids(question: Any, packs: Packs) -> list[str]:
    return [entry.id for entry in packs.entries(question.list_name)]
