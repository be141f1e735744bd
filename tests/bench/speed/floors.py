"""What can no program here do faster? Each in a process of its own: `floors.py OPERATION FOLDER`.

Raw `sqlite3` on the fewest columns that would do, arithmetic on columns that are in memory
already, YAML's own parser without anything done with it, a disk that takes what it is given.
"""

from __future__ import annotations

import gc
import hashlib
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from speed.timing import ANSWERS, REPEATS, Figures, cpu_of, tell

if TYPE_CHECKING:
    from speed.collection import Collection, Reals

_DAY_MS = 86_400_000
_PAGE = 4096
_LOW = 0.8

_SCHEMA = """
CREATE TABLE card(number INTEGER PRIMARY KEY, topic INTEGER, question TEXT, answer TEXT);
CREATE TABLE memory(card INTEGER PRIMARY KEY, due INTEGER, last INTEGER, stability REAL,
                    difficulty REAL);
CREATE TABLE review(number INTEGER PRIMARY KEY, at INTEGER, card INTEGER, rating INTEGER,
                    elapsed INTEGER);
CREATE INDEX memory_due ON memory(due);
"""


def make(folder: Path, whole: Collection) -> None:
    """The same collection in the fewest columns."""
    from speed.collection import texts

    path = raw_in(folder)
    path.unlink(missing_ok=True)
    known, log = whole.memories, whole.log
    today = whole.now_ms // _DAY_MS

    def cards() -> Iterator[tuple[int, int, str, str]]:
        for number in range(whole.cards):
            question, answer, topic = texts(number)
            yield number, int(topic.removeprefix("topic")), question, answer

    columns = (known.card, known.due + today, today - known.ago, known.stability, known.difficulty)
    reviews = (log.at, known.card[log.seen], log.rating, log.elapsed_ms)
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(_SCHEMA)
        database.executemany("INSERT INTO card VALUES (?, ?, ?, ?)", cards())
        database.executemany(
            "INSERT INTO memory VALUES (?, ?, ?, ?, ?)",
            zip(*(column.tolist() for column in columns), strict=True),
        )
        database.executemany(
            "INSERT INTO review(at, card, rating, elapsed) VALUES (?, ?, ?, ?)",
            zip(*(column.tolist() for column in reviews), strict=True),
        )


def raw_in(folder: str | Path) -> Path:
    """The fewest columns of a folder."""
    return Path(folder, "raw.db")


