"""What in one run of characters without a blank may be a short form; what stands around it is not yet looked at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from formsvc.wording.advice.shapes import (
    is_capitals,
    is_clipped,
    is_code,
    is_dotted,
    is_roman,
    is_single,
    is_slashed,
    is_unlike_name,
    key_of,
    singulars_of,
)
from formsvc.wording.advice.shortforms import Short, Shorts

LONGEST = 40  # characters: what is longer is no short form
_WORD_AT_LEAST = 3  # letters that capitals which spell a word have more than
_CORE = re.compile(r"[^\W_].*[^\W_]|[^\W_]", re.DOTALL)
_ADDRESS = re.compile(
    r"[@_#\\]|://|www\.|\.(?:com?|org|net|gov|uk|ac|police|example|info|me|tv)(?:\W|$)", re.IGNORECASE
)
_PART = re.compile(r"[^\W_]+(?:['.&][^\W_]+)*")
_CONTRACTION = re.compile(r"'(?:m|t|re|ve|ll)$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of a run, from `start` to `end`; `short` is None when no list has it. `text` has its capitals."""

    start: int
    end: int
    text: str
    key: str
    short: Short | None


def candidates_in(run: str, shorts: Shorts) -> tuple[Candidate, ...]:
    """What may be a short form in a run of characters, in order."""
    core = _CORE.search(run) if len(run) <= LONGEST else None
    if core is None or _ADDRESS.search(run):
        return ()
    start, text = core.start(), core.group()
    if text.isalpha() and text.islower() and text in shorts.words and text not in shorts.known:
        return ()
    whole = _candidate(start, text, shorts)
    if whole is not None or _is_everyday(text, shorts):
        return (whole,) if whole else ()
    parts = list(_PART.finditer(text))
    if len(parts) > 1:
        return tuple(_of_parts(start, parts, shorts)) or tuple(_slashed(start, text))
    return tuple(filter(None, [_unknown(start, text, shorts)]))


def _of_parts(start: int, parts: list[re.Match[str]], shorts: Shorts) -> Iterator[Candidate]:
    """Parts that are known short forms, or look like one in capitals: "LAC-review", "SW/FSW"."""
    for part in parts:
        text, at = part.group(), start + part.start()
        if len(text) < 2 or text.islower():
            continue
        found = _candidate(at, text, shorts) or (None if _is_everyday(text, shorts) else _unknown(at, text, shorts))
        if found:
            yield found


def _candidate(start: int, text: str, shorts: Shorts) -> Candidate | None:
    if _CONTRACTION.search(text):
        return None
    for form in _forms(text, shorts):
        key = key_of(form)
        if key in shorts.everyday or key in shorts.brands:
            return None
        short = shorts.known.get(key)
        if short and _is_spelt_so(form, key, short, shorts):
            return Candidate(start, start + len(text), text, key, short)
    return None


def _forms(text: str, shorts: Shorts) -> tuple[str, ...]:
    """The word as it stands and without its ending, unless with it it is a word of its own: "was", "Miss"."""
    bare = singulars_of(text)
    return bare if text.lower() not in shorts.words or bare[-1].isupper() else bare[:1]


def _is_everyday(text: str, shorts: Shorts) -> bool:
    return any(key_of(form) in shorts.everyday or key_of(form) in shorts.brands for form in singulars_of(text))


def _is_spelt_so(form: str, key: str, short: Short, shorts: Shorts) -> bool:
    """Whether capitals and small letters are those of the short form, not of a word or a name."""
    if form.isupper() or sum(map(str.isupper, form)) > 1:
        return True
    if short.capitals:
        return bool(short.beside)
    return form.islower() or not short.written_large or is_unlike_name(form, key in shorts.proper)


def _unknown(start: int, text: str, shorts: Shorts) -> Candidate | None:
    if not _looks_short(text, shorts):
        return None
    return Candidate(start, start + len(text), text, key_of(singulars_of(text)[-1]), None)


def _looks_short(text: str, shorts: Shorts) -> bool:
    bare = singulars_of(text)[-1]
    if is_dotted(text) or is_code(text):
        return True
    if _DIGIT.search(text):
        return False
    if any(shorts.is_word(key_of(form)) for form in singulars_of(text)):
        return len(bare) > _WORD_AT_LEAST and is_capitals(bare)  # what stands behind it decides
    if text.islower():
        return is_clipped(text) and not shorts.is_word(text.removesuffix("'d"))
    return (is_capitals(text) and not is_roman(bare)) or is_single(text)


def _slashed(start: int, text: str) -> Iterator[Candidate]:
    if is_slashed(text):
        yield Candidate(start, start + len(text), text, key_of(text), None)
