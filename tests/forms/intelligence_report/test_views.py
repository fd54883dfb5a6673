"""The time at which a reason was given is printed as people write it."""

import pytest

from formsvc.forms.intelligence_report.views import in_words, with_time_in_words


@pytest.mark.parametrize(
    "iso, words",
    [
        pytest.param("2026-11-06T10:32:00+00:00", "6 November 2026, 10:32", id="winter"),
        pytest.param("2026-07-06T23:32:00+00:00", "7 July 2026, 00:32", id="summer, past midnight here"),
        pytest.param("2026-11-06T10:32", "6 November 2026, 10:32", id="no zone: as it stands"),
        pytest.param("about ten", "about ten", id="no time"),
        pytest.param("", "", id="no reason given"),
    ],
)
def test_a_time_is_printed_as_british_clocks_show_it(iso, words):
    assert in_words(iso) == words


def test_the_rest_of_the_urgency_step_is_left_alone():
    urgency = {"reason": "The number was called.", "reason_at": "2026-11-06T10:32:00+00:00"}
    assert with_time_in_words({"urgency": urgency, "subject": {}}) == {
        "urgency": {"reason": "The number was called.", "reason_at": "6 November 2026, 10:32"}
    }