def answering(folder: str, journal: str = "DELETE", sync: str = "EXTRA") -> Figures:
    """Read the next due card, then store a review and its memory, as durably as we do."""
    with tempfile.TemporaryDirectory(dir=folder) as copies:
        path = Path(copies, "raw.db")
        path.write_bytes(raw_in(folder).read_bytes())
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.execute(f"PRAGMA journal_mode = {journal}")
            database.execute(f"PRAGMA synchronous = {sync}")
            work = partial(_answer, database, int(time.time() * 1000) // _DAY_MS)
            return {"cpu": [sum(cpu_of(work, ANSWERS)) / ANSWERS]}


def _answer(database: sqlite3.Connection, today: int) -> None:
    card, _question, _answer = database.execute(
        "SELECT number, question, answer FROM memory JOIN card ON number = memory.card"
        " WHERE due <= ? ORDER BY due LIMIT 1",
        (today,),
    ).fetchone()
    database.execute("BEGIN IMMEDIATE")
    review = (time.time_ns() // 1_000_000, card, 3, 5000)
    database.execute("INSERT INTO review(at, card, rating, elapsed) VALUES (?, ?, ?, ?)", review)
    database.execute(
        "UPDATE memory SET due = ?, last = ?, stability = stability * 2 WHERE card = ?",
        (today + 30, today, card),
    )
    database.execute("COMMIT")


def syncing(folder: str) -> Figures:
    """A page appended and brought to the disk."""
    walls = []
    with tempfile.TemporaryFile(dir=folder) as file:
        for _ in range(ANSWERS):
            start = time.perf_counter()
            os.write(file.fileno(), bytes(_PAGE))
            os.fdatasync(file.fileno())
            walls.append((time.perf_counter() - start) * 1000)
    return {"wall": walls}


def first_card(folder: str) -> Figures:
    """Say the first card's question, then wait to be let go: measured from outside."""
    with closing(sqlite3.connect(raw_in(folder))) as database:
        query = "SELECT question FROM memory JOIN card ON number = card ORDER BY due LIMIT 1"
        print(*database.execute(query).fetchone(), flush=True)
        sys.stdin.readline()
    return {}


def queue(folder: str) -> Figures:
    """The numbers of the cards that are due, in order."""
    today = int(time.time() * 1000) // _DAY_MS
    query = "SELECT card FROM memory WHERE due <= ? ORDER BY due, card"
    with closing(sqlite3.connect(raw_in(folder))) as database:
        return {"warm": cpu_of(lambda: database.execute(query, (today,)).fetchall(), REPEATS)}


def arithmetic(folder: str) -> Figures:
    """What has to be worked out, on columns that are in memory already."""
    import numpy as np

    from quizzer.memory.bulk import Fsrs
    from quizzer.memory.replaying import Log, replay

    cards = "memory JOIN card ON number = card"
    due, last, stability, topic = _columns(folder, cards, "due", "last", "stability", "topic")
    at, card, rating, elapsed = _columns(folder, "review", "at", "card", "rating", "elapsed")
    today = int(time.time() * 1000) // _DAY_MS
    topics = topic.astype(np.int64)
    whole = card.astype(np.int64)
    day = (at // _DAY_MS).astype(np.int64)
    log = Log.of(card=whole, at=at, day=day, rating=rating, milliseconds=elapsed)
    rated, spent = rating.astype(np.int64), elapsed

    def recall() -> Reals:
        faded: Reals = (1 + 0.98 * (today + 1 - last) / stability) ** -0.1542
        return faded

    def statistics() -> None:
        first = int(day[0])
        np.bincount(day - first)
        np.bincount(day - first, weights=spent)
        np.bincount(rated)
        np.bincount(np.clip(due - today, 0, 200).astype(np.int64))

    works: dict[str, Callable[[], object]] = {
        "counts": lambda: np.bincount(topics[due <= today]),
        "statistics": statistics,
        "mastery": lambda: np.bincount(topics, weights=recall()),
        "filtering": lambda: np.flatnonzero(recall() < _LOW),
        "replaying": lambda: replay(log, Fsrs()),
    }
    return {name: cpu_of(work, REPEATS) for name, work in works.items()}


def _columns(folder: str, table: str, *names: str) -> Iterator[Reals]:
    """Columns one after the other, so that no row is held."""
    import numpy as np

    with closing(sqlite3.connect(raw_in(folder))) as database:
        for name in names:
            values = database.execute(f"SELECT {name} FROM {table}")
            yield np.fromiter((value for (value,) in values), np.float64)


def files(folder: str) -> Figures:
    """The events of the decks' YAML, without the collector; and the decks' hashes."""
    import yaml

    data = [path.read_bytes() for path in sorted(Path(folder, "decks").glob("*.yaml"))]

    def parse() -> None:
        for each in data:
            for _event in yaml.parse(each, Loader=yaml.CSafeLoader):
                pass

    def digest() -> None:
        for each in data:
            hashlib.blake2b(each).digest()

    gc.disable()
    return {"parse": cpu_of(parse), "hash": cpu_of(digest, REPEATS)}


if __name__ == "__main__":
    tell(
        {
            "answering": answering,
            "answering-wal": partial(answering, journal="WAL", sync="FULL"),
            "syncing": syncing,
            "first-card": first_card,
            "queue": queue,
            "arithmetic": arithmetic,
            "files": files,
        }
    )
