"""Folding: text as it sounds to a reader who ignores accents, capitals and fancy punctuation, with a way back.

Every folded character remembers which character of the text as given it came from.
"""

import unicodedata
from array import array
from functools import lru_cache

_LETTERS = {
    "ß": "ss",
    "ł": "l",
    "ø": "o",
    "æ": "ae",
    "œ": "oe",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ħ": "h",
    "\N{LATIN SMALL LETTER DOTLESS I}": "i",
    # Arabic and Persian ways of writing one letter
    "\N{ARABIC LETTER TEH MARBUTA}": "\N{ARABIC LETTER HEH}",
    "\N{ARABIC LETTER ALEF MAKSURA}": "\N{ARABIC LETTER YEH}",
    "\N{ARABIC LETTER FARSI YEH}": "\N{ARABIC LETTER YEH}",
    "\N{ARABIC LETTER KEHEH}": "\N{ARABIC LETTER KAF}",
    "\N{ARABIC LETTER HEH GOAL}": "\N{ARABIC LETTER HEH}",
    "\N{ARABIC TATWEEL}": "",
}
# As code points, because many of these look alike on the screen.
_APOSTROPHES = frozenset("\u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4\u0060\uff07")
_HYPHENS = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d")
_DOUBLE_QUOTES = frozenset("\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02")


class Folded:
    """Folded text (`text`) and where each of its characters stood in the text as given."""

    __slots__ = ("_origins", "_typed", "text")

    def __init__(self, typed: str) -> None:
        self._typed = typed
        pieces: list[str] = []
        origins = array("L")
        for offset, character in enumerate(typed):
            piece = folded_character(character)
            pieces.append(piece)
            origins.extend([offset] * len(piece))
        self.text = "".join(pieces)
        self._origins = origins

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the text as given of a non-empty stretch of the folded text, trailing accents included."""
        last = self._origins[end - 1] + 1
        while last < len(self._typed) and unicodedata.combining(self._typed[last]):
            last += 1
        return self._origins[start], last

    def typed(self, start: int, end: int) -> str:
        """The text as given behind a non-empty stretch of the folded text."""
        first, last = self.span(start, end)
        return self._typed[first:last]


def folded(text: str) -> str:
    """The text folded, without a way back."""
    return "".join(map(folded_character, text))


@lru_cache(maxsize=4096)
def folded_character(character: str) -> str:
    """What one character folds to: "" for accents and what cannot be seen, digits of any script as 0 to 9."""
    if character in _APOSTROPHES:
        return "'"
    if character in _HYPHENS:
        return "-"
    if character in _DOUBLE_QUOTES:
        return '"'
    if character in "\r\u2028\u2029":
        return "\n"
    return "".join(_plain(one) for one in unicodedata.normalize("NFKD", character).casefold())


def _plain(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf"}:
        return ""
    return " " if character.isspace() and character not in "\n\t" else _LETTERS.get(character, character)
