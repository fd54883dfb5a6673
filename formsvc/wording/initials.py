"""Initials of a person to protect: "R.P.", "RP", "Mrs P"."""

from collections.abc import Iterator
from dataclasses import dataclass

from formsvc.wording.found import Action, Found, of_tokens
from formsvc.wording.lexicon import Lexicon
from formsvc.wording.namebook import NameBook
from formsvc.wording.names import Names, initial_run
from formsvc.wording.reading import Reading
from formsvc.wording.surroundings import acts, after_title, owns_or_does

_LONGEST = 4


def initials_of(names: Names) -> frozenset[str]:
    """Initials by which a person of these names may go, given name and surname at least."""
    found: set[str] = set()
    for whole in names.wholes:
        if len(whole) > 1:
            first = "".join(part[0] for part in whole)
            found |= {first, first[0] + first[-1], first[:2], first[-1] + first[0]}
    return frozenset(found)


@dataclass(frozen=True, slots=True, repr=False)
class Initials:
    """The initials to look for, and the letters that may stand for a surname after a title."""

    wanted: frozenset[str]
    surname_letters: frozenset[str]


def initials_in(book: NameBook) -> Initials:
    """Initials that are neither a usual abbreviation nor those of somebody named in the report."""
    openly = frozenset("".join(sorted(word[0] for word in whole if word)) for whole in book.known_wholes)
    usual = book.lexicon.word_group("not_initials")
    own = (one for names in book.names for one in initials_of(names))
    wanted = frozenset(one for one in own if "".join(sorted(one)) not in openly and one not in usual)
    return Initials(wanted, _surname_letters(book))


def find_initials(reading: Reading, initials: Initials, lexicon: Lexicon) -> Iterator[Found]:
    """Where initials stand for a person to protect."""
    index = 0
    while index < len(reading.tokens):
        run = max(1, initial_run(reading, index))
        yield from _initials_at(reading, index, run, initials.wanted, lexicon)
        if run == 1:
            yield from _titled_letter(reading, index, initials.surname_letters, lexicon)
        index += run


def _surname_letters(book: NameBook) -> frozenset[str]:
    own = {part[0] for names in book.names for part in names.surnames}
    return frozenset(own - {word[0] for word in book.known_adults if word})


def _initials_at(reading: Reading, index: int, run: int, wanted: frozenset[str], lexicon: Lexicon) -> Iterator[Found]:
    tokens = reading.tokens[index : index + run]
    joined = "".join(token.base for token in tokens)
    if (
        joined not in wanted
        or len(joined) > _LONGEST
        or not all(token.upper for token in tokens)
        or not tokens[0].capital
    ):
        return
    if run > 1:
        dotted = "." in tokens[1].gap
        yield of_tokens(reading, index, index + run, "name", "block" if dotted else "warn")
    elif tokens[0].plain:
        action: Action = "block" if acts(reading, index, index + 1, lexicon) else "warn"
        yield of_tokens(reading, index, index + 1, "name", action)


def _titled_letter(reading: Reading, index: int, letters: frozenset[str], lexicon: Lexicon) -> Iterator[Found]:
    """ "Mrs P" for Mrs Patel."""
    token = reading.tokens[index]
    if token.base not in letters or not token.capital or not after_title(reading, index, lexicon):
        return
    if reading.word(index - 1) in lexicon.word_group("surname_titles"):
        after = reading.token(index + 1)
        lonely = after is None or after.gap != " " or not after.capital or owns_or_does(reading, index + 1, lexicon)
        if lonely:
            yield of_tokens(reading, index - 1, index + 1, "name", "block")
