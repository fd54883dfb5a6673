"""Wording that blames a child or makes harm small, each with other words to choose from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from formsvc.core.errors import DataPackError
from formsvc.core.language import _, marked
from formsvc.data.packs import Entry, Packs
from formsvc.wording.advice.advice import Noted, without_overlaps
from formsvc.wording.advice.lines import Lines
from formsvc.wording.advice.passage import Passage
from formsvc.wording.advice.patterns import Pattern, Vocabulary, any_of
from formsvc.wording.advice.reading import Compiled, patterns_in, patterns_of, text_of, texts_of
from formsvc.wording.advice.search import Hit, Search

_WHY = marked("These words can sound as if the child is to blame.")
_DO = marked("Say what happened, or what was done to the child.")
_BEFORE = 60  # characters of a line in which a word such as "not" is looked for
_NEAR = 30  # characters on either side in which other words make a phrase innocent
_FAR = 120  # characters on either side in which a phrase is rejected, or part of a term of the law
_HER = {"herself": "her", "himself": "him"}  # the words that show what to call the child


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is said about a phrase; `unless` fits words near it that make it innocent. `why` may be empty."""

    why: str
    alternatives: tuple[str, ...]
    source: str
    unless: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Harmless:
    """What makes a phrase harmless: legal terms around it, a "not" right before it, words that reject it.

    `elsewhere` fits words close by that are about something else.
    """

    exempt: re.Pattern[str]
    negated: re.Pattern[str]
    rejected: re.Pattern[str]
    elsewhere: re.Pattern[str]


class Phrases:
    """The phrases of the packs, and what makes them harmless."""

    def __init__(self, search: Search[Phrase], harmless: Harmless) -> None:
        self._search, self._harmless = search, harmless

    def find(self, lines: Lines) -> list[Noted]:
        """All blaming phrases of a passage that its writer means."""
        return without_overlaps([_noted(lines.passage, hit) for hit in self._search.hits(lines) if self._is_meant(hit)])

    def _is_meant(self, hit: Hit[Phrase]) -> bool:
        text, first, end = hit.line.text, max(0, hit.start - _NEAR), hit.end + _NEAR
        if any(near.search(text, first, end) for near in (hit.what.unless, self._harmless.elsewhere) if near):
            return False
        if self._harmless.negated.search(text, max(0, hit.start - _BEFORE), hit.start):
            return False
        return not (self._is_rejected(hit) or self._is_exempt(hit))

    def _is_rejected(self, hit: Hit[Phrase]) -> bool:
        """Whether words nearby reject the phrase; those before a "but" reject only what stands before it too."""
        first = max(0, hit.start - _FAR)
        but = hit.line.text.rfind(" but ", first, hit.start)
        return bool(self._harmless.rejected.search(hit.line.text, max(first, but), hit.end + _FAR))

    def _is_exempt(self, hit: Hit[Phrase]) -> bool:
        found = self._harmless.exempt.finditer(hit.line.text, max(0, hit.start - _FAR), hit.end + _FAR)
        return any(one.start() < hit.end and hit.start < one.end() for one in found)


def phrases_of(packs: Packs, compiled: Compiled, vocabulary: Vocabulary) -> Phrases:
    """The phrases of the packs in force from their compiled patterns; raise DataPackError."""
    sources = {entry.id: entry.wording for entry in packs.entries("wording_sources")}
    made = {entry.id: _phrase(entry, sources, vocabulary) for entry in packs.entries("phrases")}
    return Phrases(
        Search(((pattern, made[entry.id]) for entry, pattern in compiled)),
        Harmless(
            exempt=any_of(_patterns(packs, "wording_exempt", vocabulary)),
            negated=re.compile(f"{any_of(_patterns(packs, 'wording_negated', vocabulary)).pattern}$"),
            rejected=any_of(_rejecting(packs, vocabulary, near=False)),
            elsewhere=any_of(_rejecting(packs, vocabulary, near=True)),
        ),
    )


def _patterns(packs: Packs, name: str, vocabulary: Vocabulary) -> Iterator[Pattern]:
    return (pattern for _entry, pattern in patterns_in(packs, name, vocabulary))


def _rejecting(packs: Packs, vocabulary: Vocabulary, *, near: bool) -> Iterator[Pattern]:
    found = patterns_in(packs, "wording_rejected", vocabulary)
    return (pattern for entry, pattern in found if bool(entry.facts.get("near")) is near)


def _phrase(entry: Entry, sources: Mapping[str, str], vocabulary: Vocabulary) -> Phrase:
    source, why = text_of("phrases", entry, "source", ""), text_of("phrases", entry, "why", "")
    if source not in sources:
        raise DataPackError(f"List “phrases”, entry “{entry.id}”: no entry of “wording_sources” has this “source”.")
    unless = patterns_of("phrases", entry, "unless", vocabulary)
    alternatives = texts_of("phrases", entry, "alternatives")
    return Phrase(why, alternatives, sources[source], any_of(unless) if unless else None)


def _noted(passage: Passage, hit: Hit[Phrase]) -> Noted:
    first, end = hit.line.words_of(hit.start, hit.end)
    what = hit.what
    message = f"{what.why or _(_WHY)} {_(_DO)}"
    return Noted(passage.starts[first], passage.ends[end - 1], message, _suited(hit), what.source)


def _suited(hit: Hit[Phrase]) -> tuple[str, ...]:
    """The alternatives, which say "the child", with the pronoun that the phrase itself has of the child."""
    words = hit.line.text[hit.start : hit.end].split()
    called = next((_HER[word] for word in words if word in _HER), "the child")
    return tuple(text.replace("the child", called) for text in hit.what.alternatives)
