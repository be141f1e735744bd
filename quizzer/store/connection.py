"""What can be asked of an open transaction?

Statements that a session or the home screen needs are SQL as text, with `:names` for values, in
the words that SQLite and PostgreSQL share. On SQLite the standard library runs them: SQLAlchemy,
which takes longer to import than a first card to show and five times as long for each statement,
is not needed for them. Everything else is SQLAlchemy's.
"""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import sqlalchemy as sa

Values: TypeAlias = Mapping[str, object]
Row: TypeAlias = tuple[Any, ...]

_NOTHING: Values = {}


class Connection(ABC):
    """A transaction on a database.

    `touched` are the cards, by number, whose memory or marks a writing transaction changed; None,
    as long as it says nothing, is that anything may have changed.
    """

    is_sqlite: bool

    def __init__(self) -> None:
        self.touched: Collection[int] | None = None

    @abstractmethod
    def all(self, sql: str, values: Values = _NOTHING) -> Sequence[Row]:
        """All rows of a statement."""

    @abstractmethod
    def run(self, sql: str, values: Values = _NOTHING) -> int:
        """Run a statement that returns no rows; how many it changed."""

    @abstractmethod
    def many(self, sql: str, values: Iterable[Values]) -> None:
        """Run a statement once for each set of values."""

    @abstractmethod
    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """Add rows to a table. With values by place, thousands take two thirds of the time."""

    @property
    @abstractmethod
    def alchemy(self) -> sa.Connection:
        """The same transaction, for SQLAlchemy's statements."""

    @property
    @abstractmethod
    def version(self) -> object:
        """Something that is not equal any more once somebody else has changed the database."""

    def first(self, sql: str, values: Values = _NOTHING) -> Row | None:
        """The first row of a statement that selects or returns few."""
        rows = self.all(sql, values)
        return rows[0] if rows else None

    def value(self, sql: str, values: Values = _NOTHING) -> Any:
        """The first row's first value; None without a row."""
        rows = self.all(sql, values)
        return rows[0][0] if rows else None

    def execute(self, statement: sa.Executable, values: Any = None) -> sa.CursorResult[Any]:
        """Run one of SQLAlchemy's statements."""
        return self.alchemy.execute(statement, values)


class SqliteConnection(Connection):
    """A transaction of the standard library's driver."""

    is_sqlite = True

    def __init__(self, driver: sqlite3.Connection, alchemy: Callable[[], sa.Connection]) -> None:
        super().__init__()
        self._driver = driver
        self._alchemy = alchemy
        self._version: object = None

    def all(self, sql: str, values: Values = _NOTHING) -> Sequence[Row]:
        """All rows of a statement."""
        return self._driver.execute(sql, values).fetchall()

    def run(self, sql: str, values: Values = _NOTHING) -> int:
        """Run a statement that returns no rows."""
        return self._driver.execute(sql, values).rowcount

    def many(self, sql: str, values: Iterable[Values]) -> None:
        """Run a statement once for each set of values."""
        self._driver.executemany(sql, values)

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """Add rows to a table."""
        places = ", ".join("?" for _ in columns)
        statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"
        self._driver.executemany(statement, rows)

    @property
    def alchemy(self) -> sa.Connection:
        """The same transaction, for SQLAlchemy's statements."""
        return self._alchemy()

    @property
    def version(self) -> object:
        """A number that is another one when another connection has changed the file.

        It stays the same within a transaction, so it is asked once.
        """
        if self._version is None:
            self._version = self.value("PRAGMA data_version")
        return self._version


class ServerConnection(Connection):
    """A transaction on a database server."""

    is_sqlite = False

    def __init__(self, alchemy: sa.Connection) -> None:
        super().__init__()
        self._alchemy = alchemy

    def all(self, sql: str, values: Values = _NOTHING) -> Sequence[Row]:
        """All rows of a statement."""
        return [tuple(row) for row in self._run(sql, values)]

    def run(self, sql: str, values: Values = _NOTHING) -> int:
        """Run a statement that returns no rows."""
        return self._run(sql, values).rowcount

    def many(self, sql: str, values: Iterable[Values]) -> None:
        """Run a statement once for each set of values."""
        from sqlalchemy import text

        sets = list(values)
        if sets:
            self._alchemy.execute(text(sql), sets)

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """Add rows to a table."""
        names = ", ".join(f":{column}" for column in columns)
        statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({names})"
        self.many(statement, (dict(zip(columns, row, strict=True)) for row in rows))

    @property
    def alchemy(self) -> sa.Connection:
        """The same transaction, for SQLAlchemy's statements."""
        return self._alchemy

    @property
    def version(self) -> object:
        """Another one each time: a server does not say what others do."""
        return object()

    def _run(self, sql: str, values: Values) -> sa.CursorResult[Any]:
        from sqlalchemy import text

        return self._alchemy.execute(text(sql), values)
