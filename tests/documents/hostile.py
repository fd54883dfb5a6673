"""Hostile templates by name: what each tries, and what must become of it."""

from functools import partial

from tests.documents.attacks import active, addresses, halves, heavy, parsing, places, tags, tearing, traces, zips
from tests.documents.cases import FIRST, Hostile
from tests.documents.report_file import report
from tests.documents.wordml import p


def typed(words: str, says: str) -> Hostile:
    """A report with these words in its first paragraph, the tag at fault between « and »."""
    tag = words.partition("«")[2].partition("»")[0]
    plain = words.replace("«", "").replace("»", "")
    return Hostile(build=partial(report, p(plain)), says=says, tag=tag, place=FIRST)


_TYPED = {
    "running code": tags.RUNNING_CODE,
    "statement": tags.STATEMENTS,
    "expression": tags.EXPRESSIONS,
    "loop": tags.LOOPS,
    "slip": tags.SLIPS,
    "source": tags.SOURCE,
}
_BUILT = {
    "in text": places.IN_TEXT,
    "outside text": places.OUTSIDE_TEXT,
    "section": places.SECTIONS,
    "losing": tearing.LOSING,
    "misplaced": tearing.MISPLACED,
    "torn": tearing.TORN,
    "field": active.FIELDS,
    "embedded": active.EMBEDDED,
    "address": addresses.ADDRESSES,
    "part": traces.PARTS,
    "markup": traces.MARKUP,
    "document type": parsing.DOCUMENT_TYPES,
    "not Word": parsing.NOT_WORD,
    "zip": zips.BROKEN,
    "zip with": zips.LEFT_BEHIND,
    "zip of": zips.TOO_LARGE,
    "later": halves.LATER,
    "left behind": halves.LEFT_BEHIND,
    "heavy": heavy.HEAVY,
}

HOSTILE = {
    **{f"{kind}: {name}": typed(*case) for kind, cases in _TYPED.items() for name, case in cases.items()},
    **{f"{kind}: {name}": case for kind, cases in _BUILT.items() for name, case in cases.items()},
}
