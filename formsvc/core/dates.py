"""Reading dates strictly: day before month, never guessed.

General date parsers read 2026-12-01 as 12 January when told that days come first, so the
few forms accepted here are spelt out.
"""

import re
from datetime import date

from formsvc.core.answers import MONTHS, NOT_KNOWN, PartDate, says_not_known
from formsvc.core.errors import Unacceptable
from formsvc.core.language import _

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

    The month may be a number or a name: whole, in English or the language spoken, or its first three English letters.
    """
    typed = [part.strip() for part in (day, month, year)]
    if any(says_not_known(part) for part in typed):
        return _not_known(typed)
    numbers = (
        _number(typed[0], _("give the day as a number")),
        _month(typed[1]),
        _number(typed[2], _("give the year as a number")),
    )
    return _checked(numbers[2], numbers[1], numbers[0], typed[1], typed[0])


def full_date(day: date) -> str:
    """A date in words for documents and the command line, such as "1 December 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def date_in_words(day: date | PartDate) -> str:
    """The same for pages, in the language spoken; of a date of which only a part is known, that part."""
    if isinstance(day, PartDate) and day.not_known:
        return _(NOT_KNOWN)
    month = _(MONTHS[day.month - 1]) if day.month else ""
    if not day.day:
        return _("{month} {year}", month=month, year=day.year) if month else str(day.year or "")
    return _("{day} {month} {year}", day=day.day, month=month, year=day.year)


def _checked(year: int, month: int, day: int, month_text: str | None, day_text: str | None) -> PartDate:
    """Build the date, refusing a part typed as nought, which would else pass as not typed."""
    if (month_text and month == 0) or (day_text and day == 0):
        raise Unacceptable(_("days and months start at 1"))
    return PartDate(year=year, month=month, day=day)


def _not_known(typed: list[str]) -> PartDate:
    if sum(bool(part) for part in typed) > 1:
        raise Unacceptable(_("give either a date or “not known”, not both"))
    return PartDate(not_known=True)


def _number(text: str, otherwise: str) -> int:
    if text and not _WHOLE_NUMBER.fullmatch(text):
        raise Unacceptable(otherwise)
    return int(text or 0)


def _month(text: str) -> int:
    if not text or _WHOLE_NUMBER.fullmatch(text):
        return int(text or 0)
    for number, name in enumerate(MONTHS, 1):
        if text.casefold() in (name.casefold(), name[:3].casefold(), _(name).casefold()):
            return number
    raise Unacceptable(_("give the month as a number"))
