"""In which words a person to protect is spoken of: relationship, role, and what free text says of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from formsvc.wording.facts import Person
from formsvc.wording.lexicon import ROLE, Lexicon, Noun
from formsvc.wording.reading import Reading

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class OwnWords:
    """Entries of the lexicon, head words and phrases that mean somebody to protect.

    `roles` are phrases of more than one word for what they do; `wards` is what they call the child.
    """

    entries: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    phrases: frozenset[Phrase] = frozenset()
    roles: frozenset[Phrase] = frozenset()
    wards: frozenset[str] = frozenset()
    of_named: frozenset[str] = frozenset()  # of a friend's mother: "mum", when somebody is named before

    def means(self, noun: Noun, lexicon: Lexicon) -> bool:
        """Whether a word for somebody may mean a person to protect."""
        if not self.entries.isdisjoint(lexicon.entries_of(noun)) or noun.words[-1] in self.heads:
            return True
        return any(
            noun.words[at : at + len(phrase)] == phrase for phrase in self.phrases for at in range(len(noun.words))
        )


@dataclass(frozen=True, slots=True, repr=False)
class Somebody:
    """A word or phrase for somebody in a text; offsets are of tokens."""

    start: int
    end: int
    noun: Noun


def people_in(reading: Reading, lexicon: Lexicon) -> list[Somebody]:
    """Words for people in a text, the longest at each place; in "mother's friend" only the friend."""
    found: list[Somebody] = []
    index = 0
    while index < len(reading.tokens):
        noun = lexicon.noun_at(reading.bases, index)
        if noun is None or any(token.first for token in reading.tokens[index + 1 : index + len(noun.words)]):
            index += 1
            continue
        if found and found[-1].end == index and reading.tokens[index - 1].owns:
            found.pop()
        found.append(Somebody(index, index + len(noun.words), noun))
        index += len(noun.words)
    return found


def own_words(people: Sequence[Person], lexicon: Lexicon) -> OwnWords:
    """The words that mean any of these people."""
    somebody: list[Noun] = []
    phrases: set[Phrase] = set()
    roles: set[Phrase] = set()
    for person in people:
        described = (person.relationship, person.role, *_descriptions(person, lexicon))
        for text in described:
            reading = lexicon.read(text)
            nouns = _heads(reading, lexicon)
            somebody += nouns
            phrases.update(_phrases(reading, lexicon))
            roles.update(noun.words for noun in nouns if noun.kind == ROLE and len(noun.words) > 1)
        roles.update(phrase for phrase in _phrases(lexicon.read(person.role), lexicon) if len(phrase) > 1)
    entries = frozenset(entry for noun in somebody for entry in lexicon.entries_of(noun))
    phrases.update(tuple(words.split()) for entry in entries for words in lexicon.wider.get(entry, ()))
    return OwnWords(
        entries=entries,
        heads=frozenset(noun.words[-1] for noun in somebody) - lexicon.word_group("generic_heads"),
        phrases=frozenset(phrases),
        roles=frozenset(roles),
        of_named=frozenset(word for entry in entries for word in lexicon.of_named.get(entry, ())),
        wards=frozenset(ward for entry in entries for ward in lexicon.wards.get(entry, ())),
    )


def _descriptions(person: Person, lexicon: Lexicon) -> Iterator[str]:
    """What a name field says besides names: "(neighbour)", ", the cleaner"."""
    for piece in person.name.replace("(", ",").replace(")", ",").replace(";", ",").split(","):
        tokens = lexicon.read(piece).tokens
        if tokens and not any(token.capital for token in tokens[1:]) and not (tokens[0].capital and len(tokens) == 1):
            yield piece


def _heads(reading: Reading, lexicon: Lexicon) -> list[Noun]:
    """The words for the person, not for those beside them: of "aunt of the girl's friend" the aunt."""
    found = people_in(reading, lexicon)
    kept = [one for at, one in enumerate(found) if not _belongs_to_other(reading, one) or at == 0]
    return [one.noun for one in kept]


def _belongs_to_other(reading: Reading, one: Somebody) -> bool:
    before = reading.bases[max(0, one.start - 4) : one.start]
    return reading.tokens[one.end - 1].owns or any(
        word in {"of", "to", "for", "with", "that", "who"} for word in before
    )


def _phrases(reading: Reading, lexicon: Lexicon) -> Iterator[Phrase]:
    """Runs of telling words: "breakfast club" of "runs the breakfast club that one of the children goes to"."""
    run: list[str] = []
    for token in (*reading.tokens, None):
        breaks = token is None or token.first or "," in token.gap or token.base in lexicon.word_group("breaking_words")
        if breaks:
            if len(run) > 1 or (run and len(run[0]) > 3 and run[0] not in lexicon.word_group("stop_words")):
                yield tuple(run)
            if len(run) > 2:
                yield tuple(run[:-1])
                yield tuple(run[1:])
            run = []
        if token is not None and token.base.isalpha() and token.base not in lexicon.word_group("breaking_words"):
            run.append(token.base)
