"""The clocks here: times in words, and the two nights of the year on which a local time is in doubt."""

from datetime import UTC, datetime

import pytest

from formsvc.directory.clock import LONDON, clock, doubt_about, london


@pytest.mark.parametrize(
    "at, words",
    [
        ("2026-03-29T01:30", "The clocks go forward that night: there is no 1:30am. We took 2:30am."),
        ("2026-10-25T01:30", "The clocks go back that night: 1:30am comes twice. We took the first."),
        ("2026-03-29T00:59", ""),
        ("2026-03-29T02:00", ""),
        ("2026-10-25T00:59", ""),
        ("2026-10-25T02:00", ""),
        ("2026-10-25T01:30+00:00", ""),
        ("2026-03-29T01:30Z", ""),
        ("2026-12-01T10:00", ""),
    ],
)
def test_a_local_time_in_doubt_is_told(at, words):
    assert doubt_about(datetime.fromisoformat(at)) == words


def test_the_second_of_two_times_can_be_meant():
    second = datetime(2026, 10, 25, 1, 30, fold=1)  # noqa: DTZ001  # local time is meant
    assert london(second).astimezone(UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert doubt_about(second).endswith("We took the second.")


@pytest.mark.parametrize(
    "hour, minute, words",
    [(0, 0, "midnight"), (0, 5, "12:05am"), (1, 0, "1am"), (11, 59, "11:59am"), (12, 0, "midday"), (12, 30, "12:30pm"),
     (13, 0, "1pm"), (23, 59, "11:59pm")],
)  # fmt: skip
def test_times_are_told_as_people_say_them(hour, minute, words):
    assert clock(datetime(2026, 12, 1, hour, minute, tzinfo=LONDON)) == words
