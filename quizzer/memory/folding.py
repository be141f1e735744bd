"""Which memory does a whole log leave, to the last digit, of all its cards at once?

The fold of `log.py` on arrays: the k-th reviews of all cards are one step, as in `replaying`, but
every review counts by the model that it names, and what comes out is equal to what `rate` gives.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from quizzer.memory.bulk import Fsrs, Reals, Whole
from quizzer.memory.model import Model, Phase, Rating
from quizzer.memory.replaying import Log

PHASES = tuple(Phase)
"""What the numbers of a phase mean."""

_LEARNING, _REVIEW, _RELEARNING = (PHASES.index(phase) for phase in Phase)
NO_STEP = -1


class Exact(Fsrs):
    """The same, with the very powers that `rate` has, which are the C library's.

    Sums, products and quotients are rounded alike everywhere. Numpy's own powers are not: they
    are another's in the last digit, and other ones on another processor.
    """

    def _power(self, base: ArrayLike, exponent: ArrayLike) -> Reals:
        bases, exponents = np.broadcast_arrays(base, exponent)
        one_by_one = map(pow, _floats(bases), _floats(exponents))
        return np.fromiter(one_by_one, np.float64, bases.size).reshape(bases.shape)

    def _exp(self, exponent: ArrayLike) -> Reals:
        return self._power(math.e, exponent)


@dataclass(frozen=True, slots=True, eq=False)
class Memories:
    """What is remembered of each card of a log, without its due date, which the log itself has.

    `phase` is a place in `PHASES`, `step` is NO_STEP where there is none. Study days are
    `date.toordinal`, instants microseconds since 1970.
    """

    phase: Whole
    step: Whole
    stability: Reals
    difficulty: Reals
    reviewed_on: Whole
    reviewed_at: Whole
    first_on: Whole
    reviews: Whole
    lapses: Whole


def folded(log: Log, models: Sequence[Model]) -> Memories:
    """The memory of each card after its last review. Every card of the log has a review.

    `log.model` are places in `models`.
    """
    weights = list(dict.fromkeys(model.parameters for model in models))
    fsrs_of = np.array([weights.index(model.parameters) for model in models], np.int64)[log.model]
    lengths = np.diff(log.starts)
    longest_first = np.argsort(-lengths, kind="stable")
    starts, lengths = log.starts[:-1][longest_first], lengths[longest_first]
    state, steps = _State.before(len(starts)), _Steps.of(models)
    exact = [Exact(each) for each in weights]
    for k in range(int(lengths[0]) if len(lengths) else 0):
        at = starts[: np.searchsorted(-lengths, -k, side="left")] + k
        for number, fsrs in enumerate(exact):
            state.remember(fsrs, log, at, np.flatnonzero(fsrs_of[at] == number))
        state.move(steps, log.model[at], log.rating[at])
    by_card, last = np.argsort(longest_first), log.starts[1:] - 1
    return Memories(
        phase=state.phase[by_card],
        step=state.step[by_card],
        stability=state.stability[by_card],
        difficulty=state.difficulty[by_card],
        reviewed_on=log.day[last],
        reviewed_at=log.at[last],
        first_on=log.day[log.starts[:-1]],
        reviews=np.diff(log.starts),
        lapses=state.lapses[by_card],
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Steps:
    """How many steps in minutes each model has while a card is learnt, and learnt again."""

    learning: Whole
    relearning: Whole

    @classmethod
    def of(cls, models: Sequence[Model]) -> _Steps:
        counts = [(len(model.learning_steps), len(model.relearning_steps)) for model in models]
        learning, relearning = np.array(counts, np.int64).reshape(-1, 2).T
        return cls(learning, relearning)


@dataclass(frozen=True, slots=True, eq=False)
class _State:
    """Where cards stand between two of their reviews; the first some go on."""

    phase: Whole
    step: Whole
    stability: Reals
    difficulty: Reals
    lapses: Whole

    @classmethod
    def before(cls, cards: int) -> _State:
        """Cards that were never seen."""
        phase, step, lapses = np.zeros((3, cards), np.int64)
        phase[:] = _LEARNING
        stability, difficulty = np.full((2, cards), np.nan)
        return cls(phase, step, stability, difficulty, lapses)

    def remember(self, fsrs: Fsrs, log: Log, at: Whole, some: Whole) -> None:
        """Set some cards' stability and difficulty to what their reviews there leave."""
        these = at[some]
        rating, guess, elapsed = log.rating[these], log.guess[these], log.elapsed[these]
        if (elapsed < 0).all():
            after = fsrs.first(rating, guess)
        else:
            before = self.stability[some], self.difficulty[some]
            after = fsrs.reviewed(*before, elapsed, rating, guess)
        self.stability[some], self.difficulty[some] = after

    def move(self, steps: _Steps, model: Whole, rating: Whole) -> None:
        """Go on through the steps, as the ratings say."""
        phase, step = self.phase[: len(rating)], self.step[: len(rating)]
        failed, was_known = rating == Rating.AGAIN, phase == _REVIEW
        self.lapses[: len(rating)] += failed & was_known
        count = np.where(phase == _LEARNING, steps.learning[model], steps.relearning[model])
        step[:] = np.where(failed, 0, step + (rating == Rating.GOOD))
        is_known = (step >= count) | (rating == Rating.EASY) | was_known & ~failed
        phase[:] = np.where(is_known, _REVIEW, np.where(was_known, _RELEARNING, phase))
        step[is_known] = NO_STEP


def _floats(values: ArrayLike) -> list[float]:
    flat: list[float] = np.asarray(values, np.float64).ravel().tolist()
    return flat
