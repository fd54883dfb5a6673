"""Where records come from: a file of JSON lines, a table, or a folder of JSON files; read one record at a time."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from formsvc.core.errors import FormsvcError
from formsvc.core.reference import is_reference
from formsvc.core.text import shown
from formsvc.formkit.limits import REQUEST_LIMIT

KINDS = "a file ending in .jsonl, .csv or .xlsx, or a folder of .json files"

_MAY_REFER = re.compile(rb'"reference"|\\u00[67]', re.IGNORECASE)  # the word, or escaped letters that may be some of it


class Unreadable(FormsvcError):
    """A source cannot be read, or not any further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """One record as its source has it.

    `name` says where it stands, such as "line 17". `data` is JSON: answers, or an object with `answers` and perhaps
    a `reference`; `reference` is what the source gives outside of it. `position` is how much of the source has been
    read. `problem` says why the record cannot be used at all.
    """

    name: str
    position: int
    data: bytes = field(repr=False, default=b"")
    reference: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a source; `size` is the position of the last one, 0 where nobody knows before."""

    size: int
    records: Iterator[Raw]


def json_lines(file: Path) -> Records:
    """One record on each line; empty lines are none."""
    return Records(file.stat().st_size, _json_lines(file))


def json_files(folder: Path) -> Records:
    """One record in each file. Its name is the reference if it can be one. Raises Unreadable when there is none."""
    names = sorted(each.name for each in folder.iterdir() if each.suffix.lower() == ".json" and each.is_file())
    if not names:
        raise Unreadable("This folder has no .json files in it.")
    return Records(len(names), _json_files(folder, names))


def _json_lines(file: Path) -> Iterator[Raw]:
    with file.open("rb") as stream:
        number = 0
        while line := stream.readline(REQUEST_LIMIT + 1):
            number += 1
            part = line
            while part and not part.endswith(b"\n"):
                part = stream.readline(REQUEST_LIMIT)
            if data := line.strip():
                yield Raw(name=f"line {number}", position=stream.tell(), data=data)


def _json_files(folder: Path, names: list[str]) -> Iterator[Raw]:
    for number, name in enumerate(names, 1):
        stem = Path(name).stem
        reference = stem if is_reference(stem) else ""
        try:
            with (folder / name).open("rb") as stream:
                data = stream.read(REQUEST_LIMIT + 1)
        except OSError as error:
            yield Raw(name=shown(name), position=number, problem=f"The file cannot be read: {error.strerror}.")
        else:
            yield Raw(name=shown(name), position=number, data=data, reference=reference)


def given_reference(raw: Raw) -> object:
    """The reference a record comes with, of whatever type somebody wrote; "" when there is none.

    A record that is no JSON has none: whoever judges it says so. Most are not read at all here, as it takes a while.
    """
    if not _MAY_REFER.search(raw.data):
        return raw.reference
    try:
        value = json.loads(raw.data)
    except (ValueError, RecursionError):
        return raw.reference
    inside = value.get("reference", "") if isinstance(value, dict) and "answers" in value else ""
    return raw.reference if inside == "" else inside
