"""The lexicon: what is a word, what is a name, which names belong together, who tells and how.

Made of the data packs `leaks_*` and a list of dictionary words; everything in it is folded.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import filterfalse

from formsvc.data.dictionary import read_words
from formsvc.data.packs import Entry, Packs
from formsvc.wording.folding import folded
from formsvc.wording.reading import Reading, base_of, bases_of

RELATION, ROLE = "relation", "role"


@dataclass(frozen=True, slots=True)
class Noun:
    """A word or phrase for somebody: which entry it belongs to, relationship or role, one or several."""

    entry: str
    kind: str
    words: tuple[str, ...]
    plural: bool = False


@dataclass(frozen=True)
class Lexicon:
    """Folded words and names. `words` are lower-case dictionary words, `proper` capitalised ones."""

    words: frozenset[str]
    proper: frozenset[str]
    groups: Mapping[str, frozenset[str]]
    names: Mapping[str, frozenset[str]]
    nouns: Mapping[str, tuple[Noun, ...]]
    streets: Mapping[str, str]
    houses: Mapping[str, str]
    wider: Mapping[str, tuple[str, ...]]
    wards: Mapping[str, frozenset[str]]
    of_named: Mapping[str, frozenset[str]]

    def word_group(self, name: str) -> frozenset[str]:
        """A group of words by its id in the pack `leak_words`; empty when an agency has dropped it."""
        return self.groups.get(name, frozenset())

    def related(self, name: str) -> frozenset[str]:
        """All forms of the given names or surnames that a form belongs to, itself included."""
        return self.names.get(name, frozenset()) | {name}

    @cached_property
    def no_stop_after(self) -> frozenset[str]:
        """Words whose full stop ends no sentence."""
        return self.word_group("titles") | {"st", "no", "tel", "approx", "eg", "ie"}

    @cached_property
    def leading(self) -> frozenset[str]:
        """Last words of what leads to the person who tells."""
        groups = ("sourcing", "sourcing_plain", "receiving", "weighty", "inverted")
        return frozenset(phrase.rpartition(" ")[2] for group in groups for phrase in self.word_group(group))

    def entries_of(self, noun: Noun) -> frozenset[str]:
        """All entries these words may stand for: an "ex" may be of either sex."""
        return frozenset(other.entry for other in self.nouns[noun.words[0]] if other.words == noun.words)

    def read(self, text: str, *, quoted: bool = False) -> Reading:
        """A passage cut into tokens."""
        return Reading(text, quoted=quoted, no_stop_after=self.no_stop_after)

    def noun_at(self, bases: list[str], index: int) -> Noun | None:
        """The longest word or phrase for somebody that starts at an index."""
        for noun in self.nouns.get(bases[index], ()):
            if tuple(bases[index : index + len(noun.words)]) == noun.words:
                return noun
        return None


@lru_cache(maxsize=2)
def lexicon_in_force(packs: Packs) -> Lexicon:
    """The lexicon of the packs in force and of the dictionary that comes with formsvc, made once."""
    return lexicon_of(packs, read_words())


def lexicon_of(packs: Packs, words: Iterable[str]) -> Lexicon:
    """The lexicon of the packs in force; `words` as in `formsvc.data.dictionary`.

    Raises DataPackError when a list is missing.
    """
    lower, proper = _split(words)
    relations, roles = packs.entries("leak_relations"), packs.entries("leak_roles")
    small = (*packs.entries("leak_words"), *packs.entries("leak_namesakes"))
    groups = {entry.id: frozenset(_folded_forms(entry)) for entry in small}
    return Lexicon(
        words=lower | groups.get("ordinary", frozenset()),
        proper=proper,
        groups=groups,
        names=_names((*packs.entries("leak_names"), *packs.entries("leak_surnames"))),
        nouns=_nouns(relations, roles, groups.get("bystanders", frozenset())),
        streets=_in_full(packs.entries("leak_streets")),
        houses=_in_full(packs.entries("leak_houses")),
        wider={entry.id: tuple(entry.facts.get("wider", ())) for entry in roles},
        of_named={entry.id: frozenset(map(folded, entry.facts.get("of_named", ()))) for entry in relations},
        wards={entry.id: frozenset(map(folded, entry.facts.get("calls", ()))) for entry in (*relations, *roles)},
    )


def _in_full(entries: Iterable[Entry]) -> dict[str, str]:
    """Words and their short forms, each with the word in full."""
    return {form: base_of(folded(entry.wording)) for entry in entries for form in _with_wording(entry)}


def _split(words: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Lower-case words and capitalised ones, both folded; there are many, so that nothing is done word by word."""
    typed = list(words)
    capitalised = filterfalse(str.islower, typed)
    return _without_accents(filter(str.islower, typed)), _without_accents(map(str.lower, capitalised))


def _without_accents(words: Iterable[str]) -> frozenset[str]:
    every = frozenset(words)
    accented = frozenset(filterfalse(str.isascii, every))
    return every.difference(accented).union(map(folded, accented))


def _folded_forms(entry: Entry) -> Iterable[str]:
    return map(_folded_form, entry.facts.get("forms", ()))


def _folded_form(form: str) -> str:
    """A form as it stands in folded text; most are plain letters, for which that is quickly said."""
    if form.isascii() and form.replace(" ", "").isalnum():
        return form.lower()
    return " ".join(bases_of(folded(form)))


def _with_wording(entry: Entry) -> set[str]:
    return {*_folded_forms(entry), _folded_form(entry.wording)}


def _names(entries: Iterable[Entry]) -> dict[str, frozenset[str]]:
    names: dict[str, frozenset[str]] = {}
    for entry in entries:
        forms = frozenset(form.replace(" ", "") for form in _with_wording(entry))
        for form in forms:
            names[form] = names.get(form, frozenset()) | forms
    return names


def _nouns(
    relations: Iterable[Entry], roles: Iterable[Entry], bystanders: frozenset[str]
) -> dict[str, tuple[Noun, ...]]:
    """Words for people by their first word, the longest first; plurals are made by rule.

    `bystanders` are words such as "lady", which with a place of an entry mean such a person: "lady next door".
    """
    found: dict[str, list[Noun]] = {}
    for kind, entries in ((RELATION, relations), (ROLE, roles)):
        for entry in entries:
            for form in _with_wording(entry):
                words = tuple(form.split())
                found.setdefault(words[0], []).append(Noun(entry.id, kind, words))
                for last in _plurals(words[-1]):
                    more = (*words[:-1], last)
                    found.setdefault(more[0], []).append(Noun(entry.id, kind, more, plural=True))
            for place in entry.facts.get("where", ()):
                for one in bystanders:
                    found.setdefault(one, []).append(Noun(entry.id, kind, (one, *place.split())))
    return {first: tuple(sorted(nouns, key=lambda noun: -len(noun.words))) for first, nouns in found.items()}


def _plurals(word: str) -> tuple[str, ...]:
    if word.endswith("man"):
        return (f"{word[:-3]}men",)
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (f"{word[:-1]}ies", f"{word}s")
    return (f"{word}es",) if word.endswith(("s", "ch", "sh", "x")) else (f"{word}s",)
