"""Actions under the five considerations."""

from typing import Any

import pytest

from formsvc.core.answers import Choice
from formsvc.data.packs import load_packs
from formsvc.forms.safety_plan.views import CONSIDERATIONS, by_consideration


def action(served: str) -> dict[str, Any]:
    return {"action": "Meet.", "consideration": Choice(served, served)}


def test_the_considerations_are_those_of_the_pack_in_its_order():
    assert [entry.id for entry in load_packs().entries("considerations")] == list(CONSIDERATIONS)


def test_a_consideration_nobody_serves_is_an_empty_list():
    groups = by_consideration({"actions": []})["by_consideration"]
    assert groups == {key: [] for key in (*CONSIDERATIONS, "unplaced")}


@pytest.mark.parametrize("served", CONSIDERATIONS)
def test_an_action_stands_under_what_it_serves_and_nowhere_else(served):
    groups = by_consideration({"actions": [action(served)]})["by_consideration"]
    assert [name for name, actions in groups.items() if actions] == [served]


@pytest.mark.parametrize(
    "served", [pytest.param("", id="nothing chosen"), pytest.param("housing", id="one an agency added")]
)
def test_an_action_without_a_heading_of_its_own_is_not_lost(served):
    one = action(served)
    assert by_consideration({"actions": [one]})["by_consideration"]["unplaced"] == [one]


def test_actions_keep_their_order():
    first, second = action("awareness"), action("awareness")
    assert by_consideration({"actions": [first, second]})["by_consideration"]["awareness"] == [first, second]
