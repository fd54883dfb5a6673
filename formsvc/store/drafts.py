"""Records and their pages, as one user may see and change them.

Every call names the acting user first; another user's record is DraftNotFound. What changes a record
begins by writing the record's own row: that finds out whose it is and keeps other writers out until
the change is whole, on every database.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from formsvc.store import audit
from formsvc.store.database import checkpoint
from formsvc.store.entries import Pages
from formsvc.store.errors import Conflict, DraftNotFound, EntryNotFound, Finished, NotCreated, TooMany
from formsvc.store.infos import DraftInfo, EntryInfo, NewEntry
from formsvc.store.models import Draft, is_id, new_id
from formsvc.store.owned import is_own, read_own, write_own
from formsvc.store.seal import KeyRing, digest
from formsvc.store.vault import Vault

__all__ = ["Conflict", "DraftInfo", "DraftNotFound", "Drafts", "EntryInfo", "EntryNotFound", "NewEntry", "TooMany"]

_TRIES = 20  # for a free reference: of 35 million, a second try is rare


class Drafts:
    """`clock` gives the present moment in UTC; an untouched record lives `life_days` days.

    `vault_ring` is None when its key is missing: then what needs the vault raises VaultClosed.
    """

    def __init__(
        self,
        sessions: sessionmaker[Session],
        answers_ring: KeyRing,
        vault_ring: KeyRing | None,
        clock: Callable[[], datetime],
        life_days: int,
    ) -> None:
        self._sessions = sessions
        self._pages = Pages(answers_ring)
        self._vault = Vault(vault_ring)
        self._clock = clock
        self._life = timedelta(days=life_days)

    def create(  # noqa: PLR0917  # whose, what, and what it starts with: the order in which it is decided
        self,
        owner_id: str,
        agency_id: str,
        kind: str,
        reference_maker: Callable[[], str],
        creation_key: str,
        first_entries: Iterable[NewEntry] = (),
    ) -> DraftInfo:
        """Make a record, or give back the one that this user made with the same `creation_key`.

        Raises NotCreated when `reference_maker` keeps giving taken references, or there is no such user.
        """
        first, key_hash = tuple(first_entries), digest(creation_key)
        for _ in range(_TRIES):
            made = self._made_with(owner_id, key_hash)
            if made:
                return made
            now = self._clock()
            draft = Draft(id=new_id(), owner_id=owner_id, agency_id=agency_id, kind=kind, reference=reference_maker(),
                          creation_key=key_hash, created_at=now, changed_at=now, vault_reference=new_id())  # fmt: skip
            if self._inserted(draft, first):
                return self._info(draft)
        raise NotCreated("The record could not be made: no free reference was found, or there is no such user.")

    def of_owner(self, owner_id: str) -> tuple[DraftInfo, ...]:
        """The user's records, the one changed last first."""
        with self._sessions() as session:
            own = select(Draft).where(Draft.owner_id == owner_id)
            found = session.scalars(own.order_by(Draft.changed_at.desc(), Draft.id))
            return tuple(self._info(draft) for draft in found)

    def get(self, owner_id: str, draft_id: str) -> DraftInfo:
        """One record."""
        with self._sessions() as session:
            return self._info(read_own(session, owner_id, draft_id))

    def entries(self, owner_id: str, draft_id: str) -> tuple[EntryInfo, ...]:
        """The pages that are not restricted, ordered by step and position."""
        with self._sessions() as session:
            return self._pages.all(session, read_own(session, owner_id, draft_id).id)

    def vault_entries(self, owner_id: str, draft_id: str) -> tuple[EntryInfo, ...]:
        """The restricted pages, ordered by step and position. Raises VaultClosed, even if there are none."""
        with self._sessions() as session:
            return self._vault.all(session, read_own(session, owner_id, draft_id).vault_reference)

    def entry(self, owner_id: str, draft_id: str, entry_id: str) -> EntryInfo:
        """One page, restricted or not. Raises EntryNotFound, SealBroken or VaultClosed."""
        with self._sessions() as session:
            draft = read_own(session, owner_id, draft_id)
            for pages, belongs_to in self._both(draft):
                found = pages.one(session, belongs_to, _checked(entry_id))
                if found:
                    return found
        raise EntryNotFound

    def save(
        self,
        owner_id: str,
        draft_id: str,
        entry_id: str,
        step: str,
        content: Mapping[str, Any],
        *,
        expected_version: int,
        restricted: bool,
        at_most: int | None = None,
    ) -> EntryInfo:
        """Keep a page (anything JSON can hold) and give it as it is stored now.

        `entry_id` is 32 random hexadecimal figures, chosen by the caller for a new page, so that a double
        submit makes one. `expected_version` is the version the change was based on, 0 for a new page.
        Saving what is stored already changes nothing, whatever the version. Raises Conflict when the page was
        saved elsewhere since; TooMany when the step holds `at_most` pages; EntryNotFound when the page was
        removed since or belongs to another step; VaultClosed; Finished.
        """
        page = _page(entry_id, step, content, expected_version, restricted)
        with self._sessions() as session:
            draft = self._touched(session, owner_id, draft_id)
            pages, belongs_to = self._both(draft)[restricted]
            kept = pages.save(session, belongs_to, page, at_most)
            session.commit()
            return kept

    def remove(self, owner_id: str, draft_id: str, entry_id: str) -> None:
        """Remove one page, restricted or not. Raises EntryNotFound; Finished."""
        with self._sessions.begin() as session:
            draft = self._touched(session, owner_id, draft_id)
            if not any(pages.remove(session, ref, _checked(entry_id)) for pages, ref in self._both(draft)):
                raise EntryNotFound
        checkpoint(self._sessions)

    def move(self, owner_id: str, draft_id: str, entry_id: str, *, by: int) -> None:
        """Move a page up (-1) or down (+1) within its step; at either end it stays. Raises EntryNotFound; Finished."""
        with self._sessions.begin() as session:
            draft = self._touched(session, owner_id, draft_id)
            if not any(pages.move(session, ref, _checked(entry_id), by) for pages, ref in self._both(draft)):
                raise EntryNotFound

    def mark_copied(self, owner_id: str, draft_id: str, day: date | None) -> DraftInfo:
        """Note the day on which the record was copied to the agency's own; its life stays as it was."""
        with self._sessions.begin() as session:
            return self._info(write_own(session, owner_id, draft_id, copied_on=day))

    def delete(self, owner_id: str, draft_id: str) -> None:
        """Delete a record with all its pages, and empty the database's log of them."""
        if self._delete(is_own(owner_id, draft_id)) == 0:
            raise DraftNotFound

    def delete_expired(self, now: datetime) -> int:
        """Delete every user's records untouched for too long; gives their number."""
        return self._delete((Draft.changed_at <= now - self._life,))

    def _made_with(self, owner_id: str, key_hash: str) -> DraftInfo | None:
        with self._sessions() as session:
            found = session.scalar(select(Draft).where(Draft.owner_id == owner_id, Draft.creation_key == key_hash))
            return self._info(found) if found else None

    def _inserted(self, draft: Draft, first_entries: tuple[NewEntry, ...]) -> bool:
        try:
            with self._sessions.begin() as session:
                session.add(draft)
                session.flush()
                for new in first_entries:
                    pages, belongs_to = self._both(draft)[new.restricted]
                    pages.add(session, belongs_to, _page(new_id(), new.step, new.content, 0, new.restricted))
        except IntegrityError:
            return False
        return True

    def _touched(self, session: Session, owner_id: str, draft_id: str) -> Draft:
        """The record, about to be changed. A finished one must be taken up again first."""
        draft = write_own(session, owner_id, draft_id, changed_at=self._clock())
        if draft.finished_at:
            raise Finished
        return draft

    def _delete(self, which: tuple[ColumnElement[bool], ...]) -> int:
        with self._sessions.begin() as session:
            gone = session.scalars(delete(Draft).where(*which).returning(Draft)).all()
            self._vault.forget(session, [draft.vault_reference for draft in gone])
            for draft in gone:
                if draft.finished_at:
                    audit.append(session, self._clock(), draft.owner_id, audit.DELETED, draft.id)
        if gone:
            checkpoint(self._sessions)
        return len(gone)

    def _both(self, draft: Draft) -> tuple[tuple[Pages, str], tuple[Pages, str]]:
        """Where the record's pages are, and whose they are there: the open ones, then the restricted ones."""
        return (self._pages, draft.id), (self._vault, draft.vault_reference)

    def _info(self, draft: Draft) -> DraftInfo:
        return DraftInfo(
            id=draft.id,
            owner_id=draft.owner_id,
            agency_id=draft.agency_id,
            kind=draft.kind,
            reference=draft.reference,
            created_at=draft.created_at,
            changed_at=draft.changed_at,
            copied_on=draft.copied_on,
            finished_at=draft.finished_at,
            delete_on=(draft.changed_at + self._life).astimezone(UTC).date(),
            vault_reference=draft.vault_reference,
        )


def _page(entry_id: str, step: str, content: Mapping[str, Any], version: int, restricted: bool) -> EntryInfo:
    """A page to be kept, its content as JSON will give it back, so that the two can be compared."""
    as_kept = json.loads(json.dumps(content))
    return EntryInfo(
        id=_checked(entry_id), step=step, position=0, version=version, restricted=restricted, content=as_kept
    )


def _checked(entry_id: str) -> str:
    if not is_id(entry_id):
        raise EntryNotFound
    return entry_id
