"""What the documents print in another way than it is kept."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from formsvc.core.dates import full_date
from formsvc.core.schema import Group, Text

_HERE = ZoneInfo("Europe/London")


def with_time_in_words(view: Mapping[str, Any]) -> dict[str, Any]:
    """The urgency step once more, its time as people write it: "6 November 2026, 10:32"."""
    urgency = view["urgency"]
    return {"urgency": {**urgency, "reason_at": in_words(urgency["reason_at"])}}


def schema_with_time_in_words(names: Group) -> dict[str, Group]:
    """The schema of `with_time_in_words`."""
    urgency = cast(Group, names.names["urgency"])
    reason_at = Text(meaning="When that reason was given", example="6 November 2026, 10:32")
    return {"urgency": Group({**urgency.names, "reason_at": reason_at}, urgency.meaning)}


def in_words(iso: str) -> str:
    """An ISO time as British clocks showed it; any other text as it stands."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    here = moment.astimezone(_HERE) if moment.tzinfo else moment
    return f"{full_date(here.date())}, {here:%H:%M}"
