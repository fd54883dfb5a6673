"""Short forms that the text itself explains: "Child in Need (CIN)", "CIN (Child in Need)", "CIN stands for …"."""

import re
from collections.abc import Iterator, Sequence

from formsvc.wording.advice.candidates import Candidate
from formsvc.wording.advice.shapes import key_of, singulars_of
from formsvc.wording.advice.shortforms import Short
from formsvc.wording.folding import folded

_BEHIND = re.compile(r"\(\s*[\"']?([a-z][a-z&/.'-]{1,11})[\"']?\s*\)")
_AHEAD = re.compile(r"([a-z][a-z&/.'-]{1,11})\s*\(([^()\n]{5,120})\)")
_WORD = re.compile(r"[a-z]+")
_REACH = 120  # characters before a bracket in which the words in full stand
_SMALL = 4  # letters of a word that initials may pass over
_TO_FULL = re.compile(r"[\"']?\s*(?:[(=:,-]|(?:stands|stand|is short|short) for|means?|or)\s*(?:the |an? )?[\"']?")
_TO_SHORT = re.compile(r"[\"']?\s*(?:[(=:,-]|or|known as|called|in short)*\s*(?:or |the |known as |called )?[(\"']?$")


def defined_in(text: str) -> frozenset[str]:
    """Keys of the short forms that folded text explains in brackets, by their initials."""
    return frozenset(key for form in _explained(text) for key in map(key_of, singulars_of(form)))


def _explained(text: str) -> Iterator[str]:
    for match in _BEHIND.finditer(text):
        words = _WORD.findall(text[max(0, match.start() - _REACH) : match.start()])
        if _fits_end(key_of(match[1]), words):
            yield match[1]
    for match in _AHEAD.finditer(text):
        words = _WORD.findall(match[2])
        if len(words) > 1 and _fits(_letters(match[1]), words):
            yield match[1]


def _letters(form: str) -> str:
    return "".join(filter(str.isalpha, key_of(form)))


def _fits_end(form: str, words: Sequence[str]) -> bool:
    """Whether the last of the words, two or more, have these initials; a plural may have lost its s."""
    letters = _letters(form)
    starts = range(max(0, len(words) - len(letters) - 4), len(words) - 1)
    return any(_fits(one, words[start:]) for start in starts for one in {letters, letters.removesuffix("s")} if one)


def _fits(letters: str, words: Sequence[str]) -> bool:
    """Whether each letter begins a word or goes on in one, in order; only small words are passed over."""
    done = {0}  # how many letters may be used up by the words so far
    for word in words:
        kept = {used for used in done if used and len(word) <= _SMALL}
        done = kept.union(*(_used(letters, used, word) for used in done))
    return bool(letters) and len(letters) in done


def _used(letters: str, used: int, word: str) -> Iterator[int]:
    """How many letters may be used up behind a word that takes at least its first."""
    if not letters.startswith(word[0], used):
        return
    rest = iter(word[1:])
    yield used + 1
    for at in range(used + 1, len(letters)):
        if letters[at] not in rest:
            return
        yield at + 1


def may_be_explained(text: str, short: Short | None) -> bool:
    """Whether the longest word of what a short form stands for is anywhere in folded text."""
    return short is not None and any(max(_plain(folded(full)).split(), key=len) in text for full in short.expansions)


def is_explained(text: str, start: int, one: Candidate) -> bool:
    """Whether what a known short form stands for is written right before or after it in folded text."""
    fulls = [_plain(folded(full)) for full in one.short.expansions] if one.short else []
    after = text[start + len(one.text) : start + len(one.text) + _REACH]
    before = text[max(0, start - _REACH) : start]
    link = _TO_FULL.match(after)
    behind = _TO_SHORT.sub("", before)
    return any(
        (link and _plain(after[link.end() :]).startswith(full)) or _plain(behind).removesuffix("s").endswith(full)
        for full in fulls
    )


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text))
