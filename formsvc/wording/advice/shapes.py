"""What a short form looks like, and what only looks like one: pure questions about one word."""

import re

_ROMAN = re.compile(r"(?=[MDCLXVI])M*(C[MD]|D?C{0,3})(X[CL]|L?X{0,3})(I[XV]|V?I{0,3})")
_DOTTED = re.compile(r"(?:[A-Za-z]\.){1,5}[A-Za-z]\.?")
_MIXED = re.compile(r"[A-Z]+[a-z][A-Z]{1,3}")
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvxz]{2,5}")  # w is a vowel in Welsh: "clwb"
_SOUNDS = re.compile(
    r"(.)\1+|[bgprt]+[rhsf]+t*|h*m+|[sz]+h+|p+f+t*|p*s+t+|t+s+k+"
)  # "brr", "hmm", "shh", "pfft", "tsk"
_CODE = re.compile(r"[A-Z]{2,4}\d{1,2}")
_SLASHED = re.compile(r"[A-Za-z]{1,2}(?:/[A-Za-z]{1,2})+")
_CLIPPED = re.compile(r"[a-z]{2,}'d")
_LONGEST = 6  # letters: longer words in capitals are names or shouted


def key_of(word: str) -> str:
    """A word without full stops and apostrophes, in small letters: "C.S.E." and "cse" are one."""
    return word.replace(".", "").replace("'", "").lower()


def singulars_of(word: str) -> tuple[str, ...]:
    """The word, and what it may be the plural, possessive or past tense of: "SWs", "SW's", "DM'd"."""
    for ending in ("'s", "s'", "'d", "'ed"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word, word.removesuffix(ending)
    return (word, word[:-1]) if word.endswith("s") and len(word) > 2 else (word,)


def is_unlike_name(word: str, proper: bool) -> bool:
    """Whether a word with one capital is too long or too hard to say for a first name such as "Dapo" or "Abi"."""
    return not proper and (len(word) > 4 or not set(word.lower()) & set("aeiouy"))


def is_roman(word: str) -> bool:
    """Whether capitals are a Roman numeral."""
    return bool(_ROMAN.fullmatch(word))


def is_dotted(word: str) -> bool:
    """Whether it is letters with a full stop between them: "Y.O.T.", "K.L"."""
    return bool(_DOTTED.fullmatch(word))


def is_slashed(word: str) -> bool:
    """Whether it is one or two letters, a slash, and so on: "w/e"."""
    return bool(_SLASHED.fullmatch(word))


def is_single(word: str) -> bool:
    """Whether it is one capital that is no word of its own."""
    return len(word) == 1 and word.isupper() and word not in "AIO"


def is_code(word: str) -> bool:
    """Whether it is capitals and a figure or two, as in the name of a form."""
    return bool(_CODE.fullmatch(word))


def is_capitals(word: str) -> bool:
    """Whether it is two to six capitals, a small letter among them or "s" behind them allowed."""
    bare = word[:-1] if word.endswith("s") and len(word) > 2 else word
    plain = bare.isupper() and bare.isalpha() and 2 <= len(bare) <= _LONGEST
    return plain or (len(word) < _LONGEST and bool(_MIXED.fullmatch(word)) and not word.startswith(("McM", "MacM")))


def is_clipped(word: str) -> bool:
    """Whether small letters can be no whole word: consonants alone, or a stem with 'd."""
    unspoken = _CONSONANTS.fullmatch(word) and not _SOUNDS.fullmatch(word)
    return bool(unspoken or _CLIPPED.fullmatch(word))
