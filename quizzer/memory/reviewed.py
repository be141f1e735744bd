"""What does FSRS make of one review? The arithmetic is the `fsrs` package's.

It counts elapsed days in blocks of 24 hours, so it is fed midnights: a review on study day d
happens at 00:00 UTC of d. Fuzz is off; placing a due date is our own business, and so is luck.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

import fsrs

from quizzer.memory.evidence import UNSEEN_RECALL, blended_difficulty, blended_stability, known
from quizzer.memory.forgetting import days_until, retrievability
from quizzer.memory.model import EASIEST, HARDEST, LEAST_STABILITY, Model, Phase, Rating

if TYPE_CHECKING:  # which asks this module
    from quizzer.memory.scheduling import Memory

_STATES = {
    Phase.LEARNING: fsrs.State.Learning,
    Phase.REVIEW: fsrs.State.Review,
    Phase.RELEARNING: fsrs.State.Relearning,
}
_PHASES = {state: phase for phase, state in _STATES.items()}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A card's state after a review, and how long until the next one."""

    phase: Phase
    step: int | None
    stability: float
    difficulty: float
    interval: timedelta


def reviewed(
    memory: Memory | None, rating: Rating, day: date, model: Model, *, guess: float = 0.0
) -> Reviewed:
    """The state that a review on a study day leaves.

    `guess` is the chance that luck alone was right. It takes from what a success says of
    stability and difficulty; the phase and the step are the success's.
    """
    anchor = _midnight(day)
    card = _card_after(memory, rating, anchor, model)
    if guess > 0 and rating is not Rating.AGAIN:
        failed = _card_after(memory, Rating.AGAIN, anchor, model)
        card = _blended(card, failed, known(_recall(memory, day, model), guess), model)
    assert card.stability is not None
    assert card.difficulty is not None
    return Reviewed(
        _PHASES[card.state], card.step, card.stability, card.difficulty, card.due - anchor
    )


def _card_after(memory: Memory | None, rating: Rating, anchor: datetime, model: Model) -> fsrs.Card:
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
