"""Reading: a passage as tokens that know their capitals, their sentence and whether they are quoted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from formsvc.wording.folding import Folded
from formsvc.wording.quotes import quoted_stretches

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")
_SENTENCE_END = re.compile(r'[.!?:;\n•"|]')


@dataclass(slots=True, repr=False, eq=False)
class Token:
    """A word or number of folded text. `start` and `end` are offsets there.

    `base` is the word without 's and apostrophes; `owns` says whether it had 's or s'; `gap` is what stands
    between it and the word before. `plain` says whether capitals mean anything in its sentence.
    """

    start: int
    end: int
    text: str
    base: str
    owns: bool
    capital: bool
    upper: bool
    gap: str
    first: bool
    quoted: bool = False
    plain: bool = True
    shouted: bool = False  # the whole sentence is in capitals


class Reading:
    """A passage, folded and cut into tokens."""

    def __init__(self, text: str, *, quoted: bool = False, no_stop_after: frozenset[str] = frozenset()) -> None:
        self.folded = Folded(text)
        self.tokens = _tokens(self.folded, no_stop_after)
        _mark_sentences(self.tokens)
        if quoted:
            for token in self.tokens:
                token.quoted = True
        else:
            self._mark_quoted()

    @cached_property
    def bases(self) -> list[str]:
        """The bare words, token by token."""
        return [token.base for token in self.tokens]

    def _mark_quoted(self) -> None:
        stretches = iter(quoted_stretches(self.folded.text))
        current = next(stretches, None)
        for token in self.tokens:
            while current and current[1] <= token.start:
                current = next(stretches, None)
            token.quoted = current is not None and current[0] <= token.start

    def word(self, index: int) -> str:
        """The bare word at an index, "" outside the passage."""
        return self.tokens[index].base if 0 <= index < len(self.tokens) else ""

    def token(self, index: int) -> Token | None:
        """The token at an index, None outside the passage."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def joined(self, index: int, gaps: frozenset[str] = frozenset({" ", "-", "_", "\n", "  "})) -> bool:
        """Whether the token at an index follows the one before it without a stop."""
        return 0 < index < len(self.tokens) and self.tokens[index].gap in gaps

    def stands_at(self, words: Sequence[str], index: int) -> bool:
        """Whether these bare words stand at an index, one after the other."""
        return self.bases[index : index + len(words)] == list(words)


def base_of(text: str) -> str:
    """A folded word without possessive and apostrophes: "o'brien's" is "obrien"."""
    return text.removesuffix("'s").replace("'", "") if "'" in text else text


def bases_of(folded_text: str) -> list[str]:
    """The bare words of folded text."""
    return [base_of(text) for text in _TOKEN.findall(folded_text)]


def _tokens(folded: Folded, no_stop_after: frozenset[str]) -> list[Token]:
    tokens: list[Token] = []
    end, before, ends_quoted = 0, "", False
    for match in _TOKEN.finditer(folded.text):
        text, start = match.group(), match.start()
        gap = folded.text[end:start] if start - end < 40 else "\n"
        base, typed = base_of(text), folded.typed(start, match.end())
        stop = bool(_SENTENCE_END.search(gap)) and not (
            gap[:1] == "." and "\n" not in gap and _short(before, no_stop_after) and not ends_quoted
        )
        first = not tokens or stop
        owns = text.endswith(("'s", "s'"))
        upper = typed.isupper()
        tokens.append(Token(start, match.end(), text, base, owns, typed[:1].isupper(), upper, gap, first))
        end, before, ends_quoted = match.end(), base, text.endswith("'")
    return tokens


def _short(word: str, no_stop_after: frozenset[str]) -> bool:
    """Whether a full stop after a word is that of an initial or a title."""
    return len(word) == 1 or word in no_stop_after


def _mark_sentences(tokens: list[Token]) -> None:
    start = 0
    for index in range(1, len(tokens) + 1):
        if index == len(tokens) or tokens[index].first:
            _mark_sentence(tokens[start:index])
            start = index


def _mark_sentence(sentence: list[Token]) -> None:
    words = [token for token in sentence if len(token.base) > 1 and token.base.isalpha()]
    shouted = len(words) > 2 and all(token.upper for token in words)
    lower = not any(token.capital for token in words) and not (sentence[0].capital and sentence[0].base == "a")
    for token in sentence:
        token.shouted = shouted
        token.plain = not (shouted or lower)
