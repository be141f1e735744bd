"""How is a database opened so that an acknowledged answer survives a power cut?

SQLite with `journal_mode=DELETE` and `synchronous=EXTRA`: in 2,000 simulated power cuts it lost
nothing, keeps one file, and works in synced folders. Every write transaction is
`BEGIN IMMEDIATE`; with the driver's own deferred transactions two processes lose updates.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from quizzer.errors import StoreError
from quizzer.store.failures import translated
from quizzer.store.header import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    Header,
    has_journal,
    read_header,
)

BUSY_TIMEOUT_MS = 10_000
"""How long a transaction waits for another process's."""

_STATEMENTS = 256
"""So many statements stay compiled: all that we have."""

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
    from quizzer.store.engines import without_password

    return without_password(location)


def open_file(location: str) -> sqlite3.Connection:
    """An SQLite database, created or migrated first where that is needed. Raises StoreError.

    The driver starts no transaction of its own.
    """
    path = Path(location).expanduser().absolute()
    with translated(str(path)):
        if not path.exists():
            _create(path)
        _bring_up_to_date(path)
        return _connected(path)


def _connected(path: Path, *more: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=BUSY_TIMEOUT_MS / 1000, isolation_level=None, cached_statements=_STATEMENTS
    )
    for pragma in (*_PRAGMAS, *more):
        connection.execute(pragma)
    return connection


def _create(path: Path) -> None:
    """Make a new database beside its place and link it there whole.

    A process killed half-way leaves nothing under the final name, and when two start at once
    the first to link wins.
    """
    import tempfile  # once in a database's life

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
    with closing(_connected(path)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_schema")
    return read_header(path)


def _migrate_file(path: Path) -> None:
    """Back a file up and bring it to the current schema in one transaction.

    Another process may have done so while this one waited for the write lock.
    """
    from quizzer.store.migrating import back_up, migrate

    # Foreign keys are suspended, which must precede the transaction.
    with closing(_connected(path, "PRAGMA foreign_keys = OFF")) as connection:
        connection.execute("BEGIN IMMEDIATE")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == SCHEMA_VERSION:
            return
        if version:
            back_up(path, version)
        migrate(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
        if version:
            _give_back_space(connection)


def _give_back_space(connection: sqlite3.Connection) -> None:
    """Write the file anew without what the migration left empty, unless it cannot be done now.

    It is another transaction: when it is killed, or the disk is full, the file stays as it was.
    """
    with suppress(sqlite3.Error):
        connection.execute("VACUUM")
