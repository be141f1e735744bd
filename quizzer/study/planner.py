"""How does a face plan for exams without holding up the database, the screen or itself?

What is read and kept goes through the desk's thread, like everything; the arithmetic between has
a thread of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Self, TypeVar

from quizzer.errors import QuizzerError

if TYPE_CHECKING:
    from quizzer.cards.card import CardKey
    from quizzer.memory.exam import Exam
    from quizzer.store.database import Database
    from quizzer.study.desk import Desk
    from quizzer.study.exams import Added, ExamLine
    from quizzer.study.forecast import Forecast
    from quizzer.study.planning import Material

T = TypeVar("T")
Progress = Callable[[float], None]
"""Told how much of the work is done, from 0 to 1, in the planner's thread."""


@dataclass(frozen=True, slots=True)
class TodayCard:
    """A card of today's list: its question on a line, and the seconds it is expected to take."""

    key: CardKey
    topic: str
    question: str
    seconds: float
    is_new: bool


@dataclass(frozen=True, slots=True)
class Today:
    """What is left of a day's list. `minutes` are all of the day's, `spent` those that are gone."""

    day: date
    minutes: int
    spent: float
    cards: tuple[TodayCard, ...]

    @property
    def planned(self) -> float:
        """The minutes that the list is expected to take."""
        return sum(card.seconds for card in self.cards) / 60


class StoppedError(QuizzerError):
    """The planner was told to stop before the plan was made."""

    def __init__(self) -> None:
        super().__init__("planning was stopped", remedy="The plan before it still holds")


class Planner:
    """Plans at a desk. Use as a context manager, or call `close`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="quizzer-planner")
        self._is_stopped = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop what is being planned at its next step. Nothing half-made is kept."""
        self._is_stopped = True
        self._thread.shutdown(wait=False, cancel_futures=True)

    def add(self, exam: Exam) -> Future[Added]:
        """Keep an exam."""

        def work(database: Database) -> Added:
            from quizzer.study import exams

            return exams.add(database, self._desk.settings, exam, self._desk.clock())

        return self._desk.submit(work)

    def remove(self, name: str) -> Future[Exam]:
        """Take an exam off the list."""

        def work(database: Database) -> Exam:
            from quizzer.study import exams

            return exams.remove(database, self._desk.settings, name, self._desk.clock())

        return self._desk.submit(work)

    def lines(self) -> Future[tuple[ExamLine, ...]]:
        """All exams with what the last plan expects of them. Plans nothing."""

        def work(database: Database) -> tuple[ExamLine, ...]:
            from quizzer.study import exams, library

            moment = self._desk.clock()
            library.refresh(database, moment.at)
            return exams.lines(database, self._desk.settings, moment)

        return self._desk.submit(work)

    def plan(self, progress: Progress = lambda _: None) -> Future[Forecast]:
        """The plan for today: the kept one, or one made anew when it is of another day."""
        return self._thread.submit(lambda: self._kept_or_made(self._until_stopped(progress)))

    def plan_anew(self, progress: Progress = lambda _: None) -> Future[Forecast]:
        """The plan made anew from what is known now, whatever was planned today already."""
        told = self._until_stopped(progress)
        return self._thread.submit(lambda: self._made(self._material(), told))

    def retrue(self) -> Future[bool]:
        """Work out anew how recall turns out beside what FSRS says, if there is enough new."""
        return self._thread.submit(self._retrued)

    def today(self) -> Future[Today]:
        """What is left of today's list, from the kept plan."""

        def work(database: Database) -> Today:
            from quizzer.study import listing

            return listing.today(database, self._desk.settings, self._desk.clock())

        return self._desk.submit(work)

    def _kept_or_made(self, progress: Progress) -> Forecast:
        kept = self._read(self._current)
        return self._made(self._material(), progress) if kept is None else kept

    def _current(self, database: Database) -> Forecast | None:
        from quizzer.study import planning  # numpy comes with it

        return planning.current(database, self._desk.settings, self._desk.clock())

    def _made(self, material: Material, progress: Progress) -> Forecast:
        from quizzer.study import planning

        record = planning.made(material, progress)
        return self._read(lambda db: planning.keep(db, self._desk.settings, record))

    def _material(self) -> Material:
        from quizzer.study import planning  # numpy comes with it

        settings, moment = self._desk.settings, self._desk.clock()
        habits = planning.habits_of(self._read(lambda db: planning.answers(db, settings)))
        return self._read(lambda db: planning.material(db, settings, moment, habits))

    def _retrued(self) -> bool:
        from quizzer.study import looking

        settings, moment = self._desk.settings, self._desk.clock()
        if not self._read(lambda db: looking.is_truing_stale(db, settings, moment)):
            return False
        from quizzer.study import measuring  # numpy comes with it

        material = self._read(lambda db: measuring.truing_material(db, settings))
        truing, count = measuring.trued(material), material.count
        self._read(lambda db: measuring.keep_truing(db, settings, truing, count, moment))
        return True

    def _read(self, work: Callable[[Database], T]) -> T:
        return self._desk.submit(work).result()

    def _until_stopped(self, progress: Progress) -> Progress:
        def told(share: float) -> None:
            if self._is_stopped:
                raise StoppedError
            progress(share)

        return told
