"""What the file of an area must be like, row by row: each fault with its place and what to do.

What one entry says of another, or of forms, is for `formsvc.commands.areas` to look at.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

import tomli_w

from formsvc.core.errors import DataPackError
from formsvc.core.text import shown, unholdable
from formsvc.data.areas import FORMAT, GUIDANCE
from formsvc.data.guidance import Guide, guide_of
from formsvc.data.lists import AREA, LISTS, LOCAL, WORDS

_ID = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_SHAPES = {
    "url": (
        re.compile(r"https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:\d+)?([/?#][!-~]*)?|mailto:[!-~]+@[!-~]+"),
        "must be one address that begins with https:// or mailto:",
    ),
    "email": (
        re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"),  # as packs read it
        "must be one e-mail address, such as team@service.example",
    ),
    "telephone": (
        re.compile(r"\+?[0-9][0-9 ]+"),
        "must be one number in figures and spaces, such as 01632 960100",
    ),
}
_LINES = ("wording", "url", "telephone", "email", "owner")
_STEERING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}  # Unicode Bidirectional Algorithm, UAX #9
_NEEDED = ("id", "wording", "owner", "checked")
_NEEDED_AS_WELL = {"links": ("url",), "recipients": ("email",)}
_TERM = {"also", "ask", "people", "within"}
_FACTS = {
    "levels": _TERM,
    "areas": _TERM,
    "systems": {"section", "guide", "form", "service", "link", "urgent", "recipient"},
    "escalation": {"who", "within"},
    "recipients": {"one_child_per_report", "takes_referrals"},
}
"""What entries of a list may say beside what all may say. Of lists in `_READ_ELSEWHERE` their own readers say so."""
_READ_ELSEWHERE = {"services", *WORDS}
_GUIDE_HEAD = ("title", "summary", "owner", "checked", "order", "steps")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something to put right (`refuse`) or to know (`warn`): where, and what to do."""

    action: Literal["refuse", "warn"]
    place: str
    message: str

    def __str__(self) -> str:
        return ": ".join(filter(None, (self.action, self.place, self.message)))


def refused(place: str, message: str) -> Fault:
    """A fault that must be put right."""
    return Fault("refuse", shown(place), message)


def place_of(name: str, row: Mapping[str, Any], number: int) -> str:
    """How faults name a row of a list: by its id or slug, else by its number."""
    own = row.get("slug" if name == GUIDANCE else "id")
    return f"{name}, {own}" if isinstance(own, str) and own else f"{name}, entry {number}"


def faults_of_head(area: Mapping[str, Any], today: date) -> Iterator[Fault]:
    """What is wrong with [area]."""
    for key in ("name", "owner"):
        if not isinstance(area.get(key), str) or not area[key].strip() or "\n" in area[key]:
            yield refused(AREA, f"“{key}” must be one line of text in quotation marks.")
    if type(area.get("format")) is not int or area["format"] != FORMAT:  # true is a whole number too
        yield refused(AREA, f"“format” must be {FORMAT}: this formsvc reads no other.")
    yield from strange(AREA, area.keys() - {"format", "name", "owner", "checked"})
    yield from _faults_of_date(AREA, area.get("checked"), today)
    yield from _unprintable(AREA, area)


def faults_of_lists(content: Mapping[str, Any]) -> Iterator[Fault]:
    """Lists that are strange, missing, or no lists; entries that stand there twice."""
    for name, value in content.items():
        if name not in {AREA, GUIDANCE, *LISTS}:
            yield refused(name, "There is no such list, or it stays where it is, as forms depend on it. Take it out.")
        elif name != AREA and not is_list(value):
            yield refused(name, f"Write each entry under a line of its own that says [[{name}]].")
        elif name != AREA:
            yield from _twice(name, value)
            if not value and name not in WORDS:
                yield refused(name, "It has no entry. Write one at least.")
    for name in LOCAL:
        if name not in content:
            yield refused(name, "It is missing, so that another area's entries would show. Write your own.")


