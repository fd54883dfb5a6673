"""Whether a service is open: a table worked out by hand, a slow count minute by minute, and the words."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formsvc.core.errors import Unacceptable
from formsvc.directory.clock import LONDON
from formsvc.directory.opening import Opening, opening
from formsvc.directory.service import DAY
from tests.directory.making import HOURS, service, service_named, service_of

CASES = [
    pytest.param(*case[1:], id=f"{group}: {case[0]} ({case[1]})")
    for group, rows in HOURS["cases"].items()
    for case in rows
]


def agrees(found: datetime | None, expected: str) -> bool:
    """Whether a moment is the one a case names, its offset included where the case gives one."""
    if found is None or not expected:
        return (found is None) == (not expected)
    moment = datetime.fromisoformat(expected)
    # Python calls no two times of different zones equal while the clocks go back (PEP 495), but for those of UTC.
    return found.astimezone(UTC) == moment.astimezone(UTC) if moment.tzinfo else found.replace(tzinfo=None) == moment


@pytest.mark.parametrize("name, at, state, then", CASES)
def test_a_service_is_open_when_its_hours_say_so(name, at, state, then):
    found = opening(service_of(name), datetime.fromisoformat(at))
    assert found.state == state
    assert agrees(found.until if state == "open" else found.next, then), found
    assert (found.next if state == "open" else found.until) is None


def test_the_table_is_large_and_no_case_stands_there_twice():
    asked = Counter(param.values[:2] for param in CASES)
    assert len(CASES) >= 120
    assert max(asked.values()) == 1
    assert {param.values[2] for param in CASES} == {"open", "closed", "not known"}


# Around Easter with the clocks going forward, the clocks going back, and Christmas to New Year.
WEEKS = (datetime(2026, 3, 27, tzinfo=UTC), datetime(2026, 10, 23, tzinfo=UTC), datetime(2026, 12, 23, tzinfo=UTC))
HOLIDAYS = {date(2026, 4, 3), date(2026, 4, 6), date(2026, 12, 25), date(2026, 12, 26), date(2026, 12, 28)}
NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MINUTE = timedelta(minutes=1)


@st.composite
def weeks(draw: st.DrawFn) -> list[dict]:
    """Hours as the file has them, one time a day at most, some of them over midnight."""
    rows = []
    for name in draw(st.sets(st.sampled_from(NAMES), min_size=1)):
        opens = draw(st.sampled_from((0, 30, 60, 61, 90, 119, 120, 121, 600, 1320, DAY - 1)))
        closes = opens + draw(st.integers(1, DAY))
        told = closes if closes <= DAY else closes - DAY
        rows.append({"days": [name], "from": written(opens), "to": written(told), "over_midnight": closes > DAY})
    return rows


def written(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


@lru_cache
def shown_from(week: datetime) -> list[datetime]:
    """What clocks show in each minute from two days before a week to a day after it."""
    first = week - timedelta(days=2)
    return [(first + MINUTE * n).astimezone(LONDON).replace(tzinfo=None) for n in range(10 * DAY)]


def minutes_of(row: dict, day: date, shown: list[datetime]) -> range:
    """The minutes of one time of one day: from the first that clocks show, to the last that they do."""
    midnight = datetime.combine(day, time())
    opens = midnight + timedelta(hours=int(row["from"][:2]), minutes=int(row["from"][3:]))
    closes = midnight + timedelta(days=row["over_midnight"], hours=int(row["to"][:2]), minutes=int(row["to"][3:]))
    near = max((midnight - shown[0]) // MINUTE - 120, 0)
    around = [*enumerate(shown)][near : near + 2 * DAY + 240]
    first = next(number for number, wall in around if wall >= opens)
    last = max(number for number, wall in around if wall < closes)
    return range(first, last + 1)


def states(rows: list[dict], holidays: str, shown: list[datetime]) -> list[str]:
    """How things stand in each minute of a week; what is sure outweighs what may be."""
    found = ["closed"] * len(shown)
    for day in (shown[0].date() + timedelta(days=number) for number in range(1, 8)):
        state = holidays if day in HOLIDAYS else "open"
        for row in rows:
            if row["days"] == [NAMES[day.weekday()]]:
                for number in minutes_of(row, day, shown):
                    found[number] = min(found[number], state, key=("open", "not known", "closed").index)
    return found


@settings(max_examples=30, deadline=None)
@given(
    rows=weeks(),
    holidays=st.sampled_from(("open", "closed", "not known")),
    week=st.sampled_from(WEEKS),
    minutes=st.lists(st.integers(2 * DAY, 6 * DAY), min_size=12, max_size=12),
)
def test_it_agrees_with_a_count_minute_by_minute(rows, holidays, week, minutes):
    place = service(hours=rows, bank_holidays=holidays)
    shown = shown_from(week)
    slow = states(rows, holidays, shown)[: 7 * DAY]
    for number in minutes:
        found = opening(place, week - timedelta(days=2) + MINUTE * number)
        assert found.state == slow[number]
        then = found.until if found.state == "open" else found.next
        change = [n for n in range(number, 7 * DAY) if (slow[n] == "open") != (found.state == "open")]
        if change:
            assert then is not None
            assert then.astimezone(UTC) == week - timedelta(days=2) + MINUTE * change[0]


@pytest.mark.parametrize("at", ["1899-12-31T10:00", "2200-01-01T10:00", "0001-01-01T00:00", "9999-12-31T23:59+14:00"])
def test_a_year_far_away_is_refused_in_words(at):
    with pytest.raises(Unacceptable, match="give a year from 1900 to 2199"):
        opening(service_named("cse_team"), datetime.fromisoformat(at))


@pytest.mark.parametrize("at", ["1900-01-01T00:00+14:00", "2199-12-31T23:59-12:00"])
def test_the_first_and_last_year_are_taken_in_every_zone(at):
    assert isinstance(opening(service_named("cse_team"), datetime.fromisoformat(at)), Opening)
