"""What does a rating do to a card's memory, and when is the card due next?

FSRS is fed study days (`reviewed`). Steps in minutes count from the true instant. Placing a due
date within its window is our own business, and so is luck: a right answer that may be a guess
changes memory less (`evidence`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from quizzer.memory.model import Model, Phase, Rating
from quizzer.memory.moment import Moment


@dataclass(frozen=True, slots=True)
class Memory:
    """A card's FSRS state for one learner.

    Stability is in days: after that many days the chance of recall is 90 %. Difficulty is
    1–10. `due_on` is the study day; `due_at` is the instant while a step in minutes runs.
    """

    phase: Phase
    step: int | None
    stability: float
    difficulty: float
    due_on: date
    due_at: datetime | None
    reviewed_on: date
    reviewed_at: datetime
    first_on: date
    reviews: int
    lapses: int

    def is_due(self, moment: Moment) -> bool:
        """Whether the card should be asked at this moment."""
        if self.due_at is not None:
            return self.due_at <= moment.at or self.due_on < moment.day
        return self.due_on <= moment.day


def rate(
    memory: Memory | None, rating: Rating, moment: Moment, model: Model, *, guess: float = 0.0
) -> Memory:
    """The memory after a review. `memory` is None for a card that was never seen.

    `guess` is the chance that luck alone was right. It takes from what a success says of
    stability and difficulty; the phase and the step are the success's. A study day before the
    last one (a flight west) counts as the same day.
    """
    from quizzer.memory.reviewed import reviewed  # `fsrs` comes with it, which no start needs

    day = moment.day if memory is None else max(moment.day, memory.reviewed_on)
    after = reviewed(memory, rating, day, model, guess=guess)
    if after.phase is Phase.REVIEW:
        due_at, due_on = None, day + after.interval
    else:
        due_at = moment.at + after.interval
        due_on = max(day, moment.day_of(due_at))
    lapsed = memory is not None and memory.phase is Phase.REVIEW and rating is Rating.AGAIN
    return Memory(
        phase=after.phase,
        step=after.step,
        stability=after.stability,
        difficulty=after.difficulty,
        due_on=due_on,
        due_at=due_at,
        reviewed_on=day,
        reviewed_at=moment.at,
        first_on=memory.first_on if memory else day,
        reviews=(memory.reviews if memory else 0) + 1,
        lapses=(memory.lapses if memory else 0) + lapsed,
    )


def outcomes(
    memory: Memory | None, moment: Moment, model: Model, *, guess: float = 0.0
) -> dict[Rating, Memory]:
    """The memory that each of the four ratings would give."""
    return {rating: rate(memory, rating, moment, model, guess=guess) for rating in Rating}
