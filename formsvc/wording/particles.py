"""Small words before a surname, apart, joined or left out: "van der Berg", "Vanderberg", "McAllister", "O'Shea"."""

import re
from collections.abc import Iterator

from formsvc.wording.folding import folded
from formsvc.wording.lexicon import Lexicon
from formsvc.wording.reading import Reading, Token

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Before these the rest is a name by itself; the longer come first.
_LONG = ("delos", "dela", "vander", "vanden", "vonder", "vande")
_SHORTEST_REST = 4
_MAC = ("mac", "mc")
_LETTERS = frozenset("odm")  # O'Brien, D'Souza, M'Bala
_ARTICLES = ("al", "el", "ul", "as", "ash", "ad", "an")


def joined_forms(reading: Reading, lexicon: Lexicon) -> Iterator[str]:
    """Of a name as typed the surname with its particles as one word, and what follows a particle it is joined to."""
    particles = lexicon.word_group("particles")
    for index, token in enumerate(reading.tokens):
        yield from _inside(token, reading, lexicon)
        joined, at = token.base, index - 1
        while at >= 0 and reading.tokens[at + 1].gap in {" ", "-", "' ", "'"} and _is_particle(reading, at, particles):
            joined = reading.word(at) + joined
            if token.capital and joined != token.base:
                yield joined
                yield from (f"{one}{joined[2:]}" for one in _ARTICLES if joined.startswith(("al", "el")))
                yield from (f"van{one}{token.base}" for one in ("", "de", "den", "der") if joined.startswith("van"))
            at -= 1


def _is_particle(reading: Reading, at: int, particles: frozenset[str]) -> bool:
    base = reading.word(at)
    return base in particles or base in _LETTERS or base in _MAC


def _inside(token: Token, reading: Reading, lexicon: Lexicon) -> Iterator[str]:
    """Of "O'Shea", "AlMasri" or "Delacruz" the last part, unless that is a plain word."""
    rests = [token.text.removesuffix("'s").rpartition("'")[2]] if "'" in token.text.removesuffix("'s") else []
    pieces = _CAMEL.split(reading.folded.typed(token.start, token.end)) if token.capital else []
    rests += [folded(piece).replace("'", "") for piece in pieces[-1:] if len(pieces) > 1]
    rests += [token.base.removeprefix(one) for one in _LONG if token.base.startswith(one)][:1]
    for rest in rests:
        if len(rest) >= _SHORTEST_REST and rest not in lexicon.words and rest != token.base:
            yield rest


def variants(part: str) -> frozenset[str]:
    """Other ways of writing one surname: Mac, Mc and M'; with O'; al- and el-."""
    found = {f"o{part}"} if len(part) >= _SHORTEST_REST else set()
    for prefix in _MAC:
        rest = part.removeprefix(prefix)
        if rest != part and len(rest) >= _SHORTEST_REST - 1:
            found |= {f"mac{rest}", f"mc{rest}", f"m{rest}"}
            break
    if len(part) > _SHORTEST_REST + 1 and part[:2] in {"al", "el"}:
        found.add(("el" if part[0] == "a" else "al") + part[2:])
    return frozenset(found)
