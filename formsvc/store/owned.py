"""Whose a record is: the one place that decides. To anybody else it does not exist."""

from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from formsvc.store.errors import DraftNotFound
from formsvc.store.models import Draft, is_id


def is_own(owner_id: str, draft_id: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The conditions under which a row is this record and this user's. Raises DraftNotFound for what is no id."""
    if not is_id(draft_id):
        raise DraftNotFound
    return (Draft.id == draft_id, Draft.owner_id == owner_id)


def read_own(session: Session, owner_id: str, draft_id: str) -> Draft:
    """The user's record, to be read. Raises DraftNotFound."""
    return _found(session.scalar(select(Draft).where(*is_own(owner_id, draft_id))))


def write_own(session: Session, owner_id: str, draft_id: str, **values: Any) -> Draft:
    """The user's record, its row changed and so locked until the transaction ends. Raises DraftNotFound."""
    return _found(session.scalar(update(Draft).where(*is_own(owner_id, draft_id)).values(**values).returning(Draft)))


def _found(draft: Draft | None) -> Draft:
    if draft is None:
        raise DraftNotFound
    return draft
