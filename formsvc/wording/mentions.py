"""Roles and agencies of people to protect, merely mentioned."""

from collections.abc import Iterator, Sequence

from formsvc.wording.attribution import find_phrases
from formsvc.wording.facts import Known, Person
from formsvc.wording.folding import folded
from formsvc.wording.found import Found, of_tokens
from formsvc.wording.lexicon import ROLE, Lexicon
from formsvc.wording.ownwords import OwnWords, Somebody, people_in
from formsvc.wording.reading import Reading, bases_of
from formsvc.wording.things import after_article, is_place

Phrase = tuple[str, ...]
_SHORTEST_JOINED = 7  # letters of the name of an agency written as one word


def find_roles(reading: Reading, own: OwnWords, lexicon: Lexicon) -> Iterator[Found]:
    """Where a role of more than a bare noun is mentioned, in these words or others for the same."""
    for one in people_in(reading, lexicon):
        if one.noun.kind != ROLE or one.noun.entry not in own.entries or is_place(reading, one.start, one.end, lexicon):
            continue
        if _is_specific(reading, one, lexicon):
            yield of_tokens(reading, one.start, one.end, "role", "warn")
    for start, end in find_phrases(reading, own.roles):
        if reading.word(start - 1) not in {"a", "an", "any", "no"}:
            yield of_tokens(reading, start, end, "role", "warn")


def _is_specific(reading: Reading, one: Somebody, lexicon: Lexicon) -> bool:
    """Whether few people are meant: "the school nurse", "the librarian", not "the teacher", not "teachers"."""
    before = reading.word(one.start - 1)
    if one.noun.plural or len(one.noun.words) > 1:
        return not one.noun.plural and before not in {"a", "an", "any", "no"}
    return one.noun.entry not in lexicon.word_group("common_roles") and before in {"the", "her", "his", "their", "our"}


def agencies_of(people: Sequence[Person], known: Known, lexicon: Lexicon) -> frozenset[Phrase]:
    """Names of agencies by which somebody may be recognised: whole, and without "Ltd", "School" and the like."""
    openly = [bases_of(folded(text)) for text in known.places]
    phrases = {form for person in people for form in _forms(person.agency, lexicon)}
    return frozenset(phrase for phrase in phrases if not any(_holds(words, phrase) for words in openly))


def _forms(agency: str, lexicon: Lexicon) -> Iterator[Phrase]:
    for piece in folded(agency).replace("(", ",").replace(")", ",").split(","):
        words = bases_of(piece)
        while words and words[0] in {"the", "a", "at"}:
            words = words[1:]
        if not words or " ".join(words) in lexicon.word_group("generic_agencies"):
            continue
        if any(word not in lexicon.word_group("common_words_of_agencies") for word in words):
            yield tuple(words)
            yield from _shorter(words, lexicon)
            yield (next(word for word in words if word not in lexicon.word_group("common_words_of_agencies")),)
        first_letters = "".join(word[0] for word in words if word not in {"the", "of", "and", "for", "at"})
        if len(first_letters) > 2 and first_letters not in lexicon.word_group("not_initials"):
            yield (first_letters,)
    for token in lexicon.read(agency).tokens:
        if token.upper and len(token.base) > 2 and token.base not in lexicon.word_group("common_words_of_agencies"):
            yield (token.base,)


def _shorter(words: list[str], lexicon: Lexicon) -> Iterator[Phrase]:
    common = lexicon.word_group("common_words_of_agencies")
    end = len(words)
    while end > 1 and words[end - 1] in common:
        end -= 1
        yield tuple(words[:end])


def _holds(words: list[str], phrase: Phrase) -> bool:
    return any(tuple(words[at : at + len(phrase)]) == phrase for at in range(len(words) - len(phrase) + 1))


def find_agencies(reading: Reading, agencies: frozenset[Phrase], lexicon: Lexicon) -> Iterator[Found]:
    """Where an agency is named; a single plain word counts only as the name it is written like."""
    for start, end in find_phrases(reading, agencies):
        if end - start > 1 or _is_written_as_name(reading, start, lexicon):
            yield of_tokens(reading, start, end, "agency", "warn")
    for start, end in _find_joined(reading, agencies, lexicon):
        yield of_tokens(reading, start, end, "agency", "warn")


def _find_joined(reading: Reading, agencies: frozenset[Phrase], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Where an agency is written as one word instead of two, or the other way round: "Swift Line" for Swiftline."""
    wanted: dict[str, list[tuple[str, int]]] = {}
    for phrase in agencies:
        joined = "".join(phrase)
        if len(joined) >= _SHORTEST_JOINED:
            wanted.setdefault(joined[:2], []).append((joined, len(phrase)))
    for index, base in enumerate(reading.bases):
        for joined, length in wanted.get(base[:2], ()):
            for end in (index + length - 1, index + length + 1):
                there = index < end <= len(reading.bases) and "".join(reading.bases[index:end]) == joined
                if there and _is_one_name(reading, index, end, lexicon):
                    yield index, end


def _is_one_name(reading: Reading, start: int, end: int, lexicon: Lexicon) -> bool:
    tokens = reading.tokens[start:end]
    if len(tokens) == 1 and tokens[0].base in lexicon.words and (tokens[0].first or not tokens[0].plain):
        return False
    return not any(token.first for token in tokens[1:]) and (tokens[0].capital or not tokens[0].plain)


def _is_written_as_name(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    token = reading.tokens[index]
    if len(token.base) < 5 and token.plain and not token.upper:
        return False  # a short one is the first letters of the agency
    if after_article(reading, index, lexicon):
        return False
    if token.plain and not token.capital and token.base in lexicon.words:
        return len(token.base) > 5 and reading.word(index - 1) in {"at", "with", "from", "to", "via", "through"}
    if token.base not in lexicon.words and token.base not in lexicon.proper:
        return len(token.base) > 2
    return token.plain and token.capital and not token.first and not is_place(reading, index, index + 1, lexicon)
