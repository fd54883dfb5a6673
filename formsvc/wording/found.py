"""What the searches hand over: a stretch of folded text, what it is and how serious."""

from dataclasses import dataclass
from typing import Literal

from formsvc.wording.reading import Reading

What = Literal["name", "telephone", "email", "username", "address", "role", "agency", "attribution", "first_person"]
Action = Literal["block", "warn", "hint"]


@dataclass(frozen=True, slots=True)
class Found:
    """Offsets are of folded text."""

    start: int
    end: int
    what: What
    action: Action


def of_tokens(reading: Reading, start: int, end: int, what: What, action: Action) -> Found:
    """The stretch of the tokens from `start` up to `end`, without 's at its end."""
    last = reading.tokens[end - 1]
    text = last.text.removesuffix("'s") if last.owns else last.text
    return Found(reading.tokens[start].start, last.start + len(text.rstrip("'")), what, action)
