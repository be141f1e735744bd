"""What does a database error mean to the person who sees it?"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from quizzer.errors import StoreError, UsageError

_MOVED = "SQLITE_READONLY_DBMOVED"
"""What SQLite calls it when its file is not the one in its place any more: it writes no more."""

_MEANINGS = (
    (
        _MOVED.lower(),
        "the database file was moved, removed or replaced",
        "Quit and start Quizzer again, which opens the file that is there now",
    ),
    ("disk is full", "the disk is full", "Free some space and try again; nothing was lost"),
    ("database or disk", "the disk is full", "Free some space and try again; nothing was lost"),
    ("readonly", "the database cannot be written", "Check its permissions and its folder's"),
    ("read-only", "the database cannot be written", "Check its permissions and its folder's"),
    (
        "locked",
        "another program keeps the database busy",
        "Close it and try again; nothing was lost",
    ),
    (
        "malformed",
        "the database is damaged",
        "Run `quizzer doctor`, or restore a backup; the file was not touched",
    ),
    ("not a database", "this is not a Quizzer database", "Name another with --db"),
    (
        "unable to open",
        "the database cannot be opened",
        "Check that its folder exists and is yours, or name another with --db",
    ),
    ("disk i/o", "the disk refused the write", "Check the disk and try again; nothing was lost"),
)


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Turn errors of the database and the file system into StoreError. Ours pass as they are."""
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"the database cannot be opened: {error.strerror}",
            where=where,
            remedy="Check that its folder exists and is yours, or name another with --db",
        ) from error
    except UnicodeEncodeError as error:
        raise UsageError(f"{error.object!r} is no UTF-8, so the database cannot hold it") from error
    except Exception as error:
        text = _said(error)
        if text is None:
            raise
        for sign, what, remedy in _MEANINGS:
            if sign in text.lower():
                raise StoreError(what, where=where, remedy=remedy) from error
        raise StoreError(f"the database failed: {text}", where=where) from error


def _said(error: Exception) -> str | None:
    """What the driver says, be it through SQLAlchemy; None when the error is none of theirs."""
    said: BaseException | None = error
    if not isinstance(error, sqlite3.Error):
        # Not imported for something it cannot have raised.
        alchemy = sys.modules.get("sqlalchemy.exc")
        if alchemy is None or not isinstance(error, alchemy.DBAPIError):
            return None
        said = error.orig
    is_moved = getattr(said, "sqlite_errorname", None) == _MOVED
    return _MOVED if is_moved else str(said)
