"""Records: who may see and change them, how they begin and end."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier

import pytest
from sqlalchemy import func, select

from formsvc.core.reference import new_reference
from formsvc.store.drafts import DraftNotFound, EntryNotFound, NewEntry, TooMany
from formsvc.store.errors import NotCreated, VaultClosed
from formsvc.store.models import Draft, Entry, VaultEntry, new_id


def rows_in(store, table):
    with store.sessions() as session:
        return session.scalar(select(func.count()).select_from(table))


def test_a_new_record_tells_whose_and_what_it_is_and_when_it_goes(store):
    user = store.user
    made = store.drafts.create(user.id, user.agency_id, "safety-plan", lambda: "KD4-M793", "key")
    assert (made.owner_id, made.agency_id, made.kind, made.reference) == (
        user.id,
        user.agency_id,
        "safety-plan",
        "KD4-M793",
    )
    assert (made.created_at, made.changed_at, made.copied_on) == (store.clock(), store.clock(), None)
    assert made.delete_on == date(2026, 12, 31)
    assert store.drafts.get(user.id, made.id) == made


def test_ids_and_references_are_random_and_do_not_lead_to_each_other(store):
    drafts = [store.draft() for _ in range(3)]
    words = [word for draft in drafts for word in (draft.id, draft.vault_reference)]
    assert len(set(words)) == 6
    assert {len(word) for word in words} == {32}


def test_the_same_creation_key_gives_the_same_record(store):
    first = store.draft("pressed twice")
    assert store.draft("pressed twice") == first
    assert store.draft("another") != first
    assert len(store.drafts.of_owner(store.user.id)) == 2


@pytest.mark.parametrize("key", ["x", "x" * 5000, "lone \ud800 surrogate", "nul \0 byte"])
def test_any_text_can_be_a_creation_key_and_none_is_kept(store, key):
    assert store.draft(key) == store.draft(key)
    with store.sessions() as session:
        assert session.scalar(select(Draft.creation_key)) != key


def test_another_user_with_the_same_creation_key_gets_a_record_of_their_own(store):
    mine, theirs = store.draft("key"), store.draft("key", store.stranger())
    assert mine.id != theirs.id


def test_two_presses_at_once_make_one_record(store):
    user, start = store.user, Barrier(6)
    first = (NewEntry(step="agenda", content={"said": "welcome"}),)

    def press(_number):
        start.wait()
        return store.drafts.create(user.id, user.agency_id, "meeting", new_reference, "pressed twice", first)

    with ThreadPoolExecutor(6) as threads:
        made = list(threads.map(press, range(6)))
    assert len({draft.id for draft in made}) == 1
    assert store.steps_said(made[0]) == ["welcome"]


def test_a_taken_reference_is_drawn_again(store):
    user, drawn = store.user, iter(["R-1", "R-1", "R-2"])
    store.drafts.create(user.id, user.agency_id, "safety-plan", lambda: next(drawn), "one")
    assert store.drafts.create(user.id, user.agency_id, "safety-plan", lambda: next(drawn), "two").reference == "R-2"


def test_when_every_reference_is_taken_nothing_is_made(store):
    user = store.user
    store.drafts.create(user.id, user.agency_id, "safety-plan", lambda: "R-1", "one")
    with pytest.raises(NotCreated):
        store.drafts.create(user.id, user.agency_id, "safety-plan", lambda: "R-1", "two")
    assert len(store.drafts.of_owner(user.id)) == 1


def test_a_record_needs_a_user(store, references):
    with pytest.raises(NotCreated):
        store.drafts.create(new_id(), store.user.agency_id, "safety-plan", references, "key")


def test_a_record_begins_with_its_first_pages_in_their_order(store, references):
    user = store.user
    first = [NewEntry(step="agenda", content={"said": said}) for said in ("welcome", "purpose", "views")]
    secret = NewEntry(step="source", content={"said": "an aunt"}, restricted=True)
    draft = store.drafts.create(user.id, user.agency_id, "meeting", references, "key", [*first, secret])
    assert store.steps_said(draft) == ["welcome", "purpose", "views"]
    assert [entry.content for entry in store.drafts.vault_entries(user.id, draft.id)] == [{"said": "an aunt"}]


def test_first_pages_that_cannot_be_kept_leave_no_record_behind(store, references):
    user, store.vault = store.user, None
    secret = NewEntry(step="source", content={"said": "an aunt"}, restricted=True)
    with pytest.raises(VaultClosed):
        store.drafts.create(user.id, user.agency_id, "meeting", references, "key", [secret])
    assert store.drafts.of_owner(user.id) == ()


def test_a_user_sees_their_own_records_the_last_changed_first(store):
    older, newer = store.draft(), store.draft()
    store.draft(owner=store.stranger())
    store.clock.pass_by(minutes=1)
    store.save(older, "gifts")
    assert [draft.id for draft in store.drafts.of_owner(store.user.id)] == [older.id, newer.id]


WAYS = {
    "get": lambda drafts, who, draft, entry: drafts.get(who, draft),
    "entries": lambda drafts, who, draft, entry: drafts.entries(who, draft),
    "vault_entries": lambda drafts, who, draft, entry: drafts.vault_entries(who, draft),
    "entry": lambda drafts, who, draft, entry: drafts.entry(who, draft, entry),
    "save": lambda drafts, who, draft, entry: drafts.save(
        who, draft, entry, "actions", {"said": "overwritten"}, expected_version=1, restricted=False
    ),
    "save to the vault": lambda drafts, who, draft, entry: drafts.save(
        who, draft, entry, "source", {"said": "slipped in"}, expected_version=0, restricted=True
    ),
    "remove": lambda drafts, who, draft, entry: drafts.remove(who, draft, entry),
    "move": lambda drafts, who, draft, entry: drafts.move(who, draft, entry, by=1),
    "mark_copied": lambda drafts, who, draft, entry: drafts.mark_copied(who, draft, date(2026, 12, 1)),
    "delete": lambda drafts, who, draft, entry: drafts.delete(who, draft),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_another_users_record_does_not_exist_and_stays_as_it_was(store, way):
    draft = store.draft()
    entry = store.save(draft, "gifts")
    store.clock.pass_by(hours=1)
    with pytest.raises(DraftNotFound):
        way(store.drafts, store.stranger().id, draft.id, entry.id)
    assert store.drafts.get(store.user.id, draft.id) == draft
    assert store.drafts.entries(store.user.id, draft.id) == (entry,)
    assert rows_in(store, VaultEntry) == 0


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("wrong", ["5" * 32, "", "1", "../../x", "\ud800", "A" * 32, "0" * 31 + "\n"])
def test_a_record_that_was_never_made_is_not_found(store, way, wrong):
    with pytest.raises(DraftNotFound):
        way(store.drafts, store.user.id, wrong, new_id())


@pytest.mark.parametrize("way", [WAYS["entry"], WAYS["remove"], WAYS["move"], WAYS["save"]])
@pytest.mark.parametrize("wrong", ["5" * 32, "", "1", "\ud800", "A" * 32])
def test_a_page_that_is_not_there_is_not_found(store, way, wrong):
    draft = store.draft()
    store.clock.pass_by(hours=1)
    with pytest.raises(EntryNotFound):
        way(store.drafts, store.user.id, draft.id, wrong)
    assert store.drafts.get(store.user.id, draft.id) == draft


def test_deleting_a_record_takes_all_its_pages_and_no_others(store):
    draft, other = store.draft(), store.draft()
    for one in (draft, other):
        store.save(one, "gifts")
        store.save(one, "an aunt", restricted=True, step="source")
    store.drafts.delete(store.user.id, draft.id)
    assert [one.id for one in store.drafts.of_owner(store.user.id)] == [other.id]
    assert (rows_in(store, Entry), rows_in(store, VaultEntry)) == (1, 1)
    assert store.steps_said(other) == ["gifts"]


@pytest.mark.parametrize(
    "untouched, is_left",
    [(timedelta(days=30, seconds=-1), True), (timedelta(days=30), False), (timedelta(days=99), False)],
)
def test_a_record_lives_thirty_days_from_its_last_change(store, untouched, is_left):
    draft = store.draft()
    store.save(draft, "an aunt", restricted=True, step="source")
    gone = store.drafts.delete_expired(store.clock() + untouched)
    assert (gone == 0) is is_left
    assert bool(store.drafts.of_owner(store.user.id)) is is_left
    assert bool(rows_in(store, VaultEntry)) is is_left


def test_a_change_puts_deletion_off(store):
    draft = store.draft()
    store.clock.pass_by(days=20)
    store.save(draft, "gifts")
    assert store.drafts.get(store.user.id, draft.id).delete_on == date(2026, 12, 1) + timedelta(days=50)
    store.clock.pass_by(days=20)
    assert store.drafts.delete_expired(store.clock()) == 0


def test_the_day_of_copying_is_noted_and_taken_back_without_lengthening_the_life(store):
    draft = store.draft()
    store.clock.pass_by(days=2)
    marked = store.drafts.mark_copied(store.user.id, draft.id, date(2026, 12, 3))
    assert marked == replace(draft, copied_on=date(2026, 12, 3))
    assert store.drafts.mark_copied(store.user.id, draft.id, None) == draft


def test_a_list_that_is_full_takes_no_more_and_nothing_has_changed(store):
    draft = store.draft()
    kept = [store.save(draft, said, at_most=2) for said in ("one", "two")]
    before = store.drafts.get(store.user.id, draft.id)
    store.clock.pass_by(hours=1)
    with pytest.raises(TooMany) as caught:
        store.save(draft, "three", at_most=2)
    assert caught.value.limit == 2
    assert store.drafts.get(store.user.id, draft.id) == before
    store.save(draft, "one, changed", entry_id=kept[0].id, expected_version=1, at_most=2)
    store.save(draft, "elsewhere", step="events", at_most=2)
    assert store.steps_said(draft) == ["one, changed", "two", "elsewhere"]
