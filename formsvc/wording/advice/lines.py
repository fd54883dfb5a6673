"""The sentences of a passage as lines that patterns fit: bare words, slips mended, quoted words taken out."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from formsvc.wording.advice.passage import Passage
from formsvc.wording.advice.slips import Slips

QUOTED = "\N{LEFT DOUBLE QUOTATION MARK}"  # stands for a word that is quoted, so that no pattern fits it


@dataclass(frozen=True, slots=True)
class Line:
    """Words with a blank before, between and behind them.

    `first` is the first of them in the passage, `offsets` are where they start in `text`.
    """

    first: int
    text: str
    offsets: tuple[int, ...]

    def words_of(self, start: int, end: int) -> tuple[int, int]:
        """First word of the passage that a stretch of this line covers, and the one behind the last."""
        return self.first + bisect_right(self.offsets, start) - 1, self.first + bisect_left(self.offsets, end)


class Lines:
    """The lines of a passage, made when they are asked for. `words` are all its words as lines show them."""

    def __init__(self, passage: Passage, slips: Slips) -> None:
        self.passage = passage
        mended = {word: slips.mended(word) for word in set(passage.words)}
        self.words = [mended[word] for word in passage.words]
        for start, end in passage.quotes:
            first, behind = bisect_left(passage.starts, start), bisect_left(passage.starts, end)
            self.words[first:behind] = [QUOTED] * (behind - first)
        self._made: dict[int, Line] = {}

    def line(self, sentence: int) -> Line:
        """A sentence of the passage as a line."""
        if sentence not in self._made:
            self._made[sentence] = self._line(*self.passage.bounds(sentence))
        return self._made[sentence]

    def _line(self, first: int, end: int) -> Line:
        words = self.words[first:end]
        offsets, place = [], 1
        for word in words:
            offsets.append(place)
            place += len(word) + 1
        return Line(first, f" {' '.join(words)} ", tuple(offsets))
