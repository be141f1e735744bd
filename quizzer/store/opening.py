"""How is a database opened so that an acknowledged answer survives a power cut?

SQLite with `journal_mode=DELETE` and `synchronous=EXTRA`: in 2,000 simulated power cuts it lost
nothing, keeps one file, and works in synced folders. Every write transaction is
`BEGIN IMMEDIATE`; with the driver's own deferred transactions two processes lose updates.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from quizzer.errors import StoreError, UsageError
from quizzer.store.failures import translated
from quizzer.store.header import Header, has_journal, read_header
from quizzer.store.tables import APPLICATION_ID, SCHEMA_VERSION

BUSY_TIMEOUT_MS = 10_000
"""How long a transaction waits for another process's."""

WRITES = "quizzer_writes"
"""The execution option of a connection whose next transaction writes."""

_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
)


def is_url(location: str) -> bool:
    """Whether the location is a database URL rather than a file's path."""
    return "://" in location


def shown(location: str) -> str:
    """The location without a password in it."""
    if not is_url(location):
        return location
    try:
        return make_url(location).render_as_string(hide_password=True)
    except ArgumentError:
        return location.partition("://")[0] + "://…"


def open_engine(location: str) -> Engine:
    """The engine of a database, created or migrated first where that is needed.

    `location` is a file's path or a SQLAlchemy URL. Raises StoreError.
    """
    if is_url(location):
        engine = _server_engine(location)
        with translated(shown(location)):
            _migrate_server(engine)
        return engine
    path = Path(location).expanduser().absolute()
    with translated(str(path)):
        if not path.exists():
            _create(path)
        _bring_up_to_date(path)
        return sqlite_engine(path)


def _server_engine(location: str) -> Engine:
    try:
        return create_engine(location)
    except (ArgumentError, ImportError) as error:
        raise UsageError(
            "this is not a database that Quizzer can open here",
            where=shown(location),
            remedy="Name a file; a postgresql+psycopg:// URL needs `pip install psycopg`",
        ) from error


def sqlite_engine(path: Path) -> Engine:
    """The engine of an existing, current SQLite file."""
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=NullPool,
        # The driver starts no transaction of its own; ours begin in _begin.
        connect_args={"isolation_level": None, "timeout": BUSY_TIMEOUT_MS / 1000},
    )
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    return engine


def _configure(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _suspend_foreign_keys(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = OFF")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _create(path: Path) -> None:
    """Make a new database beside its place and link it there whole.

    A process killed half-way leaves nothing under the final name, and when two start at once
    the first to link wins.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    os.close(handle)  # mkstemp makes the file with mode 0600
    fresh = Path(name)
    try:
        _migrate_file(fresh)
        _place(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)


def _place(fresh: Path, path: Path) -> None:
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        return  # another process was first; its database is as good
    except OSError:  # a file system without hard links: the race is then a rename wide
        if not path.exists():
            fresh.rename(path)


def _bring_up_to_date(path: Path) -> None:
    header = read_header(path)
    where = str(path)
    if header.application_id != APPLICATION_ID:
        raise StoreError(
            "this database belongs to another program", where=where, remedy="Name another with --db"
        )
    if header.user_version > SCHEMA_VERSION:
        raise StoreError(
            f"the database was written by a newer Quizzer (schema {header.user_version}, "
            f"this one knows {SCHEMA_VERSION})",
            where=where,
            remedy="Update Quizzer, or name another database with --db",
        )
    if has_journal(path):
        header = _recovered(path)
    if header.user_version < SCHEMA_VERSION:
        _migrate_file(path)


def _recovered(path: Path) -> Header:
    """The header after SQLite has rolled back what a killed process left, an upgrade perhaps."""
    engine = sqlite_engine(path)
    with engine.connect() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema")
    engine.dispose()
    return read_header(path)


def _migrate_file(path: Path) -> None:
    """Back a file up and bring it to the current schema in one transaction.

    Another process may have done so while this one waited for the write lock.
    """
    from quizzer.store.migrating import back_up, check_references, upgrade

    engine = sqlite_engine(path)
    event.listen(engine, "connect", _suspend_foreign_keys)  # which must precede the transaction
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if version == SCHEMA_VERSION:
            return
        if version:
            back_up(path, version)
        upgrade(connection)
        check_references(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
    engine.dispose()


def _migrate_server(engine: Engine) -> None:
    from quizzer.store.migrating import upgrade

    with engine.begin() as connection:
        upgrade(connection)
