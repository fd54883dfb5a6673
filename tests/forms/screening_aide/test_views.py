"""Factors under the state they are in, on two sides."""

from typing import Any

import pytest

from formsvc.core.answers import Choice
from formsvc.data.packs import load_packs
from formsvc.forms.screening_aide.views import SIDES, STATES, by_state


def factor(state: str) -> dict[str, Any]:
    return {"factor": Choice("missing", "Going missing"), "state": Choice(state, state), "note": "Twice."}


def grouped(**sides: list[Any]) -> dict[tuple[str, str], list[Any]]:
    view = {"factors": {side: sides.get(side, []) for side in SIDES}}
    return {
        (state, side): found
        for state, both in by_state(view)["by_state"].items()
        for side, found in both.items()
        if found
    }


def test_the_states_are_those_of_the_pack():
    assert {entry.id for entry in load_packs().entries("factor_states")} == set(STATES)


def test_each_state_has_both_sides_even_when_nothing_is_in_it():
    sides: dict[str, list[Any]] = {side: [] for side in SIDES}
    assert by_state({"factors": sides})["by_state"] == dict.fromkeys((*STATES, "unplaced"), sides)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("state", STATES)
def test_a_factor_stands_under_its_state_on_its_side_and_nowhere_else(state, side):
    one = factor(state)
    assert grouped(**{side: [one]}) == {(state, side): [one]}


@pytest.mark.parametrize(
    "state", [pytest.param("", id="nothing chosen"), pytest.param("since_march", id="one an agency added")]
)
def test_a_factor_without_a_row_of_its_own_is_not_lost(state):
    one = factor(state)
    assert grouped(risk_factors=[one]) == {("unplaced", "risk_factors"): [one]}


def test_factors_keep_their_order():
    first, second = factor("now"), factor("now")
    assert grouped(risk_factors=[first, second])["now", "risk_factors"] == [first, second]
