"""Our operations, each in a process of its own: `ours.py OPERATION FOLDER`.

They go the way that the faces go, through the desk and the use-cases. What is called *warm*
comes after an answer was stored, as in life, so that nothing can be handed out that was kept.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parents[1]))

from quizzer.cli.configuration import system_clock
from quizzer.memory.model import Rating
from quizzer.store.database import Database
from quizzer.study.desk import Desk, Turn
from quizzer.study.scope import EVERYTHING
from quizzer.study.searching.browser import Browser
from quizzer.study.searching.found import Found
from quizzer.study.searching.language import parse
from quizzer.study.searching.ordering import Order
from quizzer.study.searching.query import Compared
from quizzer.study.settings import Settings
from speed.timing import ANSWERS, REPEATS, Figures, cpu_of, tell

_SCREEN_ROWS = 40
_ANSWER_MS = 5000
_SETTINGS = Settings()


@contextmanager
def opened(folder: str) -> Iterator[Desk]:
    """A desk at a copy of the folder's library, as a face has it when a key comes."""
    with tempfile.TemporaryDirectory(dir=folder) as copies:
        path = Path(copies, "quizzer.db")
        shutil.copy(database_in(folder), path)
        with _desk_at(path) as desk:
            yield desk


@contextmanager
def _emptied(folder: str) -> Iterator[Desk]:
    """A desk at an empty library."""
    with (
        tempfile.TemporaryDirectory(dir=folder) as fresh,
        _desk_at(Path(fresh, "quizzer.db")) as desk,
    ):
        yield desk


@contextmanager
def _desk_at(path: Path) -> Iterator[Desk]:
    with Desk(str(path), _SETTINGS, system_clock(_SETTINGS)) as desk:
        desk.submit(lambda _: None).result()  # opening is not what is measured
        yield desk


def database_in(folder: str | Path) -> Path:
    """Our library of a folder."""
    return Path(folder, "quizzer.db")


def decks_in(folder: str | Path) -> Path:
    """Where the decks of our library are."""
    return Path(folder, "decks")


def answering(folder: str) -> Figures:
    """Next card and answer, and until an answer is on disk, as shipped."""
    with opened(folder) as desk:
        return _answered(desk, desk.begin(EVERYTHING).result())


def answering_wal(folder: str) -> Figures:
    """The same with WAL and FULL, which no setting of the product gives: set on the connection."""
    connections: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def remembered(*arguments: Any, **more: Any) -> sqlite3.Connection:
        connections.append(connect(*arguments, **more))
        return connections[-1]

    def to_wal(_database: Database) -> None:
        for connection in connections:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")

    with (
        patch.object(sqlite3, "connect", remembered),
        patch.object(sqlite3.dbapi2, "connect", remembered),
        opened(folder) as desk,
    ):
        turn = desk.begin(EVERYTHING).result()
        turn = desk.rate(turn, Rating.GOOD, _ANSWER_MS).result()
        desk.submit(to_wal).result()
        return _answered(desk, turn)


def _answered(desk: Desk, turn: Turn) -> Figures:
    chance = random.Random(5)
    walls = []
    turn = desk.rate(turn, Rating.GOOD, _ANSWER_MS).result()  # which imports what answers need
    start = time.process_time()
    for _ in range(ANSWERS):
        (rating,) = chance.choices(list(Rating), (10, 10, 70, 10))
        begun = time.perf_counter()
        turn = desk.rate(turn, rating, _ANSWER_MS).result()
        walls.append((time.perf_counter() - begun) * 1000)
        assert turn.card is not None, "fewer cards are due than answers were to be given"
    cpu = (time.process_time() - start) * 1000 / ANSWERS
    return {"cpu": [cpu], "wall": walls}


