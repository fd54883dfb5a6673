"""Opening the database, safely or not at all. What only SQLite understands stands here and nowhere else."""

from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import OperationalError
from time import monotonic, sleep
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import NullPool

from formsvc.store.errors import UnsafeDatabase

# Setting, value, what reading it back gives. synchronous: NORMAL loses acknowledged saves in a power cut.
# secure_delete is not kept in the file, so every connection sets it anew.
_PATIENCE = 5  # seconds
_PRAGMAS = (
    ("busy_timeout", "5000", 5000),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("secure_delete", "ON", 1),
)


def open_database(url: str) -> Engine:
    """Open the database at an address of SQLAlchemy's, making it and bringing its tables up to date.

    Raises UnsafeDatabase when it cannot be made safe, or comes from a newer formsvc.
    """
    _make_private_file(url)
    _migrate(url)
    engine = create_engine(url, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        prepare_sqlite(engine)
    return engine


def sessions_of(engine: Engine) -> sessionmaker[Session]:
    """What makes database sessions."""
    return sessionmaker(engine, expire_on_commit=False)


def checkpoint(sessions: sessionmaker[Session]) -> bool:
    """Empty SQLite's write-ahead log, where deleted rows would linger.

    False if a reader was in the way for 5 seconds; the next call makes up for it.
    """
    with sessions() as session:
        engine = session.get_bind().engine
    if engine.dialect.name != "sqlite":
        return True
    raw = engine.raw_connection()  # a transaction would be in its own way
    try:
        cursor = raw.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return [row[0] for row in cursor.fetchall()] == [0]  # 1: busy
    finally:
        raw.close()


def prepare_sqlite(engine: Engine, *, begin: str = "BEGIN", foreign_keys: bool = True) -> None:
    """Make every connection of an engine safe, and its transactions whole: Python's driver alone leaves reading
    and changes of tables outside of them."""

    @event.listens_for(engine, "connect")
    def _on_connect(connection: SqliteConnection, _record: Any) -> None:
        connection.isolation_level = None
        for name, value, expected in _PRAGMAS:
            _set_pragma(connection, f"PRAGMA {name} = {value}")
            _assert_pragma(connection, name, expected)
        if not foreign_keys:
            connection.execute("PRAGMA foreign_keys = OFF")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


def _set_pragma(connection: SqliteConnection, setting: str) -> None:
    """Wait for others as busy_timeout would: SQLite heeds that everywhere but in a new file's change to WAL."""
    give_up = monotonic() + _PATIENCE
    while True:
        try:
            connection.execute(setting)
        except OperationalError:
            if monotonic() > give_up:
                raise
            sleep(0.01)
        else:
            return


def _assert_pragma(connection: SqliteConnection, name: str, expected: object) -> None:
    (found,) = connection.execute(f"PRAGMA {name}").fetchone()
    if found != expected:
        connection.close()
        raise UnsafeDatabase(f"The database does not accept the setting {name}; records would not be safe in it.")


def _make_private_file(url: str) -> None:
    """Make the file before SQLite does, so that only its owner may read it; the log beside it takes after it."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return
    if not parsed.database or parsed.database == ":memory:":
        raise UnsafeDatabase("The database must be a file.")
    path = Path(parsed.database)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)


def _migrate(url: str) -> None:
    """Bring the tables up to date in one transaction, while nobody else can write.

    Without foreign keys: SQLite changes a table by copying and dropping it, and dropping a table of records
    would delete their pages.
    """
    engine = create_engine(url, hide_parameters=True, poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        prepare_sqlite(engine, begin="BEGIN IMMEDIATE", foreign_keys=False)
    config = Config()
    config.set_main_option("script_location", "formsvc.store:migrations")
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except CommandError:
        raise UnsafeDatabase("This database was made by a newer formsvc. Install that version to open it.") from None
