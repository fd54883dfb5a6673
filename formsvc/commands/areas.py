"""What the file of an area says of other parts: services, wording, guidance and steps of forms must all fit together.

Rows by themselves are looked at in `formsvc.data.area_checks`.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain
from typing import Any

from formsvc.catalogue import FORM_TYPES
from formsvc.core.errors import DataPackError
from formsvc.core.text import shown
from formsvc.data.area_checks import Fault, refused, strange
from formsvc.data.areas import Area
from formsvc.data.dictionary import read_words
from formsvc.data.guidance import written
from formsvc.data.lists import CHOICES, LISTS, WORDS
from formsvc.data.packs import Entry, Packs
from formsvc.directory.reading import services_of
from formsvc.directory.terms import terms_of
from formsvc.guidance.checks import faults as guidance_faults
from formsvc.guidance.where import lost_ways
from formsvc.wording.advice.finding import rules_of

_EMERGENCY = {"emergency_999": "999", "crime_101": "101"}
_NAMED_PLACE = re.compile(r"(The l|L)ist “(?P<list>[^”]*)”, entry “(?P<entry>[^”]*)”[:,] ")
_NAMED = 5  # entries that one line names


def faults_of(area: Area, ours: Packs, found: Collection[Fault] = ()) -> tuple[Fault, ...]:
    """All that does not fit together once the area stands over our own packs; what is `found` already is left out."""
    packs = area.over(ours)
    told = {fault.place for fault in found}
    faults = chain(
        _urgent(packs, ours), _choices(packs, ours), _services(packs, told), _wording(packs, ours), _guidance(packs),
        _systems(packs),
    )  # fmt: skip
    return tuple(fault for fault in faults if fault.place not in told)


def stale(area: Area, today: date) -> Iterator[Fault]:
    """Lists and guidance with something that nobody has checked for a year: one warning for each list."""
    groups = {name: [one.id for one in entries if one.is_stale(today)] for name, entries in area.lists.items()}
    groups["guidance"] = [guide.slug for guide in area.guides if guide.is_stale(today)]
    for name, old in groups.items():
        if old:
            more = f" and {len(old) - _NAMED:,} more" if len(old) > _NAMED else ""
            words = f"Not checked for a year: {', '.join(old[:_NAMED])}{more}. Look at each, then change its “checked”."
            yield Fault("warn", name, shown(words, 1_000))


def left_to_us(area: Area, ours: Packs) -> Iterator[Fault]:
    """Pages of ours that another area shows and nobody there has read: one warning with their names."""
    if left := [guide.slug for guide in area.over(ours).guides if guide.inherited]:
        words = f"You leave these pages to us, and each says that nobody has checked it here: {', '.join(left)}."
        yield Fault("warn", "guidance", shown(words, 1_000))


def levels_gone(area: Area, before: Area) -> Iterator[Fault]:
    """Levels that records and files of answers may name, and that will be no more."""
    kept = {entry.id for entry in area.lists.get("levels", ())}
    if gone := [entry.id for entry in before.lists["levels"] if entry.id not in kept]:
        words = f"Gone: {', '.join(gone)}. Unfinished records keep what they chose. JSON that names one is refused."
        yield Fault("warn", "levels", shown(words, 1_000))


def changes(before: Area, after: Area) -> Iterator[str]:
    """What is other than before: a line for each list that changes."""
    for name in LISTS:
        old, new = before.lists.get(name, ()), after.lists.get(name)
        if new is not None and new != old:
            yield f"{name}: {_counted(new, old)}"
    there = {written(guide) for guide in before.guides}
    if changed := [guide for guide in after.guides if written(guide) not in there]:
        yield f"guidance: {len(changed)} pages new or changed"
    if before.entry != after.entry:
        yield f"area: {shown(after.name)} instead of {shown(before.name)}"


def _counted(now: tuple[Entry, ...], before: tuple[Entry, ...]) -> str:
    entries = f"{len(now):,} {'entry' if len(now) == 1 else 'entries'}"
    if len(now) != len(before):
        return f"{entries} instead of {len(before):,}"
    there = {entry.id: entry for entry in before}
    return f"{entries}, {sum(there.get(entry.id) != entry for entry in now):,} of them new or changed"


def _urgent(packs: Packs, ours: Packs) -> Iterator[Fault]:
    """Forms name entries of this list by id, so that each must be there; two of them everywhere with one number."""
    there = {entry.id: entry for entry in packs.entries("urgent")}
    for name in (entry.id for entry in ours.entries("urgent")):
        if name not in there:
            yield refused(f"urgent, {name}", "It is missing, and forms need it. Say what holds in your area.")
    for name, number in _EMERGENCY.items():
        if name in there and there[name].telephone != number:
            yield refused(f"urgent, {name}", f"Its “telephone” must be {number}.")


def _choices(packs: Packs, ours: Packs) -> Iterator[Fault]:
    """Forms and records name entries of these lists by id, so that each must be there."""
    for name in CHOICES:
        there = {entry.id for entry in packs.entries(name)}
        for missing in (entry.id for entry in ours.entries(name) if entry.id not in there):
            yield refused(f"{name}, {missing}", "It is missing, and forms need it. Say it in your area's words.")


def _services(packs: Packs, told: Collection[str]) -> Iterator[Fault]:
    """What the directory objects to, entry by entry; and the emergency lines."""
    terms = [fault for name in ("levels", "areas") for fault in _objection(partial(terms_of, packs, name))]
    yield from terms
    for entry in () if terms else packs.entries("services"):
        if f"services, {entry.id}" not in told:
            yield from _objection(partial(services_of, packs.over({"services": (entry,)})))
    lines = {entry.telephone for entry in packs.entries("services") if entry.facts.get("emergency") is True}
    for number in _EMERGENCY.values():
        if number not in lines:
            yield refused("services", f"There is no entry with telephone = “{number}” and emergency = true. Keep it.")


def _wording(packs: Packs, ours: Packs) -> Iterator[Fault]:
    """What the wording check objects to: the first thing alone, as one pattern may name another entry.

    What it has not asked any entry of a list for means nothing there.
    """
    own = [name for name in WORDS if packs.lists[name] != ours.lists[name]]
    asked: dict[str, set[str]] = {name: set() for name in own}
    lists = {name: tuple(_watched(entry, asked[name]) for entry in packs.lists[name]) for name in own}
    objections = tuple(_objection(partial(rules_of, packs.over(lists), read_words()))) if own else ()
    yield from objections
    for name in () if objections else own:
        for entry in packs.lists[name]:
            yield from strange(f"{name}, {entry.id}", entry.facts.keys() - asked[name])


@dataclass(frozen=True, slots=True)
class _Watched(Mapping[str, Any]):
    """The facts of an entry, noting which of them are asked for."""

    facts: Mapping[str, Any]
    asked: set[str]

    def __getitem__(self, key: str) -> Any:
        self.asked.add(key)
        return self.facts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.facts)

    def __len__(self) -> int:
        return len(self.facts)


def _watched(entry: Entry, asked: set[str]) -> Entry:
    return replace(entry, facts=_Watched(entry.facts, asked))


def _objection(read: Callable[[], object]) -> Iterator[Fault]:
    """What a reader of the packs says is wrong, with the place that it names."""
    try:
        read()
    except DataPackError as error:
        found = _NAMED_PLACE.match(str(error))
        place = f"{found['list']}, {found['entry']}" if found else ""
        words = str(error)[found.end() if found else 0 :]
        yield refused(place, shown(_begun(words), 1_000))


def _guidance(packs: Packs) -> Iterator[Fault]:
    """What guidance may not hold, steps that no form has, links that lead nowhere."""
    steps = [f"{form.slug}/{step.slug}" for form in FORM_TYPES for step in form.steps]
    for fault in guidance_faults(packs, steps):
        place, _colon, words = fault.partition(": ")
        place = re.sub(r"^guidance/([a-z0-9-]+)\.md(, line \d+)?$", _page, place)
        yield refused(place, shown(_begun(words), 1_000))


def _page(found: re.Match[str]) -> str:
    """The place of a page in the file of an area, where it has no file of its own."""
    return f"guidance, {found[1]}{found[2]} of its text" if found[2] else f"guidance, {found[1]}"


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _systems(packs: Packs) -> Iterator[Fault]:
    """What the page “Where is it?” points to must be there."""
    for fault in lost_ways(packs, {form.slug: form.title for form in FORM_TYPES}):
        place, _colon, words = fault.partition(": ")
        place = place.removeprefix("list ").replace("“", "").replace("”", "")
        yield refused(place, shown(_begun(words), 1_000))
