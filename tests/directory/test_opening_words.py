"""What is said of opening hours: until when, or when next, and where to ask first."""

from datetime import date, datetime, timedelta

import pytest

from formsvc.directory.holidays import last_year
from formsvc.directory.opening import opening
from tests.directory.making import service, service_of


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
        "Its usual hours begin again on Tuesday 7 April 2026 at 8:30am. Ring first.",
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
        "Its usual hours begin again on Tuesday 29 December 2026 at 8:30am. "
        "Hours may differ from Christmas to New Year. Ring first.",
    ),
    ("2027-01-01T11:00", "shop", "Closed for New Year’s Day. Opens next on Saturday 2 January 2027 at 10am."),
    (
        "2026-12-25T11:00",
        "shop",
        "Closed for Christmas Day. Its usual hours begin again on Sunday 27 December 2026 at 10am. "
        "Hours may differ from Christmas to New Year. Ask first.",
    ),
    (
        "2026-12-28T10:00",
        "cse_team",
        "It is a holiday (Boxing Day). We do not know if it is open. Its usual hours last until 5pm. "
        "Its usual hours begin again on Tuesday 29 December 2026 at 8:30am. "
        "Hours may differ from Christmas to New Year. Ring first.",
    ),
    (
        "2026-12-29T18:00",
        "cse_team",
        "Closed now. Its usual hours begin again on Wednesday 30 December 2026 at 8:30am. "
        "Hours may differ from Christmas to New Year. Ring first.",
    ),
    (
        "2027-01-01T10:00",
        "cse_team",
        "It is a holiday (New Year’s Day). We do not know if it is open. Its usual hours last until 5pm. "
        "Its usual hours begin again on Monday 4 January 2027 at 8:30am. Ring first.",
    ),
    ("2026-12-28T22:30", "helpline", "Closed now. Opens next on Tuesday 29 December 2026 at 10am."),
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


@pytest.mark.parametrize("name", ["cse_team", "crasac", "positive_choices", "kairos", "shop"])
def test_nothing_is_sure_between_christmas_and_new_year(name):
    first = datetime(2026, 12, 24, 12)  # noqa: DTZ001  # local time is meant
    for hours in range(0, 7 * 24, 5):
        found = opening(service_of(name), first + timedelta(hours=hours))
        assert "sure" not in found.words
        if found.next and found.next.date() <= date(2026, 12, 31):
            assert "Opens next" not in found.words
            assert "Hours may differ from Christmas to New Year." in found.words


def test_a_note_of_the_hours_is_told():
    place = service(
        telephone="024 7600 0000", hours=[{"days": "weekdays", "from": "09:00", "to": "17:00"}],
        hours_note="Leave a message in the lunch hour.",
    )  # fmt: skip
    words = opening(place, datetime(2026, 12, 1, 10)).words  # noqa: DTZ001  # local time is meant
    assert words == "Open now, until 5pm. Leave a message in the lunch hour."
