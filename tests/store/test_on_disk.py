"""What somebody who holds the database file could find in it, or try with it."""

import pytest
from sqlalchemy import select, update

from formsvc.store.errors import SealBroken
from formsvc.store.models import Entry, VaultEntry

CANARY = "Kestrel-Lane-canary"


def opened(store, draft, restricted):
    read = store.drafts.vault_entries if restricted else store.drafts.entries
    return read(store.user.id, draft.id)


def test_nothing_said_is_on_disk_in_plain_text(store):
    draft = store.draft(f"key {CANARY}")
    page = store.save(draft, CANARY)
    store.save(draft, f"{CANARY} again", entry_id=page.id, expected_version=1)
    store.save(draft, CANARY, restricted=True, step="source")
    on_disk = store.bytes_on_disk()
    assert draft.id.encode() in on_disk
    assert CANARY.encode() not in on_disk
    assert CANARY.encode("utf-16-le") not in on_disk


def sealed_bytes(store):
    with store.sessions() as session:
        return [*session.scalars(select(Entry.sealed)), *session.scalars(select(VaultEntry.sealed))]


def test_after_deletion_not_even_the_sealed_bytes_are_on_disk(store):
    draft = store.draft()
    store.save(draft, CANARY * 400)
    store.save(draft, CANARY, restricted=True, step="source")
    pieces = [sealed[13:53] for sealed in sealed_bytes(store)]
    assert all(piece in store.bytes_on_disk() for piece in pieces)
    store.drafts.delete(store.user.id, draft.id)
    on_disk = store.bytes_on_disk()
    assert not [piece for piece in [*pieces, draft.id.encode(), draft.vault_reference.encode()] if piece in on_disk]


def test_a_removed_page_leaves_no_sealed_bytes_on_disk(store):
    draft = store.draft()
    entry = store.save(draft, CANARY)
    piece = sealed_bytes(store)[0][13:53]
    store.drafts.remove(store.user.id, draft.id, entry.id)
    assert piece not in store.bytes_on_disk()


def swap(store, table, column):
    """What somebody who can write to the file could do: exchange a column of two rows."""
    with store.sessions.begin() as session:
        (one, first), (other, second) = session.execute(select(table.id, column).order_by(table.id)).all()
        session.execute(update(table).where(table.id == one).values({column: second}))
        session.execute(update(table).where(table.id == other).values({column: first}))


@pytest.mark.parametrize("restricted", [pytest.param(False, id="open"), pytest.param(True, id="vault")])
@pytest.mark.parametrize("name", ["sealed", "belongs_to", "step"])
def test_pages_exchanged_in_the_file_are_refused(store, restricted, name):
    table = VaultEntry if restricted else Entry
    first, second = store.draft(), store.draft()
    store.save(first, "about one child", restricted=restricted, step="child")
    store.save(second, "about another", restricted=restricted, step="actions")
    swap(store, table, getattr(table, name))
    for draft in (first, second):
        with pytest.raises(SealBroken):
            opened(store, draft, restricted)


def test_a_page_of_the_vault_does_not_open_with_the_other_key(store):
    draft = store.draft()
    store.save(draft, "an aunt", restricted=True)
    store.vault = store.answers
    with pytest.raises(SealBroken):
        opened(store, draft, True)
