"""The two rings of keys: one for the answers, another for the vault, each in its own file."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from formsvc.store.errors import KeyRingBroken
from formsvc.store.models import Entry, SealedRow, VaultEntry
from formsvc.store.seal import KeyRing

ANSWERS_FILE = "answers.keys"
VAULT_FILE = "vault.keys"


@dataclass(frozen=True, slots=True)
class Rings:
    """The rings in use; `vault` is None when its file is missing or damaged."""

    answers: KeyRing
    vault: KeyRing | None


def open_rings(folder: Path, sessions: sessionmaker[Session]) -> Rings:
    """Read both rings from a folder, making a missing one only while nothing is sealed with it.

    Else a lost file would be replaced in silence, and putting the right one back would lose what was sealed since.
    Raises KeyRingBroken when the answers' ring is missing or damaged.
    """
    answers = _open(folder / ANSWERS_FILE, Entry, sessions)
    try:
        return Rings(answers, _open(folder / VAULT_FILE, VaultEntry, sessions))
    except KeyRingBroken:
        return Rings(answers, None)


def _open(path: Path, table: type[SealedRow], sessions: sessionmaker[Session]) -> KeyRing:
    with sessions() as session:
        is_in_use = session.scalar(select(table.id).limit(1)) is not None
    return KeyRing.load(path) if is_in_use else KeyRing.load_or_create(path)
