"""Searching a passage for many patterns at once: each is tried only where two of its rarest words stand."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from formsvc.wording.advice.lines import Line, Lines
from formsvc.wording.advice.patterns import PREFIX, Pattern

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """What a pattern was for, and where in a line it fits."""

    what: T
    line: Line
    start: int
    end: int


class Search(Generic[T]):
    """Patterns, each with what it is for, found by their anchors."""

    def __init__(self, patterns: Iterable[tuple[Pattern, T]]) -> None:
        self._by_word: dict[str, list[int]] = {}
        self._tries: list[tuple[Pattern, T]] = []
        self._compiled: dict[int, re.Pattern[str]] = {}  # most texts need few of them
        for number, (pattern, what) in enumerate(patterns):
            self._tries.append((pattern, what))
            for anchor in pattern.anchors:
                key = anchor if not anchor.endswith("*") else anchor[:PREFIX] + "*"
                self._by_word.setdefault(key, []).append(number)

    def hits(self, lines: Lines) -> Iterator[Hit[T]]:
        """Every place a pattern fits, sentence by sentence."""
        for sentence, numbers in self._tried(lines).items():
            line = lines.line(sentence)
            words = frozenset(line.text.split())
            for number in sorted(numbers):
                pattern, what = self._tries[number]
                if not pattern.beside or not pattern.beside.isdisjoint(words):
                    for match in self._regex(number).finditer(line.text):
                        yield Hit(what, line, match.start(), match.end())

    def _regex(self, number: int) -> re.Pattern[str]:
        if number not in self._compiled:
            self._compiled[number] = re.compile(f"(?<= ){self._tries[number][0].regex}")
        return self._compiled[number]

    def _tried(self, lines: Lines) -> Mapping[int, set[int]]:
        """For each sentence with an anchor the patterns to try."""
        tried: dict[int, set[int]] = {}
        numbers = {word: found for word in set(lines.words) if (found := self._numbers(word))}
        sentences = lines.passage.sentences
        for at, word in enumerate(lines.words):
            if word in numbers:
                tried.setdefault(bisect_right(sentences, at) - 1, set()).update(numbers[word])
        return tried

    def _numbers(self, word: str) -> tuple[int, ...]:
        return (*self._by_word.get(word, ()), *self._by_word.get(word[:PREFIX] + "*", ()))
