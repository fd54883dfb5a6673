"""Without its key the vault stays closed and everything else works."""

import pytest
from sqlalchemy import select

from formsvc.store.errors import VaultClosed
from formsvc.store.models import VaultEntry, new_id


@pytest.fixture
def closed(store):
    """A record with an open and a restricted page, whose vault key is then missing."""
    draft = store.draft()
    kept = store.save(draft, "gifts"), store.save(draft, "an aunt", step="source", restricted=True)
    store.vault = None
    return store, draft, *kept


def test_a_closed_vault_gives_nothing_away(closed):
    store, draft, _, secret = closed
    with pytest.raises(VaultClosed):
        store.drafts.vault_entries(store.user.id, draft.id)
    with pytest.raises(VaultClosed):
        store.drafts.entry(store.user.id, draft.id, secret.id)


@pytest.mark.parametrize("is_new", [True, False])
def test_a_closed_vault_takes_nothing_in(closed, is_new):
    store, draft, _, secret = closed
    entry_id, version = (new_id(), 0) if is_new else (secret.id, 1)
    with pytest.raises(VaultClosed):
        store.save(draft, "a neighbour", entry_id=entry_id, expected_version=version, step="source", restricted=True)
    with store.sessions() as session:
        assert [(row.id, row.version) for row in session.scalars(select(VaultEntry))] == [(secret.id, 1)]


def test_an_empty_vault_without_key_says_that_it_is_closed(store):
    draft, store.vault = store.draft(), None
    with pytest.raises(VaultClosed):
        store.drafts.vault_entries(store.user.id, draft.id)


def test_the_rest_of_the_record_works_while_the_vault_is_closed(closed):
    store, draft, page, _ = closed
    changed = store.save(draft, "gifts and lifts", entry_id=page.id, expected_version=1)
    assert store.drafts.entries(store.user.id, draft.id) == (changed,)
    assert store.drafts.entry(store.user.id, draft.id, page.id) == changed


def test_what_is_in_a_closed_vault_can_still_be_deleted(closed):
    store, draft, _, _ = closed
    store.drafts.delete(store.user.id, draft.id)
    with store.sessions() as session:
        assert session.scalars(select(VaultEntry)).all() == []


def test_a_vault_row_names_no_record(closed):
    store, draft, page, _ = closed
    with store.sessions() as session:
        row = session.scalars(select(VaultEntry)).one()
    assert row.belongs_to == draft.vault_reference
    assert not {draft.id, draft.owner_id, draft.reference, page.id} & {row.belongs_to, row.id, row.step}
