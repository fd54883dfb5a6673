"""Sessions of the pages and the one-time links that open them. Only hashes of their tokens are kept."""

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.orm import Session, sessionmaker

from formsvc.store.errors import SealBroken
from formsvc.store.infos import SessionInfo
from formsvc.store.models import DoorLink, WebSession
from formsvc.store.seal import KeyRing, digest

__all__ = ["SessionInfo", "WebSessions"]

TOKEN_BYTES = 32
IDLE_LIMIT = timedelta(hours=12)
ABSOLUTE_LIMIT = timedelta(hours=24)
LINK_LIFE = timedelta(hours=12)
_NOTED_EVERY = timedelta(minutes=1)  # not at every request: each note waits for the disk


class WebSessions:
    """`clock` gives the present moment in UTC. A session ends after 12 hours without a request, or 24 in all."""

    def __init__(self, sessions: sessionmaker[Session], ring: KeyRing, clock: Callable[[], datetime]) -> None:
        self._sessions = sessions
        self._ring = ring
        self._clock = clock

    def start(self, user_id: str, data: Mapping[str, Any] | None = None) -> str:
        """Start a session and give its token: 256 random bits, safe in a cookie."""
        token, now = secrets.token_urlsafe(TOKEN_BYTES), self._clock()
        sealed = self._sealed(token, data or {})
        with self._sessions.begin() as session:
            session.add(
                WebSession(token_hash=digest(token), user_id=user_id, started_at=now, seen_at=now, sealed=sealed)
            )
        return token

    def find(self, token: str) -> SessionInfo | None:
        """The living session of that token, now seen again; None when it ended, ran out or cannot be read."""
        now = self._clock()
        with self._sessions() as session:
            row = session.scalar(select(WebSession).where(WebSession.token_hash == digest(token), *_is_alive(now)))
        try:
            data = self._ring.unseal_json(row.sealed, *_context(row.token_hash)) if row else {}
        except SealBroken:
            return None
        if row is None:
            return None
        if now - row.seen_at >= _NOTED_EVERY:
            self._change(token, seen_at=now)
        return SessionInfo(user_id=row.user_id, started_at=row.started_at, data=data)

    def save_data(self, token: str, data: Mapping[str, Any]) -> None:
        """Keep a small mapping of what JSON can hold with the session; a session that ended stays ended."""
        self._change(token, sealed=self._sealed(token, data))

    def end(self, token: str) -> None:
        """End the session, if there is one."""
        with self._sessions.begin() as session:
            session.execute(delete(WebSession).where(WebSession.token_hash == digest(token)))

    def new_link(self) -> str:
        """Make a link that works once, within 12 hours, and give its token."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        with self._sessions.begin() as session:
            session.add(DoorLink(token_hash=digest(token), made_at=self._clock()))
        return token

    def use_link(self, token: str) -> bool:
        """Use a link up; True for exactly one of all who try."""
        is_good = (DoorLink.token_hash == digest(token), DoorLink.made_at > self._clock() - LINK_LIFE)
        with self._sessions.begin() as session:
            used = session.scalar(delete(DoorLink).where(*is_good).returning(DoorLink.token_hash))
        return used is not None

    def delete_expired(self) -> None:
        """Delete sessions and links that have run out."""
        now = self._clock()
        idle, started = WebSession.seen_at <= now - IDLE_LIMIT, WebSession.started_at <= now - ABSOLUTE_LIMIT
        with self._sessions.begin() as session:
            session.execute(delete(WebSession).where(or_(idle, started)))
            session.execute(delete(DoorLink).where(DoorLink.made_at <= now - LINK_LIFE))

    def _change(self, token: str, **values: Any) -> None:
        with self._sessions.begin() as session:
            session.execute(update(WebSession).where(WebSession.token_hash == digest(token)).values(**values))

    def _sealed(self, token: str, data: Mapping[str, Any]) -> bytes:
        return self._ring.seal_json(data, *_context(digest(token)))


def _is_alive(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (WebSession.seen_at > now - IDLE_LIMIT, WebSession.started_at > now - ABSOLUTE_LIMIT)


def _context(token_hash: str) -> tuple[str, ...]:
    return (WebSession.__tablename__, token_hash, "sealed")
