"""The usual hours of a service in words, whatever day it is."""

from collections.abc import Sequence
from datetime import time
from itertools import groupby

from formsvc.core.language import _
from formsvc.directory.clock import clock, weekday
from formsvc.directory.service import DAY, OpeningHours

_WEEK = range(7)
_RUN = 3  # days in a row from which on "Monday to Wednesday" is shorter than naming each


def usual_hours(hours: OpeningHours) -> str:
    """Such as "Monday to Thursday 9am to 5pm; Friday 9am to 4:30pm"; "" when they are not known."""
    if hours.always:
        return _("Day and night")
    days: dict[tuple[int, int], list[int]] = {}
    for span in sorted(hours.spans, key=lambda one: (one.weekday, one.opens)):
        days.setdefault((span.opens, span.closes), []).append(span.weekday)
    return "; ".join(_stretch(_days(found), opens, closes) for (opens, closes), found in days.items())


def _stretch(days: str, opens: int, closes: int) -> str:
    if (opens, closes) == (0, DAY):
        return _("{days} all day", days=days)
    if closes > DAY:
        return _("{days} {opens} to {closes} the next day", days=days, opens=_time(opens), closes=_time(closes))
    return _("{days} {opens} to {closes}", days=days, opens=_time(opens), closes=_time(closes))


def _days(days: Sequence[int]) -> str:
    """Days of the week in words, each once and in order."""
    if list(days) == [*_WEEK]:
        return _("Every day")
    runs = [[day for _place, day in run] for _key, run in groupby(enumerate(days), lambda one: one[1] - one[0])]
    names = [name for run in runs for name in _run(run)]
    if len(names) == 1:
        return names[0]
    return _("{days} and {last}", days=", ".join(names[:-1]), last=names[-1])


def _run(run: Sequence[int]) -> list[str]:
    if len(run) < _RUN:
        return [weekday(day) for day in run]
    return [_("{first} to {last}", first=weekday(run[0]), last=weekday(run[-1]))]


def _time(minutes: int) -> str:
    return clock(time(minutes % DAY // 60, minutes % 60))
