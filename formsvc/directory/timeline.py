"""The stretches of time in which a service opens, or may open, around a moment."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from formsvc.directory.clock import end_of, start_of
from formsvc.directory.holidays import holiday_on, may_be_holiday
from formsvc.directory.service import OpeningHours

State = Literal["open", "closed", "not known"]
_AHEAD = 70  # days looked at: longer than school holidays


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch from `start` until before `end`, in UTC, that belongs to a day: open, or not known whether."""

    day: date
    start: datetime
    end: datetime
    state: State


@dataclass(frozen=True, slots=True)
class Timeline:
    """How things stand from `now` until `_AHEAD` days later; all moments in UTC."""

    now: datetime
    periods: tuple[Period, ...]
    edges: tuple[datetime, ...]

    def state(self, at: datetime) -> State:
        """How things stand at a moment: what is sure outweighs what may be."""
        found = {period.state for period in self.periods if period.start <= at < period.end}
        return "open" if "open" in found else "not known" if found else "closed"

    def current(self) -> Period | None:
        """The period that now falls into, the one that lasts longest if there are several; `None` when closed."""
        found = [one for one in self.periods if one.start <= self.now < one.end and one.state == self.state(self.now)]
        return max(found, key=lambda one: one.end, default=None)

    def change(self) -> datetime | None:
        """When things next stand differently; `None` if they do not in the time looked at."""
        current = self.state(self.now)
        return next((edge for edge in self.edges if self.state(edge) != current), None)

    def next(self, state: State) -> Period | None:
        """The next period with this state that is still to come; `None` if there is none in the time looked at."""
        start = next((edge for edge in self.edges if self.state(edge) == state), None)
        return next((one for one in self.periods if one.start == start and one.state == state), None)


def timeline(hours: OpeningHours, local: datetime) -> Timeline:
    """The timeline of hours that are known, seen from a moment as clocks here show it."""
    now, today = local.astimezone(UTC), local.date()
    days = [today + timedelta(days=number) for number in range(-1, _AHEAD + 1)]  # yesterday's may last past midnight
    periods = tuple(period for day in days for period in _of_day(hours, day))
    return Timeline(now, periods, _edges(periods, now, start_of(days[-1], 0)))


def day_state(hours: OpeningHours, day: date) -> State:
    """Whether the hours of its weekday hold on a day."""
    if any(closure.first <= day <= closure.last for closure in hours.closures):
        return "closed"
    if holiday_on(day):
        return hours.bank_holidays
    return "not known" if may_be_holiday(day) and hours.bank_holidays != "open" else "open"


def _of_day(hours: OpeningHours, day: date) -> Iterator[Period]:
    state = day_state(hours, day)
    for span in hours.spans:
        if span.weekday == day.weekday() and state != "closed":
            yield Period(day, start_of(day, span.opens), end_of(day, span.closes), state)


def _edges(periods: Iterable[Period], after: datetime, before: datetime) -> tuple[datetime, ...]:
    edges = {edge for period in periods for edge in (period.start, period.end)}
    return tuple(sorted(edge for edge in edges if after < edge < before))
