"""What a search of the directory asks, and what its answers mean. They are used once and kept nowhere."""

import re
from datetime import date, datetime, time
from typing import Any

from formsvc.core.answers import Choice, PartDate, says_not_known
from formsvc.core.language import marked
from formsvc.data.packs import Packs
from formsvc.directory.people import OLDEST, Person, person_from
from formsvc.formkit.base import PageForm
from formsvc.formkit.fields import choice, day, line
from formsvc.formkit.problems import Refusal

_TIME = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))? ?(?:([ap])\.?m\.?)?", re.ASCII | re.IGNORECASE)
_THREE_FIGURES = re.compile(r"\d{3}", re.ASCII)  # 130 alone: half past one of the night or of the day
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_AGE = re.compile(r"([0-9]{1,3})(?: ?(?:years?|yrs?|y/?o)(?: old| of age)?)?", re.IGNORECASE)
YEARS = marked("Give the age in whole years, such as 14, or leave it empty")
WHOLE_DAY = marked("Give the day, the month and the year, or leave all three empty")
CLOCK = marked("Write the time like 14:30 or 2.30pm, or leave it empty")


class SearchForm(PageForm):
    """What is known of the child, and when somebody would call. Everything may be left empty."""

    answers_type = dict
    more = ("leaving_care", "additional_needs", "on_day", "at_time")
    more_title = "More about the child, or another day"

    age = line("Age in years", inputmode="numeric")
    gender = choice("Gender", "genders")
    level = choice("Level of concern", "levels")
    area = choice("Where does the child live?", "areas")
    referrer = choice("Who would refer?", "referrers")
    leaving_care = choice("Is the child in care or leaving care?", "yes_no")
    additional_needs = choice(
        "Does the child have additional needs?",
        "yes_no",
        hint="Such as mental health, a learning disability, or not being in education, work or training.",
    )
    on_day = day("On which day?", hint="Today if you leave it empty.")
    at_time = line("At what time?", hint="Now, or noon on another day, if you leave it empty.")

    def validate_age(self, field: Any) -> None:
        """An age is a whole number of years."""
        if not field.is_blank and not says_not_known(field.answer) and age_of(field.answer) is None:
            raise Refusal(YEARS, "age")

    def validate_on_day(self, field: Any) -> None:
        """Hours are known of a whole date only."""
        if field.answer.year and not field.answer.whole:
            raise Refusal(WHOLE_DAY, "date")

    def validate_at_time(self, field: Any) -> None:
        """A time is written so that nobody misreads it."""
        if not field.is_blank and time_of(field.answer) is None:
            raise Refusal(CLOCK, "time")


def person_of(form: SearchForm, packs: Packs) -> Person:
    """What is known of the child, from a search that was found valid."""
    return person_from(
        packs,
        age=age_of(form.age.answer),
        gender=form.gender.answer.id,
        level=form.level.answer.id,
        area=form.area.answer.id,
        referrer=form.referrer.answer.id,
        leaving_care=yes_or_no(form.leaving_care.answer),
        additional_needs=yes_or_no(form.additional_needs.answer),
    )


def moment_of(form: SearchForm, now: datetime) -> datetime:
    """The local time to look at: now, unless a day or a time is given. Has a time zone only if it is now."""
    chosen, at = _whole(form.on_day.answer), time_of(form.at_time.answer)
    if chosen is None and at is None:
        return now
    return datetime.combine(chosen or now.date(), at or time(12))


def age_of(text: str) -> int | None:
    """Whole years from 0 to 120; None for anything else."""
    found = _AGE.fullmatch(" ".join(text.split()))
    return int(found[1]) if found and int(found[1]) <= OLDEST else None


def yes_or_no(answer: Choice) -> bool | None:
    """What an answer of the list `yes_no` says; None for "not known" and for none."""
    return {"yes": True, "no": False}.get(answer.id)


def time_of(text: str) -> time | None:
    """A time of day as somebody writes it; None for what is none."""
    plain = " ".join(text.split()).casefold()
    found = _TIME.fullmatch(plain)
    if not found or not (found[2] or found[3]) or _THREE_FIGURES.fullmatch(plain):
        return _NAMED.get(plain)
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _whole(day_given: PartDate) -> date | None:
    return date(day_given.year, day_given.month, day_given.day) if day_given.whole else None
