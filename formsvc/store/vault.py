"""The vault: restricted pages, in their own table under their own key.

Its rows belong to a random reference, not to a record's id. Without its key nothing can be read or
written here (VaultClosed), but rows can still be moved and deleted.
"""

from formsvc.store.entries import Pages
from formsvc.store.models import VaultEntry


class Vault(Pages):
    """Restricted pages by the record's vault reference."""

    rows = VaultEntry
    restricted = True
