"""What the store hands out: plain values, free of the database they were read from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftInfo:
    """A record. Times are UTC; `delete_on` is the day it is deleted unless it is changed again.

    Once it is finished (`finished_at`) nothing in it changes, and its restricted pages are opened only with a reason.
    """

    id: str
    owner_id: str
    agency_id: str
    kind: str
    reference: str
    created_at: datetime
    changed_at: datetime
    copied_on: date | None
    finished_at: datetime | None
    delete_on: date
    vault_reference: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryInfo:
    """One page of a record: `version` counts its saves from 1, `position` orders it within its step."""

    id: str
    step: str
    position: int
    version: int
    restricted: bool
    content: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """A page that a new record starts with."""

    step: str
    content: Mapping[str, Any] = field(repr=False)
    restricted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UserInfo:
    """Somebody who owns records, and the agency they work for."""

    id: str
    agency_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionInfo:
    """A living session: whose it is, since when (UTC), and the little that is kept with it."""

    user_id: str
    started_at: datetime
    data: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditInfo:
    """One line of the audit trail: who did what to which record, when (UTC)."""

    number: int
    at: datetime
    user_id: str
    verb: str
    record_id: str
