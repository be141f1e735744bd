"""How does a face browse all cards without waiting for a search, or knowing where it runs?

Everything runs in the desk's thread, which holds the shelf. A search that a newer one has
overtaken is not begun.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING

from quizzer.study.searching.found import CardRow, Found, Marked, Opened

if TYPE_CHECKING:
    from quizzer.cards.card import CardKey
    from quizzer.store.database import Database
    from quizzer.store.records import Marking, Marks
    from quizzer.study.desk import Desk, Turn
    from quizzer.study.searching.matching import Matcher
    from quizzer.study.searching.ordering import Order
    from quizzer.study.searching.query import Query

FIRST_CARDS = 500
"""So many cards are there at once, until all are."""


class Browser:
    """The cards of a desk's library, for as long as they are browsed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._matcher: Matcher | None = None
        self._newest: object = None
        self._before: list[Mapping[CardKey, Marks]] = []

    def open(self, most: int | None = None) -> Future[Opened]:
        """Read the library, or its first cards. What was read before can be searched meanwhile."""
        moment = self._desk.clock()

        def work(database: Database) -> Opened:
            from quizzer.study.searching import browsing  # numpy comes with it

            self._matcher = browsing.opened(database, self._desk.settings, moment, most)
            shelf = self._matcher.shelf
            return Opened(len(shelf), shelf.names)

        return self._desk.submit(work)

    def search(self, query: Query, order: Order, most: int) -> Future[Found | None]:
        """What the query finds, the first `most` cards whole; None if a newer search has come."""
        self._newest = wanted = object()

        def work(database: Database) -> Found | None:
            from quizzer.study.searching import browsing

            if self._newest is not wanted or self._matcher is None:
                return None
            return browsing.found(database, self._matcher, query, order, most)

        return self._desk.submit(work)

    def rows(self, found: Found, start: int, stop: int) -> Future[tuple[CardRow, ...]]:
        """Some of the cards that were found, whole."""
        places: list[int] = found.places[start:stop].tolist()

        def work(database: Database) -> tuple[CardRow, ...]:
            from quizzer.study.searching import browsing

            return browsing.card_rows(database, found.matcher.shelf, places)

        return self._desk.submit(work)

    def begin(self, keys: Collection[CardKey]) -> Future[Turn]:
        """Start a session on these cards, the weakest first, then those never seen."""
        moment = self._desk.clock()

        def work(database: Database) -> Turn:
            from quizzer.study import reviewing
            from quizzer.study.searching import browsing

            ordered = browsing.weakest_first(self._opened, keys)
            return reviewing.begin_cards(database, self._desk.settings, ordered, moment)

        return self._desk.submit(work)

    def mark(self, keys: Collection[CardKey], marking: Marking) -> Future[Marked]:
        """Mark cards, in one transaction."""

        def work(database: Database) -> Marked:
            from quizzer.study.searching import browsing

            before = browsing.marked(database, self._desk.settings, self._opened, keys, marking)
            if before:
                self._before.append(before)
            return Marked(marking, len(before), len(keys) - len(before))

        return self._desk.submit(work)

    def undo(self) -> Future[int]:
        """Take the last marking back; of how many cards, 0 when there is nothing to take back."""

        def work(database: Database) -> int:
            from quizzer.study.searching import browsing

            if not self._before:
                return 0
            before = self._before[-1]
            browsing.unmarked(database, self._desk.settings, self._opened, before)
            self._before.pop()
            return len(before)

        return self._desk.submit(work)

    @property
    def _opened(self) -> Matcher:
        assert self._matcher is not None, "cards are found before anything is done with them"
        return self._matcher
