"""First person outside quotation marks: "I saw", "told us", "my pupil"."""

from collections.abc import Iterator

from formsvc.wording.found import Found, of_tokens
from formsvc.wording.lexicon import Lexicon
from formsvc.wording.reading import Reading, Token

_ENDINGS = frozenset({"", "m", "ve", "d", "ll", "re", "am", "s", "da", "mma", "d've"})  # not "i'r", which is Welsh


def find_first_person(reading: Reading, lexicon: Lexicon) -> Iterator[Found]:
    """Words by which a writer speaks of themselves; not "US", "Year I", "Elizabeth I", "a mine"."""
    words = lexicon.word_group("first_person")
    for index, token in enumerate(reading.tokens):
        word, mark, ending = token.text.partition("'")  # "we've" is "we"; "were" is not "we're"
        if token.quoted or word not in words or (mark and ending not in _ENDINGS):
            continue
        if not _is_of_other_language(reading, index, lexicon) and not _means_else(reading, index, token, lexicon):
            yield of_tokens(reading, index, index + 1, "first_person", "warn")


def _is_of_other_language(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether no word of English stands close by: "dod i ysgol" is Welsh, "my i oni" Polish."""
    near = [token for token in reading.tokens[max(0, index - 2) : index + 3] if token is not reading.tokens[index]]
    return len(near) > 1 and not any(token.base in lexicon.words or token.base.isdigit() for token in near)


def _means_else(reading: Reading, index: int, token: Token, lexicon: Lexicon) -> bool:
    before, after = reading.word(index - 1), reading.token(index + 1)
    if token.base == "i":
        return _is_numeral(reading, index, token, lexicon)
    if token.base in {"us", "me", "we"} and token.upper:
        return token.plain or (before in {"the", "a", "to"} and token.base == "us" and before != "to")
    if token.base == "mine":
        return before in {"a", "the", "coal", "old", "this", "that"}
    if token.base == "our" and after is not None and after.base == "lady" and after.gap == " ":
        return True
    return token.base in {"me", "us"} and token.capital and token.plain and not token.first


def _is_numeral(reading: Reading, index: int, token: Token, lexicon: Lexicon) -> bool:
    if index and not token.first and reading.word(index - 1) in lexicon.word_group("before_roman"):
        return True
    after = reading.folded.text[token.end : token.end + 2]
    if after[:1] in {"-", ")", "/"} or (after[:1] == "." and after[1:].isalnum()):
        return True
    return token.gap.endswith("(") or (token.gap[-1:] in {"-", "/", "."} and bool(token.gap) and index > 0)
