"""Whether a word that may be a name is its namesake: a town, a shop, a car, a drink, a festival, somebody famous."""

from formsvc.wording.lexicon import Lexicon
from formsvc.wording.reading import Reading
from formsvc.wording.surroundings import BLANK, does, is_addressed

_LONGEST_PHRASE = 4
_BACK = 6  # tokens before "to" in which the word that says what is done may stand
_OF_PEOPLE = frozenset({"old", "new", "little", "big", "small", "nice", "long", "short", "posh", "up"})
# "shouted at" somebody, "call from" somebody, "outskirts of" a town: the group, and whether it makes it a place.
_DECIDED_BY_WORD_BEFORE = {"at": ("at_people", False), "from": ("messages", False), "of": ("place_parts", True)}
_IN_PLACES = frozenset({"on", "upon", "in", "under", "by", "le", "la", "super", "cum", "at", "next", "with"})
_JOINED = frozenset({", ", "/", " / ", ",", "-", " - "})


def is_namesake(reading: Reading, index: int, part: str, lexicon: Lexicon, *, given: bool) -> bool:
    """Whether the word at an index is a thing or place of that name.

    `part` is the name it may be a form of; `given`: it may be a given name.
    """
    base = reading.word(index)
    if _is_bought(reading, index, lexicon) or _is_hyphened_place(reading, index):
        return True
    if is_famous(reading, index, lexicon) or _is_named_shop(reading, index, part, lexicon):
        return True
    if base in lexicon.word_group("places") and _is_place(reading, index, lexicon, given=given):
        return True
    if is_addressed(reading, index, lexicon) and reading.word(index - 1) not in {"via", "per"}:
        return False
    things = (("cars", _is_car), ("drinks", _is_drink), ("festivals", _is_festival), ("brands", _is_worn))
    return any(base in lexicon.word_group(group) and fits(reading, index, lexicon) for group, fits in things)


