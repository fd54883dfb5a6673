"""What of the current record gives away who told, and the reasons for leaving it, as the pages need them.

Without the vault's key nobody can say: then nothing is found, nothing is released, and the pages say so.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from formsvc.disclosure import Examination, Released, examine
from formsvc.store.errors import VaultClosed
from formsvc.store.infos import EntryInfo
from formsvc.web.records import Stored, as_record, current_form_type, current_record, owner
from formsvc.web.services import services

Pages = Mapping[str, tuple[Stored, ...]]
NOTE = "read-through"
"""What the vault files reasons and the answer of the read-through page under."""


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """What was kept of the last time a report was read through; `version` is 0 when it never was.

    `reasons` are the ids of reasons by path and key of a finding; `read` tells which state of the body was read.
    """

    version: int = 0
    reasons: Mapping[tuple[str, str], str] = field(default_factory=dict)
    could_tell: str = ""
    read: str = ""

    @property
    def released(self) -> Released:
        """The findings that a reason was given for."""
        return frozenset(self.reasons)

    def as_content(self) -> dict[str, Any]:
        """As JSON, for the vault to seal."""
        reasons = [[path, key, reason] for (path, key), reason in self.reasons.items()]
        return {"reasons": reasons, "could_tell": self.could_tell, "read": self.read}


def reading_of(note: EntryInfo | None) -> Reading:
    """The reading that a note in the vault holds."""
    if note is None:
        return Reading()
    reasons = {(path, key): reason for path, key, reason in note.content["reasons"]}
    return Reading(note.version, reasons, note.content["could_tell"], note.content["read"])


def last_reading() -> Reading:
    """The current record's; an empty one while the vault is closed."""
    try:
        return reading_of(services().custody.note(owner(), current_record().id, NOTE))
    except VaultClosed:
        return Reading()


def examined(pages: Pages) -> Examination:
    """What the current record gives away, released or not."""
    return examine(current_form_type(), as_record(pages), services().packs())


def body_digest(pages: Pages) -> str:
    """Tells one state of the open pages from another."""
    steps = [step.slug for step in current_form_type().steps if not step.restricted]
    typed = [[slug, [page.typed.as_content()["pairs"] for page in pages.get(slug, ())]] for slug in steps]
    return hashlib.sha256(json.dumps(typed, sort_keys=True).encode()).hexdigest()
