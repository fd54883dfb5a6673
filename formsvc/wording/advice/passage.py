"""A passage as words and sentences of folded text, with a way back to the text as given."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache

from formsvc.wording.folding import Folded, folded_character
from formsvc.wording.quotes import quoted_stretches

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_BREAK = re.compile(r"[.!?;•|]+(?=[\s\"')\]]|$)|\n")
_GOES_ON = re.compile(r"[ \t]*[a-z]{2,}")  # a line that goes on in small letters was only wrapped
_NO_END = frozenset("mr mrs ms dr st no prof rev approx eg ie vs tel".split())
LONGEST = 300  # words: what runs on without a stop is looked at in pieces of this length


class Passage:
    """Folded text, its words and its sentences.

    `cased` is the folded text with its capitals; `words` have no apostrophes; `starts` and `ends` are their offsets.
    """

    def __init__(self, typed: str) -> None:
        text = typed.replace("\r\n", " \n").replace("\r", "\n")
        self._folded = Folded(text)
        self.text = self._folded.text
        self.cased = text if text.isascii() else "".join(map(_cased, text))
        matches = list(_WORD.finditer(self.text))
        self.words = [match.group().replace("'", "") for match in matches]
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the text as given of a non-empty stretch of the folded text."""
        return self._folded.span(start, end)

    @cached_property
    def quotes(self) -> list[tuple[int, int]]:
        """Where quotation marks open and close, in order."""
        return list(quoted_stretches(self.text))

    def is_quoted(self, offset: int) -> bool:
        """Whether this place of the folded text stands in quotation marks."""
        at = bisect_right(self.quotes, (offset, len(self.text))) - 1
        return at >= 0 and offset < self.quotes[at][1]

    @cached_property
    def sentences(self) -> list[int]:
        """The first word of each sentence, in order."""
        firsts = sorted({0, *(bisect_left(self.starts, offset) for offset in self._breaks())})
        ends = [*firsts[1:], len(self.words)]
        return [piece for first, end in zip(firsts, ends, strict=True) for piece in range(first, end, LONGEST)]

    def _breaks(self) -> Iterator[int]:
        for match in _BREAK.finditer(self.text):
            goes_on = match.group() == "\n" and _GOES_ON.match(self.cased, match.end())
            if not goes_on and not (match.group() == "." and self._is_short_before(match.start())):
                yield match.start()

    def _is_short_before(self, offset: int) -> bool:
        at = bisect_left(self.starts, offset)
        return at > 0 and (len(self.words[at - 1]) == 1 or self.words[at - 1] in _NO_END)

    def bounds(self, sentence: int) -> tuple[int, int]:
        """The first word of a sentence, and the one behind its last."""
        more = sentence + 1 < len(self.sentences)
        return self.sentences[sentence], self.sentences[sentence + 1] if more else len(self.words)

    def gap(self, word: int) -> str:
        """What stands between a word and the one before it."""
        return self.text[self.ends[word - 1] : self.starts[word]]

    def is_shouted(self, first: int, end: int) -> bool:
        """Whether the words from the first up to the last are all in capitals."""
        return self.cased[self.starts[first] : self.ends[end - 1]].isupper()


@lru_cache(maxsize=4096)
def _cased(character: str) -> str:
    piece = folded_character(character)
    upper = piece.upper()
    return upper if character.isupper() and len(upper) == len(piece) else piece
