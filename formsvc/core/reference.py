"""The printed reference: short, random, and easy to say over the telephone."""

import re
import secrets
from collections.abc import Callable, Sequence

# No vowels (so no words), no 0/O, 1/I/L, 5/S, 2/Z, 8/B: nothing that is misheard or misread.
LETTERS = "CDFGHJKMNPQRTVWXY"
FIGURES = "34679"
_SHAPE = re.compile(r"[A-Z0-9](?:[A-Z0-9-]{0,30}[A-Z0-9])?", re.ASCII)


def new_reference(pick: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """A new reference such as "KD4-M793": one of about 3 million, drawn at random, telling nothing."""
    pattern = (LETTERS, LETTERS, FIGURES, "-", LETTERS, FIGURES, FIGURES, FIGURES)
    return "".join(pick(letters) for letters in pattern)


def is_reference(text: str) -> bool:
    """Whether a text may stand as a reference in a document and a file name."""
    return bool(_SHAPE.fullmatch(text))
