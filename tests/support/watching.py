"""Which statements reach a database? Noted by SQLite itself, with their values in them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from quizzer.store import database as opened
from quizzer.store.database import Database


def driver_of(database: Database) -> sqlite3.Connection:
    """The standard library's connection below."""
    assert isinstance(database._driver, opened._File)
    return database._driver._connection


@contextmanager
def watched(database: Database) -> Iterator[list[str]]:
    """The statements that reach the database, without those by which a trigger would run."""
    seen: list[str] = []
    with _told(database, seen.append):
        yield seen


@contextmanager
def _told(database: Database, tell: Callable[[str], None]) -> Iterator[None]:
    driver_of(database).set_trace_callback(lambda sql: tell(" ".join(sql.split())))
    try:
        yield
    finally:
        driver_of(database).set_trace_callback(None)


def plan_of(database: Database, statements: list[str]) -> list[str]:
    """How SQLite finds what these statements read."""
    asked = [sql for sql in statements if not sql.startswith(("BEGIN", "COMMIT", "ROLLBACK"))]
    return [
        str(row[3])
        for sql in asked
        for row in driver_of(database).execute(f"EXPLAIN QUERY PLAN {sql}")
    ]
