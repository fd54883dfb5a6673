"""Streets and schools that go by a name, when none in particular is looked for: stretches of tokens."""

from collections.abc import Iterator

from formsvc.wording.lexicon import Lexicon
from formsvc.wording.reading import Reading, Token

_SURE = frozenset(  # after these a name is that of a street, whatever comes next
    "road rd street lane avenue ave close drive crescent terrace grove mews".split()
)
_SCHOOLS = frozenset("school academy college primary infants juniors grammar nursery".split())
_SORTS_OF_SCHOOL = frozenset(
    "academy primary secondary high special grammar upper middle lower junior infant infants juniors nursery girls boys"
    " sixth form catholic community free boarding technical of church england rc ce c e and".split()
)
_NOT_SCHOOLS = frozenset("day eve flag cross church cathedral hospital hospice ambulance".split())
_SMALL_GROUPS = ("determiners", "prepositions", "pronouns", "helping", "breaks", "person_verbs", "days", "months")
_JOINED = frozenset({" ", "  ", "-"})
_LONGEST_NAME = 3  # words of a street's name before "Road"


def streets(reading: Reading, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Streets, each with its house number if it has one."""
    for index, token in enumerate(reading.tokens):
        if token.base in lexicon.streets and index:
            start = _street_start(reading, index, lexicon)
            if start < index:
                yield start, index + 1


def _street_start(reading: Reading, index: int, lexicon: Lexicon) -> int:
    """Where a street begins whose last word is at an index; the index itself when it is none."""
    first = index
    while index - first < _LONGEST_NAME and _goes_back(reading, first, lexicon):
        first -= 1
    number = _number_before(reading, first)
    named = reading.tokens[first:index]
    if not named or {token.base for token in named} <= lexicon.word_group("generic_streets"):
        return number if named and number < first else index
    written = any(token.capital for token in named) and named[-1].plain
    last = reading.tokens[index]
    in_flat = reading.word(number - 1) in lexicon.word_group("flats")
    if number < first and (in_flat or _ends_there(reading, index, lexicon)):
        return number if written or last.base in _SURE else index
    if last.base not in _SURE:
        return index
    return first if _is_own_name(named, lexicon, written=written) else index


def _goes_back(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether the word before an index may belong to the name of the street that goes on there."""
    before = reading.token(index - 1)
    if before is None or reading.tokens[index].first or reading.tokens[index].gap not in _JOINED | {"' "}:
        return False
    small = _is_small(before, lexicon) and not (before.base == "the" and before.capital and before.plain)
    return before.base.isalpha() and not small


def _is_small(token: Token, lexicon: Lexicon) -> bool:
    return any(token.base in lexicon.word_group(group) for group in _SMALL_GROUPS)


def _number_before(reading: Reading, first: int) -> int:
    """Where the house number before a name stands; `first` when there is none."""
    before = reading.token(first - 1)
    if before is None or reading.tokens[first].gap not in {" ", ", ", "  ", ","} or len(before.base) > 5:
        return first
    figures = before.base.rstrip("abcdefgh")
    return first - 1 if figures.isdigit() and len(before.base) - len(figures) < 2 else first


def _ends_there(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether nothing is said of what stands at an index, as in "2 Crown Court hearings"."""
    after = reading.token(index + 1)
    return after is None or after.gap not in _JOINED or _is_small(after, lexicon) or after.base not in lexicon.words


def _is_own_name(named: list[Token], lexicon: Lexicon, *, written: bool) -> bool:
    """Whether words before "Road" are a name: with capitals, not only that of a sentence, or in no dictionary."""
    last = named[-1]
    if written:
        return last.capital and (not last.first or last.base not in lexicon.words)
    return last.base not in lexicon.words and last.base not in lexicon.proper


def schools(reading: Reading, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Schools and colleges with a name of their own, and places called after a saint as schools are."""
    for index, token in enumerate(reading.tokens):
        if token.base in _SCHOOLS and index:
            first = _name_of_school(reading, index, lexicon)
            if first < index:
                yield first, index + 1
        if token.base == "st" and token.capital and _is_saints(reading, index + 1):
            yield index, index + 2


def _name_of_school(reading: Reading, index: int, lexicon: Lexicon) -> int:
    """Where the name before "School" begins; the index itself when it has none."""
    at, kind = index, reading.tokens[index]
    while at and reading.tokens[at].gap in _JOINED | {"' "} and not reading.tokens[at].first:
        before = reading.tokens[at - 1]
        if before.base not in _SORTS_OF_SCHOOL:
            return at - 1 if _names_school(before, kind, lexicon) else index
        at -= 1
    return index


def _names_school(token: Token, kind: Token, lexicon: Lexicon) -> bool:
    if not token.base.isalpha() or _is_small(token, lexicon) or len(token.base) < 3:
        return False
    unknown = token.base not in lexicon.words and token.base not in lexicon.proper
    if not (token.capital and kind.capital and token.plain):
        return unknown and not _is_listed(token, lexicon)
    return unknown or not token.first


def _is_listed(token: Token, lexicon: Lexicon) -> bool:
    return token.upper or any(token.base in lexicon.word_group(group) for group in ("generic_agencies", "platforms"))


def _is_saints(reading: Reading, index: int) -> bool:
    token, after = reading.token(index), reading.token(index + 1)
    if token is None or not token.capital or not token.owns or token.first:
        return False
    return after is None or after.base not in _NOT_SCHOOLS
