"""`formsvc services`: which services fit a young person, why, and whether they are open."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from formsvc.core.text import shown
from formsvc.options import Moment, packs_in_force

if TYPE_CHECKING:
    from formsvc.data.packs import Packs
    from formsvc.directory.people import Person
    from formsvc.directory.rows import Row

_WIDTH = 79
_NEEDS = (
    "Whether there are additional needs, such as mental health, a learning disability, or not being in education, work "
    "or training."
)


class Age(click.ParamType[int]):
    """An age in whole years."""

    name = "age"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        from formsvc.directory.people import OLDEST

        text = str(value).strip()
        if not (text.isascii() and text.isdecimal() and len(text) <= 3 and int(text) <= OLDEST):
            self.fail(f"give the age in whole years, from 0 to {OLDEST}, such as 14.", param, ctx)
        return int(text)


@click.command()
@click.option("--age", type=Age(), help="Age in whole years, such as 14.")
@click.option("--gender", default="", help="An entry of the list genders: female, male, another.")
@click.option("--level", default="", help="An entry of the list levels: low, medium, high.")
@click.option("--area", default="", help="Where the young person lives: Coventry, or elsewhere.")
@click.option("--referrer", default="", help="Who would refer: professional, parent_carer, young_person …")
@click.option("--leaving-care/--not-leaving-care", default=None, help="Whether in care or leaving care.")
@click.option("--additional-needs/--no-additional-needs", default=None, help=_NEEDS)
@click.option("--on", "on", type=Moment(), help="When to look, such as 2026-12-01T18:30; now if not given.")
@click.option("--json", "as_json", is_flag=True, help="Print the services as JSON.")
def services(
    age: int | None, gender: str, level: str, area: str, referrer: str, leaving_care: bool | None,
    additional_needs: bool | None, on: datetime | None, as_json: bool,
) -> None:  # fmt: skip
    """List all services: whether each fits a young person, with the reasons, and whether it is open.

    Emergency lines come first; the others stand in the order of their file, not by how well they fit. Whatever is not
    given is not known. A time without a zone is local time.
    """
    from formsvc.directory.clock import LONDON, doubt_about
    from formsvc.directory.people import person_from

    packs = packs_in_force()
    asked = {"genders": gender, "levels": level, "areas": area, "referrers": referrer}
    for list_name, text in asked.items():
        _known(packs, list_name, text)
    person = person_from(
        packs, age=age, gender=gender, level=level, area=area, referrer=referrer,
        leaving_care=leaving_care, additional_needs=additional_needs,
    )  # fmt: skip
    at = on or datetime.now(LONDON)
    _print(packs, person, at, doubt_about(at), as_json)


def _known(packs: "Packs", list_name: str, text: str) -> None:
    """Refuse what no entry of a list is called."""
    from formsvc.directory.terms import term_named

    if text and not term_named(packs, list_name, text):
        known = ", ".join(entry.id for entry in packs.entries(list_name))
        raise click.BadParameter(f"choose one of {known}.", param_hint=f"--{list_name.removesuffix('s')}")


def _print(packs: "Packs", person: "Person", at: datetime, note: str, as_json: bool) -> None:
    from formsvc.core.errors import Unacceptable
    from formsvc.directory.asked import asked_for
    from formsvc.directory.clock import LONDON, clock, day_words, london
    from formsvc.directory.rows import directory

    try:
        local = london(at)
    except Unacceptable as error:
        raise click.BadParameter(f"{error}.", param_hint="--on") from None
    rows = directory(packs, person, at, datetime.now(LONDON).date())
    if as_json:
        _print_json({"on": _iso(local), "note": note, "services": [_as_json(row) for row in rows]})
        return
    _paragraph(f"Services on {day_words(local.date())} at {clock(local)}. {note}", "")
    _paragraph(asked_for(person), "")
    _paragraph("Emergency lines come first. The order of the others says nothing about how well they fit.", "")
    for row in rows:
        click.echo()
        _print_row(row)


def _print_row(row: "Row") -> None:
    _paragraph(f"{row.service.name}: {row.match.verdict}", "")
    for text in (row.service.does, *row.match.reasons):
        _paragraph(text, "  ")
    if row.match.verdict != "does not fit":
        for text in _offers(row):
            _paragraph(f"- {text}", "  ")
    for text in (row.opening.words, row.service.how, *_contacts(row), row.age_note):
        _paragraph(text, "  ")


def _offers(row: "Row") -> Iterator[str]:
    """What a service offers: first what is for everybody whom the service is for."""
    yield from (f"{offer.what}." for offer in row.service.offers if not offer.is_limited)
    yield from (f"{offer.what}: {offer.verdict}. {' '.join(offer.reasons)}" for offer in row.match.offers)


def _contacts(row: "Row") -> Iterator[str]:
    service, entry = row.service, row.service.entry
    named = (("Telephone", entry.telephone), ("E-mail", entry.email), ("Web", entry.url), ("Form", service.form))
    yield from (f"{name}: {value}" for name, value in named if value)


def _paragraph(text: str, indent: str) -> None:
    import textwrap

    lines = textwrap.wrap(
        shown(text, 2_000), _WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  " if indent else "",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    for line in lines:
        click.echo(line)


def _as_json(row: "Row") -> dict[str, Any]:
    service, entry, found = row.service, row.service.entry, row.opening
    return {
        "id": service.id, "name": service.name, "does": service.does, "emergency": service.emergency,
        "verdict": row.match.verdict, "reasons": list(row.match.reasons),
        "offers": [offer.what for offer in service.offers],
        "limited_offers": [
            {"what": one.what, "verdict": one.verdict, "reasons": list(one.reasons)} for one in row.match.offers
        ],
        "self_referral": service.self_referral, "how": service.how,
        "open": found.state, "opening": found.words,
        "until": _iso(found.until) if found.until else None, "next": _iso(found.next) if found.next else None,
        "telephone": entry.telephone, "email": entry.email, "url": entry.url, "form": service.form,
        "checked": entry.checked.isoformat(), "stale": row.is_stale, "age_note": row.age_note,
    }  # fmt: skip


def _iso(at: datetime) -> str:
    return at.isoformat(timespec="minutes")


def _print_json(told: dict[str, Any]) -> None:
    import json

    click.echo(json.dumps(told, indent=2))
