"""Whether a word that may be a name is a thing: a month, a street, a shop, a brand."""

from formsvc.wording.lexicon import Lexicon
from formsvc.wording.reading import Reading, Token
from formsvc.wording.surroundings import BLANK, is_addressed, owns_or_does

_SAINT = frozenset({"st", "saint", "sts", "ss"})
_ARTICLES = frozenset({"a", "an"})
_OWNERS = frozenset({"his", "her", "their", "my", "our", "new", "old", "drives", "drove", "driving", "the"})
_CONTAINERS = frozenset({"can", "cans", "bottle", "bottles", "glass", "pint", "pints", "pack", "crate", "box", "bag"})
_CLOSE = frozenset({" ", "  ", "-", " & ", "'", " - "})


def is_date(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether a word for a month, season or day is meant as one: "in April", "12 May", "May 2026"."""
    base = reading.word(index)
    if not any(base in lexicon.word_group(group) for group in ("months", "seasons", "days")):
        return False
    if _date_goes_on(reading, index, lexicon):
        return True
    if owns_or_does(reading, index + 1, lexicon) or is_addressed(reading, index, lexicon):
        return False
    return base in lexicon.word_group("days") or _date_began(reading, index, lexicon)


def _date_goes_on(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether a number, "half term" or another month follows."""
    after = reading.token(index + 1)
    if after is None or after.first:
        return False
    if after.base in {"and", "to", "a"}:
        last = reading.word(index + 2)
        return last[:1].isdigit() or any(last in lexicon.word_group(group) for group in ("months", "seasons"))
    return after.base[:1].isdigit() or after.base in lexicon.word_group("after_dates")


def _date_began(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether "in", a number or another month stands before."""
    if reading.tokens[index].first:
        return False
    before, at = reading.word(index - 1), index - 1
    if before in {"to", "and", "or"}:
        before, at = reading.word(index - 2), index - 2
    if before == "of" and reading.word(at - 1) not in lexicon.word_group("parts_of_time"):
        return False
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
            return not (reading.word(index - 1) == "and" and token.base in lexicon.names)  # "Rose and Bill" are two
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


def is_brand(reading: Reading, index: int, part: str, lexicon: Lexicon) -> bool:
    """Whether it is a thing with that name: "a Mercedes", "his blue Ford", "from Morrisons", "at the Hall".

    `part` is the name it may be a form of.
    """
    token = reading.tokens[index]
    if (token.first and owns_or_does(reading, index + 1, lexicon)) or is_addressed(reading, index, lexicon):
        return False
    word, brand = token.base in lexicon.words, token.base in lexicon.word_group("brands")
    describes = _names_thing(reading, index, lexicon)
    person = not brand and owns_or_does(reading, index + 1, lexicon)
    if not token.owns and (word or brand or describes) and not person and after_article(reading, index, lexicon):
        return True
    if not token.owns and (word or describes) and _is_noun(reading, index, lexicon):
        return True
    return brand and _is_bought(reading, index, part, lexicon)


def is_whole_brand(reading: Reading, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a full name is that of a thing: "a bottle of Jack Daniels", "a Hugo Boss jacket"."""
    if not all(reading.word(index) in lexicon.word_group("brands") for index in range(start, end)):
        return False
    before = reading.word(start - 1)
    if before in {"a", "an"} or _is_filled(reading, start):
        return True
    return not reading.tokens[start].first and any(
        before in lexicon.word_group(group) for group in ("describing", "drinking")
    )


def _is_bought(reading: Reading, index: int, part: str, lexicon: Lexicon) -> bool:
    """Whether a brand is somebody's, a firm's or a shop's, and does nothing that people do."""
    if _is_of_firm(reading, index) or _is_filled(reading, index):
        return True
    base = reading.word(index)
    if base not in lexicon.names:  # "told her Leon was out" is about a person
        if _is_possessed(reading, index, lexicon):
            return True
        if _names_thing(reading, index, lexicon) and not reading.tokens[index].owns:
            return True
        if _owned(reading, index) and not owns_or_does(reading, index + 1, lexicon):
            return True
    after = reading.token(index + 1)
    double = after is not None and after.gap in BLANK and after.capital and after.base in lexicon.word_group("brands")
    shop = base == f"{part}s" and reading.word(index - 1) != "the"
    return (double or shop) and not owns_or_does(reading, index + 1, lexicon)


def _is_possessed(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether "his" or "her" stands before and is no object, as in "told her"."""
    if reading.word(index - 1) not in {"his", "her", "their"}:
        return False
    groups = ("telling", "calling", "before_persons", "seeing")
    return not any(reading.word(index - 2) in lexicon.word_group(group) for group in groups)


def _is_filled(reading: Reading, index: int) -> bool:
    """Whether "a can of" or the like stands before."""
    return reading.word(index - 1) == "of" and reading.word(index - 2) in _CONTAINERS


def _is_noun(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether a capitalised plain word is used as one: "at the Hall", "the Christian group", "North Sea"."""
    after = reading.token(index + 1)
    if reading.word(index - 1) == "the" and not reading.tokens[index].base.endswith("s"):
        return after is None or after.base not in {"family", "household", "residence", "girl", "boy", "brothers"}
    if after is None or after.gap != " " or not (after.capital and after.plain) or after.base not in lexicon.words:
        return False
    groups = ("months", "days", "titles", "person_verbs", "vague_verbs", "helping", "first_person")
    proper = after.base in lexicon.proper or after.base in lexicon.names
    return not proper and not any(after.base in lexicon.word_group(group) for group in groups)


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
        if reading.word(at) not in lexicon.word_group("describing"):
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
    return not before.first or any(before.base in lexicon.word_group(group) for group in things)
