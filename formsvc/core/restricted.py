"""Answers that would give away the person who told.

A `Restricted` value says nothing about itself by accident: its text is constant, whatever
it holds, and it can neither be iterated, compared for order, turned into JSON nor pickled.
Reading it takes a deliberate look at one named field.
"""

from typing import Any, NoReturn

CONCEALED = "<restricted>"


class Restricted:
    """Base of answer classes that only restricted artefacts may print."""

    __slots__ = ()

    def __repr__(self) -> str:
        return CONCEALED

    def __str__(self) -> str:
        return CONCEALED

    def __format__(self, format_spec: str) -> str:
        return CONCEALED

    def __iter__(self) -> NoReturn:
        raise TypeError("restricted answers cannot be iterated")

    def __reduce__(self) -> NoReturn:
        raise TypeError("restricted answers cannot be pickled")


def is_restricted(value: Any) -> bool:
    """Whether a value, or an answers class, is restricted."""
    return issubclass(value if isinstance(value, type) else type(value), Restricted)
