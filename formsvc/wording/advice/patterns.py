"""The small language in which phrases are written. It is told at the top of `words_phrases.toml`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from formsvc.wording.advice.verbs import inflected

PREFIX = 4  # letters by which words with a star are looked up
_WORD = re.compile(r"#?[a-z0-9]+|[0-9]*#|18\+")
_STARRED = re.compile(r"[a-z]{4,}\*")
_GAP = re.compile(r"\.\.([1-9])")
_ADULT_AGE = "(?:1[89]|[2-9][0-9])(?:s|yo|yr|yrs)?"
_IN_GAP = "(?:(?!(?:not|never|no|nobody|but|because|that|if|who|which) )[a-z0-9]+ )"


class PatternError(ValueError):
    """A pattern that cannot be understood; its text says why."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Groups of words by their ids, and the past forms of irregular verbs by the verb."""

    groups: Mapping[str, Sequence[str]]
    verbs: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Pattern:
    """`regex` fits bare words, each with a blank behind it; one of `anchors` stands in whatever it fits,
    unless there are none, and one of `beside` too.

    `words` are all words it names.
    """

    regex: str
    anchors: frozenset[str]
    beside: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Element:
    regex: str
    options: tuple[str, ...] = ()
    required: bool = False


def pattern_of(text: str, vocabulary: Vocabulary) -> Pattern:
    """Compile a pattern; raise PatternError."""
    elements = [_element(word, vocabulary) for word in text.split()]
    choices = [_anchors(element.options) for element in elements if element.required]
    anchors, beside, *_rest = (*sorted(filter(None, choices), key=_cost), frozenset[str](), frozenset[str]())
    if any(word.endswith("*") for word in beside):
        beside = frozenset()
    words = frozenset(word for element in elements for option in element.options for word in option.split())
    return Pattern("".join(element.regex for element in elements), anchors, beside, words)


def any_of(patterns: Iterable[Pattern]) -> re.Pattern[str]:
    """One expression that fits whatever one of the patterns fits, and nothing when there is none."""
    return re.compile(f"(?<= )(?:{'|'.join(pattern.regex for pattern in patterns) or '(?!)'})")


def _element(text: str, vocabulary: Vocabulary) -> _Element:
    gap = _GAP.fullmatch(text)
    if gap:
        return _Element(f"{_IN_GAP}{{0,{gap[1]}}}?")
    optional = text.startswith("[") and text.endswith("]")
    options = tuple(_options(text[1:-1] if optional else text, vocabulary))
    regex = f"(?:{'|'.join(map(_regex, options))}) "
    return _Element(f"(?:{regex})?" if optional else regex, options, required=not optional)


def _options(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    for option in text.split("|"):
        if option.startswith("<") and option.endswith(">"):
            for form in _group(option[1:-1], vocabulary):
                yield from _spelt(form.replace(" ", "_"), vocabulary)
        else:
            yield from _spelt(option, vocabulary)


def _group(name: str, vocabulary: Vocabulary) -> Sequence[str]:
    if name not in vocabulary.groups:
        raise PatternError(f"there is no group of words “{name}”")
    return vocabulary.groups[name]


def _spelt(option: str, vocabulary: Vocabulary) -> Iterator[str]:
    """An option as words with blanks; one for each form of a verb."""
    first, *rest = option.removeprefix("~").split("_")
    if not all(_WORD.fullmatch(word) or _STARRED.fullmatch(word) for word in (first, *rest)):
        raise PatternError(f"“{option}” is no word, group, gap or choice of words")
    forms = inflected(first, vocabulary.verbs) if option.startswith("~") else (first,)
    yield from (" ".join((form, *rest)) for form in forms)


def _regex(option: str) -> str:
    return option.replace("*", "[a-z0-9]*").replace("#", "[0-9]+").replace("18+", _ADULT_AGE)


def _anchors(options: Sequence[str]) -> frozenset[str]:
    """The longest word of each option; none at all when an option is a mere number."""
    longest = [max(option.split(), key=len) for option in options]
    return frozenset() if any("#" in word or "+" in word for word in longest) else frozenset(longest)


def _cost(anchors: frozenset[str]) -> int:
    """How often one of these words may stand in a text: short words are common ones."""
    return sum(30 if len(word) < 4 else 5 if len(word) == 4 else 1 for word in anchors)
