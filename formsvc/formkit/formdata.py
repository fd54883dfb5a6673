"""Names and values on their way in: what a page may post, and JSON as if it had been typed.

WTForms leaves out, without a word, rows beyond a limit and fields it does not know, and fails
on a row number such as "²". So names are looked at before a form is built, and whatever has
no place is given back by name.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any, cast

from formsvc.core.errors import Unacceptable
from formsvc.core.language import _
from formsvc.formkit.answerfields import AnswerField, Pair, WrongType
from formsvc.formkit.base import PageForm
from formsvc.formkit.listfields import PartField, SeveralField
from formsvc.formkit.problems import Finding


class NoPlace(Exception):
    """A posted name has no place on its page; the text says why, naming the field."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """Pairs that have a place on a page, and those that have none, each with the reason."""

    placed: tuple[Pair, ...]
    surplus: tuple[tuple[str, str, str], ...]


def specimen(form_class: type[Any]) -> Any:
    """An empty form of a class, to look fields up in. Never filled, never shown."""
    return _specimen(cast(Hashable, form_class))  # a class is hashable; mypy reads its instances' __hash__


@cache
def _specimen(form_class: Any) -> Any:
    return form_class(None, packs=None) if issubclass(form_class, PageForm) else form_class(None)


def sort_out(form_class: type[PageForm], pairs: Iterable[Pair]) -> Sorted:
    """Tell posted pairs that have a place on the page from those that have none."""
    placed: list[Pair] = []
    surplus: list[tuple[str, str, str]] = []
    seen: set[str] = set()
    for name, text in pairs:
        try:
            field = place_of(specimen(form_class), name)
            if name in seen and not field.many:
                raise NoPlace(_("“{name}” was sent twice", name=name))
        except NoPlace as reason:
            surplus.append((name, text, str(reason)))
        else:
            seen.add(name)
            placed.append((name, text))
    return Sorted(tuple(placed), tuple(surplus))


def place_of(form: Any, name: str) -> AnswerField:
    """The field that a posted name belongs to; raise NoPlace when there is none."""
    for field in form.questions:
        if isinstance(field, AnswerField) and name in field.names:
            return field
        if isinstance(field, PartField) and name.startswith(field.short_name + "-"):
            return place_of(specimen(field.form_class), name.removeprefix(field.short_name + "-"))
        if isinstance(field, SeveralField) and name.startswith(field.short_name + "-"):
            return place_of(specimen(field.row_form), _after_index(field, name))
    raise NoPlace(_("this page does not ask for “{name}”", name=name))


def row_names(form_class: type[PageForm], list_name: str) -> tuple[str, ...]:
    """The names of one row of a list on a page; raise NoPlace when the page has no such list."""
    for field in specimen(form_class).questions:
        if isinstance(field, SeveralField) and field.short_name == list_name:
            return tuple(name for inner in specimen(field.row_form).questions for name in inner.names if not inner.many)
    raise NoPlace(_("this page has no list “{name}”", name=list_name))


def _after_index(field: SeveralField, name: str) -> str:
    """The rest of a name after the number of its row."""
    index, _dash, rest = name.removeprefix(field.short_name + "-").partition("-")
    if not (index.isascii() and index.isdigit() and str(int(index[:9])) == index):
        raise NoPlace(_("“{question}” has a row whose number is no number", question=_(field.label.text)))
    if int(index) >= field.limit:
        raise NoPlace(_("“{question}” can hold {limit} at the most", question=_(field.label.text), limit=field.limit))
    return rest


def flatten(form: Any, value: Any, path: str, prefix: str = "") -> Iterator[Pair | Finding]:
    """What a JSON object would have been typed as, with a finding for whatever no field takes."""
    if not isinstance(value, Mapping):
        yield Finding(kind="type", path=path, message=f"“{path}” must be an object with named answers, in braces")
        return
    fields = {field.short_name: field for field in form.questions}
    if strange := [key for key in value if key not in fields]:
        yield Finding(kind="unknown", path=path, message=_unasked(path, strange, list(fields)))
    for key, answer in value.items():
        if key in fields:
            yield from _flatten_field(fields[key], answer, f"{path}.{key}", prefix)


def _unasked(path: str, strange: Sequence[str], asked: Sequence[str]) -> str:
    """Names that are no questions, told by their number: they may be anything somebody typed."""
    told = "a name in it" if len(strange) == 1 else f"{len(strange):,} names in it"
    close = {name for one in strange[:3] for name in get_close_matches(one[:100], asked, 1)}
    hint = f" Did you mean {', '.join(sorted(close))}?" if close else ""
    return f"“{path}” has {told} that it does not ask for. Take out, or check the spelling.{hint}"


def _flatten_field(field: Any, answer: Any, path: str, prefix: str) -> Iterator[Pair | Finding]:
    if isinstance(field, PartField):
        yield from flatten(specimen(field.form_class), answer, path, f"{prefix}{field.short_name}-")
    elif isinstance(field, SeveralField):
        yield from _flatten_rows(field, answer, path, prefix)
    else:
        yield from _flatten_answer(field, answer, path, prefix)


def _flatten_answer(field: Any, answer: Any, path: str, prefix: str) -> Iterator[Pair | Finding]:
    try:
        for name, text in field.typed_from(answer):
            yield prefix + name, text
    except WrongType as wanted:
        yield Finding(kind="type", path=path, message=f"{field.name_for_people} must be {wanted}")
    except Unacceptable as error:
        yield Finding(kind="date", path=path, message=f"{field.name_for_people}: {error}")


def _flatten_rows(field: SeveralField, answer: Any, path: str, prefix: str) -> Iterator[Pair | Finding]:
    label = field.label.text
    if not isinstance(answer, list):
        yield Finding(kind="type", path=path, message=f"“{label}” must be a list, in square brackets")
        return
    if len(answer) > field.limit:
        excess = len(answer) - field.limit
        words = f"“{label}” can hold {field.limit} at the most. There are {len(answer)}: take {excess} out."
        yield Finding(kind="too_many", path=path, message=words)
    for index, row in enumerate(answer[: field.limit]):
        yield from flatten(specimen(field.row_form), row, f"{path}.{index}", f"{prefix}{field.short_name}-{index}-")
