"""How do a simulated learner's days go by, at a real desk with a clock that is moved along?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from quizzer.memory.calendar import DaysOff
from quizzer.memory.exam import Exam, TopicWeight
from quizzer.memory.moment import Moment
from quizzer.store import exams as diary
from quizzer.store import library as shelf
from quizzer.store import logs
from quizzer.store.database import Database
from quizzer.study import mocks
from quizzer.study.desk import Desk
from quizzer.study.mocks import Mock, MockResult
from quizzer.study.scope import EVERYTHING
from quizzer.study.settings import Settings
from quizzer.study.simulated import Asked, SimulatedLearner

LEARNER: Final = "simulated"
"""The name of the learner, by which every face shows that nobody answered."""

SETTINGS: Final = Settings(learner=LEARNER, new_per_day=3)
EXAM: Final = "Demo exam"

_EXAM_AFTER = timedelta(days=21)
_EXAM_MINUTES = 15
_HEAVY_TOPIC = "pricing"
_MOCKS_AFTER = (0.5, 0.85)
"""The shares of the days after which a mock exam is taken."""
_QUESTIONS = 30
_DAYS_APART = 10_000_000
"""More days than a calendar has: each learner's mocks are drawn by seeds of their own."""
_EVENING, _MORNING = time(19), time(8)
_ONE_DAY = timedelta(days=1)

Progress = Callable[[float], None]
"""Told how much of the work is done, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Played:
    """What a simulated learner did from the first day to the last, and how their mocks went."""

    first: date
    last: date
    days_studied: int
    answers: int
    seen: int
    cards: int
    exam: Exam
    mocks: tuple[MockResult, ...]


def play(
    database: Path,
    learner: SimulatedLearner,
    first: date,
    last: date,
    now: Moment,
    *,
    progress: Progress,
) -> Played:
    """Study from the first day to the last, with an exam ahead and mocks on the way.

    The exam is planned on the morning after, or now if that is still today.
    """
    clock = _Clock(now)
    with Desk(str(database), SETTINGS, clock) as desk:
        days = (last - first).days + 1
        mock_days = [first + (round(days * share) - 1) * _ONE_DAY for share in _MOCKS_AFTER]
        studied = 0
        for number in range(days):
            day = first + number * _ONE_DAY
            clock.set(day, _EVENING)
            studied += _study(desk, clock, learner, day)
            if day == mock_days[0]:
                _add_exam(desk, last)
            for _ in range(mock_days.count(day)):
                _take_mock(desk, learner)
            progress((number + 1) / (days + 2))
        clock.set(last + _ONE_DAY, _MORNING)
        desk.retrue().result()
        desk.planner.plan_anew(lambda share: progress((days + 2 * share) / (days + 2))).result()
        progress(1.0)
        return desk.submit(lambda db: _told(db, first, last, studied)).result()


class _Clock:
    """A clock that is set by hand and never past the present."""

    def __init__(self, now: Moment) -> None:
        self._now = now
        self._moment = now

    def __call__(self) -> Moment:
        return self._moment

    def set(self, day: date, hour: time) -> None:
        at = datetime.combine(day, hour, UTC) - self._now.offset
        self._moment = replace(self._now, at=min(at, self._now.at))

    def wait(self, milliseconds: int) -> None:
        later = self._moment.at + timedelta(milliseconds=milliseconds)
        self._moment = replace(self._moment, at=later)


def _study(desk: Desk, clock: _Clock, learner: SimulatedLearner, day: date) -> bool:
    """A session of the day, until nothing is left or the learner's time is up."""
    left = learner.minutes_on(day) * 60_000
    if not left:
        return False
    turn = desk.begin(EVERYTHING).result()
    while turn.card is not None and left > 0:
        given = learner.answer(Asked.of(turn.card), day)
        clock.wait(given.elapsed_ms)
        left -= given.elapsed_ms
        turn = desk.rate(turn, given.rating, given.elapsed_ms).result()
    return True


def _add_exam(desk: Desk, last: date) -> None:
    """An exam on all that the library has, in which one topic counts double if there is one.

    The weekday of the last day is off, so that there is something to do on the day after.
    """

    def heavy(database: Database) -> tuple[TopicWeight, ...]:
        known = {topic.path for topic in shelf.topics(database)}
        return (TopicWeight("", _HEAVY_TOPIC, 2.0),) if _HEAVY_TOPIC in known else ()

    exam = Exam(
        name=EXAM,
        day=last + _EXAM_AFTER,
        minutes=_EXAM_MINUTES,
        topics=desk.submit(heavy).result(),
        days_off=DaysOff(frozenset({last.weekday()})),
    )
    desk.planner.add(exam).result()


def _take_mock(desk: Desk, learner: SimulatedLearner) -> None:
    """Draw a mock exam with its prediction, answer it truly, and keep the score."""
    desk.retrue().result()
    settings, moment = desk.settings, desk.clock()

    def drawn(database: Database) -> tuple[Mock, tuple[Asked, ...]]:
        seed = learner.seed * _DAYS_APART + moment.day.toordinal()
        mock = mocks.draw(database, settings, EXAM, _QUESTIONS, moment, seed=seed)
        shown = shelf.showings(database, list(mock.cards))
        return mock, tuple(Asked.of(shown[key].card) for key in mock.cards)

    mock, questions = desk.submit(drawn).result()
    right = sum(learner.knows(asked, moment.day) for asked in questions)
    score = right / len(questions)
    desk.submit(lambda db: mocks.record(db, settings, mock, score, moment)).result()


def _told(database: Database, first: date, last: date, studied: int) -> Played:
    cards = [c for c in shelf.candidates(database, LEARNER) if c.studied]
    exam = next(iter(diary.exams(database, LEARNER).values()))
    return Played(
        first=first,
        last=last,
        days_studied=studied,
        answers=logs.answer_count(database, LEARNER),
        seen=sum(1 for card in cards if card.memory is not None),
        cards=len(cards),
        exam=exam,
        mocks=mocks.results(database, SETTINGS, EXAM),
    )
