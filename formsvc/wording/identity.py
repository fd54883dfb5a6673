"""Whether a text that should name nobody may name somebody after all: names, birthdays, addresses, numbers, schools.

Nobody in particular is looked for, so only shapes can tell: a guess, good for a second look and for nothing else. What
was found is told by its kind alone, never by its words or its place.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, get_args

from stdnum.gb import nhs

from formsvc.wording.anyname import holds_name
from formsvc.wording.anyplace import schools, streets
from formsvc.wording.folding import folded
from formsvc.wording.lexicon import Lexicon
from formsvc.wording.numbers import digit_runs
from formsvc.wording.spoken import Digits

Kind = Literal[
    "name", "birth", "address", "postcode", "telephone", "email", "username", "nhs_number", "reference", "school"
]
KINDS: tuple[Kind, ...] = get_args(Kind)

_GONE = " – "  # stands for what was found, so that it is not found again as something else
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_FULL_DATE = (
    rf"(?:\d{{1,2}}[./\- ]\d{{1,2}}[./\- ](?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}}|{_DAY}(?: of)? {_MONTH},? \d{{4}}"
    rf"|{_MONTH} {_DAY},? \d{{4}})(?!\d)"
)
_ANY_DATE = rf"(?:{_FULL_DATE}|{_DAY}(?: of)? {_MONTH}|{_MONTH} {_DAY}|{_MONTH} \d{{4}})(?![^\W_])"
_BORN = (
    r"(?<![^\W_])(?:born|dob|d\.o\.b|date of birth|birthday|turn(?:s|ed|ing) \d{1,2}"
    r"|(?:will be|becomes?) \d{1,2}(?= on))(?![^\W_])"
)
_CHILD = r"(?<![^\W_])(?:boy|girl|child|lad|male|female|son|daughter|pupil|brother|sister)s?"
_BIRTH = re.compile(
    rf"{_BORN}[^\n!?]{{0,30}}?(?<![^\W_]){_ANY_DATE}|(?<![^\W_]){_ANY_DATE}[^\n.!?]{{0,25}}{_BORN}"
    rf"|{_CHILD} ?[,(:;] ?{_FULL_DATE}",
    re.IGNORECASE,
)
_DATE = re.compile(rf"(?<![^\W_]){_FULL_DATE}(?![^\W_])", re.IGNORECASE)
_EMAIL = re.compile(
    r"(?<![^\s@,;<>()])[^\s@,;<>()]{1,64}@[^\s@,;<>()]{1,80}\.[^\W\d_]{2,}"
    r"|\b\w{2,30} ?(?:\bat\b|[(\[]at[)\]]) ?\w{2,30} ?(?:\bdot\b|[(\[]dot[)\]]) ?\w{2,}",
    re.IGNORECASE,
)
_USERNAME = re.compile(r"(?<![\w.@])@\w[\w.]+|(?<![^\W_])[^\W_]+_\w+", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![^\W_])[^\W\d_]\w*\d\w*")
_POSTCODE = re.compile(
    r"(?<![^\W_])[a-z]{1,2}\d[a-z\d]?[ \-]?\d(?!nd\b|st\b|rd\b|th\b)[abd-hjlnp-uw-z]{2}(?![^\W_])"
    r"|(?<![^\W_])post ?code\W{1,3}(?:(?:is|of|in|starts|with|begins)\W){0,2}[a-z]{1,2}\d",
    re.IGNORECASE,
)
_PLATE = r"[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]\d{3} ?[A-Z]{3}|[A-Z]{3} ?\d{3}[A-Z]"  # registrations since 1963
_CODE = re.compile(
    rf"(?<![^\W_])(?:[A-Z]{{1,4}}[ /\-]?\d{{5,}}[A-Z]?|\d{{2}}/\d{{4,}}/\d{{2}}|{_PLATE})(?![^\W_])"
    r"|(?<![£$€.,\w])\d{7,9}(?![^\W_]|[.,]\d)"
)
_REFERENCE = re.compile(
    r"(?<![^\W_])(?:ref|reference|case|crime|incident|urn|upn|crn|pnc|cad|file|log|passport|insurance|id|pupil|patient)"
    r"(?: (?:number|no|ref|reference|id)\b\.?){0,2}(?: (?:is|was))?[ :#]{1,3}(?!(?:19|20)\d\d\b)"
    r"[a-z]{0,5}[/\-]?\d[\w/\-]{2,}",
    re.IGNORECASE,
)
_PUBLIC = ("080", "03", "084", "087")  # numbers of services, not of people


def identifying(text: str, lexicon: Lexicon) -> tuple[Kind, ...]:
    """The kinds of what may say who somebody is, each once, in the order of `KINDS`."""
    found = set(_kinds(text, lexicon))
    return tuple(kind for kind in KINDS if kind in found)


def _kinds(text: str, lexicon: Lexicon) -> Iterator[Kind]:
    for kind, pattern in _SHAPES:
        rest = pattern.sub(_GONE, text)
        if rest != text:
            yield kind
        text = rest
    if _has_handle(text, lexicon):
        yield "username"
    yield from _numbers(folded(_DATE.sub(_GONE, text)))
    yield from _words(text, lexicon)


_SHAPES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("email", _EMAIL),
    ("username", _USERNAME),
    ("birth", _BIRTH),
    ("postcode", _POSTCODE),
    ("reference", _REFERENCE),
    ("reference", _CODE),
)


def _has_handle(text: str, lexicon: Lexicon) -> bool:
    """Whether letters with figures in them stand close behind "Snapchat", "username" or the like."""
    marks = lexicon.word_group("user_marks")
    before = (
        (match, re.findall(r"[^\W_]+", text[max(0, match.start() - 30) : match.start()]))
        for match in _HANDLE.finditer(text)
    )
    return any(len(match.group()) > 4 and marks.intersection(map(str.lower, words[-3:])) for match, words in before)


def _numbers(plain: str) -> Iterator[Kind]:
    """The kinds of the long numbers in folded text."""
    for run in digit_runs(plain):
        before = plain[max(0, run.places[0] - 25) : run.places[0]]
        if _is_nhs_number(run, before):
            yield "nhs_number"
        elif _is_telephone(run, before):
            yield "telephone"


def _is_nhs_number(run: Digits, before: str) -> bool:
    if len(run.digits) != 10 or run.whole_only:
        return False
    return bool(re.search(r"\bnhs\b", before)) or (run.digits[0] != "0" and bool(nhs.is_valid(run.digits)))


def _is_telephone(run: Digits, before: str) -> bool:
    """Whether it has the length of a whole number and begins like one, and is no service's."""
    digits, length = run.digits, len(run.digits)
    if before.rstrip(" (").endswith("+"):
        return 8 <= length <= 15
    if digits.startswith(("0044", "44")) and not run.whole_only:
        return 12 <= length <= 14
    if digits.startswith("0"):
        return 10 <= length <= 11 and not digits.startswith(_PUBLIC)
    return digits.startswith("7") and length == 10 and not run.whole_only


def _words(text: str, lexicon: Lexicon) -> Iterator[Kind]:
    """What only words can tell; a name that is part of a street or school is not told twice."""
    reading = lexicon.read(text)
    roads, learning = list(streets(reading, lexicon)), list(schools(reading, lexicon))
    if roads:
        yield "address"
    if learning:
        yield "school"
    if holds_name(reading, lexicon, taken=_indexes((*roads, *learning))):
        yield "name"


def _indexes(stretches: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(index for start, end in stretches for index in range(start, end))
