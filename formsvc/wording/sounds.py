"""How a name sounds: a small key of our own, so that "Roxana" is heard as Rukhsana and "Shivaun" as Siobhan."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

# Told in this order. Soft: c and g before e and i, as in "Cecilia"; hard: as in "Ciaran".
_BEFORE = (("tsch", "C"), ("sch", "s"), ("tch", "C"), ("cz", "C"), ("ch", "C"), ("sh", "s"), ("sz", "s"), ("x", "ks"))
_SOFT = (("ci", "si"), ("ce", "se"), ("cy", "sy"), ("gi", "ji"), ("ge", "je"), ("gy", "jy"))
_AFTER = (
    *(("bh", "v"), ("mh", "v"), ("ph", "f"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("zh", "j")),
    *(("ck", "k"), ("qu", "k"), ("q", "k"), ("c", "k"), ("wr", "r"), ("kn", "n"), ("dge", "j"), ("dj", "j")),
    *(("z", "s"), ("w", "v"), ("h", "")),
)
_VOWELS = "aeiouy"
_GENDERED = ("a", "e", "ie", "i", "y", "o", "ia", "ina", "ine", "ette", "ka")
_SHORTEST, _SHORTEST_OF_NAMES = 3, 4  # consonants


@lru_cache(maxsize=8192)
def skeletons(name: str) -> frozenset[str]:
    """The consonants of a folded name as they sound, after its first sound: "rksn" of Rukhsana and Roxana."""
    return frozenset(_skeleton(name, (*_BEFORE, *soft, *_AFTER)) for soft in (_SOFT, ()))


def _skeleton(word: str, sounds: tuple[tuple[str, str], ...]) -> str:
    for spelling, sound in sounds:
        word = word.replace(spelling, sound)
    first = "J" if word[:1] in {"j", "y"} else "A" if word[:1] in _VOWELS else word[:1]
    rest = "".join(letter for letter in word[1:] if letter not in _VOWELS)
    return re.sub(r"(.)\1+", r"\1", first + rest)


def sounds_alike(candidate: str, name: str) -> bool:
    """Whether a word that is no other word may be this name, spelt as it was heard."""
    return _alike(candidate, name, _SHORTEST) and abs(len(candidate) - len(name)) <= 3


def is_heard_as(candidate: str, name: str) -> bool:
    """Whether even another name may be this one as it was heard: many consonants, all alike, no Martin and Martina."""
    if any(f"{one}{end}" == other for one, other in ((candidate, name), (name, candidate)) for end in _GENDERED):
        return False
    return _alike(candidate, name, _SHORTEST_OF_NAMES) and candidate[-1:] == name[-1:]


def _alike(candidate: str, name: str, shortest: int) -> bool:
    if min(len(candidate), len(name)) < 5 or not candidate.isascii() or not name.isascii():
        return False
    shared = skeletons(name) & skeletons(candidate)
    return any(len(key) >= shortest for key in shared) and OSA.distance(candidate, name) <= 4
