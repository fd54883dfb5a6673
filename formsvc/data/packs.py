"""Reading the data packs: named lists of entries, each with an owner and a checked date."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from formsvc.core.errors import DataPackError
from formsvc.data.checked import Checked
from formsvc.data.guidance import FOLDER, Guide, read_guides

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")  # RFC 5322, dot-atom
_KNOWN = ("id", "wording", "meaning", "url", "telephone", "email", "owner", "checked")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Checked):
    """One entry of a list: what is shown, what it means, and who looked at it last, when.

    `facts` holds whatever else the file says of it, by name.
    """

    id: str
    wording: str
    meaning: str = ""
    url: str = ""
    telephone: str = ""
    email: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Packs:
    """All lists in force, by name, and the guidance, in order.

    Equal to itself alone, so that what is worked out from it can be remembered.
    """

    lists: Mapping[str, tuple[Entry, ...]]
    guides: tuple[Guide, ...] = ()

    def entries(self, name: str) -> tuple[Entry, ...]:
        """The entries of a list in the order of its file; raise DataPackError for an unknown name."""
        try:
            return self.lists[name]
        except KeyError:
            raise DataPackError(f"No data pack has a list named “{name}”.") from None

    def entry(self, name: str, entry_id: str) -> Entry:
        """One entry of a list by its id; raise DataPackError when the list does not have it."""
        for entry in self.entries(name):
            if entry.id == entry_id:
                return entry
        raise DataPackError(f"The list “{name}” has no entry “{entry_id}”.")

    def guide(self, slug: str) -> Guide | None:
        """The guidance of that name, if there is any."""
        return next((guide for guide in self.guides if guide.slug == slug), None)

    def guides_beside(self, form: str, step: str) -> tuple[Guide, ...]:
        """The guidance that belongs beside a step of a form, both by their slugs."""
        return tuple(guide for guide in self.guides if f"{form}/{step}" in guide.steps)


def load_packs(*folders: Path) -> Packs:
    """Read the packs that come with formsvc, then those of each folder, list by list and guide by guide.

    A list or guide in a later folder replaces that of the same name. Raises DataPackError, naming
    file and entry, when something is missing.
    """
    lists: dict[str, tuple[Entry, ...]] = {}
    guides: dict[str, Guide] = {}
    for folder in (Path(__file__).parent, *folders):
        found: dict[str, tuple[Entry, ...]] = {}
        for file in sorted(folder.glob("*.toml")):
            _add(found, file)
        lists |= found
        guides |= {guide.slug: guide for guide in read_guides(folder)}
    in_order = sorted(guides.values(), key=lambda guide: (guide.order, guide.slug))
    return Packs(MappingProxyType(lists), tuple(in_order))


class PacksOnDisk:
    """The packs in force: read once, and again as soon as a file of them has changed."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._read: tuple[Any, Packs] | None = None

    def __call__(self) -> Packs:
        """The packs as their files stand now; raises DataPackError as `load_packs` does."""
        stamp = tuple(
            (file, file.stat().st_mtime_ns)
            for folder in (Path(__file__).parent, *self._folders)
            for pattern in ("*.toml", f"{FOLDER}/*.md")
            for file in folder.glob(pattern)
        )
        if self._read is None or self._read[0] != stamp:
            self._read = (stamp, load_packs(*self._folders))
        return self._read[1]


def _add(found: dict[str, tuple[Entry, ...]], file: Path) -> None:
    for name, entries in _read(file):
        if name in found:
            raise DataPackError(f"{file.name}: the list “{name}” is in another file of this folder too.")
        found[name] = entries


def _read(file: Path) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataPackError(f"{file.name} cannot be read: {error}") from error
    defaults = {key: value for key, value in content.items() if not isinstance(value, list)}
    for name, rows in content.items():
        if isinstance(rows, list):
            yield name, _entries(f"{file.name}, list “{name}”", rows, defaults)


def _entries(place: str, rows: list[dict[str, Any]], defaults: dict[str, Any]) -> tuple[Entry, ...]:
    entries = tuple(_entry(place, {**defaults, **row}) for row in rows)
    if len({entry.id for entry in entries}) < len(entries):
        raise DataPackError(f"{place}: two entries have the same id.")
    return entries


def _entry(place: str, row: dict[str, Any]) -> Entry:
    missing = [key for key in ("id", "wording", "owner", "checked") if not row.get(key)]
    if missing:
        raise DataPackError(f"{place}: an entry lacks {' and '.join(missing)}.")
    if type(row["checked"]) is not date:  # a moment is a date too, and compares with none
        raise DataPackError(f"{place}: “checked” of “{row['id']}” is no date such as 2026-11-01.")
    for key in _KNOWN[:-1]:
        if not isinstance(row.get(key, ""), str):
            raise DataPackError(f"{place}: “{key}” of “{row['id']}” is no text in quotation marks.")
        if key != "meaning" and "\n" in row.get(key, ""):
            raise DataPackError(f"{place}: “{key}” of “{row['id']}” has more than one line.")
    if row.get("email") and not _ADDRESS.fullmatch(row["email"]):
        raise DataPackError(f"{place}: “email” of “{row['id']}” is no e-mail address.")
    facts = {key: value for key, value in row.items() if key not in _KNOWN}
    return Entry(**{key: row[key] for key in _KNOWN if key in row}, facts=MappingProxyType(facts))
