"""The clocks of the United Kingdom: moments as they show them, the two nights they change, and times in words.

The clocks change at 01:00 UTC, both ways (Summer Time Order 2002). Between moments all sums are done in UTC: Python
compares two times of the same zone by what the clock shows, and a clock shows an hour twice in October.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from formsvc.core.dates import date_in_words
from formsvc.core.errors import Unacceptable
from formsvc.core.language import _, marked

LONDON = ZoneInfo("Europe/London")
_WEEKDAYS = (
    marked("Monday"), marked("Tuesday"), marked("Wednesday"), marked("Thursday"), marked("Friday"),
    marked("Saturday"), marked("Sunday"),
)  # fmt: skip
_CHANGE = time(1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)


def london(at: datetime) -> datetime:
    """A moment as clocks here show it. One without a time zone is meant as local time.

    Of a time that comes twice the first is taken unless `fold` says otherwise; one that does not exist is taken an
    hour later. Raises Unacceptable for years outside 1900 to 2199.
    """
    if not 1900 <= at.year <= 2199:
        raise Unacceptable(_("give a year from 1900 to 2199"))
    aware = at if at.tzinfo else at.replace(tzinfo=LONDON)
    return aware.astimezone(UTC).astimezone(LONDON)


def doubt_about(at: datetime) -> str:
    """What to say of a local time that does not exist, or that comes twice; "" for all others."""
    if at.tzinfo:
        return ""
    first, second = (at.replace(tzinfo=LONDON, fold=fold).utcoffset() for fold in (0, 1))
    if first == second:
        return ""
    if _is_skipped(at.replace(tzinfo=LONDON)):
        return _(
            "The clocks go forward that night: there is no {time}. We took {later}.",
            time=clock(at), later=clock(london(at)),
        )  # fmt: skip
    if at.fold:
        return _("The clocks go back that night: {time} comes twice. We took the second.", time=clock(at))
    return _("The clocks go back that night: {time} comes twice. We took the first.", time=clock(at))


def start_of(day: date, minutes: int) -> datetime:
    """The first moment, in UTC, at which clocks show so many minutes after a day's midnight, or later."""
    shown = _shown(day, minutes)
    return datetime.combine(shown, _CHANGE) if _is_skipped(shown) else shown.astimezone(UTC)


def end_of(day: date, minutes: int) -> datetime:
    """The moment, in UTC, after which clocks show no less than so many minutes after a day's midnight."""
    last = _shown(day, minutes - 1).replace(fold=1)
    return datetime.combine(last, _CHANGE) if _is_skipped(last) else last.astimezone(UTC) + _MINUTE


def day_words(day: date) -> str:
    """A day in words, such as "Tuesday 1 December 2026"."""
    return _("{weekday} {date}", weekday=weekday(day.weekday()), date=date_in_words(day))


def weekday(number: int) -> str:
    """The name of a day of the week; 0 is Monday."""
    return _(_WEEKDAYS[number])


def clock(at: datetime | time) -> str:
    """A time of day in words, such as "8:30am", "5pm", "midday" or "midnight"."""
    if at.minute == 0 and at.hour in (0, 12):
        return _("midday") if at.hour else _("midnight")
    time_ = f"{at.hour % 12 or 12}{f':{at.minute:02d}' if at.minute else ''}"
    return _("{time}am", time=time_) if at.hour < 12 else _("{time}pm", time=time_)


def _shown(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time(), LONDON) + timedelta(minutes=minutes)


def _is_skipped(local: datetime) -> bool:
    return local.astimezone(UTC).astimezone(LONDON).replace(tzinfo=None) != local.replace(tzinfo=None)
