"""The audit trail: ids and verbs, no values, each line tied to the one before it by a hash.

A line that was changed, removed or inserted by hand breaks the chain from there on. It is no seal: whoever can write
the file and works the hashes out anew, or cuts lines off at the end, leaves no trace. Lines outlive their records.
"""

import hashlib
import json
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from formsvc.store.errors import AuditBroken
from formsvc.store.infos import AuditInfo
from formsvc.store.models import AuditLine

FINISHED, TAKEN_UP, OPENED, DELETED = "finished", "taken up again", "opened", "deleted"
"""Verbs. Only a finished record's end is noted: a draft is nobody's record."""

START = "0" * 64
"""What stands in for the hash of the line before the first."""


def append(session: Session, at: datetime, user_id: str, verb: str, record_id: str) -> int:
    """Add a line and give its number. Its transaction must have written something before, so that it has the lock.

    Two transactions that add a line at once cannot both commit: a number and a predecessor are there only once.
    """
    last = session.scalar(select(AuditLine).order_by(AuditLine.number.desc()).limit(1))
    line = AuditLine(number=last.number + 1 if last else 1, at=at, user_id=user_id, verb=verb, record_id=record_id,
                     previous=last.hash if last else START)  # fmt: skip
    line.hash = _hash(line)
    session.add(line)
    session.flush()
    return line.number


def lines_of(session: Session, record_id: str) -> tuple[AuditInfo, ...]:
    """What was done to a record, in order."""
    found = session.scalars(select(AuditLine).where(AuditLine.record_id == record_id).order_by(AuditLine.number))
    return tuple(_info(line) for line in found)


def checked_lines(sessions: sessionmaker[Session]) -> tuple[AuditInfo, ...]:
    """The whole trail, in order; raise AuditBroken when its lines do not fit together."""
    with sessions() as session:
        lines = session.scalars(select(AuditLine).order_by(AuditLine.number)).all()
    previous = START
    for number, line in enumerate(lines, 1):
        if line.number != number or line.previous != previous or line.hash != _hash(line):
            raise AuditBroken(number)
        previous = line.hash
    return tuple(_info(line) for line in lines)


def _hash(line: AuditLine) -> str:
    content = (line.number, line.at.isoformat(), line.user_id, line.verb, line.record_id, line.previous)
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def _info(line: AuditLine) -> AuditInfo:
    return AuditInfo(number=line.number, at=line.at, user_id=line.user_id, verb=line.verb, record_id=line.record_id)
