"""What hostile and honest templates are tried with: a small schema, its views, and what is expected of each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from formsvc.core.answers import Choice
from formsvc.core.schema import Schema
from tests.documents.report_file import report
from tests.documents.wordml import p
from tests.schemas import names_of

OPEN: dict[str, Any] = {
    "document": {"reference": "K7Q2", "made_on": "3 March 2026"},
    "subject": "Lifts in cars",
    "level": Choice("high", "High", "Act today"),
    "account": {"what_happened": "Two gifts,\none lift home.", "when": "After school"},
    "children": [
        {"name": "Ana Fernley", "age": "14", "friends": [{"name": "Bo", "places": ["Library", "Bus stop"]}]},
        {"name": "Cai Dunmore", "age": "", "friends": []},
    ],
    "themes": ["gifts", "lifts"],
}
RESTRICTED: dict[str, Any] = {
    "source": {"name": "Rowan Ashdown", "phone": "07700 900123", "others": [{"name": "Robin Fieldfare"}]},
}
CANARIES = ("Rowan Ashdown", "07700 900123", "Robin Fieldfare")


SCHEMA = Schema(title="Report", open=names_of(OPEN), restricted=names_of({"document": OPEN["document"], **RESTRICTED}))


def everywhere(words: str, value: Any = OPEN) -> Any:
    """A view with these words in place of every text."""
    if isinstance(value, Choice):
        return Choice(words and "other", words, words)
    if isinstance(value, dict):
        return {name: everywhere(words, inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [everywhere(words, inner) for inner in value]
    return words


@dataclass(frozen=True, slots=True, kw_only=True)
class Hostile:
    """A template that must be refused, or lose what is hostile in it.

    `says` is a piece of the message it is refused with; `tag` and `place` are what the finding must name. Where `gone`
    is given, it is accepted instead, and none of these bytes is in what it makes. A `heavy` one is tried in a child
    process alone; without `says` it may be accepted, if that is cheap.
    """

    build: Callable[[], bytes]
    says: str = ""
    tag: str = ""
    place: str = ""
    gone: tuple[bytes, ...] = ()
    heavy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Honest:
    """A template that must be accepted, and the lines that it prints, among others."""

    build: Callable[[], bytes]
    prints: tuple[str, ...]


FIRST = "body, paragraph 1"


def refused(says: str, tag: str = "", place: str = "", **how: Any) -> Hostile:
    """A report, made `how` `report()` says, that must be refused."""
    return Hostile(build=partial(report, **how), says=says, tag=tag, place=place)


def in_body(says: str, tag: str, *xml: str, **how: Any) -> Hostile:
    """A report with something in its first paragraph."""
    return refused(says, tag, FIRST if tag else "word/document.xml", body=p(*xml), **how)


def scrubbed(*gone: bytes, **how: Any) -> Hostile:
    """A report that is accepted, and makes documents without any of these bytes."""
    return Hostile(build=partial(report, **how), gone=gone)
