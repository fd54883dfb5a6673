"""Schemas made from views, so that a test need not write both."""

from collections.abc import Mapping
from typing import Any

from formsvc.core.answers import Choice
from formsvc.core.schema import Chosen, Group, Many, Node, Text


def names_of(view: Mapping[str, Any]) -> Group:
    """The names of a view that holds an example of everything."""
    return Group({name: schema_like(value) for name, value in view.items()})


def schema_like(value: Any) -> Node:
    """The schema that a view's value fits: texts and choices become their own examples, lists go by their first item.

    Raises TypeError for an empty list or a value that no view holds.
    """
    if isinstance(value, str):
        return Text(example=value)
    if isinstance(value, Choice):
        return Chosen(entry=value)
    if isinstance(value, Mapping):
        return names_of(value)
    if isinstance(value, (list, tuple)) and value:
        return Many(schema_like(value[0]))
    raise TypeError(f"no view holds such a {type(value).__name__}")
