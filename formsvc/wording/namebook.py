"""The name book: whose name a word may be, worked out once for each word of a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from formsvc.wording.facts import Known, Person
from formsvc.wording.lexicon import Lexicon
from formsvc.wording.nameforms import (
    is_inflected,
    is_misspelling,
    is_other_word,
    is_short_name,
    is_short_or_friendly,
    is_spelling,
)
from formsvc.wording.names import Names, first_words, names_in, parts_of_known
from formsvc.wording.particles import variants
from formsvc.wording.sounds import is_heard_as, sounds_alike


@dataclass(frozen=True, slots=True, repr=False)
class Match:
    """Whose name a word may be: the person's place in the list, the part of the name, and how sure it is."""

    person: int
    part: str
    given: bool
    surname: bool
    exact: bool


class NameBook:
    """Names of the people to protect, and the names a report says openly."""

    def __init__(self, people: Sequence[Person], known: Known, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.names: list[Names] = [names_in((one.name, one.other_names), lexicon) for one in people]
        self.known, self.known_wholes = parts_of_known(known.names, lexicon)
        self.known_firsts = frozenset(first_words(known.names, lexicon))
        self.known_adults, _ = parts_of_known(known.adults, lexicon)
        self.wholes = frozenset("".join(whole) for names in self.names for whole in names.wholes if len(whole) > 1)
        self._cache: dict[tuple[str, bool], tuple[Match, ...]] = {}
        self._forms: dict[str, list[Match]] = {}
        for person, names in enumerate(self.names):
            self._add(person, names)

    def _add(self, person: int, names: Names) -> None:
        for part in names.parts:
            match = Match(person, part, part in names.given, part in names.surnames, exact=True)
            self._put(part, match)
            if part in self.known:
                continue  # another form may be of the person who is named openly
            for form in self.lexicon.related(part) | variants(part):
                if form != part and form not in names.parts and len(form) > 1:
                    self._put(form, match)
        for form in {form for joined in names.with_particles for form in (joined, *variants(joined))}:
            self._put(form, Match(person, form, given=False, surname=True, exact=True))
        self._add_wholes(person, names)

    def _add_wholes(self, person: int, names: Names) -> None:
        """Full names written as one word, in either order."""
        for whole in names.wholes:
            if len(whole) > 1:
                joined = Match(person, "".join(whole), given=True, surname=True, exact=True)
                self._put("".join(whole), joined)
                self._put("".join(reversed(whole)), joined)
                self._put_joined_pairs(person, whole)

    def _put_joined_pairs(self, person: int, whole: tuple[str, ...]) -> None:
        """Double-barrelled names and given names written as one word, or as the parts they look to be made of."""
        for one, other in pairwise(whole):
            self._put(one + other, Match(person, one + other, given=True, surname=True, exact=True))

    def exactly(self, joined: str) -> tuple[Match, ...]:
        """Whose name, or form of it, this is letter by letter."""
        return tuple(self._forms.get(joined, ()))

    def _put(self, form: str, match: Match) -> None:
        self._forms.setdefault(form, []).append(match)

    def is_known(self, base: str) -> bool:
        """Whether the report itself says this name, or its plural or possessive without apostrophe."""
        return base in self.known or (base.endswith("s") and base[:-1] in self.known)

    def matches(self, base: str, *, careful: bool) -> tuple[Match, ...]:
        """Whose name a bare word may be, the sure ones first. `careful`: the word is not written like a name."""
        key = (base, careful)
        if key not in self._cache:
            self._cache[key] = tuple(self._looked_up(base, careful))
        return self._cache[key]

    def _looked_up(self, base: str, careful: bool) -> list[Match]:
        found = self._forms.get(base) or (
            self._forms.get(base[:-1], []) if base.endswith("s") and len(base) > 3 else []
        )
        if found or base in self.known:
            return found
        if not base.isalpha():
            return self._before_digits(base)
        if self._is_nearer_to_known(base):
            return []
        other = is_other_word(base, self.lexicon)
        return [
            Match(person, part, part in names.given, part in names.surnames, exact=False)
            for person, names in enumerate(self.names)
            for part in names.parts
            if part not in self.known
            and (
                self._is_other_form(base, part, given=part in names.given, careful=careful)
                if other
                else self._is_form(base, part, given=part in names.given, careful=careful)
            )
        ]

    def _is_other_form(self, base: str, part: str, *, given: bool, careful: bool) -> bool:
        """Whether a word in its own right is a form of the name: another spelling, or a name that it is cut to."""
        if any(base in self.lexicon.word_group(group) for group in ("pronouns", "determiners", "helping", "breaks")):
            return False
        if is_spelling(base, part):
            return True
        if careful or base in self.lexicon.words or not (base in self.lexicon.proper or base in self.lexicon.names):
            return False
        return (given and is_short_name(base, part)) or is_heard_as(base, part)

    def _before_digits(self, base: str) -> list[Match]:
        """Of "rosalind88" Rosalind."""
        letters = base.rstrip("0123456789")
        plain = len(letters) < 4 or letters in self.lexicon.words or letters in self.known
        return [] if plain else self._forms.get(letters, [])

    def _is_form(self, base: str, part: str, *, given: bool, careful: bool) -> bool:
        if is_inflected(base, part) or is_misspelling(base, part, careful=careful):
            return True
        if careful:
            return False
        return is_short_or_friendly(base, part, given=given) or sounds_alike(base, part)

    def _is_nearer_to_known(self, base: str) -> bool:
        """Whether the report's own people have a name this may be a form of: they are meant first."""
        return self.is_known(base) or any(
            len(name) > 3 and is_misspelling(base, name, careful=True) for name in self.known
        )

    def is_named_openly(self, bases: Sequence[str]) -> bool:
        """Whether one person of the report has all these names."""
        return any(whole.issuperset(bases) for whole in self.known_wholes)
