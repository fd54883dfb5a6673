"""Groups for the Word template that the answers themselves do not have."""

from collections.abc import Mapping
from typing import Any

from formsvc.core.schema import Group

CONSIDERATIONS = ("specific_risks", "awareness", "education", "family_support", "other_concern")
"""Ids of the founding guide's five considerations, in its order."""


def by_consideration(view: Mapping[str, Any]) -> dict[str, Any]:
    """One more name for a view, `by_consideration`: lists of actions by the id of what they serve.

    All five considerations are there, empty where no action serves them; `unplaced` holds the
    actions that serve none, or one that an agency added, so that every action is printed.
    """
    groups: dict[str, list[Any]] = {served: [] for served in (*CONSIDERATIONS, "unplaced")}
    for action in view["actions"]:
        served = action["consideration"].id
        groups[served if served in CONSIDERATIONS else "unplaced"].append(action)
    return {"by_consideration": groups}


def schema_of_considerations(names: Group) -> dict[str, Group]:
    """The schema of `by_consideration`."""
    actions = names.names["actions"]
    lists = dict.fromkeys((*CONSIDERATIONS, "unplaced"), actions)
    return {"by_consideration": Group(lists, "The actions once more, by what they serve")}
