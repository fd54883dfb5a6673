"""A small form type with one of everything, and the lists it offers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from formsvc.core.answers import Choice, PartDate
from formsvc.core.people import FactorPage
from formsvc.core.restricted import Restricted
from formsvc.data.packs import Entry, Packs
from formsvc.formkit.base import PageForm, PartForm
from formsvc.formkit.fields import choice, choices, day, email, line, part, postcode, prose, several, stamp, telephone
from formsvc.formkit.formtype import Document, FormType, Page, Rows
from formsvc.formkit.people import RiskFactorsForm

CALM_NOTE = "Calm and loud do not go together. Look again."


def entries(**wordings: str) -> tuple[Entry, ...]:
    """A list of a pack: ids to wordings."""
    return tuple(
        Entry(id=key, wording=words, owner="Ashdown partnership", checked=date(2026, 11, 1))
        for key, words in wordings.items()
    )


LISTS: Mapping[str, tuple[Entry, ...]] = {
    "moods": entries(calm="Calm", loud="Loud"),
    "foods": entries(apples="Apples", bread="Bread", cheese="Cheese"),
    "yes_no": entries(yes="Yes", no="No", not_known="Not known"),
    "risk_factors": entries(debts="Owes money", gifts="Gifts nobody can explain", lifts="Lifts in cars"),
    "factor_states": entries(now="Now", earlier="Earlier", no="No", not_known="Not known"),
}
PACKS = Packs(LISTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bus:
    line: str = ""
    mood: Choice = Choice()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    name: str = ""
    telephone: str = ""
    buses: tuple[Bus, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outing:
    title: str = ""
    notes: str = ""
    notes_at: str = ""
    day: PartDate = PartDate()
    email: str = ""
    mood: Choice = Choice()
    foods: tuple[Choice, ...] = ()
    buses: tuple[Bus, ...] = ()
    guide: Guide = Guide()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    name: str = ""
    nickname: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Teller(Restricted):
    name: str = ""
    guide: Guide = Guide()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    outing: Outing = Outing()
    guests: tuple[Guest, ...] = ()
    risks: FactorPage = FactorPage()
    teller: Teller = Teller()


class BusForm(PartForm):
    answers_type = Bus
    line = line("Which bus?")
    mood = choice("How was it on the bus?", "moods")


class GuideForm(PartForm):
    answers_type = Guide
    name = line("Guide's name")
    telephone = telephone("Guide's telephone")
    buses = several(BusForm, "Buses of the guide", item="bus")


class OutingForm(PageForm):
    answers_type = Outing
    more = ("email",)
    title = line("Title", thing="the title of the outing", required=True)
    notes = prose("Notes")
    notes_at = stamp(of="notes")
    day = day("Day")
    email = email("E-mail")
    mood = choice("Mood", "moods")
    foods = choices("Food", "foods")
    buses = several(BusForm, "Buses", item="bus")
    guide = part(GuideForm, "Guide")

    def advise(self) -> Iterator[tuple[str, str]]:
        if self.mood.answer.id == "calm":
            yield "mood", CALM_NOTE


class GuestForm(PageForm):
    answers_type = Guest
    name = line("Name")
    nickname = line("Nickname")
    postcode = postcode("Postcode")

    @staticmethod
    def from_entry(entry: Entry) -> dict[str, str]:
        return {"name": entry.wording}


class TellerForm(PageForm):
    answers_type = Teller
    name = line("Your name")
    guide = part(GuideForm, "Your guide")


OUTING = Page("outing", "The outing", OutingForm)
GUESTS = Rows(
    "guests",
    "Guests",
    GuestForm,
    item="guest",
    items="guests",
    names=("name", "nickname"),
    at_least=1,
    thing="at least one guest",
    starts_from="foods",
)
RISKS = Page("risks", "Risks", RiskFactorsForm)
TELLER = Page("teller", "Who told", TellerForm, restricted=True)

TRIP = FormType(
    slug="trip",
    title="Trip",
    summary="A trip and who comes along.",
    answers_type=Trip,
    steps=(OUTING, GUESTS, RISKS, TELLER),
    documents=(Document("sheet", "Sheet", "sheet.docx", ("outing", "guests", "risks")),),
)
LEAST: dict[str, Any] = {"outing": {"title": "To the sea"}, "guests": [{"name": "Min"}]}
