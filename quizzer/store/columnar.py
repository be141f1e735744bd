"""How does a whole column leave the database with none of it becoming a value of Python?

As one text, with commas between its numbers, which numpy reads at once: half the time of rows. A
text of reals would take four times as long, and on SQLite lose what is behind the fifteenth
figure. So these come as whole numbers, which numpy makes reals of again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from quizzer.memory.bulk import Whole
from quizzer.store.connection import Connection, Values

_NEAR, _FAR = 2_000, 50_000
"""Rows of one statement: what stays in the processor's cache, or what is worth a journey."""
_SHIFT, _REST = 2**20, 2**62


def as_text(connection: Connection, column: str, key: str) -> str:
    """What a statement selects for all values of a column as one text, in the key's order.

    `key` is the one by which SQLite goes through the rows anyway.
    """
    if connection.is_sqlite:
        return f"group_concat({column})"
    return f"string_agg(CAST({column} AS text), ',' ORDER BY {key})"


def selected(connection: Connection, columns: Iterable[str], rows: str, key: str) -> str:
    """The statement that selects columns of whole numbers of these rows as texts: `numbers`."""
    return f"SELECT {', '.join(as_text(connection, each, key) for each in columns)} {rows}"


def numbers(connection: Connection, statement: str, values: Values) -> list[Whole]:
    """The columns that such a statement selects."""
    return [numbers_in(text) for text in connection.all(statement, values)[0]]


def spans(connection: Connection, after: int, last: int) -> Iterator[dict[str, int]]:
    """The numbers `after` one until another, as many at a time as one text had better hold."""
    size = _NEAR if connection.is_sqlite else _FAR
    for start in range(after, last, size):
        yield {"after": start, "until": min(last, start + size)}


def numbers_in(text: str | None) -> Whole:
    """The whole numbers of such a text."""
    return np.fromstring(text or "", np.int64, sep=",")


def in_two(column: str) -> tuple[str, str]:
    """What a statement selects for a real that may be of any size: two whole numbers.

    No bit is lost between 2⁻³⁰, which is a ten-thousandth of a second of a day, and 2⁴³. Databases
    round or cut off when they make a real whole; whichever it is, the rest is what is left over.
    """
    shifted = f"{column} * {_SHIFT}.0"
    whole = f"CAST({shifted} AS bigint)"
    return whole, f"CAST(({shifted} - {whole}) * {_REST}.0 AS bigint)"


def of_two(whole: NDArray[np.int64], rest: NDArray[np.int64]) -> NDArray[np.float64]:
    """The reals that were selected `in_two`."""
    return (whole + rest / _REST) / _SHIFT
