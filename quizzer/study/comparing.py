"""Which quizzes were taken, and what has changed from one to another?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from quizzer.errors import UsageError
from quizzer.store import attempts as kept
from quizzer.store.attempted import AttemptLine
from quizzer.store.database import Database
from quizzer.study import quizzing
from quizzer.study.quizzes.result import Result
from quizzer.study.quizzes.scoring import Score
from quizzer.study.quizzes.spec import QuizSpec
from quizzer.study.settings import Settings


@dataclass(frozen=True, slots=True)
class Taken:
    """An attempt as a list shows it. `number` counts a learner's attempts from the first, 1.

    `share` is the score as a share of 1, so far where it is not finished.
    """

    number: int
    id: UUID
    title: str
    spec: QuizSpec
    seed: int
    at: datetime
    offset: timedelta
    day: date
    questions: int
    answered: int
    points: float
    share: float
    passed: bool | None
    spent_ms: int
    is_finished: bool

    def is_like(self, other: Taken) -> bool:
        """Whether it asked the same in the same way, but for the seed."""
        return self.spec.to_json() == other.spec.to_json()


@dataclass(frozen=True, slots=True)
class Change:
    """A part of two attempts, with the share of its points in each; None where it was not asked."""

    name: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two attempts beside each other, and all finished ones like the later one, oldest first."""

    before: Result
    after: Result
    topics: tuple[Change, ...]
    levels: tuple[Change, ...]
    course: tuple[Taken, ...]
    is_same_quiz: bool


def attempts(database: Database, settings: Settings) -> tuple[Taken, ...]:
    """All attempts of the learner, latest first."""
    lines = kept.lines(database, settings.learner)
    return tuple(_taken(line, len(lines) - index) for index, line in enumerate(lines))


def compare(database: Database, settings: Settings, earlier: UUID, later: UUID) -> Comparison:
    """Two finished attempts beside each other. Raises UsageError for one that is not finished."""
    before, after = (quizzing.result(database, settings, id_) for id_ in (earlier, later))
    known = attempts(database, settings)
    ours = next(taken for taken in known if taken.id == later)
    course = tuple(t for t in reversed(known) if t.is_finished and t.is_like(ours))
    return Comparison(
        before=before,
        after=after,
        topics=_changes(before.topics, after.topics),
        levels=_changes(before.levels, after.levels),
        course=course,
        is_same_quiz=any(taken.id == earlier for taken in course),
    )


def pair(known: Sequence[Taken]) -> tuple[UUID, UUID]:
    """The latest finished attempt with the one before it that asked the same, or any before it.

    `known` are attempts, latest first. Raises UsageError where there are no two.
    """
    finished = [taken for taken in known if taken.is_finished]
    if len(finished) < 2:  # noqa: PLR2004 two are compared
        raise UsageError("there are no two finished quizzes to compare yet")
    last, *others = finished
    alike = [taken for taken in others if taken.is_like(last)]
    return (alike or others)[0].id, last.id


def _changes(before: Sequence[Score], after: Sequence[Score]) -> tuple[Change, ...]:
    old = {score.name: score.share for score in before}
    new = {score.name: score.share for score in after}
    return tuple(Change(name, old.get(name), new.get(name)) for name in dict.fromkeys((*new, *old)))


def _taken(line: AttemptLine, number: int) -> Taken:
    spec = QuizSpec.from_json(line.spec, line.seed)
    total = Score("", line.questions, line.points)
    return Taken(
        number=number,
        id=line.id,
        title=line.title,
        spec=spec,
        seed=line.seed,
        at=line.at,
        offset=line.offset,
        day=line.day,
        questions=line.questions,
        answered=line.answered,
        points=line.points,
        share=total.share,
        passed=total.passes(spec.pass_mark) if line.finished_at else None,
        spent_ms=line.spent_ms,
        is_finished=line.finished_at is not None,
    )