class _Studying:
    """Gives one answer at a time, so that what is counted after it has changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._turn = desk.begin(EVERYTHING).result()

    def answer(self) -> None:
        """Answer the next card."""
        self._turn = self._desk.rate(self._turn, Rating.GOOD, _ANSWER_MS).result()


def _cold_and_warm(folder: str, work: Callable[[Desk], object]) -> Figures:
    """The first time for a library, and then after each of some answers.

    It was done for an empty one before: what is imported for it is not counted, as it is not of
    a program that has no modules to import. The rows about starts have all of it.
    """
    with _emptied(folder) as empty:
        work(empty)
    with opened(folder) as desk:
        cold = cpu_of(partial(work, desk))
        return {"cold": cold, "warm": cpu_of(partial(work, desk), REPEATS, _Studying(desk).answer)}


def queue(folder: str) -> Figures:
    """From Enter to the first card, once the app is open."""
    return _cold_and_warm(folder, lambda desk: desk.begin(EVERYTHING).result())


def counts(folder: str) -> Figures:
    """Due and new cards of every deck and topic, by name."""

    def work(desk: Desk) -> object:
        from quizzer.store.shelf import shelf
        from quizzer.study import looking
        from quizzer.study.overview import overview

        moment = desk.clock()

        def counted(db: Database) -> object:
            cards = shelf(db, _SETTINGS.learner)
            figures = looking.figures_of(cards, _SETTINGS, moment, lambda _: None)
            return overview(looking.outline_of(db, _SETTINGS), figures, moment.day)

        return desk.submit(counted).result()

    return _cold_and_warm(folder, work)


def home(folder: str) -> Figures:
    """All that the home screen shows first: the same, after a look for edited decks, and exams."""
    return _cold_and_warm(folder, lambda desk: desk.count().result())


def mastery(folder: str) -> Figures:
    """What it shows then, and the mastery page: with the mastery of every deck and topic."""
    return _cold_and_warm(folder, lambda desk: desk.look().result())


def statistics(folder: str) -> Figures:
    """The statistics page of all decks."""

    def work(desk: Desk) -> object:
        from quizzer.study import statistics as counting

        moment = desk.clock()
        whole = desk.submit(lambda db: counting.statistics(db, _SETTINGS, EVERYTHING, moment))
        return whole.result()

    return _cold_and_warm(folder, work)


def filtering(folder: str) -> Figures:
    """Browse opened and searched by recall, cold; another threshold typed, warm."""
    thresholds = iter(range(80, 0, -1))

    def search(browser: Browser) -> Found | None:
        asked = parse(f"recall:<{next(thresholds)}%")
        assert isinstance(asked, Compared)
        return browser.search(asked, Order.WEAKEST, _SCREEN_ROWS).result()

    def open_and_search(browser: Browser) -> Found | None:
        browser.open().result()
        return search(browser)

    with _emptied(folder) as empty:
        open_and_search(Browser(empty))
    with opened(folder) as desk:
        browser = Browser(desk)
        figures = {
            "cold": cpu_of(partial(open_and_search, browser)),
            "warm": cpu_of(partial(search, browser), REPEATS),
        }
        found = search(browser)
        assert found, "no card is below it, so nothing was measured"
        browser.close()
        return figures


def importing(folder: str) -> Figures:
    """Add the decks of a folder to an empty library, then once more, unchanged."""
    with _emptied(folder) as desk:
        add = partial(_add, desk, folder)
        return {"first": cpu_of(add), "again": cpu_of(add)}


def checking(folder: str) -> Figures:
    """Check the decks of a folder, then add them."""
    from quizzer.study import checking as proofreading

    def check() -> None:
        assert not any(file.errors for file in proofreading.check([decks_in(folder)]))

    with _emptied(folder) as desk:
        checked, added = cpu_of(check), cpu_of(partial(_add, desk, folder))
    return {"check": checked, "both": [checked[0] + added[0]]}


def _add(desk: Desk, folder: str) -> None:
    from quizzer.study import library

    paths, at = [str(decks_in(folder))], desk.clock().at
    desk.submit(lambda db: library.add_or_restore(db, paths, at)).result()


def replaying(folder: str) -> Figures:
    """The memory that the whole log gives, from the database over arrays."""

    def replayed(db: Database) -> object:
        from quizzer.memory.bulk import Fsrs
        from quizzer.memory.replaying import replay
        from quizzer.store.answered import answered

        return replay(answered(db, _SETTINGS.learner).log, Fsrs())

    with _emptied(folder) as empty:
        empty.submit(replayed).result()
    with opened(folder) as desk:
        return {"cpu": cpu_of(lambda: desk.submit(replayed).result())}


def making(folder: str) -> Figures:
    """Make the library of a folder from its decks, without those that come with Quizzer."""
    from quizzer.study import library

    def drop_bundled(db: Database) -> None:
        at = system_clock(_SETTINGS)().at
        library.take_in_bundled(db, at)
        for listed in library.listing(db):
            if not listed.deck.startswith("bench-"):
                library.remove(db, listed.deck, at)

    with _desk_at(database_in(folder)) as desk:
        _add(desk, folder)
        desk.submit(drop_bundled).result()
    return {}


if __name__ == "__main__":
    tell(
        {
            "answering": answering,
            "answering-wal": answering_wal,
            "queue": queue,
            "counts": counts,
            "home": home,
            "mastery": mastery,
            "statistics": statistics,
            "filtering": filtering,
            "importing": importing,
            "checking": checking,
            "replaying": replaying,
            "making": making,
        }
    )
