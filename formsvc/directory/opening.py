"""Whether a service is open at a moment, until when, or when next; and the words for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from formsvc.core.language import _
from formsvc.directory.clock import LONDON, clock, day_words, london
from formsvc.directory.holidays import first_year, holiday_on, is_between_the_years, last_year
from formsvc.directory.service import OpeningHours, Service
from formsvc.directory.timeline import Period, State, Timeline, day_state, timeline


@dataclass(frozen=True, slots=True)
class Opening:
    """How things stand at a moment, in words too; times are those of clocks here.

    `until` is when an open service closes or may close. `next` is when the usual hours next begin of one that is
    closed, or of which it is not known; those of a holiday count only where it is open on holidays. Each is `None` when
    it cannot be told, or not within ten weeks.
    Compare them in UTC: Python calls no two times of different zones equal while the clocks go back (PEP 495).
    """

    state: State
    words: str
    until: datetime | None = None
    next: datetime | None = None


def opening(service: Service, at: datetime) -> Opening:
    """Whether a service is open. A moment without a time zone is local time; raises Unacceptable as `london` does."""
    local, hours = london(at), service.hours
    first = _("Ring first.") if service.entry.telephone else _("Ask first.")
    if hours.always:
        return Opening("open", _("Open day and night."))
    if not hours.known:
        return Opening("not known", _joined(_("We do not know the opening hours."), hours.note, first))
    found = timeline(hours, local)
    words = [*_sentences(hours, local, found), hours.note]
    if _is_doubtful(hours, local.date(), found):
        words.append(first)
    return Opening(found.state(found.now), _joined(*words), _until(found), _next(found))


def _until(found: Timeline) -> datetime | None:
    change = found.change()
    return change.astimezone(LONDON) if change and found.state(found.now) == "open" else None


def _next(found: Timeline) -> datetime | None:
    sure = found.next("open")
    return _start(sure) if sure and found.state(found.now) != "open" else None


def _sentences(hours: OpeningHours, local: datetime, found: Timeline) -> Iterator[str]:
    current = found.current()
    if current is None:
        yield _why_closed(hours, local.date())
        yield from _what_comes(hours, local, found)
    elif current.state == "open":
        until = _until(found)
        yield _("Open now, until {time}.", time=_end(until, local)) if until else _("Open now.")
    else:
        yield _doubt(current.day)
        yield _("We do not know if it is open.")
        yield _("Its usual hours last until {time}.", time=_end(current.end.astimezone(LONDON), local))
        yield from _what_is_usual(found.next("open"), local)
    if _is_season(hours, local.date(), found):
        yield _("Hours may differ from Christmas to New Year.")


def _what_comes(hours: OpeningHours, local: datetime, found: Timeline) -> Iterator[str]:
    """When a closed service opens, and before that may open."""
    sure, maybe = found.next("open"), found.next("not known")
    if sure and _is_season(hours, local.date(), found):
        yield from _what_is_usual(sure, local)
    elif sure:
        yield _("Opens next {when}.", when=_on(_start(sure), local))
    if maybe and not (sure and sure.start < maybe.start):
        when = _on(_start(maybe), local)
        yield _("It may open before that, {when}.", when=when) if sure else _("It may open {when}.", when=when)
        yield _doubt_of(maybe.day)
    if not sure and not maybe:
        yield _("We do not know when it opens next.")


def _what_is_usual(sure: Period | None, local: datetime) -> Iterator[str]:
    if sure:
        yield _("Its usual hours begin again {when}.", when=_on(_start(sure), local))


def _is_doubtful(hours: OpeningHours, today: date, found: Timeline) -> bool:
    """Whether somebody should ask before setting out."""
    state, sure, maybe = found.state(found.now), found.next("open"), found.next("not known")
    if state == "not known" or _is_season(hours, today, found):
        return True
    return state == "closed" and (sure is None or (maybe is not None and maybe.start < sure.start))


def _is_season(hours: OpeningHours, today: date, found: Timeline) -> bool:
    """Whether it is open, or its hours next begin, on a day on which many services keep other hours."""
    current, sure = found.current(), found.next("open")
    days = {today} if current else set()
    if sure and (current is None or current.state != "open"):
        days.add(sure.day)
    return hours.bank_holidays != "open" and any(is_between_the_years(day) and not holiday_on(day) for day in days)


def _why_closed(hours: OpeningHours, day: date) -> str:
    if day_state(hours, day) != "closed":
        return _("Closed now.")
    holiday = holiday_on(day)
    if holiday and hours.bank_holidays == "closed":
        return _("Closed for {holiday}.", holiday=holiday)
    return _("Closed today.")


def _doubt(day: date) -> str:
    holiday = holiday_on(day)
    return _("It is a holiday ({holiday}).", holiday=holiday) if holiday else _years_known()


def _doubt_of(day: date) -> str:
    """Why it may not open on a day to come."""
    holiday = holiday_on(day)
    return _("That is a holiday ({holiday}).", holiday=holiday) if holiday else _years_known()


def _years_known() -> str:
    return _("We know the bank holidays of {first} to {last} only.", first=first_year(), last=last_year())


def _on(at: datetime, local: datetime) -> str:
    """When something starts: "today at 6pm"; "on Tuesday 1 December 2026 at 9:30am"."""
    if at.date() == local.date():
        return _("today at {time}", time=clock(at))
    return _("on {day} at {time}", day=day_words(at.date()), time=clock(at))


def _end(at: datetime, local: datetime) -> str:
    """When something ends: "5pm", "midnight", "2am on Wednesday 2 December 2026"."""
    is_tonight = at.hour == at.minute == 0 and (at.date() - local.date()).days == 1
    if is_tonight or at.date() == local.date():
        return clock(at)
    return _("{time} on {day}", time=clock(at), day=day_words(at.date()))


def _start(period: Period) -> datetime:
    return period.start.astimezone(LONDON)


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
