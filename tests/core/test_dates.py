"""Dates are read strictly: day before month, never guessed."""

from datetime import date

import pytest

from formsvc.core.answers import PartDate
from formsvc.core.dates import full_date, part_date_from_iso, part_date_from_parts
from formsvc.core.errors import Unacceptable


@pytest.mark.parametrize(
    "text, day",
    [
        pytest.param("2026-12-01", PartDate(2026, 12, 1), id="whole: 1 December, not 12 January"),
        pytest.param(" 2026-12-01 ", PartDate(2026, 12, 1), id="blanks around it"),
        pytest.param("2026-12", PartDate(2026, 12), id="month"),
        pytest.param("2026", PartDate(2026), id="year"),
        pytest.param("2024-02-29", PartDate(2024, 2, 29), id="leap day"),
        pytest.param("not known", PartDate(not_known=True), id="not known"),
        pytest.param("Unknown", PartDate(not_known=True), id="unknown"),
    ],
)
def test_iso_dates_are_read_in_whole_or_in_part(text, day):
    assert part_date_from_iso(text) == day


@pytest.mark.parametrize("day", [PartDate(2026, 12, 1), PartDate(2026, 12), PartDate(2026), PartDate(not_known=True)])
def test_a_date_comes_back_from_its_iso_text(day):
    assert part_date_from_iso(day.iso) == day


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="blank"),
        pytest.param("01/12/2026", id="British slashes"),
        pytest.param("01-12-2026", id="day first"),
        pytest.param("1 December 2026", id="words"),
        pytest.param("2026-1-1", id="one figure"),
        pytest.param("20261201", id="no hyphens"),
        pytest.param("26-12-01", id="short year"),
        pytest.param("2026-12-01T10:00", id="with a time"),
        pytest.param("2026-00-01", id="month nought"),
        pytest.param("2026-12-00", id="day nought"),
        pytest.param("2026-00", id="month nought, no day"),
        pytest.param("2026-13-01", id="month 13"),
        pytest.param("2026-02-30", id="30 February"),
        pytest.param("0026-02-01", id="year 26"),
        pytest.param("\u0662\u0660\u0662\u0666", id="Arabic figures"),
        pytest.param("yesterday", id="a word"),
        pytest.param("-2026", id="before Christ"),
    ],
)
def test_what_is_no_iso_date_is_refused(text):
    with pytest.raises(Unacceptable):
        part_date_from_iso(text)


@pytest.mark.parametrize(
    "typed, day",
    [
        pytest.param(("1", "12", "2026"), PartDate(2026, 12, 1), id="numbers"),
        pytest.param(("01", "02", "2026"), PartDate(2026, 2, 1), id="leading noughts"),
        pytest.param((" 1 ", " December ", " 2026 "), PartDate(2026, 12, 1), id="blanks and a name"),
        pytest.param(("1", "dec", "2026"), PartDate(2026, 12, 1), id="three letters"),
        pytest.param(("", "MAY", "2026"), PartDate(2026, 5), id="no day"),
        pytest.param(("", "", "2026"), PartDate(2026), id="year alone"),
        pytest.param(("", "", ""), PartDate(), id="blank"),
        pytest.param(("not known", "", ""), PartDate(not_known=True), id="not known as the day"),
        pytest.param(("", "", "unknown"), PartDate(not_known=True), id="unknown as the year"),
    ],
)
def test_the_three_boxes_of_a_date_are_read(typed, day):
    assert part_date_from_parts(*typed) == day


@pytest.mark.parametrize(
    "typed, words",
    [
        pytest.param(("x", "1", "2026"), "day as a number", id="a letter for a day"),
        pytest.param(("1", "Decembre", "2026"), "month as a number", id="a month nobody knows"),
        pytest.param(("1", "1", "next year"), "year as a number", id="words for a year"),
        pytest.param(("1", "1", "26"), "four figures", id="a short year"),
        pytest.param(("0", "1", "2026"), "start at 1", id="day nought"),
        pytest.param(("", "0", "2026"), "start at 1", id="month nought"),
        pytest.param(("1", "", "2026"), "month and the year", id="no month"),
        pytest.param(("1", "1", ""), "month and the year", id="no year"),
        pytest.param(("31", "4", "2026"), "in that month", id="31 April"),
        pytest.param(("\u00b2", "1", "2026"), "day as a number", id="a raised figure"),
        pytest.param(("-1", "1", "2026"), "day as a number", id="a minus"),
        pytest.param(("1.5", "1", "2026"), "day as a number", id="a fraction"),
        pytest.param(("11111", "1", "2026"), "day as a number", id="too many figures"),
        pytest.param(("not known", "", "2026"), "not both", id="not known and a year"),
    ],
)
def test_boxes_that_make_no_date_are_refused_with_what_to_do(typed, words):
    with pytest.raises(Unacceptable, match=words):
        part_date_from_parts(*typed)


@pytest.mark.parametrize("typed", [("Rowan", "1", "2026"), ("1", "Rowan", "2026"), ("1", "1", "Rowan")])
def test_refusing_a_date_quotes_nothing(typed):
    with pytest.raises(Unacceptable) as refused:
        part_date_from_parts(*typed)
    assert "Rowan" not in str(refused.value)


def test_a_calendar_date_is_written_in_full():
    assert full_date(date(2026, 12, 1)) == "1 December 2026"
