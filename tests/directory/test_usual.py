"""The usual hours of a service in words: days that follow on each other are put together, nothing is left out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formsvc.directory.service import DAY, OpeningHours, Span
from formsvc.directory.usual import usual_hours
from tests.directory.making import service, service_named

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@pytest.mark.parametrize(
    "name, words",
    [
        ("cse_team", "Monday to Friday 8:30am to 5pm"),
        ("crasac", "Monday to Friday 10am to 2pm; Monday to Thursday 6pm to 8pm"),
        ("positive_choices", "Monday to Thursday 9am to 5pm; Friday 9am to 4:30pm"),
        ("police_999", "Day and night"),
        ("mash", ""),
        ("out_of_hours_social_worker", ""),
    ],
)
def test_the_hours_of_a_service_are_told_in_a_line(name, words):
    assert usual_hours(service_named(name).hours) == words


@pytest.mark.parametrize(
    "days, words",
    [
        (["monday"], "Monday"),
        (["saturday", "sunday"], "Saturday and Sunday"),
        (["tuesday", "thursday", "saturday"], "Tuesday, Thursday and Saturday"),
        (["monday", "tuesday", "wednesday", "friday"], "Monday to Wednesday and Friday"),
        (["monday", "tuesday", "thursday", "friday"], "Monday, Tuesday, Thursday and Friday"),
        ("every day", "Every day"),
    ],
)
def test_days_that_follow_on_each_other_are_put_together(days, words):
    hours = [{"days": days, "from": "12:00", "to": "14:30"}]
    assert usual_hours(service(hours=hours).hours) == f"{words} midday to 2:30pm"


@pytest.mark.parametrize(
    "opens, closes, words",
    [
        ("22:00", "06:00", "10pm to 6am the next day"),
        ("09:00", "24:00", "9am to midnight"),
        ("00:00", "24:00", "all day"),
    ],
)
def test_hours_that_reach_midnight_say_so(opens, closes, words):
    hours = [{"days": ["friday"], "from": opens, "to": closes, "over_midnight": closes < opens}]
    assert usual_hours(service(hours=hours).hours) == f"Friday {words}"


@settings(max_examples=40, deadline=None)
@given(st.sets(st.integers(0, 6), min_size=1))
def test_every_day_is_named_or_lies_between_two_that_are(open_on):
    spans = tuple(Span(day, 60, DAY - 60) for day in open_on)
    words = usual_hours(OpeningHours(spans=spans)).removesuffix(" 1am to 11pm").replace("Every day", "Monday to Sunday")
    told = set()
    for part in words.replace(" and ", ", ").split(", "):
        first, _to, last = part.partition(" to ")
        told |= set(range(DAYS.index(first), DAYS.index(last or first) + 1))
    assert told == open_on
