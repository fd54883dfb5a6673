"""What an answer can be: a choice with its words, and a date of which only part may be known."""

from dataclasses import FrozenInstanceError

import pytest

from formsvc.core.answers import Choice, PartDate, days_in_month, says_not_known
from formsvc.core.errors import Unacceptable

PRINTED = [
    pytest.param(PartDate(year=2026, month=12, day=1), "1 December 2026", "2026-12-01", id="whole"),
    pytest.param(PartDate(year=2026, month=2), "February 2026", "2026-02", id="month and year"),
    pytest.param(PartDate(year=1987), "1987", "1987", id="year"),
    pytest.param(PartDate(not_known=True), "Not known", "not known", id="not known"),
    pytest.param(PartDate(), "", "", id="blank"),
]


@pytest.mark.parametrize("day, printed, iso", PRINTED)
def test_a_part_date_prints_what_is_known_of_it(day, printed, iso):
    assert str(day) == printed
    assert day.iso == iso


@pytest.mark.parametrize(
    "day, answered, whole",
    [
        pytest.param(PartDate(), False, False, id="blank"),
        pytest.param(PartDate(not_known=True), True, False, id="not known"),
        pytest.param(PartDate(year=2026), True, False, id="year"),
        pytest.param(PartDate(year=2026, month=12), True, False, id="month and year"),
        pytest.param(PartDate(year=2026, month=12, day=1), True, True, id="whole"),
    ],
)
def test_a_part_date_knows_whether_it_is_answered_and_whole(day, answered, whole):
    assert bool(day) is answered
    assert day.whole is whole


@pytest.mark.parametrize(
    "parts, words",
    [
        pytest.param({"day": 3}, "month and the year", id="a day alone"),
        pytest.param({"year": 2026, "day": 3}, "month and the year", id="a day without its month"),
        pytest.param({"month": 5}, "month and the year", id="a month alone"),
        pytest.param({"year": 26}, "four figures", id="a short year"),
        pytest.param({"year": 1899}, "four figures", id="too long ago"),
        pytest.param({"year": 2200}, "four figures", id="too far ahead"),
        pytest.param({"year": 2026, "month": 13}, "1 to 12", id="a thirteenth month"),
        pytest.param({"year": 2026, "month": 2, "day": 29}, "in that month", id="29 February in a common year"),
        pytest.param({"year": 2100, "month": 2, "day": 29}, "in that month", id="29 February in 2100"),
        pytest.param({"year": 2026, "month": 4, "day": 31}, "in that month", id="31 April"),
    ],
)
def test_a_part_date_that_is_no_date_cannot_be_made(parts, words):
    with pytest.raises(Unacceptable, match=words):
        PartDate(**parts)


@pytest.mark.parametrize(
    "year, month, days",
    [
        pytest.param(2026, 2, 28, id="common year"),
        pytest.param(2024, 2, 29, id="leap year"),
        pytest.param(2000, 2, 29, id="leap century"),
        pytest.param(1900, 2, 28, id="common century"),
        pytest.param(2026, 9, 30, id="short month"),
        pytest.param(2026, 12, 31, id="long month"),
    ],
)
def test_months_have_their_gregorian_length(year, month, days):
    assert days_in_month(year, month) == days
    assert PartDate(year=year, month=month, day=days).whole


def test_a_choice_prints_its_wording_and_keeps_its_meaning():
    choice = Choice("low", "Low", "Little to worry about.")
    assert (str(choice), f"{choice}", choice.meaning) == ("Low", "Low", "Little to worry about.")


@pytest.mark.parametrize(
    "choice, answered",
    [pytest.param(Choice(), False, id="blank"), pytest.param(Choice("low", "Low"), True, id="chosen")],
)
def test_a_choice_is_answered_once_it_has_an_id(choice, answered):
    assert bool(choice) is answered


@pytest.mark.parametrize(
    "value, name",
    [pytest.param(Choice("low"), "wording", id="choice"), pytest.param(PartDate(), "year", id="date")],
)
def test_answers_cannot_be_changed(value, name):
    with pytest.raises(FrozenInstanceError):
        setattr(value, name, "2026")


@pytest.mark.parametrize("text", ["not known", "Not known", "  NOT   KNOWN ", "unknown", "Unknown", "not\nknown"])
def test_not_known_is_heard_however_it_is_written(text):
    assert says_not_known(text)


@pytest.mark.parametrize("text", ["", "known", "not", "not known yet", "unknowns", "notknown"])
def test_other_words_do_not_say_not_known(text):
    assert not says_not_known(text)
