"""What does the store hand out of quizzes that were taken?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from quizzer.cards.card import Card
from quizzer.cards.grading.grade import Grade, Verdict
from quizzer.cards.response import Response
from quizzer.memory.model import Confidence
from quizzer.store.records import Showing


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question of a quiz asks: the card as it was when the quiz began.

    `seed` decided the order of its options.
    """

    showing: Showing
    revision: int
    seed: int

    @property
    def card(self) -> Card:
        """The card."""
        return self.showing.card


@dataclass(frozen=True, slots=True)
class Reply:
    """What a learner has done with a question so far.

    `override` is the learner's word over the grade, and `points` what the answer is worth, at
    most 1. `elapsed_ms` is the time that the question was on. `review` is the review that the
    answer became, where it counts as one.
    """

    response: Response | None = None
    grade: Grade | None = None
    override: Verdict | None = None
    points: float | None = None
    confidence: Confidence | None = None
    flagged: bool = False
    elapsed_ms: int = 0
    answered_at: datetime | None = None
    review: UUID | None = None


NO_REPLY = Reply()


@dataclass(frozen=True, slots=True)
class Clock:
    """Which question of an attempt is on, and the time used: in all, and by question number."""

    current: int
    spent_ms: int
    elapsed_ms: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class AttemptRecord:
    """One quiz taken, as it is kept. `questions` are in the order of asking.

    `spec` says as JSON what was to be asked and how, `title` in words of which cards. A mock
    names its exam, and keeps as JSON what had been predicted for it. `current` is the number of
    the question that is on, from 1, and `spent_ms` the time that was used.
    """

    id: UUID
    learner: str
    title: str
    spec: str
    seed: int
    counts: bool
    at: datetime
    offset: timedelta
    day: date
    questions: tuple[tuple[Asked, Reply], ...]
    exam: UUID | None = None
    prediction: str | None = None
    current: int = 1
    spent_ms: int = 0
    finished_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AttemptLine:
    """An attempt as a list shows it: what it was, and the sum of its points."""

    id: UUID
    title: str
    spec: str
    seed: int
    at: datetime
    offset: timedelta
    day: date
    questions: int
    answered: int
    points: float
    spent_ms: int
    finished_at: datetime | None
