"""The pages of a record: saving over one another, order, and what an attacker with the file could try."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import select

from formsvc.store.drafts import Conflict, EntryNotFound, TooMany
from formsvc.store.errors import SealBroken
from formsvc.store.models import Entry, new_id
from formsvc.store.seal import KeyRing

ROOMS = [pytest.param(False, id="open"), pytest.param(True, id="vault")]


def pages(store, draft, restricted):
    read = store.drafts.vault_entries if restricted else store.drafts.entries
    return read(store.user.id, draft.id)


def said(store, draft, restricted=False):
    return [entry.content["said"] for entry in pages(store, draft, restricted)]


@pytest.mark.parametrize("restricted", ROOMS)
def test_a_saved_page_comes_back_as_it_was_typed(store, restricted):
    draft, content = store.draft(), {"pairs": [["name", "Zoë \ud800"], ["note", ""]], "standing": {"errors": 2}}
    saved = store.drafts.save(
        store.user.id, draft.id, new_id(), "actions", content, expected_version=0, restricted=restricted
    )
    assert (saved.version, saved.position, saved.restricted, saved.content) == (1, 0, restricted, content)
    assert pages(store, draft, restricted) == (saved,)
    assert pages(store, draft, not restricted) == ()
    assert store.drafts.entry(store.user.id, draft.id, saved.id) == saved


@pytest.mark.parametrize("restricted", ROOMS)
def test_each_change_counts_the_version_up(store, restricted):
    draft, entry_id = store.draft(), new_id()
    for version in range(3):
        saved = store.save(draft, f"text {version}", entry_id=entry_id, expected_version=version, restricted=restricted)
        assert saved.version == version + 1
    assert said(store, draft, restricted) == ["text 2"]


@pytest.mark.parametrize("restricted", ROOMS)
@pytest.mark.parametrize("seen", [0, 1, 3, -1])
def test_a_page_saved_elsewhere_since_is_not_overwritten(store, seen, restricted):
    draft, entry_id = store.draft(), new_id()
    store.save(draft, "first", entry_id=entry_id, restricted=restricted)
    current = store.save(draft, "faster", entry_id=entry_id, expected_version=1, restricted=restricted)
    with pytest.raises(Conflict) as caught:
        store.save(draft, "slower", entry_id=entry_id, expected_version=seen, restricted=restricted)
    assert caught.value.current == current
    assert "faster" not in f"{caught.value!r}{caught.value}{current!r}"
    assert said(store, draft, restricted) == ["faster"]


@pytest.mark.parametrize("seen", [0, 1, 2, 7])
def test_saving_the_same_again_is_no_conflict_and_changes_nothing(store, seen):
    draft, entry_id = store.draft(), new_id()
    store.save(draft, "first", entry_id=entry_id)
    current = store.save(draft, "second", entry_id=entry_id, expected_version=1)
    before = store.drafts.get(store.user.id, draft.id)
    store.clock.pass_by(hours=1)
    assert store.save(draft, "second", entry_id=entry_id, expected_version=seen) == current
    assert store.drafts.get(store.user.id, draft.id) == before


def test_tuples_and_lists_are_the_same_to_json(store):
    draft, entry_id = store.draft(), new_id()
    first = store.save(draft, ["a", "b"], entry_id=entry_id)
    assert store.save(draft, ("a", "b"), entry_id=entry_id, expected_version=1) == first


@pytest.mark.parametrize("restricted", ROOMS)
def test_of_many_who_save_at_once_one_wins_and_the_others_hear_of_it(store, restricted):
    draft, entry_id, start = store.draft(), new_id(), Barrier(6)
    store.save(draft, "before", entry_id=entry_id, restricted=restricted)

    def change(number):
        start.wait()
        try:
            return store.save(draft, f"window {number}", entry_id=entry_id, expected_version=1, restricted=restricted)
        except Conflict as conflict:
            return conflict

    with ThreadPoolExecutor(6) as threads:
        results = list(threads.map(change, range(6)))
    conflicts = [one for one in results if isinstance(one, Conflict)]
    (winner,) = [one for one in results if not isinstance(one, Conflict)]
    assert [one.current for one in conflicts] == [winner] * 5
    assert pages(store, draft, restricted) == (winner,)


def test_many_who_count_up_at_once_lose_no_step(store):
    draft, entry_id = store.draft(), new_id()
    store.save(draft, 0, entry_id=entry_id)

    def count_up(_number):
        for _ in range(5):
            seen = store.drafts.entry(store.user.id, draft.id, entry_id)
            while True:
                try:
                    store.save(draft, seen.content["said"] + 1, entry_id=entry_id, expected_version=seen.version)
                    break
                except Conflict as conflict:
                    seen = conflict.current

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(count_up, range(2)))
    last = store.drafts.entry(store.user.id, draft.id, entry_id)
    assert last.version == 1 + len(set(range(last.content["said"])))
    assert last.content["said"] >= 5


def test_a_double_submit_of_a_new_item_makes_one(store):
    draft, entry_id, start = store.draft(), new_id(), Barrier(2)

    def submit(_number):
        start.wait()
        return store.save(draft, "the same", entry_id=entry_id, at_most=1)

    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(submit, range(2))
    assert first == second
    assert said(store, draft) == ["the same"]


def test_many_who_add_at_once_do_not_overfill_a_list(store):
    draft, start = store.draft(), Barrier(6)

    def add(number):
        start.wait()
        try:
            return store.save(draft, f"item {number}", at_most=3)
        except TooMany:
            return None

    with ThreadPoolExecutor(6) as threads:
        added = [one for one in threads.map(add, range(6)) if one]
    assert sorted(one.position for one in added) == [0, 1, 2]
    assert len(pages(store, draft, False)) == 3


def test_a_page_removed_elsewhere_is_not_saved_back(store):
    draft = store.draft()
    entry = store.save(draft, "gifts")
    store.drafts.remove(store.user.id, draft.id, entry.id)
    with pytest.raises(EntryNotFound):
        store.save(draft, "gifts and lifts", entry_id=entry.id, expected_version=1)
    assert said(store, draft) == []


def test_a_page_does_not_wander_to_another_step(store):
    draft = store.draft()
    entry = store.save(draft, "gifts")
    with pytest.raises(EntryNotFound):
        store.save(draft, "gifts", entry_id=entry.id, step="events", expected_version=1)
    assert store.drafts.entries(store.user.id, draft.id) == (entry,)


def test_the_same_page_id_in_two_records_is_two_pages(store):
    mine, theirs, entry_id = store.draft(), store.draft(owner=store.stranger()), new_id()
    store.save(mine, "mine", entry_id=entry_id)
    store.save(theirs, "theirs", entry_id=entry_id)
    assert (said(store, mine), store.steps_said(theirs)) == (["mine"], ["theirs"])


@pytest.mark.parametrize("restricted", ROOMS)
@pytest.mark.parametrize(
    "moved, by, order",
    [
        pytest.param("a", 1, "bac", id="first down"),
        pytest.param("c", -1, "acb", id="last up"),
        pytest.param("b", -1, "bac", id="middle up"),
        pytest.param("a", -1, "abc", id="first stays first"),
        pytest.param("c", 1, "abc", id="last stays last"),
    ],
)
def test_an_item_moves_within_its_list_only(store, restricted, moved, by, order):
    draft = store.draft()
    ids = {letter: store.save(draft, letter, restricted=restricted).id for letter in "abc"}
    elsewhere = store.save(draft, "z", step="another", restricted=restricted)
    store.drafts.move(store.user.id, draft.id, ids[moved], by=by)
    assert said(store, draft, restricted) == [*order, "z"]
    assert {page.version for page in pages(store, draft, restricted)} == {1}
    assert elsewhere in pages(store, draft, restricted)


@pytest.mark.parametrize("restricted", ROOMS)
def test_a_removed_item_leaves_the_others_in_order_and_new_ones_come_last(store, restricted):
    draft = store.draft()
    entries = [store.save(draft, letter, restricted=restricted) for letter in "abc"]
    store.drafts.remove(store.user.id, draft.id, entries[1].id)
    store.save(draft, "d", restricted=restricted)
    store.drafts.move(store.user.id, draft.id, entries[2].id, by=-1)
    assert said(store, draft, restricted) == ["c", "a", "d"]


def test_after_a_key_was_turned_old_and_new_pages_open(store):
    draft = store.draft()
    old = store.save(draft, "old")
    store.answers = store.answers.with_new_key()
    store.save(draft, "new")
    assert said(store, draft) == ["old", "new"]
    store.save(draft, "old, changed", entry_id=old.id, expected_version=1)
    with store.sessions() as session:
        assert {sealed[0] for sealed in session.scalars(select(Entry.sealed))} == {2}
    store.answers = KeyRing({2: store.answers.keys[2]}, 2)
    assert said(store, draft) == ["old, changed", "new"]


def test_what_cannot_be_opened_is_not_overwritten(store):
    draft = store.draft()
    entry = store.save(draft, "gifts")
    right, store.answers = store.answers, KeyRing.new()
    with pytest.raises(SealBroken):
        store.save(draft, "lost", entry_id=entry.id, expected_version=1)
    store.answers = right
    assert said(store, draft) == ["gifts"]
