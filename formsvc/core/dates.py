"""Reading dates strictly: day before month, never guessed.

General date parsers read 2026-12-01 as 12 January when told that days come first, so the
few forms accepted here are spelt out.
"""

import re
from datetime import date

from formsvc.core.answers import MONTHS, PartDate, says_not_known
from formsvc.core.errors import Unacceptable

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_WHOLE_NUMBER = re.compile(r"\d{1,4}", re.ASCII)


def part_date_from_iso(text: str) -> PartDate:
    """Read "2026-12-01", "2026-12", "2026" or "not known"; raise Unacceptable for anything else."""
    if says_not_known(text):
        return PartDate(not_known=True)
    match = _ISO.fullmatch(text.strip())
    if not match:
        raise Unacceptable("write it as 2026-12-01 (or 2026-12, or 2026), or “not known”")
    year, month, day = (int(part or 0) for part in match.groups())
    return _checked(year, month, day, match.group(2), match.group(3))


def part_date_from_parts(day: str, month: str, year: str) -> PartDate:
    """Read what was typed in the three boxes of a date question; blank boxes are not known.

    The month may be a number or a name, whole or its first three letters.
    """
    typed = [part.strip() for part in (day, month, year)]
    if any(says_not_known(part) for part in typed):
        return _not_known(typed)
    numbers = (_number(typed[0], "day"), _month(typed[1]), _number(typed[2], "year"))
    return _checked(numbers[2], numbers[1], numbers[0], typed[1], typed[0])


def full_date(day: date) -> str:
    """A date in words, such as "1 December 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _checked(year: int, month: int, day: int, month_text: str | None, day_text: str | None) -> PartDate:
    """Build the date, refusing a part typed as nought, which would else pass as not typed."""
    if (month_text and month == 0) or (day_text and day == 0):
        raise Unacceptable("days and months start at 1")
    return PartDate(year=year, month=month, day=day)


def _not_known(typed: list[str]) -> PartDate:
    if sum(bool(part) for part in typed) > 1:
        raise Unacceptable("give either a date or “not known”, not both")
    return PartDate(not_known=True)


def _number(text: str, name: str) -> int:
    if text and not _WHOLE_NUMBER.fullmatch(text):
        raise Unacceptable(f"give the {name} as a number")
    return int(text or 0)


def _month(text: str) -> int:
    for number, name in enumerate(MONTHS, 1):
        if text and text.casefold() in (name.casefold(), name[:3].casefold()):
            return number
    return _number(text, "month")
