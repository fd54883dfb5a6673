"""The schema of a document: every name its template can use, known from the form before there are answers.

The twin of `formsvc.formkit.views`: what a view holds of somebody's answers, a schema promises of any.
"""

from collections.abc import Mapping
from typing import Any

from formsvc.core.answers import Choice
from formsvc.core.schema import Chosen, Group, Many, Node, Schema, Text
from formsvc.formkit.choicefields import OfferedField
from formsvc.formkit.formdata import specimen
from formsvc.formkit.formtype import Document, FormType, Rows, Step
from formsvc.formkit.limits import INNER_ROWS_LIMIT
from formsvc.formkit.listfields import PartField, SeveralField
from formsvc.formkit.views import View

_SHORT = 50  # a longer hint explains more than a list of names has room for

_ENTRY = Choice("first", "First of the list", "What the first of the list means")
_EXAMPLES = {"day": "1 December 2026", "stamp": "2026-12-01T10:00:00+00:00", "prose": "What was seen.\nWhat was said."}
_TYPED = {"email": "name@school.example", "tel": "07700 900123"}


def schema_of(form_type: FormType, document: Document, example: View | None = None) -> Schema:
    """The names that a template of a document is given, with their meanings: the form's own questions.

    `example` is a view of filled answers, open and restricted steps together; what it holds becomes the examples.
    """
    values = example or {}
    imprint = {"document": _imprint(document)}
    opened = None if document.part == "restricted" else Group({**imprint, **_open_names(form_type, values)})
    names = {step.slug: _step(step, values) for step in form_type.steps if step.restricted}
    told = any(slug in document.steps for slug in names)
    restricted = Group({**imprint, **names}) if told else None
    return Schema(
        title=document.title, open=opened, restricted=restricted, prints=frozenset(document.steps),
        open_half_only=document.part == "open",
    )  # fmt: skip


def _imprint(document: Document) -> Group:
    """What is printed beside the answers."""
    told = {
        "title": Text(meaning="What the document is called", example=document.title),
        "reference": Text(meaning="The reference of the record", example="KDC4-M793"),
        "made_on": Text(meaning="The day the document is made", example="1 December 2026"),
        "marking": Text(meaning="The protective marking in force", example="OFFICIAL-SENSITIVE"),
    }
    return Group(told, "The document itself")


def _open_names(form_type: FormType, values: View) -> dict[str, Node]:
    names = {step.slug: _step(step, values) for step in form_type.steps if not step.restricted}
    return {**names, **(form_type.extra_schema(Group(names)) if form_type.extra_schema else {})}


def _step(step: Step, values: View) -> Node:
    value = values.get(step.slug)
    if isinstance(step, Rows):
        return Many(Group(_names(step.form, _first(value)), step.item.capitalize()), step.title, step.limit)
    return Group(_names(step.form, value), step.title)


def _names(form_class: type[Any], value: Any) -> dict[str, Node]:
    """The questions of a form by name; `value` is an example of its answers, if there is one."""
    values = value if isinstance(value, Mapping) else {}
    return {field.short_name: _node(field, values.get(field.short_name)) for field in specimen(form_class).questions}


def _node(field: Any, value: Any) -> Node:
    meaning = _meaning(field)
    if isinstance(field, PartField):
        return Group(_names(field.form_class, value), meaning)
    if isinstance(field, SeveralField):
        return Many(
            Group(_names(field.row_form, _first(value)), field.item.capitalize()),
            meaning,
            field.max_entries or INNER_ROWS_LIMIT,
        )
    if isinstance(field, OfferedField):
        return Many(_chosen("", _first(value)), meaning) if field.many else _chosen(meaning, value)
    return Text(meaning=meaning, example=value or _generic(field))


def _chosen(meaning: str, value: Any) -> Chosen:
    return Chosen(meaning=meaning, entry=value or _ENTRY)


def _first(value: Any) -> Any:
    """The first item of an example list."""
    return next(iter(value or ()), None)


def _meaning(field: Any) -> str:
    """The question, with its hint where that is short."""
    label, hint = field.label.text, str(field.description)
    if not hint or len(hint) > _SHORT:
        return str(label)
    return f"{label} {hint}" if label.endswith("?") else f"{label}. {hint}"


def _generic(field: Any) -> str:
    """An example where the form's own has none."""
    return _TYPED.get(getattr(field, "inputmode", ""), "") or _EXAMPLES.get(field.kind, "A few words")
