"""Reading patterns and words out of the data packs, with an error that names the list and the entry."""

from collections.abc import Iterator, Sequence

from formsvc.core.errors import DataPackError
from formsvc.data.packs import Entry, Packs
from formsvc.wording.advice.patterns import Pattern, PatternError, Vocabulary, pattern_of

Compiled = Sequence[tuple[Entry, Pattern]]


def vocabulary_of(packs: Packs) -> Vocabulary:
    """The groups of words and the irregular verbs that patterns may name."""
    return Vocabulary(
        groups={entry.id: texts_of("phrase_words", entry, "forms") for entry in packs.entries("phrase_words")},
        verbs={entry.wording: texts_of("phrase_verbs", entry, "past") for entry in packs.entries("phrase_verbs")},
    )


def texts_of(name: str, entry: Entry, fact: str, *, required: bool = True) -> tuple[str, ...]:
    """The texts an entry has under a name; raise DataPackError when it has none, or something else."""
    texts = entry.facts.get(fact, [])
    if not isinstance(texts, list) or not all(isinstance(text, str) and text.strip() for text in texts):
        raise DataPackError(f"List “{name}”, entry “{entry.id}”: “{fact}” is no list of texts in quotation marks.")
    if required and not texts:
        raise DataPackError(f"List “{name}”, entry “{entry.id}”: it lacks “{fact}”.")
    return tuple(texts)


def text_of(name: str, entry: Entry, fact: str, default: str) -> str:
    """The text an entry has under a name, or the default; raise DataPackError when it is something else."""
    text = entry.facts.get(fact, default)
    if not isinstance(text, str):
        raise DataPackError(f"List “{name}”, entry “{entry.id}”: “{fact}” is no text in quotation marks.")
    return text


def patterns_of(name: str, entry: Entry, fact: str, vocabulary: Vocabulary) -> tuple[Pattern, ...]:
    """The patterns an entry has under a name, compiled; raise DataPackError."""
    return tuple(_pattern(name, entry, text, vocabulary) for text in texts_of(name, entry, fact, required=False))


def patterns_in(packs: Packs, name: str, vocabulary: Vocabulary) -> Iterator[tuple[Entry, Pattern]]:
    """Every pattern of a list with its entry: those under `patterns`, else its wording; raise DataPackError."""
    for entry in packs.entries(name):
        patterns = patterns_of(name, entry, "patterns", vocabulary)
        for pattern in patterns or (_pattern(name, entry, _plain(entry), vocabulary),):
            yield entry, pattern


def anchored_in(packs: Packs, name: str, vocabulary: Vocabulary) -> Compiled:
    """Every pattern of a list that is searched for, with its entry; raise DataPackError."""
    found = tuple(patterns_in(packs, name, vocabulary))
    for entry, pattern in found:
        if not pattern.anchors:
            raise DataPackError(f"List “{name}”, entry “{entry.id}”: a pattern needs a word that must be there.")
    return found


def _plain(entry: Entry) -> str:
    return entry.wording.lower().replace("-", " ").replace("'", "").replace("’", "")


def _pattern(name: str, entry: Entry, text: str, vocabulary: Vocabulary) -> Pattern:
    try:
        return pattern_of(text, vocabulary)
    except PatternError as error:
        raise DataPackError(f"List “{name}”, entry “{entry.id}”: the pattern “{text}” is wrong: {error}.") from error
