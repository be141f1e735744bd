"""How does a face browse all cards without waiting for a search, or knowing where it runs?

A browser reads the library in a thread and over a connection of its own, so that a key does not
wait for what the desk counts; what is changed goes through the desk as everywhere. A search that a
newer one has overtaken is not begun.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from quizzer.study.searching.found import CardRow, Found, Marked, Opened

if TYPE_CHECKING:
    from quizzer.cards.card import CardKey
    from quizzer.store.database import Database
    from quizzer.store.records import Marking, Marks
    from quizzer.study.desk import Desk, Turn
    from quizzer.study.searching.completing import Names
    from quizzer.study.searching.matching import Matcher
    from quizzer.study.searching.ordering import Order
    from quizzer.study.searching.query import Query

T = TypeVar("T")


class Browser:
    """The cards of a desk's library, for as long as they are browsed. To be closed after."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="quizzer-browse")
        self._database: Database | None = None
        self._matcher: Matcher | None = None
        self._newest: object = None
        self._done: list[tuple[Collection[CardKey], Marking]] = []

    def open(self) -> Future[Opened]:
        """Read the library. What was read before can be searched meanwhile."""
        moment = self._desk.clock()

        def work(database: Database) -> Opened:
            from quizzer.study.searching import browsing  # numpy comes with it

            self._matcher = browsing.opened(database, self._desk.settings, moment)
            return Opened(len(self._matcher.shelf))

        return self._submit(work)

    def names(self) -> Future[Names]:
        """What the cards are called by. It takes reading what all of them say."""
        return self._submit(lambda _: self._opened.names)

    def search(self, query: Query, order: Order, most: int) -> Future[Found | None]:
        """What the query finds, the first `most` cards whole; None if a newer search has come."""
        self._newest = wanted = object()

        def work(database: Database) -> Found | None:
            from quizzer.study.searching import browsing

            if self._newest is not wanted or self._matcher is None:
                return None
            return browsing.found(database, self._matcher, query, order, most)

        return self._submit(work)

    def rows(self, found: Found, start: int, stop: int) -> Future[tuple[CardRow, ...]]:
        """Some of the cards that were found, whole."""
        places: list[int] = found.places[start:stop].tolist()

        def work(database: Database) -> tuple[CardRow, ...]:
            from quizzer.study.searching import browsing

            return browsing.card_rows(database, found.matcher.shelf, places)

        return self._submit(work)

    def begin(self, keys: Collection[CardKey]) -> Future[Turn]:
        """Start a session on these cards, the weakest first, then those never seen."""

        def work(_database: Database) -> Turn:
            return self._desk.begin_cards(self._opened.weakest_first(keys)).result()

        return self._submit(work)

    def toggle(self, keys: Collection[CardKey], marking: Marking) -> Future[Marked]:
        """Mark cards, or the opposite when all are marked so."""
        is_done = self._opened.are_marked(keys, marking)
        return self.mark(keys, marking.opposite if is_done else marking)

    def mark(self, keys: Collection[CardKey], marking: Marking) -> Future[Marked]:
        """Mark cards, in one transaction."""
        written = self._write(keys, marking)

        def work(_database: Database) -> Marked:
            marked = written.result()
            if marked:
                self._done.append((tuple(marked), marking))
            self._opened.mark(marked)
            return Marked(marking, len(marked), len(keys) - len(marked))

        return self._submit(work)

    def undo(self) -> Future[int]:
        """Take the last marking back; of how many cards, 0 when there is nothing to take back.

        What else was marked on them since stays.
        """

        def work(_database: Database) -> int:
            if not self._done:
                return 0
            cards, marking = self._done[-1]
            marked = self._write(cards, marking.opposite).result()
            self._done.pop()
            self._opened.mark(marked)
            return len(marked)

        return self._submit(work)

    def _write(self, keys: Collection[CardKey], how: Marking) -> Future[Mapping[CardKey, Marks]]:
        """Mark cards; the marks after it of those that this changed."""

        def write(database: Database) -> Mapping[CardKey, Marks]:
            from quizzer.study.searching import browsing

            return browsing.marked(database, self._desk.settings, keys, how)

        return self._desk.submit(write)

    def close(self) -> None:
        """Let go of the library, once what is under way has ended."""
        self._newest = None
        self._thread.submit(self._close)
        self._thread.shutdown(wait=False)

    @property
    def _opened(self) -> Matcher:
        assert self._matcher is not None, "cards are found before anything is done with them"
        return self._matcher

    def _submit(self, work: Callable[[Database], T]) -> Future[T]:
        return self._thread.submit(lambda: work(self._reading()))

    def _reading(self) -> Database:
        if self._database is None:
            from quizzer.store.database import Database

            self._database = Database(self._desk.location)
        return self._database

    def _close(self) -> None:
        if self._database is not None:
            self._database.close()
