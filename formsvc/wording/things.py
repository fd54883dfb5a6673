"""Whether a word that may be a name is a thing: a month, a street, a shop, a brand."""

from formsvc.wording.lexicon import Lexicon
from formsvc.wording.reading import Reading, Token
from formsvc.wording.surroundings import BLANK, is_addressed, owns_or_does

_SAINT = frozenset({"st", "saint", "sts", "ss"})
_ARTICLES = frozenset({"a", "an"})
_OWNERS = frozenset({"his", "her", "their", "my", "our", "new", "old", "drives", "drove", "driving", "the"})
_CLOSE = frozenset({" ", "  ", "-", " & ", "'", " - "})


def is_date(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether a word for a month or season is meant as one: "in April", "12 May", "May 2026"."""
    base = reading.word(index)
    if not any(base in lexicon.word_group(group) for group in ("months", "seasons", "days")):
        return False
    after = reading.token(index + 1)
    if (
        after is not None
        and not after.first
        and (after.base[:1].isdigit() or after.base in lexicon.word_group("after_dates"))
    ):
        return True
    if owns_or_does(reading, index + 1, lexicon) or is_addressed(reading, index, lexicon):
        return False
    before = reading.word(index - 1)
    if base in lexicon.word_group("days"):
        return True
    if reading.tokens[index].first:
        return False
    if before in {"to", "and", "or"}:
        before = reading.word(index - 2)
    return before[:1].isdigit() or any(
        before in lexicon.word_group(group) for group in ("before_dates", "months", "days")
    )


def is_place(reading: Reading, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the words are part of the name of a street, a shop, a pub or a school."""
    if start and not reading.tokens[start].first and _is_second_of_pair(reading, start):
        return True
    if _place_follows(reading, end, lexicon):
        return True
    for index in range(end, min(end + 4, len(reading.tokens))):
        token = reading.tokens[index]
        if token.gap not in _CLOSE or token.first or not token.plain:
            return False
        if token.capital and _names_place(token, lexicon):
            return True
        if not token.capital and token.base not in {"and", "s"}:
            return False
    return False


def _place_follows(reading: Reading, end: int, lexicon: Lexicon) -> bool:
    """Whether the next word, in small letters or all capitals too, makes it a place: "Baker street", "mason's arms"."""
    after = reading.token(end)
    if after is None or after.gap not in _CLOSE or after.first:
        return False
    if reading.tokens[end - 1].owns:
        return after.base in lexicon.word_group("places_of_owners")
    return after.base in lexicon.word_group("places_in_any_case")


def _is_second_of_pair(reading: Reading, start: int) -> bool:
    """Whether "St", "SS Peter &" or "the George and" stands before."""
    if reading.word(start - 1) in _SAINT:
        return True
    first = start - 1 - (reading.word(start - 1) == "and")
    joined = reading.word(start - 1) == "and" or reading.tokens[start].gap == " & "
    if not joined or first < 1 or not reading.tokens[first].capital:
        return False
    return reading.word(first - 1) in _SAINT or (reading.word(first - 1) == "the" and reading.tokens[start].capital)


def _names_place(token: Token, lexicon: Lexicon) -> bool:
    return token.base in lexicon.word_group("premises") or token.base in lexicon.streets


def is_brand(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether it is a thing with that name: "a Mercedes", "his blue Ford", "from Morrisons"."""
    token = reading.tokens[index]
    if (token.first and owns_or_does(reading, index + 1, lexicon)) or is_addressed(reading, index, lexicon):
        return False
    brand = token.base in lexicon.word_group("brands") or _names_thing(reading, index, lexicon)
    if (brand or token.base in lexicon.words) and after_article(reading, index, lexicon) and not token.owns:
        return True
    if token.base not in lexicon.word_group("brands"):
        return False
    if _is_of_firm(reading, index) or reading.word(index - 1) in {"his", "her", "their"}:
        return True
    if owns_or_does(reading, index + 1, lexicon):
        return False
    after = reading.token(index + 1)
    return (
        _owned(reading, index)
        or (after is not None and after.gap in BLANK and after.capital and after.base in lexicon.word_group("brands"))
        or token.base.endswith("s")
    )


def _names_thing(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether a plain noun follows, as in "a Chelsea shirt"."""
    after = reading.token(index + 1)
    if after is None or after.gap != " " or after.capital or not after.plain or after.base not in lexicon.words:
        return False
    groups = ("person_verbs", "vague_verbs", "helping", "telling", "seeing", "calling", "breaks", "prepositions")
    return not any(after.base in lexicon.word_group(group) for group in groups) and not after.base.endswith("ed")


def _is_of_firm(reading: Reading, index: int) -> bool:
    """Whether it is joined to another name by "&", as in "Marks & Spencer"."""
    after = reading.token(index + 1)
    return reading.tokens[index].gap.strip() == "&" or (after is not None and after.gap.strip() == "&")


def _owned(reading: Reading, index: int) -> bool:
    return any(reading.word(at) in _OWNERS | _ARTICLES for at in range(max(0, index - 2), index))


def after_article(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether "a" or "an" stands before, perhaps with a describing word: "a blue Ford"."""
    for at in range(index - 1, max(-1, index - 4), -1):
        if reading.tokens[at + 1].first:
            return False
        if reading.word(at) in _ARTICLES:
            return True
        if reading.word(at) not in lexicon.words or reading.word(at) in lexicon.word_group("telling"):
            return False
        if any(
            reading.word(at) in lexicon.word_group(group) for group in ("breaks", "before_dates", "particles", "titles")
        ):
            return False
        if lexicon.nouns.get(reading.word(at)):
            return False
    return False


def is_second_of_compound(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether a capitalised plain word stands before that makes it one name with this: "Burger King", "Town Hall"."""
    token, before = reading.tokens[index], reading.token(index - 1)
    if (
        index == 0
        or before is None
        or token.first
        or token.gap != " "
        or not (before.capital and token.capital and token.plain)
    ):
        return False
    things = ("premises", "brands")
    if token.base not in lexicon.words and not any(token.base in lexicon.word_group(group) for group in things):
        return False
    if before.owns or before.base not in lexicon.words or lexicon.nouns.get(before.base):
        return False
    if any(
        before.base in lexicon.word_group(group) for group in ("titles", "months", "days", "particles", "first_person")
    ):
        return False
    return not before.first or any(token.base in lexicon.word_group(group) for group in things)
