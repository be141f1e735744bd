"""Does a column come out of the database as it is in there?"""

from __future__ import annotations

import sqlite3
from contextlib import closing

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizzer.memory.model import LEAST_STABILITY
from quizzer.store import columnar
from quizzer.store.columnar import as_text, in_two, numbers_in, of_two, spans
from quizzer.store.connection import SqliteConnection
from quizzer.store.engines import around

A_LITTLE = LEAST_STABILITY / 100_000


def connected(driver: sqlite3.Connection) -> SqliteConnection:
    return SqliteConnection(driver, lambda: around(driver))


@given(st.lists(st.floats(A_LITTLE, 1e9), min_size=1))
@example([LEAST_STABILITY, 0.1, 1.0, 1 / 3, 2.3065, 36500.0, 99999.99999999999, 1e9])
def test_no_bit_of_a_real_is_lost(reals: list[float]) -> None:
    with closing(sqlite3.connect(":memory:")) as driver:
        driver.execute("CREATE TABLE found (key INTEGER PRIMARY KEY, real REAL NOT NULL) STRICT")
        driver.executemany("INSERT INTO found (real) VALUES (?)", [(real,) for real in reals])
        connection = connected(driver)
        texts = ", ".join(as_text(connection, column, "key") for column in in_two("real"))
        (halves,) = connection.all(f"SELECT {texts} FROM found")
    assert of_two(*map(numbers_in, halves)).tolist() == reals


def test_it_is_the_same_whether_a_real_is_rounded_or_cut_off_when_it_is_made_whole() -> None:
    real = 15.100094928817041
    shifted = real * 2**20
    for whole in (np.floor(shifted), np.ceil(shifted)):
        rest = (shifted - whole) * 2**62
        assert of_two(np.array([whole], np.int64), np.array([rest], np.int64)).tolist() == [real]


@pytest.mark.parametrize(("after", "last"), [(0, 0), (0, 1), (0, 7), (3, 12), (5, 5)])
def test_every_number_is_in_one_span(
    after: int, last: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columnar, "_NEAR", 4)
    with closing(sqlite3.connect(":memory:")) as driver:
        found = list(spans(connected(driver), after, last))
    numbers = [n for span in found for n in range(span["after"] + 1, span["until"] + 1)]
    assert numbers == list(range(after + 1, last + 1))
    assert all(span["until"] - span["after"] <= 4 for span in found)
