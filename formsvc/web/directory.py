"""The directory of services, looked at by itself.

A search is posted and kept nowhere: nothing about a child belongs in an address.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from flask import Blueprint, render_template, url_for

from formsvc.core.errors import Unacceptable
from formsvc.core.language import _, marked
from formsvc.directory.asked import asked_for
from formsvc.directory.clock import LONDON, clock, day_words, doubt_about, london
from formsvc.directory.people import Person
from formsvc.directory.rows import Row, directory
from formsvc.formkit.problems import Finding, stopping
from formsvc.formkit.record import Typed, build
from formsvc.web import posted
from formsvc.web.access import SIGNED_IN, allow
from formsvc.web.searching import WHOLE_DAY, SearchForm, moment_of, person_of
from formsvc.web.services import services

bp = Blueprint("directory", __name__)
VERDICTS = {"fits": marked("Fits"), "may fit": marked("May fit"), "does not fit": marked("Does not fit")}
STATES = {"open": marked("Open"), "closed": marked("Closed"), "not known": marked("Hours not known")}
COLOURS = {"fits": "green", "may fit": "yellow", "does not fit": "grey"}


@bp.get("/services")
@allow(SIGNED_IN)
def show() -> str:
    """Every service, with nothing known of the child."""
    return _page(SearchForm(None, packs=services().packs()), Person(), now())


@bp.post("/services")
@allow(SIGNED_IN)
def search() -> str | tuple[str, int]:
    """Every service, and whether it fits a child of whom this much is known."""
    packs = services().packs()
    form = build(SearchForm, Typed(posted.sorted_pairs(SearchForm).placed), packs)
    form.validate()
    findings = stopping(form.findings("search")) or _beyond(form)
    if findings:
        return _page(form, Person(), now(), errors=findings), 422
    person = person_of(form, packs)
    return _page(form, person, moment_of(form, now()), searched=asked_for(person))


def now() -> datetime:
    """The present moment, by the clocks here."""
    return services().clock().astimezone(LONDON)


def rows_for(person: Person, at: datetime) -> tuple[Row, ...]:
    """Every service, emergency lines first."""
    return directory(services().packs(), person, at, now().date())


def words_for_rows(at: datetime) -> Mapping[str, Any]:
    """What the drawing of services asks for: words for verdicts and states, and the moment in words."""
    local = london(at)
    moment = _("{day} at {time}", day=day_words(local.date()), time=clock(local))
    return {"verdicts": VERDICTS, "states": STATES, "colours": COLOURS, "moment": moment, "doubt": doubt_about(at)}


def _beyond(form: SearchForm) -> Sequence[Finding]:
    """A day of which nothing can be said, such as one two hundred years away."""
    try:
        london(moment_of(form, now()))
    except Unacceptable:
        return (Finding(kind="date", path="search.on_day", message=_(WHOLE_DAY), anchor=form.on_day.focus_id),)
    return ()


def _page(form: SearchForm, person: Person, at: datetime, **more: Any) -> str:
    back = {"href": url_for("start.home"), "text": _("Start page")}
    return render_template(
        "services.html", form=form, rows=rows_for(person, at), back=back, **words_for_rows(at), **more
    )
