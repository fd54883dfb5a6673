"""The local user is made once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import func, select

from formsvc.store.models import Agency, User
from formsvc.store.users import local_user


def test_many_who_ask_for_the_local_user_at_once_get_the_same(store):
    start = Barrier(6)

    def ask(_number):
        start.wait()
        return local_user(store.sessions)

    with ThreadPoolExecutor(6) as threads:
        users = list(threads.map(ask, range(6)))
    assert len(set(users)) == 1
    with store.sessions() as session:
        assert session.scalar(select(func.count()).select_from(User)) == 1
        assert session.scalar(select(func.count()).select_from(Agency)) == 1


def test_the_local_user_belongs_to_the_local_agency(store):
    with store.sessions() as session:
        assert session.scalar(select(Agency.slug).where(Agency.id == store.user.agency_id)) == "local"
