"""Addresses: house and street, street alone, house name, postcode."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from formsvc.wording.folding import folded
from formsvc.wording.found import Found, of_tokens
from formsvc.wording.lexicon import Lexicon
from formsvc.wording.nameforms import is_misspelling
from formsvc.wording.reading import Reading, bases_of
from formsvc.wording.spoken import small_number
from formsvc.wording.things import is_place

_POSTCODE = re.compile(r"(?<![^\W_])([a-z]{1,2}\d[a-z\d]?)[\s\-.]{0,3}([\doil][a-z]{2})(?![^\W_])")
_PIECE = re.compile(r"[,\n;]")
_LONGEST_NUMBER = 5  # words, as in "one hundred and twenty one"
_HOUSE_NUMBER = re.compile(r"\d{1,4}[a-z]?")


@dataclass(frozen=True, slots=True, repr=False)
class Street:
    """A street: its words without the last, the last in full, the house number; "" for what is not given."""

    words: tuple[str, ...]
    kind: str
    number: str


@dataclass(frozen=True, slots=True, repr=False)
class Address:
    """What of an address gives somebody away; towns and counties do not."""

    streets: tuple[Street, ...] = ()
    houses: tuple[tuple[str, ...], ...] = ()
    postcodes: frozenset[str] = frozenset()


def address_of(text: str, lexicon: Lexicon) -> Address:
    """The telling parts of an address as typed."""
    plain = folded(text)
    postcodes = frozenset(_postcode(match) for match in _POSTCODE.finditer(plain))
    pieces = [words for piece in _PIECE.split(_POSTCODE.sub(",", plain)) if (words := bases_of(piece))]
    streets = tuple(filter(None, (_street(words, lexicon) for words in pieces)))
    houses = tuple(filter(None, (_house(words, at, len(pieces), lexicon) for at, words in enumerate(pieces))))
    return Address(_numbered(pieces, streets, lexicon), houses, postcodes)


def _numbered(pieces: list[list[str]], streets: tuple[Street, ...], lexicon: Lexicon) -> tuple[Street, ...]:
    """ "14, Mill Brow" has its number in a piece of its own."""
    alone = [
        words[-1]
        for words in pieces
        if _HOUSE_NUMBER.fullmatch(words[-1]) and words[0] not in lexicon.word_group("flats")
    ]
    return tuple(
        street if street.number or not alone else Street(street.words, street.kind, alone[0]) for street in streets
    )


def _postcode(match: re.Match[str]) -> str:
    inward = match.group(2)
    return match.group(1) + inward[0].translate(str.maketrans("oil", "011")) + inward[1:]


def _street(words: list[str], lexicon: Lexicon) -> Street | None:
    """The street in a piece of an address such as "Flat 9 140 Priory Street"; None when it names no street."""
    if words[0] in lexicon.word_group("flats"):
        words = words[2:]
    numbers = [at for at, word in enumerate(words) if _HOUSE_NUMBER.fullmatch(word)]
    number = words[numbers[-1]] if numbers else ""
    rest = words[numbers[-1] + 1 :] if numbers else words
    for end in range(len(rest), 1, -1):
        if rest[end - 1] in lexicon.streets and (number or end == len(rest)):
            return Street(tuple(rest[: end - 1]), lexicon.streets[rest[end - 1]], number)
    return Street(tuple(rest), "", number) if number and rest and not rest[0].isdigit() else None


def _house(words: list[str], at: int, pieces: int, lexicon: Lexicon) -> tuple[str, ...] | None:
    """A house that goes by a name, "The Old Forge": the first piece of several, or one that ends like a house."""
    if len(words) == 2 and words[0] in lexicon.word_group("pitches"):
        return tuple(words)
    words = words[2:] if words[0] in lexicon.word_group("flats") else words
    named = tuple(words[1:] if words[:1] == ["the"] else words)
    if any(word[:1].isdigit() for word in words) or len(named) > 4 or not named:
        return None
    if len(named) > 1 and named[-1] in lexicon.houses:
        return named
    telling = len(named) > 1 or named[0] not in lexicon.words
    return named if at == 0 and pieces > 1 and telling and named[-1] not in lexicon.streets else None


@dataclass(frozen=True, slots=True, repr=False)
class Telling:
    """What of an address tells whose it is: its streets, each with whether its name alone does, its postcodes, its
    houses.
    """

    streets: tuple[tuple[Street, bool], ...]
    postcodes: frozenset[str]
    houses: tuple[tuple[str, ...], ...]


def telling_of(own: Address, openly: Iterable[Address], lexicon: Lexicon) -> Telling:
    """The telling parts of an address; never what the report says openly."""
    known = tuple(openly)
    streets = [other for one in known for other in one.streets]
    houses = [house for house in own.houses if not any(house in one.houses for one in known)]
    shorter = [house[:-1] for house in houses if len(house) > 2 and house[-1] in lexicon.houses]
    postcodes = own.postcodes - frozenset(code for one in known for code in one.postcodes)
    return Telling(tuple(_telling_streets(own.streets, streets, lexicon)), postcodes, (*houses, *shorter))


def find_addresses(reading: Reading, telling: Telling, masked: Sequence[bool], lexicon: Lexicon) -> Iterator[Found]:
    """Where the address, or a telling part of it, stands."""
    yield from _find_postcodes(reading, telling.postcodes)
    for street, alone in telling.streets:
        yield from _find_street(reading, street, masked, lexicon, alone=alone)
    for house in telling.houses:
        yield from _find_house(reading, house, masked, lexicon)


def _telling_streets(own: Iterable[Street], known: list[Street], lexicon: Lexicon) -> Iterator[tuple[Street, bool]]:
    for street in own:
        openly = [other for other in known if other.words == street.words]
        if street.words and not any(other.number == street.number for other in openly if other.number):
            yield street, not openly and not set(street.words) <= lexicon.word_group("generic_streets")


def _find_postcodes(reading: Reading, wanted: frozenset[str]) -> Iterator[Found]:
    if wanted:
        for match in _POSTCODE.finditer(reading.folded.text):
            if _postcode(match) in wanted:
                yield Found(match.start(), match.end(), "address", "block")


def _find_house(reading: Reading, house: tuple[str, ...], masked: Sequence[bool], lexicon: Lexicon) -> Iterator[Found]:
    """Where the name of a house stands, joined or parted and its kind in short or in full."""
    wanted, first = _as_one(house, lexicon), house[0][0]
    for index, base in enumerate(reading.bases):
        if base[0] != first or masked[index] or not wanted.startswith(base[:3]):
            continue
        for end in range(index + 1, min(index + len(house) + 2, len(reading.bases) + 1)):
            words = reading.bases[index:end]
            if _as_one(words, lexicon) == wanted and _is_written_as_house(reading, index, end, lexicon):
                yield of_tokens(reading, index, end, "address", "block")


def _as_one(words: Sequence[str], lexicon: Lexicon) -> str:
    """Words as one, the last in full if it is a kind of house."""
    return "".join(words[:-1]) + lexicon.houses.get(words[-1], words[-1])


def _is_written_as_house(reading: Reading, start: int, end: int, lexicon: Lexicon) -> bool:
    tokens = reading.tokens[start:end]
    if any(token.first and token.gap.strip() != "." for token in tokens[1:]):
        return False
    if any(token.capital for token in tokens) or not tokens[0].plain:
        return True
    return len(tokens) > 1 and (tokens[-1].base in lexicon.houses or tokens[0].base not in lexicon.words)


def _find_street(
    reading: Reading, street: Street, masked: Sequence[bool], lexicon: Lexicon, *, alone: bool
) -> Iterator[Found]:
    for index in range(len(reading.tokens)):
        end = _street_end(reading, index, street)
        if not end:
            continue
        kind = lexicon.streets.get(reading.word(end), "")
        same_kind = bool(street.kind) and kind == street.kind and reading.tokens[end].gap in {" ", "  ", "\n", "-"}
        found = _weighed(reading, index, end, street, lexicon, same_kind=same_kind, alone=alone and not masked[index])
        if found:
            yield found


def _street_end(reading: Reading, index: int, street: Street) -> int:
    """The token after the words of the street at an index, of which one long word may be misspelt; 0 if not there."""
    joined = "".join(street.words)
    for length in (len(street.words), len(street.words) + 1, len(street.words) - 1):
        if length and "".join(reading.bases[index : index + length]) == joined:
            return index + length
    words = reading.bases[index : index + len(street.words)]
    if len(words) < len(street.words):
        return 0
    pairs = zip(words, street.words, strict=True)
    wrong = [(typed, word) for typed, word in pairs if typed.removesuffix("s") != word.removesuffix("s")]
    if len(wrong) > 1 or any(len(word) < 5 or not is_misspelling(typed, word, careful=False) for typed, word in wrong):
        return 0
    return index + len(street.words)


def _weighed(
    reading: Reading, index: int, end: int, street: Street, lexicon: Lexicon, *, same_kind: bool, alone: bool
) -> Found | None:
    number, first = _number_before(reading, index, lexicon)
    if number and number == street.number and (same_kind or not _other_kind(reading, end)):
        return of_tokens(reading, first, end + same_kind, "address", "block")
    if same_kind and alone and (not number or not street.number) and reading.word(index - 1) not in {"a", "an"}:
        return of_tokens(reading, index, end + 1, "address", "block")
    if alone and not number and _stands_for_street(reading, index, end, street, lexicon):
        return of_tokens(reading, index, end, "address", "block")
    return None


def _stands_for_street(reading: Reading, index: int, end: int, street: Street, lexicon: Lexicon) -> bool:
    """Whether the words without "Road" mean the street: "along Fernside", if no plain word and no other place."""
    if not reading.tokens[index].capital or is_place(reading, index, end, lexicon):
        return False
    if len(street.words) > 1:
        return not street.kind
    word = street.words[0]
    plain = len(word) < 5 or word in lexicon.words or word in lexicon.proper or word in lexicon.names
    return not plain and reading.word(index - 1) in lexicon.word_group("before_streets")


def _other_kind(reading: Reading, end: int) -> bool:
    """Whether the name goes on as another: "14 Mill House" is not 14 Mill Lane."""
    after = reading.token(end)
    return after is not None and after.gap == " " and after.capital and after.plain


def _number_before(reading: Reading, index: int, lexicon: Lexicon) -> tuple[str, int]:
    """The house number before a street and the token it, or its "flat 9", begins with; "" when there is none."""
    if index == 0 or len(reading.tokens[index].gap) > 2:
        return "", index
    letter = reading.word(index - 1) if _is_letter(reading, index - 1) else ""
    last = index - len(letter)
    number, first = _figures_or_words(reading, last)
    if not number:
        return "", index
    if first > 1 and reading.word(first - 2) in lexicon.word_group("flats"):
        first -= 2
    return number + letter, first


def _is_letter(reading: Reading, index: int) -> bool:
    return index > 0 and len(reading.word(index)) == 1 and reading.word(index).isalpha()


def _figures_or_words(reading: Reading, end: int) -> tuple[str, int]:
    """The house number that ends before a token, in figures or words, and the token it begins with."""
    if _HOUSE_NUMBER.fullmatch(reading.word(end - 1)):
        return reading.word(end - 1), end - 1
    for start in range(max(0, end - _LONGEST_NUMBER), end):
        number = small_number(reading.bases[start:end]) if reading.word(start) != "and" else ""
        if number:
            return number, start
    return "", end
