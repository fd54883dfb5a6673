"""Frames of attribution: what must stand before or after a word for somebody so that they are the one who tells."""

from collections.abc import Iterator
from dataclasses import dataclass

from formsvc.wording.lexicon import Lexicon
from formsvc.wording.reading import Reading, Token

_FARTHEST = 12  # tokens between the noun and its verb
_TO_SAY = frozenset({"say", "report", "tell", "share", "raise", "explain", "ask", "express", "warn", "pass"})
_PASSIVE = frozenset({"was", "were", "been", "be", "being", "is", "are", "get", "got", "gets"})
_HEARD = frozenset({"told", "informed", "shown"})  # "her aunt was told": she knows, so it may come from her
_NOT = frozenset({"not", "never", "nt", "didnt", "doesnt", "hasnt", "without", "cannot", "wont", "wouldnt", "dont"})


@dataclass(frozen=True, slots=True)
class Frame:
    """Token offsets of the words that make it one.

    `to_us`: told to those who report; `weak`: says little unless somebody to protect is meant.
    """

    start: int
    end: int
    to_us: bool
    weak: bool


def frame_after(reading: Reading, end: int, lexicon: Lexicon, *, own: bool) -> Frame | None:
    """The verb of telling that somebody ending at a token is the subject of, if there is one."""
    if reading.tokens[end - 1].owns:
        return _evidence(reading, end, lexicon)
    after = reading.token(end)
    if own and after is not None and after.gap.strip().startswith(":") and "\n" not in after.gap:
        return Frame(end - 1, end, to_us=False, weak=True)
    verb = _verb_after(reading, end, lexicon, own=own)
    return _judged(reading, verb, end, lexicon, own=own) if verb else None


def _evidence(reading: Reading, end: int, lexicon: Lexicon) -> Frame | None:
    """ "Her aunt's account"."""
    for at in range(end, min(end + 2, len(reading.tokens))):
        if reading.tokens[at].first:
            return None
        if reading.word(at) in lexicon.word_group("evidence"):
            return Frame(end - 1, at + 1, to_us=False, weak=True)
    return None


def _verb_after(reading: Reading, end: int, lexicon: Lexicon, *, own: bool) -> int:
    """The token of the verb that goes with a noun ending at `end`; 0 when there is none."""
    modified, passive = False, False
    for at in range(end, min(end + _FARTHEST, len(reading.tokens))):
        token = reading.tokens[at]
        if token.first or token.quoted != reading.tokens[end - 1].quoted or token.base in _NOT:
            return 0
        if not passive and reaches_us(reading, at, lexicon):
            return at
        if _is_telling(token.base, lexicon):
            return (
                at
                if _is_its_verb(reading, end, at, lexicon, passive=passive and not (own and token.base in _HEARD))
                else 0
            )
        passive = token.base in _PASSIVE or (passive and token.base in lexicon.word_group("helping"))
        modified = modified or token.base in lexicon.word_group("modifying") or "," in token.gap or "(" in token.gap
        if _ends_clause(reading, at, lexicon) or not (modified or _may_be_between(token, lexicon)):
            return 0
    return 0


def _is_its_verb(reading: Reading, end: int, at: int, lexicon: Lexicon, *, passive: bool) -> bool:
    """Not "her aunt was told"; not "at her aunt's, Deano told", where only one comma stands between."""
    base = reading.word(at)
    if passive and not base.endswith("ing") and base not in lexicon.word_group("feeling"):
        return False
    commas = sum(any(mark in token.gap for mark in (",", "(", ")", "- ")) for token in reading.tokens[end : at + 1])
    opened = any("," in token.gap for token in reading.tokens[max(0, end - 4) : end])
    return commas != 1 or opened or reading.tokens[end].gap[:1] != ","


def _ends_clause(reading: Reading, at: int, lexicon: Lexicon) -> bool:
    base = reading.word(at)
    if base not in lexicon.word_group("breaks") or base == "who":
        return False
    if base == "and" and _is_telling(reading.word(at + 1), lexicon):
        return False
    return reading.word(at - 1) not in {"who", "that", "which"}


def _may_be_between(token: Token, lexicon: Lexicon) -> bool:
    base = token.base
    if base in lexicon.word_group("helping") or base.endswith("ly") or base.isdigit():
        return True
    return token.capital or (base not in lexicon.words and token.base.isalpha() and not token.plain)


def _is_telling(base: str, lexicon: Lexicon) -> bool:
    return any(base in lexicon.word_group(group) for group in ("telling", "seeing", "mental", "calling", "feeling"))


def _judged(reading: Reading, verb: int, end: int, lexicon: Lexicon, *, own: bool) -> Frame | None:
    base, following = reading.word(verb), _following(reading, verb)
    if reached := reaches_us(reading, verb, lexicon):
        return Frame(end - 1, reached, to_us=True, weak=False)
    to_us = any(word in lexicon.word_group("to_us") for word in following[:3])
    to_us = to_us or (base == "let" and any(word in {"slip", "know", "on"} for word in following[:3]))
    span_end = verb + (2 if following[:1] and following[0] in lexicon.word_group("to_us") else 1)
    if own:
        return Frame(end - 1, span_end, to_us=to_us, weak=False)
    if any(base in lexicon.word_group(group) for group in ("mental", "feeling")):
        return None
    if base in lexicon.word_group("calling"):
        return Frame(end - 1, span_end, to_us=True, weak=True) if to_us else None
    if _to_third_person(base, following, lexicon):
        return None
    return Frame(end - 1, span_end, to_us=to_us, weak=base in lexicon.word_group("weak_seeing"))


