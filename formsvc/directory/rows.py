"""The directory for one search: every service, whether it fits, whether it is open."""

from dataclasses import dataclass
from datetime import date, datetime

from formsvc.data.packs import Packs
from formsvc.directory.matching import Match, match
from formsvc.directory.opening import Opening, opening
from formsvc.directory.people import Person
from formsvc.directory.reading import services_of
from formsvc.directory.service import Service


@dataclass(frozen=True, slots=True)
class Row:
    """One service, with what a search found of it. `age_note` says that nobody has confirmed it for a year, or ""."""

    service: Service
    match: Match
    opening: Opening
    age_note: str

    @property
    def is_stale(self) -> bool:
        """Whether nobody has confirmed it for a year."""
        return bool(self.age_note)


def directory(packs: Packs, person: Person, at: datetime, today: date) -> tuple[Row, ...]:
    """Every service, emergency lines first, else in the order of the file: none is left out, none is ranked.

    Raises DataPackError as `services_of` does, and Unacceptable as `formsvc.directory.clock.london` does.
    """
    ordered = sorted(services_of(packs), key=lambda service: not service.emergency)
    return tuple(
        Row(service, match(service, person), opening(service, at), service.entry.age_note(today)) for service in ordered
    )
