"""Groups for the Word template that the answers themselves do not have."""

from collections.abc import Mapping
from typing import Any

from formsvc.core.schema import Group

GROUPS = ("present", "apologies", "observers", "others")


def by_attendance(view: Mapping[str, Any]) -> dict[str, Any]:
    """One more name for a view, `attendance`: everybody invited, each in one of four lists.

    `observers` are those who said they come as such; `present` were there otherwise; `apologies`
    sent them and were not there; `others` is everybody else, so that nobody is left out.
    """
    groups: dict[str, list[Any]] = {group: [] for group in GROUPS}
    for invitee in view["invited"]:
        groups[_group(invitee)].append(invitee)
    return {"attendance": groups}


def schema_of_attendance(names: Group) -> dict[str, Group]:
    """The schema of `by_attendance`."""
    invited = names.names["invited"]
    return {"attendance": Group(dict.fromkeys(GROUPS, invited), "Everybody invited, each in one of four lists")}


def _group(invitee: Mapping[str, Any]) -> str:
    if invitee["coming"].id == "observer":
        return "observers"
    if invitee["attended"].id == "yes":
        return "present"
    return "apologies" if invitee["coming"].id == "apologies" else "others"
