"""What of a finished file are a form's own words, and not those of whoever filled it in.

No regular expression looks at an answer here: with several gaps in a line it could take for ever.
"""

import re
from dataclasses import dataclass
from typing import Self

_TAG = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}")
_NESTED = 4  # "Agency 1: Telephone 2: Number: …" and one more


@dataclass(frozen=True, slots=True)
class OwnWords:
    """`lines` are whole lines; `around` is what stands around the answers in lines that hold some; `labels` are
    what stands before an answer and a colon, or ends in a question mark before it.
    """

    lines: frozenset[str]
    around: tuple[tuple[str, ...], ...] = ()
    labels: frozenset[str] = frozenset()

    @classmethod
    def of_template(cls, text: str) -> Self:
        """The words of a template, from its text with its tags."""
        lines = frozenset(line.strip() for line in text.split("\n"))
        pieces = (tuple(_TAG.split(line)) for line in sorted(lines))
        return cls(lines, tuple(one for one in pieces if len(one) > 1 and any(map(str.strip, one))))

    def left_out_of(self, text: str) -> str:
        """The text without the form's own words."""
        return "\n".join(self._said(line.strip()) for line in text.split("\n"))

    def _said(self, line: str) -> str:
        if line in self.lines:
            return ""
        for pieces in self.around:
            if line.startswith(pieces[0]) and line.endswith(pieces[-1]) and (gaps := _gaps(line, pieces)) is not None:
                return " ".join(gaps)
        return self._without_label(line)

    def _without_label(self, line: str) -> str:
        """What stands behind the last label that a line begins with."""
        rest = line
        for _ in range(_NESTED):
            for sign in (": ", "? "):
                label, found, behind = rest.partition(sign)
                if found and (label in self.labels or label + sign.strip() in self.labels):
                    return behind
            rest = rest.partition(": ")[2]
        return line


def _gaps(line: str, pieces: tuple[str, ...]) -> list[str] | None:
    """What of a line stands between the pieces, each looked for behind the one before; None where one is missing."""
    gaps, at = [], 0
    for piece in pieces:
        found = line.find(piece, at)
        if found < 0:
            return None
        gaps.append(line[at:found])
        at = found + len(piece)
    return [*gaps, line[at:]]
