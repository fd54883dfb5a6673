"""Whether a service is open: a table worked out by hand, a slow count minute by minute, and the words."""

import tomllib
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formsvc.core.errors import Unacceptable
from formsvc.directory.clock import LONDON
from formsvc.directory.holidays import last_year
from formsvc.directory.opening import Opening, opening
from formsvc.directory.service import DAY, Service
from tests.directory.making import service, service_named

TABLE = tomllib.loads((Path(__file__).parent / "cases" / "hours.toml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(*case[1:], id=f"{group}: {case[0]} ({case[1]})")
    for group, rows in TABLE["cases"].items()
    for case in rows
]


def service_of(name: str) -> Service:
    return service(**TABLE["hours"][name]) if name in TABLE["hours"] else service_named(name)


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


def said(at: str, name: str = "cse_team") -> str:
    return opening(service_of(name), datetime.fromisoformat(at)).words


WORDS = [
    ("2026-12-01T10:00", "cse_team", "Open now, until 5pm."),
    ("2026-12-04T10:00", "positive_choices", "Open now, until 4:30pm."),
    ("2026-12-01T23:00", "night", "Open now, until 2am on Wednesday 2 December 2026."),
    ("2026-12-01T23:00", "until_midnight", "Open now, until midnight."),
    ("2026-12-01T23:00", "round_the_clock", "Open now."),
    ("2026-12-01T15:00", "crasac", "Closed now. Opens next today at 6pm."),
    ("2026-12-04T17:00", "cse_team", "Closed now. Opens next on Monday 7 December 2026 at 8:30am."),
    ("2026-12-05T03:00", "police_999", "Open day and night."),
    ("2026-12-01T11:00", "creative_optimistic_visions", "We do not know the opening hours. Ring first."),
    ("2026-12-01T11:00", "project_artemis", "We do not know the opening hours. Ask first."),
    (
        "2026-12-01T03:00",
        "out_of_hours_social_worker",
        "We do not know the opening hours. It is for the time when the office is shut. Ring first.",
    ),
    (
        "2026-04-03T10:00",
        "cse_team",
        "It is a holiday (Good Friday). We do not know if it is open. Its usual hours last until 5pm. "
        "It is sure to open on Tuesday 7 April 2026 at 8:30am. Ring first.",
    ),
    (
        "2026-05-03T10:00",
        "cse_team",
        "Closed now. Opens next on Tuesday 5 May 2026 at 8:30am. It may open before that, on Monday 4 May 2026 at "
        "8:30am. That is a holiday (Early May bank holiday). Ring first.",
    ),
    (
        "2026-12-30T10:00",
        "cse_team",
        "Open now, until 5pm. Hours may differ from Christmas to New Year. Ring first.",
    ),
    ("2026-12-30T10:00", "helpline", "Open now, until 10pm."),
    ("2026-12-23T10:00", "cse_team", "Open now, until 5pm."),
    ("2026-12-24T10:00", "cse_team", "Open now, until 5pm. Hours may differ from Christmas to New Year. Ring first."),
    (
        "2026-12-25T10:00",
        "cse_team",
        "It is a holiday (Christmas Day). We do not know if it is open. Its usual hours last until 5pm. "
        "It is sure to open on Tuesday 29 December 2026 at 8:30am. Ring first.",
    ),
    ("2027-01-01T11:00", "shop", "Closed for New Year’s Day. Opens next on Saturday 2 January 2027 at 10am."),
    (
        "2026-12-25T11:00",
        "shop",
        "Closed for Christmas Day. Opens next on Sunday 27 December 2026 at 10am. "
        "Hours may differ from Christmas to New Year. Ask first.",
    ),
    ("2026-04-03T11:00", "shop", "Closed for Good Friday. Opens next on Saturday 4 April 2026 at 10am."),
    ("2026-12-22T11:00", "school", "Closed today. Opens next on Tuesday 5 January 2027 at 9am."),
    ("2026-12-02T10:00", "shut_for_good", "Closed today. We do not know when it opens next. Ask first."),
    (
        "2029-01-02T10:00",
        "cse_team",
        "We know the bank holidays of 2012 to 2028 only. We do not know if it is open. Its usual hours last until 5pm. "
        "Ring first.",
    ),
    (
        "2029-01-02T18:00",
        "cse_team",
        "Closed now. It may open on Wednesday 3 January 2029 at 8:30am. "
        "We know the bank holidays of 2012 to 2028 only. Ring first.",
    ),
]


@pytest.mark.parametrize("at, name, words", WORDS)
def test_the_words_say_until_when_or_when_next_and_where_to_ask_first(at, name, words):
    assert said(at, name) == words.replace("2028", str(last_year()))


def test_a_note_of_the_hours_is_told():
    place = service(
        telephone="024 7600 0000", hours=[{"days": "weekdays", "from": "09:00", "to": "17:00"}],
        hours_note="Leave a message in the lunch hour.",
    )  # fmt: skip
    words = opening(place, datetime(2026, 12, 1, 10)).words  # noqa: DTZ001  # local time is meant
    assert words == "Open now, until 5pm. Leave a message in the lunch hour."


@pytest.mark.parametrize("at", ["1899-12-31T10:00", "2200-01-01T10:00", "0001-01-01T00:00", "9999-12-31T23:59+14:00"])
def test_a_year_far_away_is_refused_in_words(at):
    with pytest.raises(Unacceptable, match="give a year from 1900 to 2199"):
        opening(service_named("cse_team"), datetime.fromisoformat(at))


@pytest.mark.parametrize("at", ["1900-01-01T00:00+14:00", "2199-12-31T23:59-12:00"])
def test_the_first_and_last_year_are_taken_in_every_zone(at):
    assert isinstance(opening(service_named("cse_team"), datetime.fromisoformat(at)), Opening)
