"""Telephone numbers, in any spacing, with the letter O for a nought, said in words."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from formsvc.wording.folding import folded
from formsvc.wording.found import Found
from formsvc.wording.spoken import Digits, digits_in, runs_over_words

# A run begins and ends with a digit or an o beside one; between its digits stand at most four marks.
_RUN = re.compile(r"(?<![^\W_])[0-9oil](?:[\s.\-/()+_,:*]{0,4}[0-9oil]){5,}(?![^\W\d_])")
_LETTERS = str.maketrans("oil", "011")
_SHORTEST_PART = 6


def national(text: str) -> str:
    """The digits of a telephone number as typed, without 0, +44 or 0044 at the beginning."""
    digits = digits_in(folded(text))
    digits = digits.removeprefix("00")
    if digits.startswith("44") and len(digits) > 10:
        digits = digits[2:]
    return digits.lstrip("0")


def nationals(texts: Iterable[str]) -> frozenset[str]:
    """The numbers in texts that may hold several each; short ones are none."""
    pieces = (piece for text in texts for piece in re.split(r"[,;\n/]|\bor\b|\band\b", text))
    return frozenset(number for number in map(national, pieces) if len(number) >= _SHORTEST_PART)


def find_numbers(text: str, wanted: frozenset[str], openly: frozenset[str]) -> Iterator[Found]:
    """Where one of the numbers, or at least its last six digits, stands in folded text."""
    numbers = [number for number in wanted if number not in openly]
    if not numbers:
        return
    for run in digit_runs(text):
        for number in numbers:
            yield from _in_run(run, number, openly)


def digit_runs(text: str) -> Iterator[Digits]:
    """Runs of digits in folded text, those said in words included."""
    for match in _RUN.finditer(text):
        places = tuple(at for at in range(match.start(), match.end()) if text[at] in "0123456789oil")
        digits = "".join(text[at] for at in places).translate(_LETTERS)
        if sum(text[at].isdigit() for at in places) >= 4:
            yield Digits(digits, places)
    yield from runs_over_words(text)


def _in_run(run: Digits, number: str, openly: frozenset[str]) -> Iterator[Found]:
    at = run.digits.find(number)
    if at >= 0:
        first = _with_prefix(run.digits, at)
        yield Found(run.places[first], run.places[at + len(number) - 1] + 1, "telephone", "block")
        return
    if run.whole_only:
        return
    part = number[-_SHORTEST_PART:]
    at = run.digits.find(part)
    if at < 0 or any(other.endswith(part) for other in openly) or not _ends_there(run, at + len(part)):
        return
    start = _extended(run.digits, at, number)
    places = run.places[at : at + len(part)]
    if not run.said and any(later - earlier > 2 for earlier, later in pairwise(places)):
        return
    if start and len(run.digits) >= 10 and run.places[start] - run.places[start - 1] < 3:
        return  # another number that happens to end alike
    yield Found(run.places[start], run.places[at + len(part) - 1] + 1, "telephone", "block")


def _with_prefix(digits: str, at: int) -> int:
    """Where the number begins with its 0, +44 or 0044."""
    for prefix in ("00440", "0044", "440", "44", "0"):
        if at >= len(prefix) and digits[at - len(prefix) : at] == prefix:
            return at - len(prefix)
    return at


def _ends_there(run: Digits, end: int) -> bool:
    return end == len(run.places) or run.places[end] - run.places[end - 1] > 1


def _extended(digits: str, at: int, number: str) -> int:
    """How far to the left the digits go on like the number."""
    length = _SHORTEST_PART
    while at and length < len(number) and digits[at - 1] == number[-length - 1]:
        at, length = at - 1, length + 1
    return at
