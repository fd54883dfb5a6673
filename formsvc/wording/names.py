"""The names of one person, taken out of free text such as "Mrs Patel (neighbour)" or "Pike, Rosalind (Roz)"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from formsvc.wording.lexicon import Lexicon
from formsvc.wording.particles import joined_forms
from formsvc.wording.reading import Reading, Token

_SEGMENT = re.compile(r"[;\n/()\[\]]|\baka\b|\balso known as\b|\bknown as\b|\bor\b")
_INTRODUCING = frozenset({"called", "named", "name", "as"})


@dataclass(frozen=True, slots=True, repr=False)
class Names:
    """Parts of a person's names, folded. `given` and `surnames` may share parts where one cannot tell."""

    given: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    wholes: tuple[tuple[str, ...], ...] = ()
    with_particles: frozenset[str] = frozenset()  # "desouza" of "de Souza", "shea" of "O'Shea"

    @property
    def parts(self) -> frozenset[str]:
        """All parts."""
        return self.given | self.surnames


def names_in(texts: Sequence[str], lexicon: Lexicon) -> Names:
    """The names in one person's fields for names; descriptions, titles and "not known" are left out."""
    given: set[str] = set()
    surnames: set[str] = set()
    wholes: list[tuple[str, ...]] = []
    for text in texts:
        for titled, parts in _named(text, lexicon):
            surnames.update(parts[1:] or (parts if titled else ()))
            given.update(parts[:1] if len(parts) > 1 or not titled else ())
            wholes.append(parts)
    joined = frozenset(form for text in texts for form in joined_forms(lexicon.read(text), lexicon))
    return Names(frozenset(given), frozenset(surnames), tuple(dict.fromkeys(wholes)), joined)


def _named(text: str, lexicon: Lexicon) -> Iterator[tuple[bool, tuple[str, ...]]]:
    """Each name in a text: whether it has a title, and its parts, given name first."""
    start = 0
    for end in (*(match.span() for match in _SEGMENT.finditer(text.lower())), (len(text), len(text))):
        yield from _named_in_segment(text[start : end[0]], lexicon)
        start = end[1]


def _named_in_segment(segment: str, lexicon: Lexicon) -> Iterator[tuple[bool, tuple[str, ...]]]:
    """ "Pike, Rosalind" is turned round; of "Jane, the cleaner" only Jane is a name."""
    pieces = [_name(piece, lexicon) for piece in segment.split(",")]
    if len(pieces) == 2 and all(parts for _, parts in pieces) and len(pieces[0][1]) == 1:
        yield pieces[0][0], (*pieces[1][1], *pieces[0][1])
        return
    yield from ((titled, parts) for titled, parts in pieces if parts)


def _name(piece: str, lexicon: Lexicon) -> tuple[bool, tuple[str, ...]]:
    tokens = _after_introduction(lexicon.read(piece).tokens)
    if _is_description(tokens, lexicon):
        return False, ()
    titled = any(token.base in lexicon.word_group("surname_titles") for token in tokens)
    named = [token for token in tokens if _may_be_name(token, tokens, lexicon)]
    return titled, tuple(token.base for token in named)


def _after_introduction(tokens: list[Token]) -> list[Token]:
    """Of "gave the name Odile" the words after "name", if any are left."""
    for index in range(len(tokens) - 1, 0, -1):
        if tokens[index - 1].base in _INTRODUCING:
            return tokens[index:]
    return tokens


def _is_description(tokens: list[Token], lexicon: Lexicon) -> bool:
    """Whether it begins like "the cleaner", "her aunt", or is a sentence without a capital but its first."""
    fill = lexicon.word_group("not_names")
    named = [token for token in tokens if token.base not in fill]
    capitals = any(token.capital for token in tokens[1:])
    lower_words = sum(token.base in lexicon.words for token in named)
    return not named or (
        not capitals
        and (
            tokens[0].base in lexicon.word_group("determiners")
            or len(tokens) > 3
            or (len(tokens) > 2 and lower_words == len(tokens))
        )
    )


def _may_be_name(token: Token, tokens: list[Token], lexicon: Lexicon) -> bool:
    base = token.base
    if len(base) < 2 or base in lexicon.word_group("not_names"):
        return False
    if not base.isalpha() or _is_title(token, tokens, lexicon):
        return False
    if base in lexicon.word_group("particles") and (token is not tokens[0] or "-" in token.gap):
        return False
    capitals = any(other.capital for other in tokens)
    if capitals and not token.capital and base.isascii():
        return False
    return not _describes(token, tokens, lexicon, capitals)


def _is_title(token: Token, tokens: list[Token], lexicon: Lexicon) -> bool:
    """Whether a word is a title; at the end of a name it may be a surname: Jackie Nurse, Imran Sheikh."""
    if token.base not in lexicon.word_group("titles") or len(tokens) == 1:
        return False
    return token is not tokens[-1] or token.base in lexicon.word_group("plain_titles")


def _describes(token: Token, tokens: list[Token], lexicon: Lexicon, capitals: bool) -> bool:
    """Whether a word says what somebody is: "Neighbour", "Aunt Carol"; never the surname of "Tina Cook"."""
    if token is tokens[0] and capitals and len(tokens) > 3 and token.base in lexicon.words:
        return token.base not in lexicon.names
    somebody = any(noun.words == (token.base,) for noun in lexicon.nouns.get(token.base, ()))
    if token.capital and token.base in lexicon.proper and token.base not in lexicon.word_group("titles"):
        return False  # Bishop may be a name
    return somebody and token.base not in lexicon.names and (token is tokens[0] or not token.capital)


def parts_of_known(texts: Iterable[str], lexicon: Lexicon) -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    """All words of the names a report says openly, and name by name."""
    wholes = [
        frozenset(token.base for token in lexicon.read(piece).tokens)
        for text in texts
        for piece in re.split(r"[,;\n/()]", text)
    ]
    return frozenset(word for whole in wholes for word in whole), tuple(wholes)


def first_words(texts: Iterable[str], lexicon: Lexicon) -> Iterator[str]:
    """The first word of each name."""
    for text in texts:
        for piece in re.split(r"[,;\n/()]", text):
            yield from (token.base for token in lexicon.read(piece).tokens[:1])


def initial_run(reading: Reading, index: int) -> int:
    """How many one-letter tokens follow each other from an index with nothing but dots and blanks between."""
    end = index
    while end < len(reading.tokens) and len(reading.tokens[end].base) == 1:
        if end > index and len(reading.tokens[end].gap) > 2:
            break
        end += 1
    return end - index