def reaches_us(reading: Reading, index: int, lexicon: Lexicon) -> int:
    """Where a phrase such as "got in touch" that begins at an index ends; 0 if none, or if others are reached."""
    phrases = lexicon.word_group("reaching")
    for end in range(min(index + 5, len(reading.tokens)), index + 1, -1):
        if any(token.first for token in reading.tokens[index + 1 : end]):
            continue
        if " ".join(reading.bases[index:end]) in phrases:
            after = _following(reading, end - 1)
            reached = after[:1] not in (["to"], ["with"], ["for"]) or any(
                word in lexicon.word_group("to_us") or word in _TO_SAY for word in after
            )
            return end if reached and after[:1] not in (["sick"], ["her"], ["him"], ["them"], ["from"]) else 0
    return 0


def _following(reading: Reading, verb: int) -> list[str]:
    words: list[str] = []
    for token in reading.tokens[verb + 1 : verb + 5]:
        if token.first:
            break
        words.append(token.base)
    return words


def _to_third_person(verb: str, following: list[str], lexicon: Lexicon) -> bool:
    """ "Told her to get in", "said to him", "said she could go": spoken to the child, not to us."""
    first, second, third = (*following, "", "", "")[:3]
    if verb in lexicon.word_group("transitive"):
        return first not in lexicon.word_group("to_us") and first not in {"that", "of", "about", "how", ""}
    if first == "to":
        return second not in lexicon.word_group("to_us")
    permission = {"could", "can", "must", "should", "may", "cant", "couldnt", "shouldnt", "had", "was", "wasnt"}
    return (
        first in {"no", "yes"}
        or (first in {"she", "he", "they"} and second in permission)
        or third in permission - {"was", "had"}
    )


def frame_before(reading: Reading, start: int, lexicon: Lexicon, *, own: bool) -> Frame | None:
    """The words that lead to somebody beginning at a token: "according to", "confided in", "says"."""
    for first in _beginnings(reading, start, lexicon, own=own):
        if reading.word(first - 1) in lexicon.leading and (frame := _led_to(reading, first, start, lexicon, own=own)):
            return frame
        if own and reading.word(first - 1) in {"is", "was"} and _is_teller(reading, first, lexicon):
            return Frame(first - 1, start + 1, to_us=True, weak=False)
    return None


def _led_to(reading: Reading, first: int, start: int, lexicon: Lexicon, *, own: bool) -> Frame | None:
    for length in range(min(5, first), 0, -1):
        phrase = " ".join(reading.bases[first - length : first])
        if _crosses_stop(reading, first - length, first):
            continue
        if phrase in lexicon.word_group("sourcing" if own else "sourcing_plain"):
            return Frame(first - length, start + 1, to_us=True, weak=False)
        if phrase in lexicon.word_group("receiving" if own else "weighty"):
            return Frame(first - length, start + 1, to_us=False, weak=False)
        if length == 1 and phrase in lexicon.word_group("inverted") and first == start - 1:
            return Frame(first - 1, start + 1, to_us=False, weak=False)
    return None


def _is_teller(reading: Reading, first: int, lexicon: Lexicon) -> bool:
    """Whether "the person who rang is" or "the caller was" stands before."""
    before = reading.tokens[max(0, first - 7) : first - 1]
    said = any(_is_telling(token.base, lexicon) for token in before)
    return any(token.base in {"caller", "referrer", "informant", "reporter", "source"} for token in before) or (
        said and any(token.base in {"who", "person", "one"} for token in before)
    )


def _beginnings(reading: Reading, start: int, lexicon: Lexicon, *, own: bool) -> Iterator[int]:
    """Where the words about somebody may begin: at the noun, or at "the girl's" or "one of her" before it."""
    for first in range(start, max(-1, start - (9 if own else 6)), -1):
        yield first
        if first == 0 or (reading.tokens[first].first and not _is_label(reading, first)):
            return
        if not _may_describe(reading, first - 1, lexicon, own=own):
            return


def _may_describe(reading: Reading, at: int, lexicon: Lexicon, *, own: bool) -> bool:
    base = reading.word(at)
    if base in lexicon.word_group("determiners") or reading.tokens[at].owns or base in {"of", "one", "s", "old"}:
        return True
    if own and (base in {"at", "from", "who", "runs", "in", "opposite"} or base in lexicon.word_group("person_words")):
        return True
    if base in lexicon.word_group("telling") or base in lexicon.word_group("seeing"):
        return False
    if (
        base in lexicon.word_group("breaks")
        or base in lexicon.word_group("modifying")
        or base in lexicon.word_group("to_us")
    ):
        return False
    return base.isalpha() or base.isdigit()


def _crosses_stop(reading: Reading, start: int, end: int) -> bool:
    """Whether a sentence ends inside or right after the words; a colon after them, as in "Source: aunt", does not."""
    if any(token.first for token in reading.tokens[start + 1 : end]):
        return True
    return end < len(reading.tokens) and reading.tokens[end].first and not _is_label(reading, end)


def _is_label(reading: Reading, index: int) -> bool:
    return reading.tokens[index].gap.strip() == ":"
