"""What an answer can be beside text: a choice, and a date of which part may be known.

Blank answers are values too (`""`, `Choice()`, `PartDate()`, `()`): nothing is ever `None`,
so that a document can print every answer without asking first.
"""

from dataclasses import dataclass

from formsvc.core.errors import Unacceptable
from formsvc.core.language import _, marked

MONTHS = ("January February March April May June July August September October November December").split()
NOT_KNOWN = marked("Not known")


def says_not_known(text: str) -> bool:
    """Whether somebody typed "not known" (or "unknown"), in English or the language spoken, however spaced."""
    typed = " ".join(text.split()).casefold()
    return typed in ("not known", "unknown") or typed == _("not known").casefold()


@dataclass(frozen=True, slots=True)
class Choice:
    """One chosen entry of a list, kept with its wording as it stood when it was chosen.

    Lists are data that an agency may replace; a record must go on saying what the person
    saw. `meaning` is the definition printed beside the wording, where the list has one.
    """

    id: str = ""
    wording: str = ""
    meaning: str = ""

    def __bool__(self) -> bool:
        return bool(self.id)

    def __str__(self) -> str:
        return self.wording


@dataclass(frozen=True, slots=True)
class PartDate:
    """A date of which only the year, or the month and year, may be known.

    Raises Unacceptable when the parts are no date, or a part is given without the larger one.
    """

    year: int = 0
    month: int = 0
    day: int = 0
    not_known: bool = False

    def __post_init__(self) -> None:
        if (self.day and not self.month) or (self.month and not self.year):
            raise Unacceptable(_("give the month and the year as well"))
        if self.year and not 1900 <= self.year <= 2199:
            raise Unacceptable(_("give the year in four figures, such as 2026"))
        if self.month > 12:
            raise Unacceptable(_("give the month as a number from 1 to 12"))
        if self.day and self.day > days_in_month(self.year, self.month):
            raise Unacceptable(_("give a day that is in that month"))

    def __bool__(self) -> bool:
        return bool(self.year) or self.not_known

    def __str__(self) -> str:
        if self.not_known:
            return NOT_KNOWN
        parts = (str(self.day or ""), MONTHS[self.month - 1] if self.month else "", str(self.year or ""))
        return " ".join(part for part in parts if part)

    @property
    def whole(self) -> bool:
        """Whether day, month and year are all known."""
        return bool(self.day)

    @property
    def iso(self) -> str:
        """The known parts as JSON writes them: "2026-12-01", "2026-12", "2026", "not known" or ""."""
        if self.not_known:
            return NOT_KNOWN.lower()
        parts = (f"{self.year:04d}" if self.year else "", f"{self.month:02d}" if self.month else "")
        return "-".join(part for part in (*parts, f"{self.day:02d}" if self.day else "") if part)


def days_in_month(year: int, month: int) -> int:
    """Number of days of a month in the Gregorian calendar."""
    if month == 2:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31
