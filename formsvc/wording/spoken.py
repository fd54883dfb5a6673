"""Numbers said in words, and how far a telephone number may go on over words and lines between its parts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_ATOM = re.compile(r"[^\W_]+")
_FIGURES = re.compile(r"[0-9oil]*[0-9][0-9oil]*")
_LETTERS = str.maketrans("oil", "011")
_ONES = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: str(value)
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_NOUGHTS = {"oh": "0", "o": "0", "nought": "0", "naught": "0", "nil": "0", "fourty": "4"}
_TIMES = {"double": 2, "treble": 3, "triple": 3}
_ROUND = {"hundred": "00", "thousand": "000"}
_BETWEEN = frozenset(
    "then and dash space gap hyphen followed by plus again pause next after that stop slash ending ends with in".split()
)
_FARTHEST_WORD, _FARTHEST_MARK = 4, 8  # words between two parts of a number, characters between two words


@dataclass(frozen=True, slots=True, repr=False)
class Digits:
    """A run of digits in a text, and where each of them stands there.

    `whole_only`: with words between its parts, so that only a whole number counts; `said`: in words alone.
    """

    digits: str
    places: tuple[int, ...]
    whole_only: bool = False
    said: bool = False


@dataclass(slots=True, repr=False)
class _Run:
    digits: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    times: int = 1
    tens: bool = False  # "twenty", after which "three" takes the place of the nought
    between: int = 0  # words since the last digit
    bridged: bool = False
    said: int = 0
    figures: int = 0

    def add(self, digits: str, start: int, end: int) -> None:
        """Digits that stand at one word; all but the last of more are put to its beginning."""
        self.bridged = self.bridged or self.between > 0
        first = start if not self.digits else end - 1
        self.places += [start] * (len(digits) - 1) + [first if len(digits) == 1 else end - 1]
        self.digits += digits
        self.times, self.between = 1, 0


def runs_over_words(text: str) -> Iterator[Digits]:
    """Runs of digits in folded text that are said in words or have words between their parts."""
    run, end = _Run(), 0
    for match in _ATOM.finditer(text):
        if match.start() - end > _FARTHEST_MARK or not _takes(run, match):
            yield from _closed(run)
            run = _Run()
            _takes(run, match)
        end = match.end()
    yield from _closed(run)


def _closed(run: _Run) -> Iterator[Digits]:
    if len(run.digits) > 5 and (run.said or run.bridged):
        yield Digits("".join(run.digits), tuple(run.places), run.bridged or run.figures > 0, run.figures == 0)


def _takes(run: _Run, match: re.Match[str]) -> bool:
    """Whether a word goes on with a run; a run takes it in."""
    word = match.group()
    if _FIGURES.fullmatch(word):
        run.figures += 1
        run.tens = False
        run.add(word.translate(_LETTERS), *match.span())
        return True
    if word in _TIMES:
        run.times = _TIMES[word]
        return True
    said = _said(run, word)
    if said:
        run.said += 1
        run.add(said * run.times, *match.span())
        run.tens = word in _TENS
        return True
    if not run.digits:
        return False
    run.between += 1
    return word in _BETWEEN and run.between <= _FARTHEST_WORD


def _said(run: _Run, word: str) -> str:
    if run.tens and len(_ONES.get(word, "")) == 1 and word != "zero" and not run.between:
        run.digits.pop()
        run.places.pop()
        return _ONES[word]
    if word in _ROUND:
        return _ROUND[word] if run.said and not run.between else ""
    return _ONES.get(word) or _NOUGHTS.get(word) or (f"{_TENS[word]}0" if word in _TENS else "")


def digits_in(text: str) -> str:
    """All digits of folded text, those said in words included."""
    run = _Run()
    for match in _ATOM.finditer(text):
        _takes(run, match)
    return "".join(run.digits)


def small_number(words: Sequence[str]) -> str:
    """A number from 1 to 999 in words, "fifty two" or "two hundred and eighteen", in figures; "" if it is none."""
    rest = [word for word in words if word != "and"]
    hundreds = 0
    if "hundred" in rest[:2]:
        times = {"a": "1", "hundred": "1", **_ONES}.get(rest[0], "")
        if len(times) != 1 or times == "0":
            return ""
        hundreds, rest = 100 * int(times), rest[rest.index("hundred") + 1 :]
    tens = int(_TENS[rest[0]]) * 10 if rest and rest[0] in _TENS else 0
    ones = rest[1:] if tens else rest
    if len(ones) > 1 or (ones and (ones[0] not in _ONES or (tens and len(_ONES[ones[0]]) > 1))):
        return ""
    value = hundreds + tens + (int(_ONES[ones[0]]) if ones else 0)
    return str(value) if value else ""
