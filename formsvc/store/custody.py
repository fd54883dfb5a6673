"""Who may look at restricted pages once a record is finished, and the notes that lie beside them in the vault.

Until then its author edits them. Afterwards each opening needs a reason: the reason goes into the vault, and a
line without it into the audit trail, in one transaction, before anything is shown. How long an opening lasts is
the caller's to say.
"""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session, sessionmaker

from formsvc.store import audit
from formsvc.store.infos import AuditInfo, EntryInfo
from formsvc.store.models import Draft, new_id
from formsvc.store.owned import read_own, write_own
from formsvc.store.seal import KeyRing
from formsvc.store.vault import Vault

OPENINGS = "openings"
"""What the vault files reasons for openings under, as it files pages under their steps."""


class Custody:
    """`clock` gives the present moment in UTC. Every call names the acting user first, as those of Drafts do.

    `vault_ring` is None when its key is missing: then what needs the vault raises VaultClosed.
    """

    def __init__(
        self, sessions: sessionmaker[Session], vault_ring: KeyRing | None, clock: Callable[[], datetime]
    ) -> None:
        self._sessions = sessions
        self._vault = Vault(vault_ring)
        self._clock = clock

    def finish(self, owner_id: str, draft_id: str) -> None:
        """From now on nothing changes, and restricted pages are opened with a reason only. Twice is no fault."""
        self._set_finished(owner_id, draft_id, audit.FINISHED)

    def take_up_again(self, owner_id: str, draft_id: str) -> None:
        """Let its author edit the record again."""
        self._set_finished(owner_id, draft_id, audit.TAKEN_UP)

    def open(self, owner_id: str, draft_id: str, reason: Mapping[str, Any]) -> None:
        """Note that restricted pages are about to be shown, and why. After VaultClosed nothing is to be shown.

        A record that is not finished needs no opening, so nothing is noted.
        """
        with self._sessions.begin() as session:
            draft = _locked(session, owner_id, draft_id)
            if draft.finished_at is None:
                return
            number = audit.append(session, self._clock(), owner_id, audit.OPENED, draft_id)
            note = _note(new_id(), OPENINGS, {**reason, "audit": number}, 0)
            self._vault.add(session, draft.vault_reference, note)

    def lines(self, owner_id: str, draft_id: str) -> tuple[AuditInfo, ...]:
        """What the audit trail says of a record, in order."""
        with self._sessions() as session:
            return audit.lines_of(session, read_own(session, owner_id, draft_id).id)

    def note(self, owner_id: str, draft_id: str, kind: str) -> EntryInfo | None:
        """The one note of a kind that lies in the vault beside a record's pages. Raises VaultClosed."""
        with self._sessions() as session:
            draft = read_own(session, owner_id, draft_id)
            return next((one for one in self._vault.all(session, draft.vault_reference) if one.step == kind), None)

    def keep_note(
        self, owner_id: str, draft_id: str, kind: str, content: Mapping[str, Any], *, expected_version: int
    ) -> EntryInfo:
        """Keep the note of a kind. Raises Conflict when it was kept elsewhere since `expected_version`; VaultClosed."""
        with self._sessions() as session:
            draft = write_own(session, owner_id, draft_id, changed_at=self._clock())
            note_id = hashlib.sha256(f"{draft.vault_reference}/{kind}".encode()).hexdigest()[:32]
            kept = self._vault.save(session, draft.vault_reference, _note(note_id, kind, content, expected_version))
            session.commit()
            return kept

    def _set_finished(self, owner_id: str, draft_id: str, verb: str) -> None:
        with self._sessions.begin() as session:
            was_finished = _locked(session, owner_id, draft_id).finished_at is not None
            if was_finished == (verb == audit.FINISHED):
                return
            write_own(session, owner_id, draft_id, finished_at=self._clock() if verb == audit.FINISHED else None)
            audit.append(session, self._clock(), owner_id, verb, draft_id)


def _locked(session: Session, owner_id: str, draft_id: str) -> Draft:
    """The user's record, its row written as it was, which keeps other writers out until the transaction ends."""
    return write_own(session, owner_id, draft_id, vault_reference=Draft.vault_reference)


def _note(note_id: str, kind: str, content: Mapping[str, Any], version: int) -> EntryInfo:
    return EntryInfo(id=note_id, step=kind, position=0, version=version, restricted=True, content=content)
