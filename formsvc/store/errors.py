"""Every error the store raises on purpose.

StoreError
├── DraftNotFound       no such record for this user, whoever else may have one
│   └── EntryNotFound   no such page in the record (any more)
├── Conflict            the page was saved elsewhere since it was shown
├── Finished            the record is finished, so nothing in it is changed
├── TooMany             the list is full
├── NotCreated          no free reference was found, or no such user
├── SealBroken          sealed bytes were changed, moved, or sealed with an unknown key
├── KeyRingBroken       a file of keys is missing although something is sealed with it, or is damaged
├── VaultClosed         the key of the vault is missing
├── AuditBroken         lines of the audit trail do not fit together
└── UnsafeDatabase      the database cannot be used as safely as it must be

Attributes are for code; the texts are for people and never quote an answer, an id or a key.
"""

from formsvc.core.errors import FormsvcError
from formsvc.core.language import _
from formsvc.store.infos import EntryInfo


class StoreError(FormsvcError):
    """Base of all errors the store raises on purpose."""


class DraftNotFound(StoreError):
    """No such record for this user."""

    def __init__(self) -> None:
        super().__init__(_("There is no such record. It may have been deleted."))


class EntryNotFound(DraftNotFound):
    """No such page in the record (any more)."""


class Conflict(StoreError):
    """The page was saved elsewhere since it was shown; `current` is how it stands now."""

    def __init__(self, current: EntryInfo) -> None:
        super().__init__(_("This page was saved in another window since you opened it."))
        self.current = current


class Finished(StoreError):
    """The record is finished: nothing in it is changed until it is taken up again."""

    def __init__(self) -> None:
        super().__init__(_("This report is finished. Take it up again before you change it."))


class TooMany(StoreError):
    """The list is full; `limit` is how many it holds."""

    def __init__(self, limit: int) -> None:
        super().__init__(_("This list can hold {limit}. Remove one before you add another.", limit=limit))
        self.limit = limit


class NotCreated(StoreError):
    """No free reference was found, or no such user."""


class SealBroken(StoreError):
    """Sealed bytes were changed, moved, or sealed with an unknown key."""

    def __init__(self) -> None:
        super().__init__(_("Something stored was damaged, or its key is missing, so it cannot be opened."))


class KeyRingBroken(StoreError):
    """A file of keys is missing although something is sealed with it, or is damaged."""


class VaultClosed(StoreError):
    """The key of the vault is missing; everything outside the vault goes on working."""

    def __init__(self) -> None:
        super().__init__(_("The confidential part cannot be opened: its key is missing."))


class UnsafeDatabase(StoreError):
    """The database cannot be used as safely as it must be."""


class AuditBroken(StoreError):
    """Lines of the audit trail do not fit together; `number` is the first that does not fit."""

    def __init__(self, number: int) -> None:
        super().__init__(f"The audit trail does not fit together from line {number} on: it was changed from outside.")
        self.number = number
