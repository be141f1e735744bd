"""What was read and is dear to read again: does it still hold?"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from quizzer.store.connection import Connection
from quizzer.store.database import Database

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Kept(Generic[T]):
    """Something that was read, and what had happened to the database by then."""

    read: T
    upheavals: int
    version: object
    touched: int


def kept(
    database: Database, connection: Connection, key: object, kind: type[T]
) -> tuple[T | None, Collection[int]]:
    """What is kept, as far as it holds, and the cards that this process has changed since."""
    found = database.kept.get(key)
    if not isinstance(found, _Kept) or not isinstance(found.read, kind):
        return None, ()
    if (found.upheavals, found.version) != (database.upheavals, connection.version):
        return None, ()
    return found.read, frozenset(database.touched[found.touched :])


def keep(database: Database, connection: Connection, key: object, read: object) -> None:
    """Keep what was read in this transaction."""
    database.kept[key] = _Kept(read, database.upheavals, connection.version, len(database.touched))


def lasting(database: Database, connection: Connection, key: object, read: Callable[[], T]) -> T:
    """What no answer and no mark changes: read now, or before if nothing else has happened since.

    The very same object each time, so that whoever made something of it sees that it still holds.
    """
    found, _ = kept(database, connection, key, object)
    if found is None:
        found = read()
        keep(database, connection, key, found)
    return cast("T", found)
