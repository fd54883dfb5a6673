"""The audit trail fits together, and shows where somebody else had a hand in it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import delete, text, update

from formsvc.store.audit import FINISHED, OPENED, checked_lines
from formsvc.store.custody import Custody
from formsvc.store.errors import AuditBroken
from formsvc.store.models import AuditLine


@pytest.fixture
def trail(store):
    """A trail of four lines."""
    draft, custody = store.draft(), Custody(store.sessions, store.vault, store.clock)
    custody.finish(draft.owner_id, draft.id)
    for _ in range(3):
        store.clock.pass_by(minutes=1)
        custody.open(draft.owner_id, draft.id, {"reason": "to_send"})
    return store.sessions


def test_an_untouched_trail_is_given_in_order(trail):
    lines = checked_lines(trail)
    assert [line.number for line in lines] == [1, 2, 3, 4]
    assert [line.verb for line in lines] == [FINISHED, OPENED, OPENED, OPENED]


def test_an_empty_trail_is_in_order(store):
    assert checked_lines(store.sessions) == ()


@pytest.mark.parametrize("change", [{"verb": "closed"}, {"user_id": "0" * 32}, {"record_id": "0" * 32}], ids=str)
def test_a_changed_line_breaks_the_trail(trail, change):
    with trail.begin() as session:
        session.execute(update(AuditLine).where(AuditLine.number == 2).values(**change))
    with pytest.raises(AuditBroken) as broken:
        checked_lines(trail)
    assert broken.value.number == 2


def test_a_changed_time_breaks_the_trail(trail):
    with trail.begin() as session:
        session.execute(text("UPDATE audit SET at = '2020-01-01 00:00:00' WHERE number = 3"))
    with pytest.raises(AuditBroken):
        checked_lines(trail)


def test_a_removed_line_breaks_the_trail(trail):
    with trail.begin() as session:
        session.execute(delete(AuditLine).where(AuditLine.number == 2))
    with pytest.raises(AuditBroken):
        checked_lines(trail)


def test_two_who_write_at_once_make_one_trail(store):
    drafts = [store.draft() for _ in range(8)]
    custody = Custody(store.sessions, store.vault, store.clock)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda draft: custody.finish(draft.owner_id, draft.id), drafts))
    assert len(checked_lines(store.sessions)) == len(drafts)
