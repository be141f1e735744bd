"""How does SQLAlchemy get at a database: at our open SQLite connection, or at a server?"""

from __future__ import annotations

import sqlite3

from sqlalchemy import Connection, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import StaticPool

from quizzer.errors import UsageError
from quizzer.store.opening import shown


def around(connection: sqlite3.Connection) -> Connection:
    """Our open connection in SQLAlchemy's hands. Its transactions stay ours to begin and end."""
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    for name in ("do_commit", "do_rollback"):
        setattr(engine.dialect, name, _left_to_us)
    return engine.connect()


def _left_to_us(_: object) -> None: ...


def server_engine(location: str) -> Engine:
    """The engine of a database server, with today's tables. Raises UsageError."""
    from quizzer.store.migrating import upgrade

    refused = UsageError(
        "this is not a database that Quizzer can open here",
        where=shown(location),
        remedy="Name a file; a postgresql+psycopg:// URL needs `pip install psycopg`",
    )
    try:
        engine = create_engine(location)
    except (ArgumentError, ImportError, ValueError) as error:  # a port that is no number
        raise refused from error
    if engine.dialect.name == "sqlite":  # whose files are opened by their paths
        raise refused
    with engine.begin() as connection:
        upgrade(connection)
    return engine


def without_password(location: str) -> str:
    """A URL that may be shown."""
    try:
        return make_url(location).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return location.partition("://")[0] + "://…"
