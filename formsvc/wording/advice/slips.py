"""Slips of the keyboard: a long word that is in no dictionary and one letter away from a word of the patterns."""

from collections.abc import Collection, Iterable, Iterator

SHORTEST = 7  # letters: shorter words have too many neighbours
LONGEST = 20


class Slips:
    """Words that patterns name, found again when a letter is missing, doubled, wrong or swapped."""

    def __init__(self, wanted: Iterable[str], dictionary: Collection[str]) -> None:
        self._right = dictionary
        self._wanted: dict[str, str] = {}
        for word in sorted(wanted):
            if SHORTEST <= len(word) <= LONGEST and word.isalpha():
                for variant in _shortened(word):
                    self._wanted.setdefault(variant, word)

    def mended(self, word: str) -> str:
        """The word meant, or the word itself when it is right or like none."""
        if not SHORTEST - 1 <= len(word) <= LONGEST or word in self._right or not word.isalpha():
            return word
        return next((self._wanted[variant] for variant in _shortened(word) if variant in self._wanted), word)


def _shortened(word: str) -> Iterator[str]:
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
