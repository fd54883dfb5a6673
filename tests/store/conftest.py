"""A store in a fresh folder, with a clock that the tests turn."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session, sessionmaker

from formsvc.store.database import open_database, sessions_of
from formsvc.store.drafts import DraftInfo, Drafts
from formsvc.store.infos import EntryInfo, UserInfo
from formsvc.store.models import Agency, User, new_id
from formsvc.store.seal import KeyRing
from formsvc.store.users import local_user

LIFE_DAYS = 30


@dataclass
class Clock:
    """Stands still until it is turned on."""

    now: datetime = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class Store:
    """Everything a test may want to look at."""

    folder: Path
    sessions: sessionmaker[Session]
    clock: Clock
    answers: KeyRing = field(default_factory=KeyRing.new)
    vault: KeyRing | None = field(default_factory=KeyRing.new)

    @property
    def drafts(self) -> Drafts:
        return Drafts(self.sessions, self.answers, self.vault, self.clock, LIFE_DAYS)

    @property
    def user(self) -> UserInfo:
        return local_user(self.sessions)

    def stranger(self) -> UserInfo:
        """Another user, of another agency."""
        with self.sessions.begin() as session:
            agency = Agency(id=new_id(), slug=new_id())
            session.add(agency)
            session.flush()
            user = User(id=new_id(), agency_id=agency.id, login=new_id())
            session.add(user)
        return UserInfo(id=user.id, agency_id=agency.id)

    def draft(self, key: str = "", owner: UserInfo | None = None) -> DraftInfo:
        who = owner or self.user
        return self.drafts.create(who.id, who.agency_id, "safety-plan", new_id, key or new_id())

    def save(self, draft: DraftInfo, said: str, **changes: Any) -> EntryInfo:
        """Save a page that says something."""
        given = {"entry_id": new_id(), "step": "actions", "expected_version": 0, "restricted": False, **changes}
        return self.drafts.save(draft.owner_id, draft.id, content={"said": said}, **given)

    def steps_said(self, draft: DraftInfo) -> list[Any]:
        return [entry.content["said"] for entry in self.drafts.entries(draft.owner_id, draft.id)]

    def bytes_on_disk(self) -> bytes:
        """The database file, its log and its index, one behind the other."""
        return b"".join(path.read_bytes() for path in sorted(self.folder.glob("formsvc.db*")))


@pytest.fixture
def store(tmp_path):
    engine = open_database(f"sqlite:///{(tmp_path / 'formsvc.db').as_posix()}")
    yield Store(tmp_path, sessions_of(engine), Clock())
    engine.dispose()


@pytest.fixture
def references():
    """Makes R-1, R-2, …"""
    numbers = count(1)
    return lambda: f"R-{next(numbers)}"
