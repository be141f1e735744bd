"""One open database: a kept connection, and transactions that say whether they write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from quizzer.store.failures import translated
from quizzer.store.opening import WRITES, open_engine, shown


class Database:
    """An open database. Belongs to the thread that opened it."""

    def __init__(self, location: str) -> None:
        """Open the file or URL, creating or migrating it first. Raises StoreError."""
        self.location = shown(location)
        self._engine = open_engine(location)
        with translated(self.location):
            self._connection = self._engine.connect()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database. Raises StoreError."""
        with translated(self.location), self._transaction(writes=False) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that holds the write lock from its start. Raises StoreError.

        When the block ends without an exception its changes are on disk.
        """
        with translated(self.location), self._transaction(writes=True) as connection:
            yield connection

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        connection = self._connection.execution_options(**{WRITES: writes})
        with connection.begin():
            yield connection

    def close(self) -> None:
        """Close the connection. Everything committed is on disk already."""
        self._connection.close()
        self._engine.dispose()
