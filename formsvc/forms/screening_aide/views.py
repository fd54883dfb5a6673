"""Groups for the Word template that the answers themselves do not have."""

from collections.abc import Mapping
from typing import Any, cast

from formsvc.core.schema import Group

STATES = ("now", "earlier", "not_known", "no")
"""Ids of the states that have a row of their own on paper, in its order."""
SIDES = ("risk_factors", "protective_factors")


def by_state(view: Mapping[str, Any]) -> dict[str, Any]:
    """One more name for a view, `by_state`: under each state both lists, each with the factors that are in it.

    `unplaced` holds factors nothing was said of, or in a state that an agency added. Nothing is counted.
    """
    groups: dict[str, dict[str, list[Any]]] = {state: {side: [] for side in SIDES} for state in (*STATES, "unplaced")}
    for side in SIDES:
        for factor in view["factors"][side]:
            state = factor["state"].id
            groups[state if state in STATES else "unplaced"][side].append(factor)
    return {"by_state": groups}


def schema_of_states(names: Group) -> dict[str, Group]:
    """The schema of `by_state`."""
    lists = cast(Group, names.names["factors"]).names
    sides = Group({side: lists[side] for side in SIDES}, "Factors in that state")
    return {
        "by_state": Group(dict.fromkeys((*STATES, "unplaced"), sides), "The factors once more, by how things stand")
    }
