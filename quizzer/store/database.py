"""One open database: a kept connection, and transactions that say whether they write."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import RLock
from typing import TYPE_CHECKING

from quizzer.store.connection import Connection, ServerConnection, SqliteConnection
from quizzer.store.failures import translated
from quizzer.store.opening import is_url, open_file, shown

if TYPE_CHECKING:
    import sqlalchemy as sa


_ONE_AT_A_TIME = RLock()
"""For threads that open a database: what makes or upgrades one is not made for two."""


class Database:
    """An open database. Belongs to the thread that opened it.

    `kept` is for what was read from it and is dear to read again, each thing under a key of its
    own. Whether it still holds is said by `upheavals`, which counts the transactions after which
    anything may be different, and `touched`, the numbers of the cards whose memory or marks the
    others changed, in their order. What other processes do shows in neither.
    """

    def __init__(self, location: str) -> None:
        """Open the file or URL, creating or migrating it first. Raises StoreError."""
        self.location = shown(location)
        self.kept: dict[object, object] = {}
        self.upheavals = 0
        self.touched: list[int] = []
        self._read_in: Connection | None = None
        with translated(self.location), _ONE_AT_A_TIME:
            self._driver: _Driver = _Server(location) if is_url(location) else _File(location)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database. Raises StoreError.

        Within another one it is that one: many reads of one moment begin and end once.
        """
        if self._read_in is not None:
            yield self._read_in
            return
        with translated(self.location), self._driver.reading() as connection:
            self._read_in = connection
            try:
                yield connection
            finally:
                self._read_in = None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that holds the write lock from its start. Raises StoreError.

        When the block ends without an exception its changes are on disk.
        """
        with translated(self.location), self._driver.writing() as connection:
            try:
                yield connection
            finally:  # before the commit, after which an interruption would leave it unsaid
                self._note(connection)

    def close(self) -> None:
        """Close the connection. Everything committed is on disk already."""
        self._driver.close()

    def _note(self, connection: Connection) -> None:
        """What may have changed is to be read again; should nothing have, it is for nothing."""
        if connection.touched is None:
            self.upheavals += 1
        else:
            self.touched.extend(connection.touched)


class _Driver(ABC):
    """What runs the transactions."""

    @abstractmethod
    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that sees one state of the database."""

    @abstractmethod
    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that nobody else writes beside."""

    @abstractmethod
    def close(self) -> None:
        """Close the connection."""


class _File(_Driver):
    """SQLite's file, over one connection of the standard library's driver."""

    def __init__(self, location: str) -> None:
        self._connection = open_file(location)
        self._alchemy: sa.Connection | None = None

    def reading(self) -> AbstractContextManager[Connection]:
        return self._transaction("BEGIN")

    def writing(self) -> AbstractContextManager[Connection]:
        return self._transaction("BEGIN IMMEDIATE")

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        try:
            self._connection.execute(begin)  # Ctrl-C is heard when it has waited and begun
            yield SqliteConnection(self._connection, self._for_alchemy)
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise
        finally:
            if self._alchemy is not None:
                self._alchemy.rollback()  # for it to notice: the transaction itself is over

    def _for_alchemy(self) -> sa.Connection:
        """The same connection in SQLAlchemy's hands, from the first statement of its own on."""
        if self._alchemy is None:
            from quizzer.store.engines import around

            self._alchemy = around(self._connection)
        return self._alchemy

    def close(self) -> None:
        self._connection.close()


class _Server(_Driver):
    """A database server, by its URL."""

    def __init__(self, location: str) -> None:
        from quizzer.store.engines import server_engine

        self._engine = server_engine(location)
        self._connection = self._engine.connect()

    def reading(self) -> AbstractContextManager[Connection]:
        return self._transaction("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")

    def writing(self) -> AbstractContextManager[Connection]:
        # Readers go on. Two writers would compute from the same memory, and the log's numbers
        # would not be seen in their order.
        return self._transaction("LOCK TABLE learner IN SHARE ROW EXCLUSIVE MODE")

    @contextmanager
    def _transaction(self, first: str) -> Iterator[Connection]:
        with self._connection.begin():
            self._connection.exec_driver_sql(first)
            yield ServerConnection(self._connection)

    def close(self) -> None:
        self._connection.close()
        self._engine.dispose()
