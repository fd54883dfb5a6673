"""Which stretches of folded text stand in quotation marks."""

import re
from collections.abc import Iterator

_MARK = re.compile(r"\"|(?<![^\W_])'(?=[^\W_])|(?<=[^\W_])'(?![^\W_])|(?<=[.,!?])'|\n[ \t]*\n")
LONGEST = 1500  # characters: a mark that is not closed by then was no mark of speech


def quoted_stretches(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch in double or single quotation marks, in order; none crosses an empty line."""
    opened: tuple[str, int] | None = None
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if opened and at - opened[1] > LONGEST:
            opened = None
        if mark.startswith("\n"):
            opened = None
        elif opened is None:
            opened = _opened(text, mark, at)
        elif mark == opened[0] and _closes(text, mark, at):
            yield opened[1], at + 1
            opened = None


def _opened(text: str, mark: str, at: int) -> tuple[str, int] | None:
    """The mark and its place, unless it is the apostrophe of "girls' " or the like."""
    before = text[at - 1 : at]
    return (mark, at) if mark == '"' or not before or (not before.isalnum() and before not in ".,!?") else None


def _closes(text: str, mark: str, at: int) -> bool:
    return mark == '"' or not text[at + 1 : at + 2].isalnum()
