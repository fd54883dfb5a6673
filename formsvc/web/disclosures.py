"""What of the current record gives away who told, and the reasons for leaving it, as the pages need them.

Without the vault's key nobody can say: then nothing is found, nothing is released, and the pages say so.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from formsvc.disclosure import Examination, Guard, Released, examine, stopping_leaks
from formsvc.formkit.formtype import Rows
from formsvc.formkit.problems import Finding
from formsvc.store.errors import SealBroken, VaultClosed
from formsvc.store.infos import EntryInfo
from formsvc.web.records import Stored, as_record, current_form_type, current_record, owner, stored_pages
from formsvc.web.services import services

Pages = Mapping[str, tuple[Stored, ...]]
NOTE = "read-through"
"""What the vault files reasons and the answer of the read-through page under."""


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """What was kept of the last time a report was read through; `version` is 0 when it never was.

    `reasons` are ids of reasons by the token of a finding; `body` and `source` tell which state of the open and of the
    restricted pages they were given for.
    """

    version: int = 0
    reasons: Mapping[str, str] = field(default_factory=dict)
    could_tell: str = ""
    body: str = ""
    source: str = ""

    def as_content(self) -> dict[str, Any]:
        """As JSON, for the vault to seal."""
        reasons = dict(self.reasons)
        return {"reasons": reasons, "could_tell": self.could_tell, "body": self.body, "source": self.source}


def reading_of(note: EntryInfo | None) -> Reading:
    """The reading that a note in the vault holds."""
    return Reading(note.version, **note.content) if note else Reading()


@dataclass(frozen=True, slots=True, repr=False)
class State:
    """The pages of the current record, what was found in them, and what was kept of the last reading."""

    pages: Pages
    examined: Examination
    reading: Reading

    def token(self, leak: Finding) -> str:
        """Recognises the same words in the same text of the same item; of a finished file, the words alone.

        So a reason neither moves to another item, nor outlives a change of the text it was given for.
        """
        text = self.examined.texts.get(leak.path)
        if text is None:
            return f"file-{leak.key}"
        told = json.dumps([self._place(leak.path), leak.key, text.text])
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def released(self) -> Released:
        """Path and key of what may stay. Once the source is another, every reason has to be given anew."""
        if self.reading.source != source_digest(self.pages):
            return frozenset()
        given = self.reading.reasons
        of_files = [("", token.removeprefix("file-")) for token in given if token.startswith("file-")]
        return frozenset((*of_files, *((one.path, one.key) for one in self.examined.leaks if self.token(one) in given)))

    @property
    def stopping(self) -> tuple[Finding, ...]:
        """What must be reworded, or given a reason."""
        return stopping_leaks(self.examined.leaks, self.released)

    @property
    def guard(self) -> Guard | None:
        """The guard of the record's files."""
        return self.examined.guard_with(self.released)

    def _place(self, path: str) -> str:
        """A path with the id of an item in place of its position."""
        slug, _, rest = path.partition(".")
        if not isinstance(current_form_type().step(slug), Rows):
            return path
        position, _, question = rest.partition(".")
        return f"{slug}.{self.pages[slug][int(position)].id}.{question}"


def state() -> State:
    """How the current record stands now."""
    pages = stored_pages()
    examined = examine(current_form_type(), as_record(pages), services().packs())
    return State(pages, examined, last_reading())


def last_reading() -> Reading:
    """The current record's; an empty one while the vault is closed."""
    try:
        return reading_of(services().custody.note(owner(), current_record().id, NOTE))
    except (VaultClosed, SealBroken):
        return Reading()


def body_digest(pages: Pages) -> str:
    """Tells one state of the open pages from another."""
    return _digest(pages, restricted=False)


def source_digest(pages: Pages) -> str:
    """Tells one state of the restricted pages from another; for the vault alone."""
    return _digest(pages, restricted=True)


def _digest(pages: Pages, *, restricted: bool) -> str:
    slugs = [step.slug for step in current_form_type().steps if step.restricted == restricted]
    typed = [[slug, [page.typed.as_content()["pairs"] for page in pages.get(slug, ())]] for slug in slugs]
    return hashlib.sha256(json.dumps(typed).encode()).hexdigest()
