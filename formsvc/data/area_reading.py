"""Reading the file of an area: everything that is wrong with it at once."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from formsvc.core.errors import DataPackError
from formsvc.data.area_checks import Fault, faults_of_head, faults_of_lists, faults_of_row, guide_in, is_list, refused
from formsvc.data.areas import GUIDANCE, Area
from formsvc.data.guidance import Guide
from formsvc.data.lists import AREA, LISTS
from formsvc.data.packs import Entry
from formsvc.data.toml import TOO_DEEP, content_of

LARGEST = 5_000_000
"""Bytes of a file."""
_LONGEST_LINE = 20_000  # characters: tomllib takes very long over a key of very many parts
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_KNOWN = ("id", "wording", "meaning", "url", "telephone", "email", "owner", "checked")


def read_area(data: bytes, today: date) -> tuple[Area | None, tuple[Fault, ...]]:
    """The area that a file holds, and what is wrong with it; no area where it cannot be read as one.

    An area with faults holds what could be read, so that more can be said of it.
    """
    try:
        content = _content(data)
    except DataPackError as error:
        return None, (refused("", str(error)),)
    head = content.get(AREA)
    if not isinstance(head, dict):
        return None, (refused("", "There is no [area] with format, name, owner and checked. Begin from an export."),)
    shared = _shared(head, today)
    rows = {name: [shared | row for row in content[name]] for name in (*LISTS, GUIDANCE) if is_list(content.get(name))}
    faults = [*faults_of_head(head, today), *faults_of_lists(content)]
    for name, found in rows.items():
        faults += [fault for number, row in enumerate(found, 1) for fault in faults_of_row(name, number, row, today)]
    return _area(head, rows), tuple(faults)


def _content(data: bytes) -> dict[str, Any]:
    """What the TOML holds; raise DataPackError, saying where it breaks, when it is none."""
    if len(data) > LARGEST:
        raise DataPackError("The file is larger than 5 MB. Leave out what formsvc brings along, such as word lists.")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise DataPackError(f"Line {line} is not in UTF-8. Save the file again as UTF-8.") from None
    for line, words in enumerate(text.split("\n"), 1):
        if len(words) > _LONGEST_LINE:
            raise DataPackError(f"Line {line} is longer than {_LONGEST_LINE:,} characters. Break it up.")
    try:
        return content_of(text)
    except ValueError as error:  # tomllib's own, and Python's about a number of too many figures
        raise DataPackError(_where_it_breaks(str(error))) from None


def _where_it_breaks(words: str) -> str:
    if words == TOO_DEEP:
        return f"T{TOO_DEEP[1:]}. Begin again from an export."
    found = _PLACE.search(words)
    place = f"Line {found[1]}, column {found[2]}" if found else "The end of the file"
    if words.startswith("Cannot "):  # overwrite, declare, mutate
        return f"{place}: the same name stands there twice. Take one of them out."
    return f"{place} is not TOML. Look there, and just before, for a missing quotation mark, bracket or equals sign."


def _shared(head: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Owner and date for the entries that have none; where [area] has none that will do, that is told once, there."""
    owner, checked = head.get("owner"), head.get("checked")
    dated = type(checked) is date and checked <= today
    return {"owner": owner if isinstance(owner, str) and owner else "?", "checked": checked if dated else today}


def _area(head: Mapping[str, Any], rows: Mapping[str, list[dict[str, Any]]]) -> Area | None:
    """What could be read; nothing when even the area is not named, owned and dated."""
    if not all(isinstance(head.get(key), str) for key in ("name", "owner")) or type(head.get("checked")) is not date:
        return None
    lists = {name: tuple(_entries(found)) for name, found in rows.items() if name != GUIDANCE}
    return Area(
        name=head["name"], owner=head["owner"], checked=head["checked"],
        lists=MappingProxyType(lists), guides=tuple(_guides(rows.get(GUIDANCE, []))),
    )  # fmt: skip


def _entries(rows: list[dict[str, Any]]) -> Iterator[Entry]:
    for row in rows:
        known = {key: row[key] for key in _KNOWN if key in row}
        texts = all(isinstance(value, str) for key, value in known.items() if key != "checked")
        if texts and {"id", "wording", "owner"} <= known.keys() and type(row.get("checked")) is date:
            facts = {key: value for key, value in row.items() if key not in _KNOWN}
            yield Entry(**known, facts=MappingProxyType(facts))


def _guides(rows: list[dict[str, Any]]) -> Iterator[Guide]:
    for row in rows:
        try:
            yield replace(guide_in(row), first_line=1)  # what is said of a line counts from where its text begins
        except DataPackError:  # its fault is told already
            continue
