"""Forms of a name: written differently, cut short, made friendly, or misspelt."""

from functools import lru_cache

from rapidfuzz.distance import OSA

from formsvc.wording.lexicon import Lexicon

_ENDINGS = ("zza", "ers", "kins", "ster", "sy", "zy", "ey", "ie", "er", "za", "y", "i", "o", "a", "z", "s")
_ALIKE = ("ck", "sc", "sz", "gj", "iy", "ae", "uo", "vw", "kq", "fp", "xz", "ie", "ei", "cz", "ei", "au", "wr", "kn")
_SOUNDS = (
    *(("ph", "f"), ("ck", "k"), ("gh", "g"), ("wh", "w"), ("sch", "sh"), ("cz", "ch"), ("sz", "sh"), ("x", "ks")),
    *(("qu", "kw"), ("c", "k"), ("y", "i"), ("z", "s"), ("ee", "i"), ("ea", "i"), ("ie", "i"), ("ei", "i")),
    *(("oo", "u"), ("ou", "u"), ("v", "w"), ("ll", "l"), ("j", "g")),
)
# What makes another name of one: Paul and Pauline, Christian and Christiana, Julia and Juliana.
_OF_OTHERS = frozenset(
    {"ine", "ina", "ette", "etta", "elle", "ella", "iana", "anne", "anna", "lyn", "lynn", "son", "ana"}
)
_LONGEST = 40


def is_other_word(candidate: str, lexicon: Lexicon) -> bool:
    """Whether a word is one in its own right: in the dictionary, or somebody else's name."""
    if candidate in lexicon.words or candidate in lexicon.proper or candidate in lexicon.names:
        return True
    return any(
        candidate.endswith(end) and candidate.removesuffix(end) in lexicon.words for end in ("s", "ed", "ing", "er")
    )


def is_short_or_friendly(candidate: str, part: str, *, given: bool) -> bool:
    """Whether a word, no other word, is a name cut short (Kam, Kamaljit) or made friendly (Robbo, Smithy)."""
    shortest = 3 if given else 4
    if shortest <= len(candidate) <= len(part) - 2 and part.startswith(candidate):
        return True
    return any(candidate.endswith(end) and _is_stem(candidate.removesuffix(end), part) for end in _ENDINGS)


def is_short_name(candidate: str, part: str) -> bool:
    """Whether another given name is this one cut short: Phil from Philomena, but not Paul from Pauline."""
    rest = part.removeprefix(candidate)
    return len(candidate) >= 3 and len(rest) >= 3 and rest != part and rest not in _OF_OTHERS


def _is_stem(stem: str, part: str) -> bool:
    if len(stem) >= 3 and part.startswith(stem):
        return True
    return len(stem) >= 4 and stem[-1] == stem[-2] and part.startswith(stem[:-1])


def is_misspelling(candidate: str, part: str, *, careful: bool) -> bool:
    """Whether a word, no other word, may be a name misspelt. `careful`: it is not written like a name."""
    if len(part) < 4 or not 3 < len(candidate) <= _LONGEST or not _begin_alike(candidate, part):
        return False
    if len(part) < 6 and careful:
        return False
    if sound(candidate) == sound(part):
        return True
    allowed = 1 if careful or len(part) < 7 else 2 if len(part) < 10 else 3
    return OSA.distance(candidate, part, score_cutoff=allowed) <= allowed


def is_spelling(candidate: str, part: str) -> bool:
    """Whether another name is but another spelling of this one: Clark and Clarke, Llewelyn and Llewellyn."""
    return min(len(candidate), len(part)) > 3 and sound(candidate) == sound(part) and OSA.distance(candidate, part) == 1


def _begin_alike(one: str, other: str) -> bool:
    if one[0] == other[0] or one[:2] == other[1::-1]:
        return True
    if one[1:] == other or one == other[1:]:
        return True  # first letter lost or added
    return one[0] + other[0] in _ALIKE or other[0] + one[0] in _ALIKE


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """A rough key: words that sound alike in English share it."""
    for spelling, plain in _SOUNDS:
        word = word.replace(spelling, plain)
    word = word[:1] + word[1:].replace("h", "")
    return "".join(letter for index, letter in enumerate(word) if index == 0 or letter != word[index - 1]).rstrip("e")


def is_inflected(candidate: str, part: str) -> bool:
    """Whether a word of another script is a name with an ending, or with a small word written to it."""
    if part.isascii() or candidate.isascii():
        return False
    for stripped in (candidate, candidate[1:], candidate[2:], candidate[3:]):
        if stripped == part and len(part) > 2:
            return True
    stem = part[:-1] if len(part) > 3 else part
    return len(stem) > 2 and candidate.startswith(stem) and len(candidate) <= len(part) + 3
