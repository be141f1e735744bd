"""What does a rating do to a card's memory, and when is the card due next?

The arithmetic is the `fsrs` package's. It counts elapsed days in blocks of 24 hours, so it is
fed midnights: a review on study day d happens at 00:00 UTC of d. Steps in minutes then count
from the true instant. Fuzz is off; placing a due date within its window is our own business, and
so is luck: a right answer that may be a guess changes memory less (`evidence`).
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

import fsrs

from quizzer.memory.evidence import UNSEEN_RECALL, blended_difficulty, blended_stability, known
from quizzer.memory.forgetting import days_until, retrievability
from quizzer.memory.model import EASIEST, HARDEST, LEAST_STABILITY, Model, Phase, Rating
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


_STATES = {
    Phase.LEARNING: fsrs.State.Learning,
    Phase.REVIEW: fsrs.State.Review,
    Phase.RELEARNING: fsrs.State.Relearning,
}
_PHASES = {state: phase for phase, state in _STATES.items()}


def rate(
    memory: Memory | None, rating: Rating, moment: Moment, model: Model, *, guess: float = 0.0
) -> Memory:
    """The memory after a review. `memory` is None for a card that was never seen.

    `guess` is the chance that luck alone was right. It takes from what a success says of
    stability and difficulty; the phase and the step are the success's. A study day before the
    last one (a flight west) counts as the same day.
    """
    day = moment.day if memory is None else max(moment.day, memory.reviewed_on)
    anchor = _midnight(day)
    card = _reviewed(memory, rating, anchor, model)
    if guess > 0 and rating is not Rating.AGAIN:
        failed = _reviewed(memory, Rating.AGAIN, anchor, model)
        card = _blended(card, failed, known(_recall(memory, day, model), guess), model)
    phase = _PHASES[card.state]
    interval = card.due - anchor
    if phase is Phase.REVIEW:
        due_at, due_on = None, day + interval
    else:
        due_at = moment.at + interval
        due_on = max(day, moment.day_of(due_at))
    assert card.stability is not None
    assert card.difficulty is not None
    lapsed = memory is not None and memory.phase is Phase.REVIEW and rating is Rating.AGAIN
    return Memory(
        phase=phase,
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
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


def _reviewed(memory: Memory | None, rating: Rating, anchor: datetime, model: Model) -> fsrs.Card:
    before = _fsrs_card(memory, anchor)
    card, _ = _scheduler(model).review_card(before, fsrs.Rating(rating), anchor)
    return card


def _recall(memory: Memory | None, day: date, model: Model) -> float:
    if memory is None:
        return UNSEEN_RECALL
    elapsed = (day - memory.reviewed_on).days
    return retrievability(elapsed, memory.stability, model.parameters[20])


def _blended(success: fsrs.Card, failure: fsrs.Card, known: float, model: Model) -> fsrs.Card:
    """The card after a success that was known with this probability, luck otherwise."""
    assert success.stability is not None
    assert success.difficulty is not None
    assert success.last_review is not None
    assert failure.stability is not None
    assert failure.difficulty is not None
    stability = blended_stability(known, success.stability, failure.stability)
    difficulty = blended_difficulty(known, success.difficulty, failure.difficulty)
    card = copy(success)
    card.stability = max(stability, LEAST_STABILITY)
    card.difficulty = min(max(difficulty, EASIEST), HARDEST)
    if card.state is fsrs.State.Review:
        days = round(days_until(model.desired_retention, stability, model.parameters[20]))
        card.due = success.last_review + timedelta(min(max(days, 1), model.maximum_interval))
    return card


@lru_cache(maxsize=16)
def _scheduler(model: Model) -> fsrs.Scheduler:
    return fsrs.Scheduler(
        parameters=model.parameters,
        desired_retention=model.desired_retention,
        learning_steps=model.learning_steps,
        relearning_steps=model.relearning_steps,
        maximum_interval=model.maximum_interval,
        enable_fuzzing=False,
    )


def _fsrs_card(memory: Memory | None, anchor: datetime) -> fsrs.Card:
    """The package's card. With an id, because without one it sleeps a millisecond to make one."""
    if memory is None:
        return fsrs.Card(card_id=0, due=anchor)
    return fsrs.Card(
        card_id=0,
        state=_STATES[memory.phase],
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=anchor,
        last_review=_midnight(memory.reviewed_on),
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
