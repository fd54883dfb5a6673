"""Services for tests: made from the keys of the file, through the same door as the real ones."""

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from formsvc.data.packs import Entry, Packs, load_packs
from formsvc.directory.reading import services_of
from formsvc.directory.service import Service

HOURS = tomllib.loads((Path(__file__).parent / "cases" / "hours.toml").read_text(encoding="utf-8"))
CHECKED = date(2026, 11, 1)
_KNOWN = ("id", "wording", "meaning", "url", "telephone", "email", "checked")


@lru_cache(maxsize=1)
def shipped() -> Packs:
    return load_packs()


def entry(**keys: Any) -> Entry:
    """An entry with these keys and a blameless rest."""
    blank = {"id": "rowan_house", "wording": "Rowan House", "owner": "Ashdown partnership", "checked": CHECKED}
    facts = {key: value for key, value in keys.items() if key not in _KNOWN}
    return Entry(**{**blank, **{key: keys[key] for key in _KNOWN if key in keys}}, facts=MappingProxyType(facts))


def packs_with(*entries: Entry, **lists: tuple[Entry, ...]) -> Packs:
    """The packs that come with formsvc, with these services and other lists instead of theirs."""
    return Packs(MappingProxyType({**shipped().lists, "services": entries, **lists}))


def service(**keys: Any) -> Service:
    """A service with these keys, in the units of the file."""
    return services_of(packs_with(entry(**keys)))[0]


def service_named(service_id: str) -> Service:
    """A service that comes with formsvc."""
    return next(one for one in services_of(shipped()) if one.id == service_id)


def service_of(name: str) -> Service:
    """A service with hours of the table of cases, or one that comes with formsvc."""
    return service(**HOURS["hours"][name]) if name in HOURS["hours"] else service_named(name)
