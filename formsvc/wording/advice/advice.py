"""A piece of advice: where it belongs, what it says, what it offers and where it comes from."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["abbreviation", "wording", "clarity"]


@dataclass(frozen=True, slots=True)
class Advice:
    """`start` and `end` are characters of the text as given. `message` never repeats them.

    `suggestions` are offered, never applied; `source` says in words where the advice comes from.
    """

    kind: Kind
    start: int
    end: int
    message: str
    suggestions: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Noted:
    """Advice whose offsets are still those of folded text."""

    start: int
    end: int
    message: str
    suggestions: tuple[str, ...]
    source: str


def without_overlaps(noted: list[Noted]) -> list[Noted]:
    """Of notes that overlap the longest, then the first; in order."""
    kept: list[Noted] = []
    taken = bytearray(max((one.end for one in noted), default=0))
    for one in sorted(noted, key=lambda one: (one.start - one.end, one.start)):
        if not (taken[one.start] or taken[one.end - 1]):
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
