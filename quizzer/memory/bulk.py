"""What does FSRS-6 say of many cards at once?

The arithmetic of the `fsrs` package on arrays, term for term, so that both agree to 1e-12. Times
are in study days; all arguments broadcast. (open-spaced-repetition, "The Algorithm", FSRS-6.)
A `guess` is the chance that luck alone was right, as in `evidence`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from quizzer.memory.evidence import UNSEEN_RECALL, blended_difficulty, blended_stability, known
from quizzer.memory.model import EASIEST, HARDEST, LEAST_STABILITY, PARAMETERS, Rating

Reals: TypeAlias = NDArray[np.float64]
Whole: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]
Singles: TypeAlias = NDArray[np.float32]


def recall_of(elapsed: ArrayLike, stability: ArrayLike, decay: float = PARAMETERS[20]) -> Reals:
    """The probability of recall `elapsed` days after a review that left these stabilities."""
    recalled: Reals = _stretched(elapsed, stability, decay) ** -decay
    return recalled


class Fsrs:
    """FSRS-6 with one set of weights. Ratings are 1–4 as in `Rating`."""

    def __init__(self, parameters: Sequence[float] = PARAMETERS) -> None:
        self.w = tuple(float(weight) for weight in parameters)
        self.decay = self.w[20]

    def recall(self, elapsed: ArrayLike, stability: ArrayLike) -> Reals:
        """The probability of recall after so many days."""
        return self._power(_stretched(elapsed, stability, self.decay), -self.decay)

    def first(self, rating: ArrayLike, guess: ArrayLike = 0.0) -> tuple[Reals, Reals]:
        """Stability and difficulty after the first rating of a card."""
        after = self._first(rating)
        if not np.any(guess):
            return after
        failed, recall = self._first(Rating.AGAIN), np.asarray(UNSEEN_RECALL)
        return self._blended(after, failed, recall, rating, guess)

    def reviewed(
        self,
        stability: ArrayLike,
        difficulty: ArrayLike,
        elapsed: ArrayLike,
        rating: ArrayLike,
        guess: ArrayLike = 0.0,
    ) -> tuple[Reals, Reals]:
        """Stability and difficulty after a rating; on the day of the last review if 0 elapsed."""
        s, d, t = np.asarray(stability), np.asarray(difficulty), np.asarray(elapsed)
        recall = self.recall(t, s)
        after = self._reviewed(s, d, t, recall, np.asarray(rating))
        if not np.any(guess):
            return after
        failed = self._reviewed(s, d, t, recall, np.asarray(Rating.AGAIN))
        return self._blended(after, failed, recall, rating, guess)

    def after_recall(
        self, stability: ArrayLike, difficulty: ArrayLike, recall: ArrayLike, rating: ArrayLike
    ) -> Reals:
        """The stability after a success (Hard, Good or Easy) at this probability of recall."""
        w, s, r = self.w, np.asarray(stability), np.asarray(rating)
        bonus = np.where(r == Rating.HARD, w[15], np.where(r == Rating.EASY, w[16], 1.0))
        growth = (
            self._exp(w[8])
            * (11 - np.asarray(difficulty))
            * self._power(s, -w[9])
            * (self._exp((1 - np.asarray(recall)) * w[10]) - 1)
            * bonus
        )
        return _at_least_stability(s * (1 + growth))

    def after_lapse(self, stability: ArrayLike, difficulty: ArrayLike, recall: ArrayLike) -> Reals:
        """The stability after a failure at this probability of recall."""
        w, s = self.w, np.asarray(stability)
        long_term = (
            w[11]
            * self._power(difficulty, -w[12])
            * (self._power(s + 1, w[13]) - 1)
            * self._exp((1 - np.asarray(recall)) * w[14])
        )
        return _at_least_stability(np.minimum(long_term, s / self._exp(w[17] * w[18])))

    def same_day(self, stability: ArrayLike, rating: ArrayLike) -> Reals:
        """The stability after another rating on the day of the last one."""
        w, s, r = self.w, np.asarray(stability), np.asarray(rating)
        growth = self._exp(w[17] * (r - 3 + w[18])) * self._power(s, -w[19])
        growth = np.where(r >= Rating.HARD, np.maximum(growth, 1.0), growth)
        return _at_least_stability(s * growth)

    def next_difficulty(self, difficulty: ArrayLike, rating: ArrayLike) -> Reals:
        """The difficulty after another rating: damped near 10, drawn to that of Easy."""
        w, d = self.w, np.asarray(difficulty)
        moved = d + (10.0 - d) * (-w[6] * (np.asarray(rating) - 3)) / 9.0
        return _clamped(w[7] * self._first_difficulty(Rating.EASY) + (1 - w[7]) * moved)

    def _first(self, rating: ArrayLike) -> tuple[Reals, Reals]:
        stability = np.asarray(self.w[:4])[np.asarray(rating) - 1]
        return _at_least_stability(stability), _clamped(self._first_difficulty(rating))

    def _reviewed(
        self, s: Reals, d: Reals, elapsed: Whole, recall: Reals, rating: Whole
    ) -> tuple[Reals, Reals]:
        later = np.where(
            rating == Rating.AGAIN,
            self.after_lapse(s, d, recall),
            self.after_recall(s, d, recall, rating),
        )
        after = np.where(elapsed < 1, self.same_day(s, rating), later)
        return after, self.next_difficulty(d, rating)

    def _first_difficulty(self, rating: ArrayLike) -> Reals:
        difficulty: Reals = self.w[4] - self._exp(self.w[5] * (np.asarray(rating) - 1)) + 1
        return difficulty

    def _blended(
        self,
        success: tuple[Reals, Reals],
        failure: tuple[Reals, Reals],
        recall: Reals,
        rating: ArrayLike,
        guess: ArrayLike,
    ) -> tuple[Reals, Reals]:
        """The states after ratings of which a success may be luck: between success and failure."""
        lucky = (np.asarray(rating) != Rating.AGAIN) & (np.asarray(guess) > 0)
        sure = known(recall, np.where(lucky, guess, 1.0))
        stability = blended_stability(sure, success[0], failure[0], power=self._power)
        difficulty = blended_difficulty(sure, success[1], failure[1])
        return (
            np.where(lucky, _at_least_stability(stability), success[0]),
            np.where(lucky, _clamped(difficulty), success[1]),
        )

    def _power(self, base: ArrayLike, exponent: ArrayLike) -> Reals:
        raised: Reals = np.asarray(base, np.float64) ** np.asarray(exponent, np.float64)
        return raised

    def _exp(self, exponent: ArrayLike) -> Reals:
        raised: Reals = np.exp(exponent)
        return raised


def _stretched(elapsed: ArrayLike, stability: ArrayLike, decay: float) -> Reals:
    """The time since a review as the forgetting curve has it: a power of it is recall."""
    factor = 0.9 ** (-1 / decay) - 1
    stretched: Reals = 1 + factor * np.maximum(elapsed, 0) / np.asarray(stability)
    return stretched


def _at_least_stability(stability: ArrayLike) -> Reals:
    return np.maximum(np.asarray(stability, np.float64), LEAST_STABILITY)


def _clamped(difficulty: Reals) -> Reals:
    return np.clip(difficulty, EASIEST, HARDEST)
