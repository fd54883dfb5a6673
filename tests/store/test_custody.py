"""Once a record is finished, opening what is restricted needs a reason and leaves a line."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from formsvc.store.audit import DELETED, FINISHED, OPENED, TAKEN_UP
from formsvc.store.custody import OPENINGS, Custody
from formsvc.store.errors import Conflict, DraftNotFound, Finished, VaultClosed
from formsvc.store.models import AuditLine, VaultEntry, new_id


@pytest.fixture
def draft(store):
    return store.draft()


@pytest.fixture
def custody(store):
    return custody_of(store)


def custody_of(store):
    return Custody(store.sessions, store.vault, store.clock)


def verbs(custody, draft):
    return [line.verb for line in custody.lines(draft.owner_id, draft.id)]


def save_source(store, draft, **changes):
    return store.save(draft, "an aunt", step="source", restricted=True, **changes)


def test_a_finished_record_says_when(store, draft, custody):
    custody.finish(draft.owner_id, draft.id)
    assert store.drafts.get(draft.owner_id, draft.id).finished_at == store.clock.now


def test_finishing_twice_leaves_one_line_and_the_first_time(store, draft, custody):
    custody.finish(draft.owner_id, draft.id)
    first = store.drafts.get(draft.owner_id, draft.id).finished_at
    store.clock.pass_by(hours=1)
    custody.finish(draft.owner_id, draft.id)
    assert store.drafts.get(draft.owner_id, draft.id).finished_at == first
    assert verbs(custody, draft) == [FINISHED]


def test_finishing_does_not_make_a_record_live_longer(store, draft, custody):
    before = store.drafts.get(draft.owner_id, draft.id).delete_on
    store.clock.pass_by(days=3)
    custody.finish(draft.owner_id, draft.id)
    assert store.drafts.get(draft.owner_id, draft.id).delete_on == before


@pytest.mark.parametrize(
    "about", [{"restricted": True, "step": "source"}, {"restricted": False}], ids=["source", "open"]
)
def test_the_author_edits_pages_until_the_record_is_finished(about, store, draft, custody):
    page = store.save(draft, "an aunt", **about)
    before = store.drafts.get(draft.owner_id, draft.id)
    custody.finish(draft.owner_id, draft.id)
    with pytest.raises(Finished):
        store.save(draft, "a cousin", entry_id=page.id, expected_version=1, **about)
    with pytest.raises(Finished):
        store.save(draft, "another page", **about)
    with pytest.raises(Finished):
        store.drafts.remove(draft.owner_id, draft.id, page.id)
    with pytest.raises(Finished):
        store.drafts.move(draft.owner_id, draft.id, page.id, by=1)
    assert store.drafts.entry(draft.owner_id, draft.id, page.id) == page
    assert store.drafts.get(draft.owner_id, draft.id).changed_at == before.changed_at


def test_a_record_taken_up_again_can_be_edited(store, draft, custody):
    custody.finish(draft.owner_id, draft.id)
    custody.take_up_again(draft.owner_id, draft.id)
    save_source(store, draft)
    assert verbs(custody, draft) == [FINISHED, TAKEN_UP]


def test_a_record_that_is_not_finished_needs_no_opening(store, draft, custody):
    custody.open(draft.owner_id, draft.id, {"reason": "to_send"})
    assert verbs(custody, draft) == []
    assert store.drafts.vault_entries(draft.owner_id, draft.id) == ()


def test_a_note_makes_a_record_live_longer_as_every_save_does(store, draft, custody):
    before = store.drafts.get(draft.owner_id, draft.id).delete_on
    store.clock.pass_by(days=3)
    custody.keep_note(draft.owner_id, draft.id, "read-through", {}, expected_version=0)
    assert (store.drafts.get(draft.owner_id, draft.id).delete_on - before).days == 3


@pytest.mark.parametrize("by", ["hand", "age"])
def test_the_end_of_a_finished_record_leaves_a_line_and_of_a_draft_none(by, store, draft, custody):
    other = store.draft()
    custody.finish(draft.owner_id, draft.id)
    if by == "hand":
        for one in (draft, other):
            store.drafts.delete(one.owner_id, one.id)
    else:
        store.drafts.delete_expired(store.clock.now + timedelta(days=31))
    with store.sessions() as session:
        lines = session.execute(select(AuditLine.verb, AuditLine.record_id).order_by(AuditLine.number)).all()
    assert lines == [(FINISHED, draft.id), (DELETED, draft.id)]


def test_each_opening_is_a_line_and_its_reason_lies_in_the_vault(store, draft, custody):
    custody.finish(draft.owner_id, draft.id)
    for reason in ("to_send", "court"):
        custody.open(draft.owner_id, draft.id, {"reason": reason})
    assert verbs(custody, draft) == [FINISHED, OPENED, OPENED]
    kept = [one.content for one in store.drafts.vault_entries(draft.owner_id, draft.id) if one.step == OPENINGS]
    assert kept == [{"reason": "to_send", "audit": 2}, {"reason": "court", "audit": 3}]


def test_a_line_holds_ids_and_a_verb_and_no_value(store, draft, custody):
    custody.finish(draft.owner_id, draft.id)
    custody.open(draft.owner_id, draft.id, {"reason": "to_send", "details": "an aunt rang"})
    with store.sessions() as session:
        line = session.scalars(select(AuditLine).where(AuditLine.verb == OPENED)).one()
    told = {name: getattr(line, name) for name in AuditLine.__table__.columns.keys()}  # noqa: SIM118  # no mapping
    assert told.keys() == {"number", "at", "user_id", "verb", "record_id", "previous", "hash"}
    assert (line.user_id, line.verb, line.record_id) == (draft.owner_id, OPENED, draft.id)
    assert b"to_send" not in store.bytes_on_disk()
    assert b"an aunt" not in store.bytes_on_disk()


def test_without_the_vaults_key_nothing_is_opened_and_no_opening_is_noted(store, draft):
    store.vault = None
    custody = custody_of(store)
    custody.finish(draft.owner_id, draft.id)
    with pytest.raises(VaultClosed):
        custody.open(draft.owner_id, draft.id, {"reason": "to_send"})
    assert verbs(custody, draft) == [FINISHED]
    with pytest.raises(VaultClosed):
        custody.note(draft.owner_id, draft.id, "read-through")


def test_a_note_is_kept_sealed_beside_the_restricted_pages(store, draft, custody):
    assert custody.note(draft.owner_id, draft.id, "read-through") is None
    kept = custody.keep_note(draft.owner_id, draft.id, "read-through", {"why": "needed"}, expected_version=0)
    assert custody.note(draft.owner_id, draft.id, "read-through") == kept
    assert kept.content == {"why": "needed"}
    with store.sessions() as session:
        assert session.scalars(select(VaultEntry.belongs_to)).all() == [draft.vault_reference]
    assert b"needed" not in store.bytes_on_disk()


def test_two_windows_do_not_overwrite_each_others_note(store, draft, custody):
    keep = custody.keep_note
    keep(draft.owner_id, draft.id, "read-through", {"why": "needed"}, expected_version=0)
    with pytest.raises(Conflict) as conflict:
        keep(draft.owner_id, draft.id, "read-through", {"why": "agreed"}, expected_version=0)
    assert conflict.value.current.content == {"why": "needed"}
    keep(draft.owner_id, draft.id, "read-through", {"why": "agreed"}, expected_version=1)


@pytest.mark.parametrize("call", ["finish", "take_up_again", "open", "lines", "note", "keep_note"])
def test_another_users_record_does_not_exist(call, store, draft, custody):
    stranger = store.stranger()
    more = {"open": ({},), "note": ("kind",), "keep_note": ("kind", {})}.get(call, ())
    options = {"expected_version": 0} if call == "keep_note" else {}
    with pytest.raises(DraftNotFound):
        getattr(custody, call)(stranger.id, draft.id, *more, **options)
    with store.sessions() as session:
        assert session.scalars(select(AuditLine)).all() == []


def test_notes_go_with_their_record_and_audit_lines_stay(store, draft, custody):
    custody.finish(draft.owner_id, draft.id)
    custody.keep_note(draft.owner_id, draft.id, "read-through", {}, expected_version=0)
    store.drafts.delete(draft.owner_id, draft.id)
    with store.sessions() as session:
        assert session.scalars(select(VaultEntry)).all() == []
        assert {*session.scalars(select(AuditLine.record_id))} == {draft.id}


def test_an_unknown_id_is_no_record(store, custody):
    with pytest.raises(DraftNotFound):
        custody.finish(store.user.id, new_id())
