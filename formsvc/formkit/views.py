"""What a document may see of the answers: projections by allow-list.

The open view names the steps that are not restricted, and nothing else; the restricted view
names the restricted ones, and nothing else. A template that asks a view for a name it does
not hold gets an error, not a blank.
"""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from formsvc.core.answers import Choice, PartDate
from formsvc.core.restricted import is_restricted
from formsvc.formkit.formtype import FormType

View = Mapping[str, Any]


def open_view(form_type: FormType, answers: Any) -> View:
    """The answers of all steps that are not restricted, by step slug, ready to print.

    Raises TypeError if a restricted answer turns up in a step that is not.
    """
    view = {step.slug: _printable(getattr(answers, step.slug)) for step in form_type.steps if not step.restricted}
    return {**view, **(form_type.extra_view(view) if form_type.extra_view else {})}


def restricted_view(form_type: FormType, answers: Any) -> View:
    """The answers of the restricted steps, by step slug, ready to print."""
    steps = (step.slug for step in form_type.steps if step.restricted)
    return {slug: _printable(getattr(answers, slug), restricted=True) for slug in steps}


def _printable(value: Any, *, restricted: bool = False) -> Any:
    """An answer as a template sees it: text, a choice with its words, a list, or names to values."""
    if is_restricted(value) and not restricted:
        raise TypeError("a restricted answer is in a step that is not restricted")
    if isinstance(value, tuple):
        return [_printable(one, restricted=restricted) for one in value]
    if isinstance(value, str | Choice):
        return value
    if isinstance(value, PartDate):
        return str(value)
    return {field.name: _printable(getattr(value, field.name), restricted=restricted) for field in fields(value)}
