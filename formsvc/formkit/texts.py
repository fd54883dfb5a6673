"""The free texts of a record, each with its place, exactly as given."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from formsvc.formkit.answerfields import StampField, TextField
from formsvc.formkit.base import inner_forms
from formsvc.formkit.formtype import Rows, Step
from formsvc.formkit.listfields import SeveralField
from formsvc.formkit.record import Built

Shape = Literal["prose", "line", "code"]
_CODES = frozenset(
    "child name known_as other_names nicknames username usernames link email platform make model web_address".split()
)


@dataclass(frozen=True, slots=True)
class FreeText:
    """One text: its path and anchor as in a Finding, what people call it, and whether it is somebody's own words.

    `shape` is "prose" for what may be several sentences, "code" for a name, a number or an address, else "line".
    """

    path: str
    anchor: str
    label: str
    text: str = field(repr=False)
    quoted: bool = False
    shape: Shape = "prose"


def open_texts(built: Built) -> Iterator[FreeText]:
    """Every text of the steps that are not restricted, in the order of the form; blank ones are left out."""
    return all_texts((step, forms) for step, forms in built if not step.restricted)


def all_texts(built: Iterable[tuple[Step, Sequence[Any]]]) -> Iterator[FreeText]:
    """The same of all the steps that are given."""
    for step, forms in built:
        for index, form in enumerate(forms):
            yield from texts_of(form, _path(step, index))


def _path(step: Step, index: int) -> str:
    return f"{step.slug}.{index}" if isinstance(step, Rows) else step.slug


def texts_of(form: Any, path: str) -> Iterator[FreeText]:
    """The texts of one page, `path` being that of its step or item."""
    for field_ in form.questions:
        place = f"{path}.{field_.short_name}"
        if isinstance(field_, TextField) and not isinstance(field_, StampField) and not field_.is_blank:
            label, text = field_.label.text, field_.data or ""
            yield FreeText(place, field_.focus_id, label, text, field_.quoted, _shape(field_))
        for index, inner in enumerate(inner_forms(field_)):
            yield from texts_of(inner, f"{place}.{index}" if isinstance(field_, SeveralField) else place)


def _shape(field_: TextField) -> Shape:
    if field_.kind == "prose":
        return "prose"
    name = field_.short_name
    return "code" if field_.check or name in _CODES or name.endswith(("_name", "_email", "references")) else "line"
