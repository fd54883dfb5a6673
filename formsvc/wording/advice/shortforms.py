"""Short forms: the known ones with what they stand for, those everyone writes, and words that are none."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from formsvc.data.packs import Entry, Packs
from formsvc.wording.advice.reading import texts_of
from formsvc.wording.advice.shapes import key_of
from formsvc.wording.folding import folded

GROUPS = "abbreviation_words"


@dataclass(frozen=True, slots=True)
class Short:
    """A known short form. `capitals`: in small letters it is an ordinary word, and counts only `beside` certain words.

    `apart` are words next to which it is something else. `written_large`: its list has it in capitals.
    """

    id: str
    expansions: tuple[str, ...]
    capitals: bool
    beside: frozenset[str]
    apart: frozenset[str]
    written_large: bool


Longer = tuple[tuple[str, ...], Short]  # the words behind the first, and what they are together


@dataclass(frozen=True, slots=True)
class Shorts:
    """All short forms by their keys (`shapes.key_of`).

    `longer` holds those of several words by the first of them, `everyday` those that need no advice,
    `words` and `proper` the dictionary, `groups` small words that tell what a word next to them is.
    """

    known: Mapping[str, Short]
    longer: Mapping[str, tuple[Longer, ...]]
    everyday: frozenset[str]
    brands: frozenset[str]
    words: frozenset[str]
    proper: frozenset[str]
    groups: Mapping[str, frozenset[str]]

    def group(self, name: str) -> frozenset[str]:
        """A group of words by its id; empty when an agency has dropped it."""
        return self.groups.get(name, frozenset())

    def is_word(self, key: str) -> bool:
        """Whether the dictionary has it in small letters or as a proper name."""
        return key in self.words or key in self.proper


def shorts_of(packs: Packs, words: Collection[str]) -> Shorts:
    """The short forms of the packs in force; `words` as in `formsvc.data.dictionary`. Raise DataPackError."""
    lower = frozenset(word for word in words if word.islower())
    short = [(form, _short(entry, form, lower)) for entry, form in _forms(packs, "abbreviations")]
    allowed = {key_of(folded(form)) for _, form in _forms(packs, "abbreviations_allowed")}
    return Shorts(
        known={key_of(form): one for form, one in reversed(short) if " " not in form},
        longer=_longer((form, one) for form, one in short if " " in form),
        everyday=frozenset(_grouped(packs, "abbreviations_known")) | allowed,
        brands=frozenset(_grouped(packs, "abbreviations_brands")),
        words=lower,
        proper=frozenset(word.lower() for word in words if word.istitle()),
        groups={entry.id: frozenset(texts_of(GROUPS, entry, "forms")) for entry in packs.entries(GROUPS)},
    )


def _forms(packs: Packs, name: str) -> Iterator[tuple[Entry, str]]:
    for entry in packs.entries(name):
        yield from ((entry, form) for form in (entry.wording, *texts_of(name, entry, "forms", required=False)))


def _grouped(packs: Packs, name: str) -> Iterator[str]:
    return (key_of(folded(form)) for entry in packs.entries(name) for form in texts_of(name, entry, "forms"))


def _short(entry: Entry, form: str, words: Collection[str]) -> Short:
    near, apart = (texts_of("abbreviations", entry, fact, required=False) for fact in ("beside", "not_beside"))
    large = not form.islower()
    return Short(
        id=entry.id,
        expansions=texts_of("abbreviations", entry, "stands_for"),
        capitals=entry.facts.get("capitals") is True or (large and key_of(form) in words),
        beside=frozenset(near),
        apart=frozenset(apart),
        written_large=large,
    )


def _longer(forms: Iterable[tuple[str, Short]]) -> dict[str, tuple[Longer, ...]]:
    found: dict[str, list[Longer]] = {}
    for form, short in forms:
        first, *rest = map(key_of, form.split())
        found.setdefault(first, []).append((tuple(rest), short))
    return {first: tuple(ones) for first, ones in found.items()}
