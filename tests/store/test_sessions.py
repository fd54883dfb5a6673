"""Sessions end for good, and a link opens the door once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import func, select

from formsvc.store.models import DoorLink, WebSession
from formsvc.store.seal import KeyRing
from formsvc.store.sessions import WebSessions

CANARY = "csrf-canary"


@pytest.fixture
def visits(store):
    return WebSessions(store.sessions, store.answers, store.clock)


def rows_in(store, table):
    with store.sessions() as session:
        return session.scalar(select(func.count()).select_from(table))


def test_a_session_is_found_by_its_token(store, visits):
    found = visits.find(visits.start(store.user.id))
    assert (found.user_id, found.started_at, found.data) == (store.user.id, store.clock(), {})


@pytest.mark.parametrize("token", ["", "guess", "\ud800", "nul \0", "x" * 5000])
def test_an_unknown_token_finds_nothing(store, visits, token):
    visits.start(store.user.id)
    assert visits.find(token) is None
    visits.end(token)
    visits.save_data(token, {"csrf": "x"})
    assert rows_in(store, WebSession) == 1


def test_tokens_are_256_random_bits_and_only_their_hashes_are_kept(store, visits):
    tokens = [visits.start(store.user.id), visits.start(store.user.id), visits.new_link()]
    assert len(set(tokens)) == 3
    assert {len(token) for token in tokens} == {43}
    assert not [token for token in tokens if token.encode() in store.bytes_on_disk()]


def test_a_session_that_was_ended_is_dead(store, visits):
    token, other = visits.start(store.user.id), visits.start(store.user.id)
    visits.end(token)
    visits.save_data(token, {"csrf": "x"})
    assert visits.find(token) is None
    assert visits.find(other)


def test_a_session_keeps_its_data_sealed(store, visits):
    token = visits.start(store.user.id, {"csrf": "first"})
    assert visits.find(token).data == {"csrf": "first"}
    visits.save_data(token, {"csrf": CANARY})
    assert visits.find(token).data == {"csrf": CANARY}
    assert CANARY not in repr(visits.find(token))
    assert CANARY.encode() not in store.bytes_on_disk()


def test_data_of_one_session_does_not_open_in_another(store, visits):
    tokens = [visits.start(store.user.id, {"csrf": str(number)}) for number in range(2)]
    with store.sessions.begin() as session:
        one, other = session.scalars(select(WebSession)).all()
        one.sealed, other.sealed = other.sealed, one.sealed
    assert [visits.find(token) for token in tokens] == [None, None]


def test_a_session_whose_key_is_gone_is_dead(store, visits):
    token = visits.start(store.user.id)
    assert WebSessions(store.sessions, KeyRing.new(), store.clock).find(token) is None


@pytest.mark.parametrize("hours, is_alive", [(11.99, True), (12, False), (100, False)])
def test_a_session_left_alone_for_twelve_hours_is_dead(store, visits, hours, is_alive):
    token = visits.start(store.user.id)
    store.clock.pass_by(hours=hours)
    assert bool(visits.find(token)) is is_alive


def test_a_session_in_use_outlives_twelve_hours_but_not_a_day(store, visits):
    token = visits.start(store.user.id)
    for _ in range(3):
        store.clock.pass_by(hours=7)
        assert visits.find(token)
    store.clock.pass_by(hours=2, minutes=59)
    assert visits.find(token)
    store.clock.pass_by(minutes=1)
    assert visits.find(token) is None


def test_a_link_opens_once(store, visits):
    link, other = visits.new_link(), visits.new_link()
    assert [visits.use_link(link), visits.use_link(link)] == [True, False]
    assert visits.use_link(other)


@pytest.mark.parametrize("token", ["", "guess", "\ud800"])
def test_a_guessed_link_opens_nothing(visits, token):
    visits.new_link()
    assert not visits.use_link(token)


def test_of_many_who_use_a_link_at_once_one_gets_in(visits):
    for _ in range(5):
        link, start = visits.new_link(), Barrier(6)

        def use(_number, link=link, start=start):
            start.wait()
            return visits.use_link(link)

        with ThreadPoolExecutor(6) as threads:
            assert sorted(threads.map(use, range(6))) == [False] * 5 + [True]


@pytest.mark.parametrize("hours, opens", [(11.99, True), (12, False)])
def test_a_link_is_good_for_twelve_hours(store, visits, hours, opens):
    link = visits.new_link()
    store.clock.pass_by(hours=hours)
    assert visits.use_link(link) is opens


def test_what_ran_out_is_cleared_away_and_the_rest_stays(store, visits):
    visits.start(store.user.id)
    visits.new_link()
    store.clock.pass_by(hours=12)
    alive, good = visits.start(store.user.id), visits.new_link()
    visits.delete_expired()
    assert (rows_in(store, WebSession), rows_in(store, DoorLink)) == (1, 1)
    assert visits.find(alive)
    assert visits.use_link(good)
