"""The pages of a record, sealed and opened: the open ones and the vault's are kept alike, each under its own key."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from formsvc.store.errors import Conflict, EntryNotFound, TooMany, VaultClosed
from formsvc.store.infos import EntryInfo
from formsvc.store.models import Entry, SealedRow
from formsvc.store.seal import KeyRing


class Pages:
    """The pages in one table. `belongs_to` says whose, as the table's own column of that name does.

    Callers have found the record to be the user's own. Calls that change something are made after the
    record's row was written in the same transaction, which keeps other writers out until it ends.
    """

    rows: type[SealedRow] = Entry
    restricted = False

    def __init__(self, ring: KeyRing | None) -> None:
        self._ring = ring

    def all(self, session: Session, belongs_to: str) -> tuple[EntryInfo, ...]:
        """Every page, ordered by step and position."""
        self._keys()  # fail closed even where there is nothing to open
        rows = self.rows
        found = session.scalars(
            select(rows).where(rows.belongs_to == belongs_to).order_by(rows.step, rows.position, rows.id)
        )
        return tuple(self._opened(row) for row in found)

    def one(self, session: Session, belongs_to: str, entry_id: str) -> EntryInfo | None:
        """One page, or None."""
        row = session.scalar(select(self.rows).where(*self._is(belongs_to, entry_id)))
        return self._opened(row) if row else None

    def save(self, session: Session, belongs_to: str, page: EntryInfo, at_most: int | None = None) -> EntryInfo:
        """Keep a page whose `version` is the one last seen by whoever changed it, 0 if it is new.

        Ends the transaction when there is nothing to change. Raises Conflict, TooMany or EntryNotFound.
        """
        current = self.one(session, belongs_to, page.id)
        if current is None:
            return self.add(session, belongs_to, page, at_most)
        if current.step != page.step:
            raise EntryNotFound
        if current.content == page.content:
            session.rollback()  # not even the record's own row has changed
            return current
        if not self._replace(session, belongs_to, page):
            raise Conflict(current)
        return replace(current, content=page.content, version=page.version + 1)

    def add(self, session: Session, belongs_to: str, page: EntryInfo, at_most: int | None = None) -> EntryInfo:
        """Add a page behind the last of its step."""
        if page.version != 0:  # it was there once, and was removed
            raise EntryNotFound
        taken = session.scalars(select(self.rows.position).where(*self._in_step(belongs_to, page.step))).all()
        if at_most is not None and len(taken) >= at_most:
            raise TooMany(at_most)
        kept = replace(page, position=max(taken, default=-1) + 1, version=1)
        session.add(self._row(belongs_to, kept))
        session.flush()
        return kept

    def remove(self, session: Session, belongs_to: str, entry_id: str) -> bool:
        """Remove a page; needs no key, so what can no longer be read can still be removed. False if there is none."""
        gone = delete(self.rows).where(*self._is(belongs_to, entry_id)).returning(self.rows.id)
        return session.scalar(gone) is not None

    def move(self, session: Session, belongs_to: str, entry_id: str, by: int) -> bool:
        """Move a page within its step; at either end it stays. False if there is none."""
        rows = self.rows
        step = session.scalar(select(rows.step).where(*self._is(belongs_to, entry_id)))
        if step is None:
            return False
        in_order = select(rows.id).where(*self._in_step(belongs_to, step)).order_by(rows.position, rows.id)
        ids = list(session.scalars(in_order))
        place = ids.index(entry_id)
        ids.insert(max(0, place + by), ids.pop(place))
        for position, moved_id in enumerate(ids):
            session.execute(update(rows).where(*self._is(belongs_to, moved_id)).values(position=position))
        return True

    def forget(self, session: Session, belong_to: Iterable[str]) -> None:
        """Remove every page of several records."""
        session.execute(delete(self.rows).where(self.rows.belongs_to.in_(list(belong_to))))

    def _replace(self, session: Session, belongs_to: str, page: EntryInfo) -> bool:
        """Change the row if it is still the one that was seen: the test and the change are one statement."""
        change = (
            update(self.rows)
            .where(*self._is(belongs_to, page.id), self.rows.version == page.version)
            .values(sealed=self._sealed(belongs_to, page), version=page.version + 1)
            .returning(self.rows.id)
        )
        return session.scalar(change) is not None

    def _row(self, belongs_to: str, page: EntryInfo) -> SealedRow:
        return self.rows(
            belongs_to=belongs_to,
            id=page.id,
            step=page.step,
            position=page.position,
            version=page.version,
            sealed=self._sealed(belongs_to, page),
        )

    def _is(self, belongs_to: str, entry_id: str) -> tuple[ColumnElement[bool], ...]:
        return (self.rows.belongs_to == belongs_to, self.rows.id == entry_id)

    def _in_step(self, belongs_to: str, step: str) -> tuple[ColumnElement[bool], ...]:
        return (self.rows.belongs_to == belongs_to, self.rows.step == step)

    def _sealed(self, belongs_to: str, page: EntryInfo) -> bytes:
        return self._keys().seal_json(page.content, *self._context(belongs_to, page.id, page.step))

    def _opened(self, row: SealedRow) -> EntryInfo:
        content = self._keys().unseal_json(row.sealed, *self._context(row.belongs_to, row.id, row.step))
        return EntryInfo(
            id=row.id,
            step=row.step,
            position=row.position,
            version=row.version,
            restricted=self.restricted,
            content=content,
        )

    def _keys(self) -> KeyRing:
        if self._ring is None:  # only the vault's may be missing
            raise VaultClosed
        return self._ring

    def _context(self, belongs_to: str, entry_id: str, step: str) -> tuple[str, ...]:
        """Where a page is kept: sealed bytes are refused in another table, record, row or step."""
        return (self.rows.__tablename__, belongs_to, entry_id, step, "sealed")