def is_list(value: Any) -> bool:
    """Whether it is an array of tables."""
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def faults_of_row(name: str, number: int, row: Mapping[str, Any], today: date) -> Iterator[Fault]:
    """What is wrong with one entry or guide, owner and date of the area among what it says."""
    place = place_of(name, row, number)
    yield from _faults_of_date(place, row.get("checked"), today)
    yield from _unprintable(place, row)
    if name == GUIDANCE:
        yield from _faults_of_guide(place, row)
    else:
        yield from _faults_of_entry(name, place, row)


def guide_in(row: Mapping[str, Any]) -> Guide:
    """The guide that a row holds. Raises DataPackError."""
    if not isinstance(row.get("slug"), str) or not isinstance(row.get("text"), str):
        raise DataPackError("guidance: “slug” and “text” must be text in quotation marks.")
    head = {key: value for key, value in row.items() if key not in {"slug", "text"}}
    return guide_of(row["slug"], f"+++\n{tomli_w.dumps(head)}+++\n{row['text']}")


def _twice(name: str, rows: list[dict[str, Any]]) -> Iterator[Fault]:
    places = Counter(place_of(name, row, number) for number, row in enumerate(rows, 1))
    for place, times in places.items():
        if times > 1:
            yield refused(place, f"There are {times} entries of this name. Give each its own.")


def _faults_of_entry(name: str, place: str, row: Mapping[str, Any]) -> Iterator[Fault]:
    for key in (*_NEEDED, *_NEEDED_AS_WELL.get(name, ())):
        if row.get(key) in ("", None):
            yield refused(place, f"“{key}” is missing.")
    if name not in _READ_ELSEWHERE:
        yield from strange(place, row.keys() - {"id", "meaning", "checked", *_LINES, *_FACTS.get(name, ())})
    yield from _faults_of_texts(place, row)
    if isinstance(own := row.get("id"), str) and own and (not _ID.fullmatch(own) or len(own) > 40):
        yield refused(place, "“id” must be small letters, figures and _ between them, 40 at most.")


def _faults_of_texts(place: str, row: Mapping[str, Any]) -> Iterator[Fault]:
    given = {key: row[key] for key in ("id", "meaning", *_LINES) if key in row}
    for key, value in given.items():
        if not isinstance(value, str):
            yield refused(place, f"“{key}” must be text in quotation marks.")
        elif key in _LINES and "\n" in value:
            yield refused(place, f"“{key}” must be one line.")
        elif key in _SHAPES and value and not _SHAPES[key][0].fullmatch(value):
            yield refused(place, f"“{key}” {_SHAPES[key][1]}.")


def _faults_of_guide(place: str, row: Mapping[str, Any]) -> Iterator[Fault]:
    yield from strange(place, row.keys() - {"slug", "text", *_GUIDE_HEAD})
    try:
        guide_in({key: row[key] for key in ("slug", "text", *_GUIDE_HEAD) if key in row})
    except DataPackError as error:
        message = str(error).partition(": ")[2]
        yield refused(place, message[:1].upper() + message[1:])


def _faults_of_date(place: str, checked: Any, today: date) -> Iterator[Fault]:
    if type(checked) is not date:  # a moment is a date too, and compares with none
        if checked is not None or place == AREA:
            yield refused(place, "“checked” must be a date without quotation marks, such as 2026-11-01.")
    elif checked > today:
        yield refused(place, "“checked” lies in the future. Write the day on which somebody looked at it.")


def strange(place: str, keys: Any) -> Iterator[Fault]:
    """A fault for each key that nobody reads."""
    for key in sorted(keys):
        yield refused(place, f"“{shown(key, 40)}” means nothing here. Take it out, or look for a slip in it.")


def _unprintable(place: str, value: Any) -> Iterator[Fault]:
    """One fault for each character, at whatever depth, that Word cannot hold or that steers the text around it."""
    codes = sorted({code for text in _texts(value) for code in _codes(text)})
    for code in codes:
        yield refused(place, f"It holds {code}, a character that does not show. Take it out.")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from (key, *_texts(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _codes(text: str) -> Iterator[str]:
    return (f"U+{ord(sign):04X}" for sign in set(text) - {"\n", "\t"} if _does_not_show(sign))


@cache
def _does_not_show(sign: str) -> bool:
    category, direction = unicodedata.category(sign), unicodedata.bidirectional(sign)
    return bool(unholdable(sign)) or category == "Cc" or direction in _STEERING
