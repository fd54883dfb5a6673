"""What stands around a short form and says that it is something else: a registration, a name, a heading."""

import re
from bisect import bisect_right
from collections.abc import Collection
from functools import cached_property

from formsvc.wording.advice.candidates import Candidate
from formsvc.wording.advice.passage import Passage
from formsvc.wording.advice.shapes import key_of
from formsvc.wording.advice.shortforms import Shorts

_CODES = re.compile(  # registrations since 1963 and postcodes, whole
    r"\b(?:[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z]|[A-Z]{3} ?\d{4}"
    r"|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b"
)
_NUMBER = re.compile(r"\d{2,4}-\d{3,}")
_RUN = re.compile(r"\S+")
_EDGE = ".,;:!?()[]{}\"'*-/"


def bare(run: str) -> str:
    """A run of characters without the punctuation around it."""
    return run.strip(_EDGE)


class Context:
    """The runs of a passage, and what is next to each."""

    def __init__(self, passage: Passage, shorts: Shorts) -> None:
        self.passage, self._shorts = passage, shorts
        self.runs = [(match.start(), match.group()) for match in _RUN.finditer(passage.cased)]

    @cached_property
    def _codes(self) -> list[tuple[int, int]]:
        return [match.span() for match in _CODES.finditer(self.passage.cased)]

    def bare(self, at: int) -> str:
        """A run without punctuation around it, "" outside the passage."""
        return bare(self.runs[at][1]) if 0 <= at < len(self.runs) else ""

    def bounds(self, at: int) -> tuple[int, int]:
        """Start and end of a run without the punctuation around it."""
        start, run = self.runs[at]
        start += len(run) - len(run.lstrip(_EDGE))
        return start, start + len(self.bare(at))

    def word(self, at: int) -> str:
        """The key of a run, "" outside the passage."""
        return key_of(self.bare(at))

    def near(self, at: int, back: int, ahead: int) -> Collection[str]:
        """The keys of the runs around one."""
        return {self.word(other) for other in range(at - back, at + ahead + 1) if other != at}

    def is_meant(self, at: int, one: Candidate) -> bool:
        """Whether a candidate in the run at an index is a short form here."""
        start = self.runs[at][0] + one.start
        if self.passage.is_quoted(start) or self._is_in_code(start) or self._is_reference(at):
            return False
        return self._is_known_here(at, one) if one.short else self._is_unknown_here(at, one)

    def _is_in_code(self, start: int) -> bool:
        place = bisect_right(self._codes, (start, len(self.passage.cased))) - 1
        return place >= 0 and start < self._codes[place][1]

    def _is_reference(self, at: int) -> bool:
        """Whether a number with a dash stands behind it, as in "MH 26-1187"."""
        return bool(_NUMBER.fullmatch(self.bare(at + 1)))

    def _is_known_here(self, at: int, one: Candidate) -> bool:
        short = one.short
        if short is None or short.apart & set(self.near(at, 3, 1)):
            return False
        if self._is_after(at, 1, "endings") or self._is_counted(at, one):
            return False
        if short.capitals and sum(map(str.isupper, one.text)) < 2:
            return bool(short.beside & set(self.near(at, 1, 1)))
        return not (short.capitals and self._is_shouted(at))

    def _is_counted(self, at: int, one: Candidate) -> bool:
        return self.bare(at - 1).isdigit() and one.key in self._shorts.group("counted")

    def _is_unknown_here(self, at: int, one: Candidate) -> bool:
        if len(one.text) == 1:
            return self._is_person(at)
        if one.text[-1].isdigit():
            return self.word(at + 1) in self._shorts.group("papers")
        if self._is_mere_word(at, one) or self._is_shouted(at) or self._is_after(at, 1, "labels") or self._is_brand(at):
            return False
        if self._is_after(at, 6, "plates") or self._shorts.group("plates") & set(self.near(at, 0, 3)):
            return False
        if self._is_after(at, 3, "references") or self._is_after(at, 2, "calling"):
            return False
        return not (self.bare(at - 1).isdigit() or self._is_in_name(at, one))

    def _is_mere_word(self, at: int, one: Candidate) -> bool:
        """Whether it spells a word and nothing behind it, such as "panel", says that it is more than that."""
        return (
            one.text.isalpha()
            and self._shorts.is_word(one.key)
            and self.word(at + 1) not in self._shorts.group("bodies")
        )

    def _is_brand(self, at: int) -> bool:
        """Whether a brand stands before it, or it is the first of two words that are one: "JD Sports"."""
        return self.word(at - 1) in self._shorts.brands or f"{self.word(at)} {self.word(at + 1)}" in self._shorts.brands

    def _is_after(self, at: int, back: int, group: str) -> bool:
        return bool(self._shorts.group(group) & set(self.near(at, back, 0)))

    def _is_shouted(self, at: int) -> bool:
        """Whether a word next to it is an ordinary one in capitals, with no stop between."""
        return (self._is_loud(at - 1) and self._joined(at - 1)) or (self._is_loud(at + 1) and self._joined(at))

    def _is_loud(self, at: int) -> bool:
        word = self.bare(at)
        return len(word) > 1 and word.isupper() and word.lower() in self._shorts.words and not self._is_listed(word)

    def _is_listed(self, word: str) -> bool:
        return key_of(word) in self._shorts.known or key_of(word) in self._shorts.everyday

    def _joined(self, at: int) -> bool:
        return self.runs[at][1][-1] not in ".,;:!?"

    def _is_in_name(self, at: int, one: Candidate) -> bool:
        """Whether it is initials before a surname, or a surname in capitals behind another name."""
        if self._is_name(at + 1) and self._joined(at):
            return True
        return len(one.key) > 3 and at > 0 and self._is_name(at - 1) and self._joined(at - 1)

    def _is_name(self, at: int) -> bool:
        word = self.bare(at)
        return len(word) > 1 and word[0].isupper() and word[1:].islower() and word.lower() not in self._shorts.words

    def _is_person(self, at: int) -> bool:
        """Whether a single capital stands for somebody: "M was seen", "rang K."."""
        run, before, after = self.runs[at][1], self.word(at - 1), self.word(at + 1)
        if len(self.bare(at + 1)) == 1 and self.bare(at + 1).isupper():
            return False  # the first of the initials of a full name
        led = before in self._shorts.group("before_person")
        if self._is_name(at + 1) or self._is_after(at, 1, "labels") or (self.bare(at - 1)[:1].isupper() and not led):
            return False
        if after in self._shorts.group("after_person") and run.isalpha():
            return True
        ends = not run.isalpha() or after in self._shorts.group("after_person_named")
        return ends and led
