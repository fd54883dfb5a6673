"""Where everything of the founding guide is found here: a form, a page of guidance, a service, a link, a number."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from formsvc.data.packs import Entry, Packs
from formsvc.guidance.addresses import is_outside

FORM, GUIDE, SERVICE, LINK, CALL = "form", "guide", "service", "link", "urgent"
KINDS = (FORM, GUIDE, SERVICE, LINK, CALL)
_LISTS = {SERVICE: "services", LINK: "links", CALL: "urgent"}


@dataclass(frozen=True, slots=True)
class Way:
    """One way to it: of what kind, what it is called, its address, and since when nobody has confirmed it."""

    kind: str
    title: str
    href: str
    stale: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """One thing the guide names: `entry` says what it is."""

    entry: Entry
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading of the guide."""

    title: str
    places: tuple[Place, ...]


def sections(packs: Packs, today: date, forms: Mapping[str, str]) -> tuple[Section, ...]:
    """Everything in the order of the guide. `forms` are the titles of the forms by their slugs."""
    grouped = groupby(packs.entries("systems"), key=lambda entry: str(entry.facts.get("section", "")))
    return tuple(
        Section(title, tuple(Place(entry, tuple(_ways(entry, packs, today, forms))) for entry in entries))
        for title, entries in grouped
    )


def lost_ways(packs: Packs, forms: Mapping[str, str]) -> tuple[str, ...]:
    """What leads nowhere, or has no way at all, in plain words."""
    return tuple(fault for entry in packs.entries("systems") for fault in _faults(entry, packs, forms))


def _faults(entry: Entry, packs: Packs, forms: Mapping[str, str]) -> Iterator[str]:
    place = f"list “systems”, “{entry.id}”"
    named = [kind for kind in KINDS if kind in entry.facts]
    if not str(entry.facts.get("section", "")).strip():
        yield f"{place}: “section” must name the heading of the guide that it stands under."
    if not named:
        yield f"{place}: say where it is found: name a {', '.join(KINDS[:-1])} or {KINDS[-1]}."
    for kind in named:
        if _way(kind, str(entry.facts[kind]), packs, entry.checked, forms) is None:
            yield f"{place}: “{kind}” leads nowhere. There is none of that name, or it has no address to show."


def _ways(entry: Entry, packs: Packs, today: date, forms: Mapping[str, str]) -> Iterator[Way]:
    for kind in KINDS:
        way = _way(kind, str(entry.facts.get(kind, "")), packs, today, forms)
        if way:
            yield way


def _way(kind: str, name: str, packs: Packs, today: date, forms: Mapping[str, str]) -> Way | None:
    if kind == FORM:
        return Way(kind, forms[name], f"/#{name}") if name in forms else None
    if kind == GUIDE:
        guide = packs.guide(name)
        return Way(kind, guide.title, f"/guidance/{name}") if guide else None
    entry = next((one for one in packs.lists.get(_LISTS[kind], ()) if one.id == name), None)
    return _way_of_entry(kind, entry, today) if entry else None


def _way_of_entry(kind: str, entry: Entry, today: date) -> Way | None:
    stale = entry.checked if entry.is_stale(today) else None
    if kind == SERVICE:
        return Way(kind, entry.wording, f"/services#{entry.id}", stale)
    telephone = f"tel:{entry.telephone.replace(' ', '')}" if entry.telephone else ""
    href = entry.url if kind == LINK else telephone or entry.url
    return Way(kind, entry.wording, href, stale) if is_outside(href) else None
