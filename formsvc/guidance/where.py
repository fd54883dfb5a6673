"""Where everything of the founding guide is found here: a form, guidance, a service, a number, an address."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from formsvc.data.packs import Entry, Packs
from formsvc.guidance.addresses import is_outside

FORM, GUIDE, SERVICE, LINK, URGENT, RECIPIENT = "form", "guide", "service", "link", "urgent", "recipient"
NAMED = (FORM, GUIDE, SERVICE, LINK, URGENT, RECIPIENT)
"""What an entry may name: each the key of a fact."""
CALL, WRITE, ONLINE = "call", "write", "online"
"""Kinds of way beside a form, a guide and a service."""
_LISTS = {SERVICE: "services", LINK: "links", URGENT: "urgent", RECIPIENT: "recipients"}


@dataclass(frozen=True, slots=True)
class Way:
    """One way to it: of what kind, its words, the address they lead to, and since when nobody has confirmed it.

    The words of a call are its number, those of somebody to write to the e-mail address: paper needs them.
    An address that the report itself goes to leads nowhere, so that nobody sends a report without its form.
    """

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
    named = [fact for fact in NAMED if fact in entry.facts]
    if not str(entry.facts.get("section", "")).strip():
        yield f"{place}: “section” must name the heading of the guide that it stands under."
    if not named:
        yield f"{place}: say where it is found: name a {', '.join(NAMED[:-1])} or {NAMED[-1]}."
    for fact in named:
        if not _named(fact, str(entry.facts[fact]), packs, entry.checked, forms):
            yield f"{place}: “{fact}” leads nowhere. There is none of that name, or it has no address to show."


def _ways(entry: Entry, packs: Packs, today: date, forms: Mapping[str, str]) -> Iterator[Way]:
    """The ways to an entry; an address that two of them lead to stands there once."""
    told = set[str]()
    for fact in NAMED:
        for way in _named(fact, str(entry.facts.get(fact, "")), packs, today, forms):
            if way.href not in told:
                yield way
            told |= {way.href} - {""}


def _named(fact: str, name: str, packs: Packs, today: date, forms: Mapping[str, str]) -> tuple[Way, ...]:
    if fact == FORM:
        return (Way(FORM, forms[name], f"/#{name}"),) if name in forms else ()
    if fact == GUIDE:
        guide = packs.guide(name)
        return (Way(GUIDE, guide.title, f"/guidance/{name}"),) if guide else ()
    entry = next((one for one in packs.lists.get(_LISTS[fact], ()) if one.id == name), None)
    return tuple(_of_entry(fact, entry, entry.checked if entry.is_stale(today) else None)) if entry else ()


def _of_entry(fact: str, entry: Entry, stale: date | None) -> Iterator[Way]:
    telephone = f"tel:{entry.telephone.replace(' ', '')}"
    if fact == SERVICE:
        yield Way(SERVICE, entry.wording, f"/services#{entry.id}", stale)
    elif fact == RECIPIENT:
        yield Way(WRITE, entry.email, "", stale)
    elif fact == URGENT and is_outside(telephone):
        yield Way(CALL, entry.telephone, telephone, stale)
    if fact in (LINK, URGENT) and is_outside(entry.url):
        yield _leading_to(entry, stale)


def _leading_to(entry: Entry, stale: date | None) -> Way:
    """A link by the kind of its address: not every one is a page."""
    scheme, _colon, rest = entry.url.partition(":")
    kind, title = {"tel": (CALL, rest), "mailto": (WRITE, rest)}.get(scheme, (ONLINE, entry.wording))
    return Way(kind, title, entry.url, stale)
