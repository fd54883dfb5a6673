"""Opening the database: safe settings, tables up to date, nothing left behind."""

import os
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, StatementError

from formsvc.store import database
from formsvc.store.database import checkpoint, open_database, sessions_of
from formsvc.store.errors import UnsafeDatabase
from formsvc.store.models import Base, DoorLink, Draft, Entry, VaultEntry

PRAGMAS = [
    pytest.param("journal_mode", "wal", id="journal_mode"),
    pytest.param("synchronous", 2, id="synchronous"),
    pytest.param("foreign_keys", 1, id="foreign_keys"),
    pytest.param("secure_delete", 1, id="secure_delete"),
    pytest.param("busy_timeout", 5000, id="busy_timeout"),
]


def address(folder):
    return f"sqlite:///{(folder / 'formsvc.db').as_posix()}"


@pytest.mark.parametrize("name, expected", PRAGMAS)
def test_every_connection_is_safe(store, name, expected):
    engine = store.sessions.kw["bind"]
    with engine.connect() as first, engine.connect() as second:
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for connection in (first, second)]
    assert found == [expected, expected]


@pytest.mark.parametrize("name", [pragma.values[0] for pragma in PRAGMAS])
def test_a_database_that_refuses_a_setting_is_not_opened(tmp_path, monkeypatch, name):
    refused = [(one, value, "another value" if one == name else back) for one, value, back in database._PRAGMAS]
    monkeypatch.setattr(database, "_PRAGMAS", refused)
    with pytest.raises(UnsafeDatabase, match=name):
        open_database(address(tmp_path))


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_a_database_in_memory_is_refused(url):
    with pytest.raises(UnsafeDatabase):
        open_database(url)


def test_models_and_migrations_agree(store):
    with store.sessions.kw["bind"].connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_opening_again_keeps_what_is_there(store):
    draft = store.draft()
    again = open_database(address(store.folder))
    with sessions_of(again)() as session:
        assert session.get(Draft, draft.id) is not None
    again.dispose()


def test_two_that_open_a_new_database_at_once_both_succeed(tmp_path):
    start = Barrier(4)

    def open_it(_number):
        start.wait()
        return open_database(address(tmp_path))

    with ThreadPoolExecutor(4) as threads:
        engines = list(threads.map(open_it, range(4)))
    for engine in engines:
        with engine.connect() as connection:
            assert connection.scalar(text("SELECT count(*) FROM alembic_version")) == 1
        engine.dispose()


def test_a_database_of_a_newer_formsvc_is_refused_in_plain_words(store):
    with store.sessions.begin() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(UnsafeDatabase, match="newer"):
        open_database(address(store.folder))


def test_a_migration_that_rebuilds_the_table_of_records_keeps_their_pages(store, monkeypatch):
    draft = store.draft()
    store.save(draft, "lifts in cars")

    def rebuild(config, _revision):
        context = MigrationContext.configure(config.attributes["connection"])
        with Operations.context(context), Operations(context).batch_alter_table("drafts", recreate="always"):
            pass

    monkeypatch.setattr("alembic.command.upgrade", rebuild)
    open_database(address(store.folder)).dispose()
    assert store.steps_said(draft) == ["lifts in cars"]


def test_the_database_is_a_file_for_its_owner_only(store):
    forbidden = stat.S_IRWXG | stat.S_IRWXO if os.name == "posix" else 0  # Windows has no such modes
    files = list(store.folder.glob("formsvc.db*"))
    assert files
    assert [one.name for one in files if one.stat().st_mode & forbidden] == []


def test_foreign_keys_are_minded(store):
    with pytest.raises(IntegrityError), store.sessions.begin() as session:
        session.add(Entry(belongs_to="0" * 32, id="1" * 32, step="about", position=0, version=1, sealed=b"sealed"))


def test_a_database_error_does_not_tell_values(store):
    row = {"belongs_to": "canary", "id": "1" * 32, "step": "about", "position": 0, "version": 1, "sealed": b"canary"}
    with pytest.raises(IntegrityError) as caught, store.sessions.begin() as session:
        session.add(Entry(**row))
    assert "canary" not in str(caught.value)


def test_a_checkpoint_empties_the_log(store):
    store.save(store.draft(), "gifts")
    log = store.folder / "formsvc.db-wal"
    assert log.stat().st_size > 0
    assert checkpoint(store.sessions)
    assert log.stat().st_size == 0


def test_a_checkpoint_says_when_a_reader_is_in_its_way(store, monkeypatch):
    impatient = [
        (name, "20", 20) if name == "busy_timeout" else (name, value, back) for name, value, back in database._PRAGMAS
    ]
    monkeypatch.setattr(database, "_PRAGMAS", impatient)
    engine = open_database(address(store.folder))
    with closing(sqlite3.connect(store.folder / "formsvc.db")) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM drafts").fetchone()
        store.draft()
        assert not checkpoint(sessions_of(engine))
    assert checkpoint(sessions_of(engine))
    engine.dispose()


@pytest.mark.parametrize("table", [Entry, VaultEntry])
def test_pages_have_no_plain_column_for_words(table):
    assert {column.name for column in table.__table__.columns} - {"draft_id", "reference"} == {
        "id", "step", "position", "version", "sealed",
    }  # fmt: skip


def test_the_vault_does_not_point_to_the_records():
    assert not VaultEntry.__table__.foreign_keys


def test_a_moment_without_time_zone_is_refused(store):
    naive = store.clock().replace(tzinfo=None)
    with pytest.raises(StatementError, match="time zone"), store.sessions.begin() as session:
        session.add(DoorLink(token_hash="0" * 64, made_at=naive))
