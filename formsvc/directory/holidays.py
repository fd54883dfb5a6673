"""Bank holidays of England and Wales, and days that are holidays although no bank holiday falls on them."""

from datetime import date
from functools import lru_cache

from govuk_bank_holidays.bank_holidays import BankHolidays

from formsvc.core.language import _, marked

# On a weekend these are no bank holidays, whose day is then a later one; few services open all the same.
_FIXED = {(12, 25): marked("Christmas Day"), (12, 26): marked("Boxing Day"), (1, 1): marked("New Year’s Day")}
# The others of every year, as govuk-bank-holidays spells them; one that comes once stays English.
OTHERS = (
    marked("Good Friday"), marked("Easter Monday"), marked("Early May bank holiday"), marked("Spring bank holiday"),
    marked("Summer bank holiday"),
)  # fmt: skip
_SATURDAY = 5


def holiday_on(day: date) -> str:
    """The name of the holiday on a day, "" when it is none or when nobody knows yet."""
    return _(_bank_holidays().get(day) or _FIXED.get((day.month, day.day), ""))


def may_be_holiday(day: date) -> bool:
    """Whether a day that has no holiday may turn out to have one: a weekday of a year that the list does not cover."""
    return day.weekday() < _SATURDAY and not first_year() <= day.year <= last_year()


def first_year() -> int:
    """The first year of which all bank holidays are known."""
    return min(_bank_holidays()).year


def last_year() -> int:
    """The last year of which all bank holidays are known. A newer release of govuk-bank-holidays brings more."""
    return max(_bank_holidays()).year


def is_between_the_years(day: date) -> bool:
    """Whether it is from Christmas Eve to New Year's Day, when usual hours often do not hold."""
    return (day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1)


@lru_cache(maxsize=1)
def _bank_holidays() -> dict[date, str]:
    listed = BankHolidays(use_cached_holidays=True).get_holidays(BankHolidays.ENGLAND_AND_WALES)
    return {holiday["date"]: holiday["title"] for holiday in listed}
