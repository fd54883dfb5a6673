"""The two rings: made on the first start, and never anew once something is sealed with them."""

import pytest

from formsvc.store.errors import KeyRingBroken
from formsvc.store.keys import ANSWERS_FILE, VAULT_FILE, open_rings


@pytest.fixture
def used(store):
    """A store in use: both rings on disk, and something sealed with each."""
    rings = open_rings(store.folder, store.sessions)
    store.answers, store.vault = rings.answers, rings.vault
    draft = store.draft()
    store.save(draft, "gifts")
    store.save(draft, "an aunt", step="source", restricted=True)
    return store


def test_the_first_start_makes_two_different_rings_and_the_next_reads_them(store):
    rings = open_rings(store.folder, store.sessions)
    assert rings.vault is not None
    assert rings.answers != rings.vault
    assert open_rings(store.folder, store.sessions) == rings


def test_a_ring_in_use_is_read_again(used):
    rings = open_rings(used.folder, used.sessions)
    assert (rings.answers, rings.vault) == (used.answers, used.vault)


@pytest.mark.parametrize("harm", ["gone", "damaged"])
def test_without_the_vaults_ring_the_answers_still_open_and_no_other_is_made(used, harm):
    file = used.folder / VAULT_FILE
    file.unlink() if harm == "gone" else file.write_text("damaged")
    rings = open_rings(used.folder, used.sessions)
    assert (rings.answers, rings.vault) == (used.answers, None)
    assert not file.exists() or file.read_text() == "damaged"


@pytest.mark.parametrize("harm", ["gone", "damaged"])
def test_without_the_answers_ring_nothing_starts_and_no_other_is_made(used, harm):
    file = used.folder / ANSWERS_FILE
    file.unlink() if harm == "gone" else file.write_text("damaged")
    with pytest.raises(KeyRingBroken, match=harm if harm == "damaged" else "missing"):
        open_rings(used.folder, used.sessions)
    assert not file.exists() or file.read_text() == "damaged"
