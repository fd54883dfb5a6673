"""All advice on a text: `rules_of` reads the packs once, `find` looks at one answer."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from formsvc.data.packs import Packs
from formsvc.wording.advice.abbreviations import find_abbreviations
from formsvc.wording.advice.advice import Advice, Kind, Noted
from formsvc.wording.advice.clarity import Clarity, clarity_of
from formsvc.wording.advice.lines import Lines
from formsvc.wording.advice.passage import Passage
from formsvc.wording.advice.phrases import Phrases, phrases_of
from formsvc.wording.advice.reading import anchored_in, vocabulary_of
from formsvc.wording.advice.shortforms import Shorts, shorts_of
from formsvc.wording.advice.slips import Slips

__all__ = ["Advice", "Rules", "find", "rules_of"]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Rules:
    """What the packs say, compiled."""

    shorts: Shorts
    slips: Slips
    phrases: Phrases
    clarity: Clarity


def rules_of(packs: Packs, words: Collection[str]) -> Rules:
    """The rules of the packs in force; `words` as in `formsvc.data.dictionary`.

    Raises DataPackError, naming list and entry, for what cannot be understood.
    """
    vocabulary = vocabulary_of(packs)
    phrases, vague = (anchored_in(packs, name, vocabulary) for name in ("phrases", "vague_times"))
    named = {word for _, pattern in (*phrases, *vague) for word in pattern.words}
    return Rules(
        shorts=shorts_of(packs, words),
        slips=Slips(named, frozenset(map(str.lower, words))),
        phrases=phrases_of(packs, phrases, vocabulary),
        clarity=clarity_of(packs, vague, vocabulary),
    )


def find(text: str, rules: Rules, *, quoted: bool = False, line: bool = False) -> tuple[Advice, ...]:
    """Advice on an answer, in order of its start; none of it overlaps other advice of its kind.

    `quoted`: the whole answer is somebody's own words, on which there is none. `line`: it is a name, a role or the
    like, in which no clear account is looked for.
    """
    if quoted or not text.strip():
        return ()
    passage = Passage(text)
    found = sorted(_all_of(passage, rules, line=line), key=lambda one: (one[1].start, one[1].end))
    return tuple(_advice(passage, kind, noted) for kind, noted in found)


def _all_of(passage: Passage, rules: Rules, *, line: bool) -> Iterator[tuple[Kind, Noted]]:
    lines = Lines(passage, rules.slips)
    yield from (("abbreviation", noted) for noted in find_abbreviations(passage, rules.shorts))
    yield from (("wording", noted) for noted in rules.phrases.find(lines))
    if not line:
        yield from (("clarity", noted) for noted in rules.clarity.find(lines))


def _advice(passage: Passage, kind: Kind, noted: Noted) -> Advice:
    start, end = passage.span(noted.start, noted.end)
    return Advice(kind, start, end, noted.message, noted.suggestions, noted.source)
