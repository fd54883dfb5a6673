"""Reading the data packs: named lists of entries, each with an owner and a checked date."""

import logging
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from formsvc.core.errors import DataPackError
from formsvc.data.checked import Checked
from formsvc.data.guidance import FOLDER, Guide, read_guides
from formsvc.data.lists import AREA, may_be_empty
from formsvc.data.toml import content_of

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")  # RFC 5322, dot-atom
_KNOWN = ("id", "wording", "meaning", "url", "telephone", "email", "owner", "checked")
_OURS = Path(__file__).parent
_TRIES = 3  # an import puts another folder in the place of one in a moment; in three looks one is quiet
_log = logging.getLogger(__name__)


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

    def over(self, lists: Mapping[str, tuple[Entry, ...]]) -> "Packs":
        """These packs with other lists in the place of those of the same names."""
        return Packs(MappingProxyType({**self.lists, **lists}), self.guides)

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
    lists, guides = _found_in(_OURS)
    here, own = lists.get(AREA), dict[str, Guide]()
    for folder in folders:
        own_lists, own_guides = _found_in(folder)
        lists |= own_lists
        own |= own_guides
    left = is_another(lists.get(AREA), here)
    guides = {slug: replace(guide, inherited=left) for slug, guide in guides.items()} | own
    return Packs(MappingProxyType(lists), in_order(guides.values()))


def is_another(area: Sequence[Entry] | None, here: Sequence[Entry] | None) -> bool:
    """Whether two lists that name an area name two; guidance that one leaves to the other is then not its own."""
    return [one.wording for one in area or ()] != [one.wording for one in here or ()]


def in_order(guides: Iterable[Guide]) -> tuple[Guide, ...]:
    """Guidance in the order in which it is listed."""
    return tuple(sorted(guides, key=lambda guide: (guide.order, guide.slug)))


class PacksOnDisk:
    """The packs in force: read once, and again as soon as a file of them has changed.

    Where a folder, or a file that was there a moment ago, is gone, the packs that were read last stay in force: another
    area's levels and numbers must not take their place because of it.
    """

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._read: tuple[Any, Packs] | None = None
        self._is_gone = False

    def __call__(self) -> Packs:
        """The packs as their files stand now; raises DataPackError as `load_packs` does."""
        for _try in range(_TRIES):
            stamp = self._stamp()
            if stamp is None:
                break
            if self._read is None or self._read[0] != stamp:
                packs = self._packs_of(stamp)
                if packs is None:
                    continue
                self._read = (stamp, packs)
            self._is_gone = False
            return self._read[1]
        return self._last()

    def _packs_of(self, stamp: Any) -> Packs | None:
        """The packs as they stood all the while; none when a file changed meanwhile. Raises DataPackError."""
        try:
            packs = _packs_at(self._folders, stamp)
        except DataPackError:
            if self._stamp() == stamp:
                raise
            return None
        return packs if self._stamp() == stamp else None

    def _last(self) -> Packs:
        """What was read last, with one line in the log, that names no folder."""
        if self._read is None:
            raise DataPackError("The folder of data packs is gone. Put it back, or set FORMSVC_PACKS anew.")
        if not self._is_gone:
            _log.warning("packs kept: their folder is gone or changes all the time")
        self._is_gone = True
        return self._read[1]

    def _stamp(self) -> Any:
        """What changes when a file does; none while a folder or a file is gone."""
        try:
            return tuple(
                (path, *_marks(path)) for folder in (_OURS, *self._folders) for path in (folder, *_files_in(folder))
            )
        except OSError:
            return None


@lru_cache(maxsize=4)
def _packs_at(folders: tuple[Path, ...], stamp: Any) -> Packs:  # noqa: ARG001  # what they are remembered by
    """The packs of folders whose files bear these marks, read once in a process."""
    return load_packs(*folders)


def _files_in(folder: Path) -> Iterator[Path]:
    for pattern in ("*.toml", f"{FOLDER}/*.md"):
        yield from folder.glob(pattern)


def _marks(path: Path) -> tuple[int, ...]:
    """Which file it is, and when it was last written; of a folder no time, as whatever lies in it may change that."""
    status = path.stat()
    return (status.st_ino,) if path.is_dir() else (status.st_ino, status.st_mtime_ns, status.st_size)


def _found_in(folder: Path) -> tuple[dict[str, tuple[Entry, ...]], dict[str, Guide]]:
    """Lists and guides of one folder."""
    if not folder.is_dir():
        raise DataPackError("There is no such folder of data packs.")
    found: dict[str, tuple[Entry, ...]] = {}
    for file in sorted(folder.glob("*.toml")):
        _add(found, file)
    return found, {guide.slug: guide for guide in read_guides(folder)}


def _add(found: dict[str, tuple[Entry, ...]], file: Path) -> None:
    for name, entries in _entries_in(file):
        if name in found:
            raise DataPackError(f"{file.name}: the list “{name}” is in another file of this folder too.")
        found[name] = entries


def _entries_in(file: Path) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    try:
        content = content_of(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataPackError(f"{file.name} cannot be read: {error}") from error
    defaults = {key: value for key, value in content.items() if not isinstance(value, list)}
    for name, rows in content.items():
        if isinstance(rows, list):
            yield name, _entries(f"{file.name}, list “{name}”", name, rows, defaults)


def _entries(place: str, name: str, rows: list[Any], defaults: dict[str, Any]) -> tuple[Entry, ...]:
    if not all(isinstance(row, dict) for row in rows):
        raise DataPackError(f"{place}: write each entry under a line of its own that says [[{name}]].")
    if not rows and not may_be_empty(name):
        raise DataPackError(f"{place}: it has no entry. Write one at least.")
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
