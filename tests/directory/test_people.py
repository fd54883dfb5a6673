"""Who is looked for: genders and other words as somebody types them, and ages from dates of birth."""

from datetime import date

import pytest

from formsvc.core.answers import PartDate
from formsvc.directory.people import Person, age_on, person_from
from tests.directory.making import shipped

TODAY = date(2026, 11, 26)


def person(**known) -> Person:
    return person_from(shipped(), **known)


@pytest.mark.parametrize(
    "typed, meant",
    [("Female", "female"), ("girl", "female"), (" Young  woman ", "female"), ("M", "male"), ("Non-binary", "another")],
)
def test_a_gender_is_known_by_other_words(typed, meant):
    assert person(gender=typed).gender.id == meant


@pytest.mark.parametrize("typed", ["", "  ", "not known", "xyz"])
def test_a_word_that_no_list_has_is_not_known(typed):
    assert person(gender=typed, level=typed, area=typed, referrer=typed) == Person()


@pytest.mark.parametrize(
    "born, age",
    [
        (PartDate(year=2012, month=11, day=26), 14),
        (PartDate(year=2012, month=11, day=27), 13),
        (PartDate(year=2012, month=2, day=29), 14),
        (PartDate(year=2026, month=11, day=26), 0),
        (PartDate(year=2026, month=11, day=27), None),
        (PartDate(year=1900, month=1, day=1), None),
        (PartDate(year=2012, month=11), None),
        (PartDate(not_known=True), None),
        (PartDate(), None),
    ],
)
def test_an_age_is_counted_from_a_whole_date_of_birth(born, age):
    assert age_on(born, TODAY) == age


def test_who_was_born_on_a_leap_day_is_a_year_older_on_the_first_of_march():
    born = PartDate(year=2012, month=2, day=29)
    assert (age_on(born, date(2026, 2, 28)), age_on(born, date(2026, 3, 1))) == (13, 14)
