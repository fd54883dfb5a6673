"""What makes an account hard to use: times that say nothing, and very long sentences."""

import re
from collections.abc import Iterator

from formsvc.core.language import _, marked
from formsvc.data.packs import Packs
from formsvc.wording.advice.advice import Noted, without_overlaps
from formsvc.wording.advice.lines import Lines
from formsvc.wording.advice.passage import Passage
from formsvc.wording.advice.patterns import Vocabulary, any_of
from formsvc.wording.advice.reading import Compiled, patterns_in, texts_of
from formsvc.wording.advice.search import Hit, Search

LONGEST = 40  # words of a sentence
_NEAR = 110  # characters of a line on either side in which an exact time says enough
_SOURCE = marked("The founding guide: keep information clear and concise.")
_LONG = marked("This is a very long sentence. Short ones are easier to follow.")
_SPLIT = marked("Make two or three sentences of it, with one thing in each.")
_VAGUE = marked("This does not say when. Give the time as well as you know it.")
Suggestions = tuple[str, ...]


class Clarity:
    """Vague times, and the exact ones that make them clear."""

    def __init__(self, search: Search[Suggestions], exact: re.Pattern[str], exempt: re.Pattern[str]) -> None:
        self._search, self._exact, self._exempt = search, exact, exempt

    def find(self, lines: Lines) -> list[Noted]:
        """Vague times and long sentences; of a long sentence with a vague time the longest part beside it."""
        passage = lines.passage
        hits = (hit for hit in self._search.hits(lines) if self._is_vague(hit) and not _is_name(passage, hit))
        vague = without_overlaps([_vague(passage, hit) for hit in hits])
        long = [_long(*_longest_part(start, end, vague)) for start, end in _long_sentences(passage)]
        return sorted((*vague, *long), key=lambda one: one.start)

    def _is_vague(self, hit: Hit[Suggestions]) -> bool:
        text = hit.line.text
        if any(one.start() < hit.end and hit.start < one.end() for one in self._exempt.finditer(text)):
            return False
        near = self._exact.finditer(text, max(0, hit.start - _NEAR), hit.end + _NEAR)
        return all(hit.start <= one.start() and one.end() <= hit.end for one in near)


def clarity_of(packs: Packs, compiled: Compiled, vocabulary: Vocabulary) -> Clarity:
    """What the packs in force say of vague times, from their compiled patterns; raise DataPackError."""
    made = {entry.id: texts_of("vague_times", entry, "say") for entry in packs.entries("vague_times")}
    return Clarity(
        Search(((pattern, made[entry.id]) for entry, pattern in compiled)),
        exact=any_of(pattern for _entry, pattern in patterns_in(packs, "exact_times", vocabulary)),
        exempt=any_of(pattern for _entry, pattern in patterns_in(packs, "vague_times_exempt", vocabulary)),
    )


def _vague(passage: Passage, hit: Hit[Suggestions]) -> Noted:
    first, end = hit.line.words_of(hit.start, hit.end)
    return Noted(passage.starts[first], passage.ends[end - 1], _(_VAGUE), hit.what, _(_SOURCE))


def _is_name(passage: Passage, hit: Hit[Suggestions]) -> bool:
    """Whether several words are the name of a shop or the like: the last has a capital."""
    first, end = hit.line.words_of(hit.start, hit.end)
    return end - first > 1 and passage.cased[passage.starts[end - 1]].isupper() and not passage.is_shouted(first, end)


def _long(start: int, end: int) -> Noted:
    return Noted(start, end, _(_LONG), (_(_SPLIT),), _(_SOURCE))


def _long_sentences(passage: Passage) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, or line of one, with too many words that are not quoted."""
    for sentence in range(len(passage.sentences)):
        bounds = passage.bounds(sentence)
        for first, end in _lines(passage, *bounds) if bounds[1] - bounds[0] > LONGEST else ():
            if _length(passage, first, end) > LONGEST:
                yield passage.starts[first], passage.ends[end - 1]


def _lines(passage: Passage, first: int, end: int) -> Iterator[tuple[int, int]]:
    start = first
    for at in range(first + 1, end):
        if "\n" in passage.gap(at):
            yield start, at
            start = at
    yield start, end


def _length(passage: Passage, first: int, end: int) -> int:
    """Words as a reader counts them: "6.05pm" and "half-term" are one."""
    own = (at for at in range(first, end) if not passage.is_quoted(passage.starts[at]))
    return sum(at == first or " " in passage.gap(at) for at in own)


def _longest_part(start: int, end: int, taken: list[Noted]) -> tuple[int, int]:
    """The longest part of a stretch that none of the notes touches."""
    inside = [one for one in taken if start < one.end and one.start < end]
    edges = [start, *(edge for one in inside for edge in (one.start, one.end)), end]
    return max(zip(edges[::2], edges[1::2], strict=True), key=lambda part: part[1] - part[0])
