"""The free texts of a record that are not restricted, each with its place, exactly as given."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from formsvc.formkit.answerfields import StampField, TextField
from formsvc.formkit.base import inner_forms
from formsvc.formkit.formtype import Rows, Step
from formsvc.formkit.listfields import SeveralField
from formsvc.formkit.record import Built


@dataclass(frozen=True, slots=True)
class OpenText:
    """One text: its path and anchor as in a Finding, what people call it, and whether it is somebody's own words."""

    path: str
    anchor: str
    label: str
    text: str = field(repr=False)
    quoted: bool = False


def open_texts(built: Built) -> Iterator[OpenText]:
    """Every text of the steps that are not restricted, in the order of the form; blank ones are left out."""
    for step, forms in built:
        for index, form in enumerate(() if step.restricted else forms):
            yield from _texts(form, _path(step, index))


def _path(step: Step, index: int) -> str:
    return f"{step.slug}.{index}" if isinstance(step, Rows) else step.slug


def _texts(form: Any, path: str) -> Iterator[OpenText]:
    for field_ in form.questions:
        place = f"{path}.{field_.short_name}"
        if isinstance(field_, TextField) and not isinstance(field_, StampField) and not field_.is_blank:
            yield OpenText(place, field_.focus_id, field_.label.text, field_.data or "", field_.quoted)
        for index, inner in enumerate(inner_forms(field_)):
            yield from _texts(inner, f"{place}.{index}" if isinstance(field_, SeveralField) else place)
