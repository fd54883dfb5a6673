"""Reading the opening hours of a service: days, times, holidays, days on which it stays shut."""

import re
from itertools import pairwise
from typing import cast

from formsvc.directory.service import DAY, Closure, OnHolidays, OpeningHours, Span
from formsvc.directory.table import Table

HOURS_KEYS = ("hours", "hours_note", "bank_holidays", "closures")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SETS = {"weekdays": _DAYS[:5], "every day": _DAYS}
_ON_HOLIDAYS = ("open", "closed", "not known")
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)|(24):(00)", re.ASCII)


def read_hours(table: Table) -> OpeningHours:
    """The hours of a service; raise DataPackError naming the key that is wrong."""
    value = table.values.get("hours", "not known")
    if isinstance(value, str) and value not in ("always", "not known"):
        raise table.wrong("hours", "is neither “always”, “not known” nor a list of tables")
    always = value == "always"
    for key in ("bank_holidays", "closures"):
        if always and table.values.get(key, "open") != "open":
            raise table.wrong(key, "goes against hours that are “always”")
    return OpeningHours(
        always=always,
        spans=() if isinstance(value, str) else _spans(table),
        bank_holidays=cast(OnHolidays, table.one_of("bank_holidays", _ON_HOLIDAYS, "not known")),
        closures=tuple(map(_closure, table.tables("closures", ("from", "to")))),
        note=table.text("hours_note"),
    )


def _spans(table: Table) -> tuple[Span, ...]:
    rows = table.tables("hours", ("days", "from", "to", "over_midnight"))
    if not rows:
        raise table.wrong("hours", "is an empty list: say “not known” instead")
    found = sorted((span for row in rows for span in _of_row(row)), key=lambda one: (one.weekday, one.opens))
    for first, second in pairwise(found):
        if first.weekday == second.weekday and second.opens < first.closes:
            raise table.wrong("hours", f"has two times on {_DAYS[first.weekday].title()} that overlap")
    return tuple(found)


def _of_row(row: Table) -> tuple[Span, ...]:
    opens, closes = _minutes(row, "from"), _minutes(row, "to")
    if row.flag("over_midnight"):
        if closes > opens:
            raise row.wrong("over_midnight", "is true, but “to” is later than “from”")
        closes += DAY
    if closes <= opens:
        raise row.wrong("to", "is no later than “from”. If it is a time of the next day, say over_midnight = true")
    return tuple(Span(_DAYS.index(day), opens, closes) for day in _days(row))


def _days(row: Table) -> tuple[str, ...]:
    value = row.values.get("days")
    if not isinstance(value, str):
        return row.ids("days", _DAYS)
    if value not in _SETS:
        raise row.wrong("days", 'is neither “weekdays”, “every day” nor a list such as ["monday", "friday"]')
    return _SETS[value]


def _minutes(row: Table, key: str) -> int:
    """A time of day, in minutes after midnight."""
    match = _TIME.fullmatch(row.needed(key))
    if not match or (key == "from" and match.group(3)):
        raise row.wrong(key, "is no time such as 08:30")
    hour, minute = (int(part) for part in match.groups() if part is not None)
    return hour * 60 + minute


def _closure(row: Table) -> Closure:
    first, last = row.day("from"), row.day("to")
    if last < first:
        raise row.wrong("to", "is before “from”")
    return Closure(first, last)
