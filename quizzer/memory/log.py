"""What was answered, and which memory follows from it?

The log of reviews is the truth; memory is a fold over it. Replaying the log gives the same
memory to the last digit, because every review carries its instant, its study day, the model
it was scheduled by and the due date that was given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from quizzer.memory.model import Confidence, Model, Rating
from quizzer.memory.moment import Moment
from quizzer.memory.scheduling import Memory, rate


@dataclass(frozen=True, slots=True)
class Review:
    """One answered card in a study session. Append-only.

    `at` is the effective instant: the clock's, or just after the learner's last review when
    the clock had gone back (`adjusted`). `day` is its study day. `revision` is the card's when it
    was answered. `answer` is what was typed or chosen, where something was, as
    `quizzer.cards.response` writes it, and `score` what grading made of it, as a share of 1.
    `guess` is the chance that luck alone would have been right. `seed` decided the order of the
    options; None where there is none.
    """

    id: UUID
    learner: str
    session: UUID
    deck: str
    card: str
    revision: int
    at: datetime
    offset: timedelta
    day: date
    adjusted: bool
    rating: Rating
    elapsed_ms: int
    answer: str | None
    model: str
    due_on: date
    due_at: datetime | None
    guess: float = 0.0
    score: float | None = None
    confidence: Confidence | None = None
    seed: int | None = None

    @property
    def is_right(self) -> bool:
        """Whether it was right: rated Good or Easy, or Hard with nothing missing."""
        if self.rating is Rating.HARD:
            return self.score is None or self.score >= 1
        return self.rating > Rating.HARD


def given(review: Review, memory: Memory) -> Review:
    """The review with the due date that its memory gives."""
    return replace(review, due_on=memory.due_on, due_at=memory.due_at)


def step(memory: Memory | None, review: Review, model: Model) -> Memory:
    """The memory after a logged review: as it was scheduled, with the due date that was given."""
    after = rate(memory, review.rating, moment_of(review), model, guess=review.guess)
    return replace(after, due_on=review.due_on, due_at=review.due_at)


def fold(reviews: Iterable[Review], models: Mapping[str, Model]) -> Memory | None:
    """The memory that one card's reviews give, in the order of the log. None without reviews."""
    memory = None
    for review in sorted(reviews, key=order):
        memory = step(memory, review, models[review.model])
    return memory


def order(review: Review) -> tuple[datetime, UUID]:
    """The log's order: by instant, ties by id, the same on every machine after a merge."""
    return (review.at, review.id)


def moment_of(review: Review) -> Moment:
    """The moment whose study day is the logged one, whatever hour began the day then."""
    local = review.at + review.offset
    starts = local - datetime.combine(review.day, local.time(), UTC)
    return Moment(review.at, review.offset, starts)
