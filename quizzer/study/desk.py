"""How does a face study without knowing about databases and threads?

A desk owns the one thread that owns the database. Every call is put in its queue at once, in
order, and answers with a Future: a face that has seen the future's result knows that the change
is on disk. What was put in is carried out before the process ends, however it leaves.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from quizzer.memory.moment import Moment
from quizzer.store.lock import StudyLock

if TYPE_CHECKING:  # the first frame waits for none of these
    from quizzer.cards.card import Card, CardKey, Face
    from quizzer.cards.citation import Source
    from quizzer.memory.log import Review
    from quizzer.memory.model import Model, Rating
    from quizzer.memory.scheduling import Memory
    from quizzer.store.database import Database
    from quizzer.store.records import Marks, Showing
    from quizzer.study.coverage import CoveredDocument
    from quizzer.study.documents import PassageView
    from quizzer.study.models import Models
    from quizzer.study.overview import CardLine, Overview
    from quizzer.study.planner import Planner
    from quizzer.study.scope import Scope
    from quizzer.study.session import Aside, Said, Session
    from quizzer.study.settings import Settings
    from quizzer.study.summary import Summary

__all__ = ["Clock", "Desk", "Marks", "Start", "Turn"]

T = TypeVar("T")
Clock = Callable[[], Moment]
"""Says what time it is, where the learner is."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A session's state with its current card ready to be shown. At the end there is no card.

    `models` schedule the session's cards. `seed` decided the order of the options. `ahead` holds
    cards that were read before they are needed. `long_gap` is the instant of the last review when
    a session begins very far from it: the clock may be wrong.
    """

    session: Session
    models: Models
    card: Card | None = None
    face: Face | None = None
    seed: int = 0
    topic: str = ""
    citations: tuple[str, ...] = ()
    path: Path | None = None
    sources: tuple[Source, ...] = ()
    ahead: Mapping[CardKey, Showing] = field(default_factory=dict, repr=False)
    long_gap: datetime | None = None

    @property
    def model(self) -> Model:
        """The model that schedules the current card."""
        current = self.session.current
        return self.models.of("" if current is None else current.key.deck)

    @property
    def guess(self) -> float:
        """The chance that luck alone answers the current card right."""
        from quizzer.cards.grading.guessing import chance_of_guess

        return 0.0 if self.card is None else chance_of_guess(self.card.content)

    def outcomes(self, moment: Moment) -> Mapping[Rating, Memory]:
        """The memory that each rating which the current card may be given would leave now."""
        from quizzer.study.session import outcomes

        return outcomes(self.session, moment, self.model, guess=self.guess)


class Desk:
    """Where one learner studies. Use as a context manager, or call `close`.

    `case` is the folder of the case documents, if the learner named one. `is_first_start` says,
    once something was read, whether the database was made for that.
    """

    def __init__(
        self, location: str, settings: Settings, clock: Clock, case: Path | None = None
    ) -> None:
        self.location = location
        self.case = case
        self.settings = settings
        self.clock = clock
        self.is_first_start = False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="quizzer-store")
        self._database: Database | None = None
        self._planner: Planner | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def submit(self, work: Callable[[Database], T]) -> Future[T]:
        """Put work in the queue of the database's thread."""
        return self._thread.submit(lambda: work(self._opened()))

    def in_background(self, work: Callable[[], T]) -> Future[T]:
        """The same for work without the database: a screen has it imported here, not in a key."""
        return self._thread.submit(work)

    def close(self) -> None:
        """Carry out what was put in, then close the database."""
        if self._planner is not None:
            self._planner.close()
        self._thread.submit(self._close)
        self._thread.shutdown(wait=True)

    def count(self) -> Future[Overview]:
        """Refresh the library and say what is due, before anything that takes longer."""

        def work(database: Database) -> Overview:
            from quizzer.study import looking  # here, so that the thread imports the database

            return looking.count(database, self.settings, self.clock())

        return self.submit(work)

    def look(self) -> Future[Overview]:
        """Refresh the library and say what it holds now."""

        def work(database: Database) -> Overview:
            from quizzer.study import looking  # here, so that the thread imports the database

            return looking.look(database, self.settings, self.clock())

        return self.submit(work)

    def notices(self) -> Future[tuple[str, ...]]:
        """Refresh the library and say what is to be told before a session begins."""

        def work(database: Database) -> tuple[str, ...]:
            from quizzer.study.notices import notices

            return notices(database, self.settings, self.clock())

        return self.submit(work)

    @property
    def planner(self) -> Planner:
        """Where this learner's exams are planned."""
        if self._planner is None:
            from quizzer.study.planner import Planner

            self._planner = Planner(self)
        return self._planner

    def retrue(self) -> Future[bool]:
        """Work out anew how recall turns out beside what FSRS says, if there is enough new."""
        return self.planner.retrue()

    def weakest(self, scope: Scope) -> Future[tuple[int, ...]]:
        """The numbers of the cards of a scope, weakest first."""
        from quizzer.study import looking

        return self.submit(lambda db: looking.weakest(db, self.settings, scope, self.clock()))

    def card_lines(self, numbers: Sequence[int]) -> Future[dict[int, CardLine]]:
        """Lines of cards by their numbers, in this order; those that have gone are left out."""
        from quizzer.study import looking

        return self.submit(lambda db: looking.card_lines(db, self.settings, numbers, self.clock()))

    def begin(self, scope: Scope, extra_new: int = 0, minutes: int | None = None) -> Future[Turn]:
        """Start a session; `extra_new` cards come on top of what the day still introduces.

        `minutes` is the time for it, where that is not what is left of the day's.
        """

        def work(database: Database) -> Turn:
            from quizzer.study import reviewing  # here, for the same reason

            return reviewing.begin(
                database,
                self.settings,
                scope,
                self.clock(),
                extra_new=extra_new,
                minutes=minutes,
            )

        return self.submit(work)

    def begin_first(self) -> Future[Turn]:
        """Start the first session that a learner ever has, a short one."""

        def work(database: Database) -> Turn:
            from quizzer.study import reviewing

            return reviewing.begin_first(database, self.settings, self.clock())

        return self.submit(work)

    def begin_exam(self) -> Future[Turn]:
        """Start a session on what is left of today's list for the exams."""

        def work(database: Database) -> Turn:
            from quizzer.study import reviewing

            return reviewing.begin_exam(database, self.settings, self.clock())

        return self.submit(work)

    def begin_cards(self, keys: Sequence[CardKey]) -> Future[Turn]:
        """Start a session on these cards, due or not, in their order."""

        def work(database: Database) -> Turn:
            from quizzer.study import reviewing

            return reviewing.begin_cards(database, self.settings, keys, self.clock())

        return self.submit(work)

    def begin_confident_wrong(self) -> Future[Turn]:
        """Start a session on what the learner was sure of and wrong about, due or not."""

        def work(database: Database) -> Turn:
            from quizzer.study import reviewing

            return reviewing.begin_confident_wrong(database, self.settings, self.clock())

        return self.submit(work)

    def look_at(self, key: CardKey) -> Future[Turn]:
        """A card as a session would show it, without one."""

        def work(database: Database) -> Turn:
            from quizzer.study import reviewing

            return reviewing.look_at(database, self.settings, key, self.clock())

        return self.submit(work)

    def rate(
        self, turn: Turn, rating: Rating, elapsed_ms: int, said: Said | None = None
    ) -> Future[Turn]:
        """Commit an answer. The result is the next turn; until then nothing has changed.

        `said` is what was typed or chosen, graded, and how sure the learner was; what else the
        log keeps of an answer follows from the turn. Raises UsageError, through the future, for
        Easy where a guess may be right.
        """
        from quizzer.study import reviewing

        moment = self.clock()

        def work(database: Database) -> Turn:
            review = reviewing.answered(turn, rating, elapsed_ms, said, moment)
            return reviewing.rate(database, turn, review, moment)

        return self.submit(work)

    def expected(self, turn: Turn, rating: Rating) -> Turn | None:
        """The turn that a rating would lead to, as far as it is known without reading."""
        from quizzer.study import reviewing

        return reviewing.expected(turn, rating, self.clock())

    def put_aside(self, turn: Turn, aside: Aside) -> Future[Turn]:
        """Bury or suspend the current card."""
        from quizzer.study import reviewing

        moment = self.clock()
        return self.submit(lambda db: reviewing.put_aside(db, turn, aside, moment))

    def toggle_flag(self, turn: Turn) -> Future[Turn]:
        """Flag the current card, or take its flag away."""
        from quizzer.study import reviewing

        return self.submit(lambda db: reviewing.toggle_flag(db, turn))

    def undo(self, turn: Turn) -> Future[Turn]:
        """Take back the last change: in the log, in memory, in the counts."""
        from quizzer.study import reviewing

        moment = self.clock()
        return self.submit(lambda db: reviewing.undo(db, turn, moment))

    def reload(self, turn: Turn) -> Future[Turn]:
        """Read the current card again after its file was edited."""
        from quizzer.study import reviewing

        moment = self.clock()
        return self.submit(lambda db: reviewing.reload(db, turn, moment))

    def summarise(self, turn: Turn) -> Future[Summary]:
        """What the session did and what comes next."""
        from quizzer.study import reviewing

        moment = self.clock()
        return self.submit(lambda db: reviewing.summarise(db, self.settings, turn.session, moment))

    def history(self, key: CardKey) -> Future[tuple[Review, ...]]:
        """A card's reviews that stand, oldest first."""
        from quizzer.study import reviewing

        return self.submit(lambda db: reviewing.history(db, self.settings, key))

    def passages(self, turn: Turn) -> Future[tuple[PassageView, ...]]:
        """The passages that the current card cites, as far as their documents are at hand."""

        def work() -> tuple[PassageView, ...]:
            from quizzer.study.documents import folders_of, passages  # not needed by a session

            if turn.card is None:
                return ()
            folders = folders_of(turn.path, self.case, self.location)
            return passages(turn.card, turn.sources, folders)

        return self._thread.submit(work)

    def coverage(self, deck: str) -> Future[tuple[CoveredDocument, ...]]:
        """What the cards of a deck cite of its documents; of all decks when it is empty."""

        def work(database: Database) -> tuple[CoveredDocument, ...]:
            from quizzer.study import library  # not needed by a session
            from quizzer.study.coverage import coverage
            from quizzer.study.documents import folders_of

            library.refresh(database, self.clock().at)
            paths = library.documented(database, deck)
            return coverage(paths, lambda path: folders_of(path, self.case, self.location))

        return self.submit(work)

    def marks(self, key: CardKey) -> Future[Marks]:
        """A card's marks."""
        from quizzer.study import reviewing

        return self.submit(lambda db: reviewing.marks(db, self.settings, key))

    def set_marks(self, key: CardKey, marks: Marks, seen: Marks) -> Future[None]:
        """Set outside a session what has changed of the marks that were seen on a card."""
        from quizzer.study import reviewing

        return self.submit(lambda db: reviewing.set_marks(db, self.settings, key, marks, seen))

    @contextlib.contextmanager
    def studying(self) -> Iterator[Desk]:
        """Hold the database's study lock. Raises UsageError when another Quizzer does."""
        if "://" in self.location:
            yield self
            return
        with StudyLock(_file(self.location)):
            yield self

    def _opened(self) -> Database:
        if self._database is None:
            from quizzer.store.database import Database

            self.is_first_start = not _is_there(self.location)
            self._database = Database(self.location)
        return self._database

    def _close(self) -> None:
        if self._database is not None:
            self._database.close()


def _is_there(location: str) -> bool:
    """Whether there is a database; what is wrong with its path is told when it is opened."""
    return "://" in location or os.path.exists(_file(location))  # noqa: PTH110 - it never raises


def _file(location: str) -> Path:
    return Path(location).expanduser().absolute()


Start = Callable[[Desk], Future[Turn]]
"""Begins a session at a desk: on a scope, or on today's list for the exams."""
