"""Who stands where in the attendance."""

from typing import Any

import pytest

from formsvc.core.answers import Choice
from formsvc.forms.professionals_meeting.views import by_attendance


def invitee(coming: str, attended: str) -> dict[str, Any]:
    return {"name": "Ruth Amberley", "coming": Choice(coming, coming), "attended": Choice(attended, attended)}


@pytest.mark.parametrize(
    "coming, attended, group",
    [
        pytest.param("coming", "yes", "present", id="came as said"),
        pytest.param("no_answer", "yes", "present", id="came without an answer"),
        pytest.param("apologies", "yes", "present", id="came in spite of apologies"),
        pytest.param("", "yes", "present", id="came, no reply recorded"),
        pytest.param("apologies", "no", "apologies", id="sent apologies"),
        pytest.param("apologies", "", "apologies", id="sent apologies, attendance not recorded"),
        pytest.param("observer", "yes", "observers", id="observed"),
        pytest.param("observer", "no", "observers", id="was to observe"),
        pytest.param("coming", "no", "others", id="did not come"),
        pytest.param("coming", "", "others", id="attendance not recorded"),
        pytest.param("", "", "others", id="nothing recorded"),
        pytest.param("by_video", "no", "others", id="a reply that an agency added"),
    ],
)
def test_everybody_invited_stands_in_one_group(coming, attended, group):
    one = invitee(coming, attended)
    groups = by_attendance({"invited": [one]})["attendance"]
    assert {name: people for name, people in groups.items() if people} == {group: [one]}


def test_a_meeting_nobody_is_invited_to_has_empty_groups():
    assert by_attendance({"invited": []})["attendance"] == {
        "present": [], "apologies": [], "observers": [], "others": []
    }  # fmt: skip