def _is_bought(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """ "a Wendy's": nobody has an article before what is theirs."""
    token = reading.tokens[index]
    return token.owns and reading.word(index - 1) in {"a", "an"} and not _owns_something(reading, index, lexicon)


def _is_hyphened_place(reading: Reading, index: int) -> bool:
    """ "Leigh-on-Sea", "Barrow-in-Furness"."""
    small, last = reading.token(index + 1), reading.token(index + 2)
    if small is None or last is None or small.gap != "-" or last.gap != "-":
        return False
    return small.base in _IN_PLACES and not small.capital and last.capital


def _is_named_shop(reading: Reading, index: int, part: str, lexicon: Lexicon) -> bool:
    """Whether a shop is meant; where it is called exactly as the person is, only a small word of place tells."""
    if reading.word(index) != part or part not in lexicon.word_group("shops"):
        return _is_shop(reading, index, lexicon)
    placed = not reading.tokens[index].first and _is_where(reading, index, lexicon, given=True)
    return placed and not does(reading, index + 1, lexicon)


def is_famous(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether the word belongs to a phrase such as "Father Christmas" or "David Copperfield"."""
    fame = lexicon.word_group("fame")
    for start in range(max(0, index - _LONGEST_PHRASE + 1), index + 1):
        for end in range(max(index + 1, start + 2), start + _LONGEST_PHRASE + 1):
            if " ".join(reading.bases[start:end]) in fame:
                return not any(token.first for token in reading.tokens[start + 1 : end])
    return False


def _is_shop(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether it is a shop in the plural or with 's, "Greggs" or "Nando's for tea", and not somebody's own thing."""
    token = reading.tokens[index]
    joined = token.base if not token.owns or token.base.endswith("s") else f"{token.base}s"
    if joined not in lexicon.word_group("shops") or not joined.endswith("s"):
        return False
    if joined == token.base and does(reading, index + 1, lexicon):
        return False
    if token.base in lexicon.names and token.owns:
        before = reading.word(index - 1)
        if before in lexicon.word_group("prepositions") or reading.word(index + 1) in {"for", "and", "in", "on"}:
            return True
        return not (does(reading, index + 1, lexicon) or _owns_something(reading, index, lexicon))
    if is_addressed(reading, index, lexicon) and not token.owns:
        return False
    return not (token.owns and _owns_something(reading, index, lexicon))


def _owns_something(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    after = reading.token(index + 1)
    if after is None or after.first or after.gap not in BLANK:
        return False
    return after.base in lexicon.word_group("possessions") or after.base in lexicon.nouns


def _is_place(reading: Reading, index: int, lexicon: Lexicon, *, given: bool) -> bool:
    """Whether it is a town or a team: "in Preston", "train to Preston", "Preston accent", "Preston and Bolton"."""
    token, after = reading.tokens[index], reading.token(index + 1)
    if after is not None and after.gap == " " and after.base in lexicon.word_group("of_places"):
        return not does(reading, index + 1, lexicon)
    if token.owns:
        return False
    if _is_beside_place(reading, index, lexicon):
        return True
    if token.first or token.gap not in BLANK:
        return False
    return _is_where(reading, index, lexicon, given=given)


def _is_beside_place(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether another town stands right beside it, as in "Kent/Sussex" or "Leeds, Preston"."""
    places, names = lexicon.word_group("places"), lexicon.names
    joined = reading.word(index + 1) in {"and", "or"}
    for at, mark in ((index - 1, reading.tokens[index]), (index + 1 + joined, reading.token(index + 1))):
        other = reading.token(at)
        if mark is None or other is None or mark.first or (mark.gap not in _JOINED and not (joined and at > index)):
            continue
        if other.capital and other.base in places and other.base not in names:
            return not does(reading, index + 1, lexicon)
    return False


def _is_where(reading: Reading, index: int, lexicon: Lexicon, *, given: bool) -> bool:
    """Whether a small word of place stands before that here is said of no person."""
    before, earlier = reading.word(index - 1), reading.word(index - 2)
    if before in {"and", "or"}:
        return earlier in lexicon.word_group("places") and earlier not in lexicon.names
    if before in lexicon.word_group("before_places"):
        return not is_addressed(reading, index, lexicon)
    if before in _DECIDED_BY_WORD_BEFORE:
        group, wanted = _DECIDED_BY_WORD_BEFORE[before]
        return (earlier in lexicon.word_group(group)) == wanted
    if before in {"via", "through"}:
        told = _any_before(reading, index - 1, "messages", lexicon)
        return not told and _any_before(reading, index - 1, "journeys", lexicon)
    if before == "for":
        return any(reading.word(at) in lexicon.word_group("journeys") for at in (index - 2, index - 3))
    return before == "to" and _is_goal(reading, index, lexicon, given=given)


def _is_goal(reading: Reading, index: int, lexicon: Lexicon, *, given: bool) -> bool:
    """Whether something goes there: "the train to Preston", not "gave it to Preston"."""
    if _any_before(reading, index - 1, "handing", lexicon):
        return False
    return not given or _any_before(reading, index - 1, "journeys", lexicon)


def _any_before(reading: Reading, index: int, group: str, lexicon: Lexicon) -> bool:
    """Whether one of the words before an index, within the sentence, is of a group."""
    words = lexicon.word_group(group)
    for at in range(index - 1, max(-1, index - _BACK - 1), -1):
        if reading.word(at) in words:
            return True
        if reading.tokens[at].first:
            return False
    return False


def _is_car(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether a colour, a verb of driving, a model or what cars do stands beside it."""
    after, before = reading.token(index + 1), reading.word(index - 1)
    if not reading.tokens[index].first and before in lexicon.word_group("describing") - _OF_PEOPLE:
        return True
    if not reading.tokens[index].first and before in {"drives", "drove", "driving"}:
        return True
    if after is None or after.gap != " " or reading.tokens[index].owns:
        return False
    cars = lexicon.word_group("cars")
    model = after.capital and after.base in cars and after.base not in lexicon.names
    follows = after.base in lexicon.word_group("car_words") and after.base not in {
        "in",
        "with",
        "seen",
        "left",
        "drove",
    }
    return (follows and not does(reading, index + 1, lexicon)) or model


def _is_drink(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether it is drunk or bought: "drinks Stella", "vodka and Stella", "four Stella"."""
    if reading.tokens[index].first or reading.tokens[index].owns:
        return False
    before, words = reading.word(index - 1), lexicon.word_group("drink_words")
    if before in lexicon.word_group("drinking") - {"on"} or before.isdigit():
        return not does(reading, index + 1, lexicon)
    joined = before in {"and", "or", "of"} or "," in reading.tokens[index].gap
    other = reading.word(index - 2) if before in {"and", "or", "of"} else before
    after = reading.word(index + 2) if reading.word(index + 1) in {"and", "or"} else ""
    return (joined and (other in words or other in lexicon.word_group("drinking"))) or after in words


def _is_worn(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether what bears the name of a maker follows: "Lee jeans"."""
    after = reading.token(index + 1)
    if after is None or after.gap != " " or after.capital or reading.tokens[index].owns:
        return False
    return after.base in lexicon.word_group("of_places") and not does(reading, index + 1, lexicon)


def _is_festival(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether it is a time: "for Christmas", "Easter eggs"; never with 's and a person's thing."""
    after = reading.token(index + 1)
    if after is not None and after.gap in BLANK and after.base in lexicon.word_group("of_festivals"):
        return not does(reading, index + 1, lexicon)
    if reading.tokens[index].first or reading.word(index) == "noel":
        return False
    times = lexicon.word_group("before_dates") | {"for", "at", "to", "than", "near", "past"}
    return reading.word(index - 1) in times and not _any_before(reading, index - 1, "handing", lexicon)
