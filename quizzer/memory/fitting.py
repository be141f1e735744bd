"""Would weights fitted to a learner's own reviews predict better than those in force?

One set of weights a learner, never one a deck: a deck alone has too few reviews. What fits them
is handed in; `fitting_process` does it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

import fsrs
import numpy as np

from quizzer.errors import QuizzerError
from quizzer.memory.bulk import Fsrs, Reals, Whole
from quizzer.memory.calibration import Predictions, Reliability, measured, predicted_by
from quizzer.memory.model import PARAMETERS
from quizzer.memory.replaying import Log

FEWEST = 800
"""Reviews below which a fit is not worth trying: of 40 simulated learners unlike the average, 7 in
10 were better served by their own weights after 800, as many as not after 400, and those like the
average lost (`tests/bench/calibrate.py --learners`)."""

PARTS = 5
FIRST_JUDGED = 2
"""The log is cut into fifths by time. Each of the last three is predicted by weights fitted to
all before it: in the same simulation, that found more of those who gain and was misled by chance
less often than the last fifth alone."""

DECIMALS = 4
"""As many as the published weights have: single precision ends at the seventh digit, and bounds
such as 0.8 must not be passed by its rounding."""

LONGEST_HISTORY = 256
"""Reviews of one card that the optimizer looks at; longer histories it would leave out itself."""

NOTHING_SEEN = -1
"""The instant until which the published weights have seen a learner's reviews."""

Weights: TypeAlias = tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Histories:
    """What an optimizer learns from: all reviews by card, and those whose recall it predicts.

    `targets` are positions of reviews in the order of time; the history of each is its card's
    earlier reviews. `elapsed` is 0 for a card's first review.
    """

    card: Whole
    rating: Whole
    elapsed: Whole
    targets: Whole


Trainer: TypeAlias = Callable[[Histories], Sequence[float]]
"""Fits weights. May raise QuizzerError, or what its progress raises to cancel."""


class Verdict(StrEnum):
    """What came of a fit."""

    BETTER = "better"
    NO_BETTER = "no better"
    TOO_FEW = "too few reviews"


@dataclass(frozen=True, slots=True)
class Trial:
    """Weights in force and fitted ones, on reviews that neither had seen.

    `gain` is the log loss saved a review and `error` its standard error, where the reviews of
    one card count as one observation.
    """

    before: Reliability
    after: Reliability
    gain: float
    error: float

    @property
    def is_won(self) -> bool:
        """Whether the fitted weights predicted better by more than noise."""
        return self.gain > self.error


@dataclass(frozen=True, slots=True)
class Fit:
    """What came of a fit: `weights` when they are better, fitted to all reviews.

    `reviews` counts the evidence in the log that cannot be luck. `missing` is how much more is
    needed before a fit is worth trying; there is a trial unless some is.
    """

    verdict: Verdict
    reviews: int
    missing: int = 0
    weights: Weights | None = None
    trial: Trial | None = None


def fit(
    log: Log, in_force: Sequence[float], train: Trainer, *, seen_until: int = NOTHING_SEEN
) -> Fit:
    """Fit to the earlier reviews, judge on the later; if better, fit to all of them.

    Where a guess may be right, an answer is neither fitted to nor judged: an optimizer knows
    nothing of luck and would take it for memory. `seen_until` is the instant of the last review
    that the weights in force were fitted to (see `seen_by`), so that they are judged on what they
    have not seen either. Raises QuizzerError when what was fitted cannot be weights.
    """
    evidence = log.by_time[log.evidence[log.by_time]]
    is_certain = log.guess[evidence] == 0
    evidence = evidence[is_certain]
    number = len(evidence)
    seen = int(np.count_nonzero(log.at[evidence] <= seen_until))
    needed = max(FEWEST, -(-seen * PARTS // (PARTS - 1)))
    if number < needed:
        return Fit(Verdict.TOO_FEW, number, missing=needed - number)
    before = predicted_by(log, Fsrs(in_force)).where(is_certain)
    predicted = before.predicted.copy()
    starts = [number * part // PARTS for part in range(FIRST_JUDGED, PARTS)]
    unseen = [start for start in starts if start >= seen]
    for start in unseen:
        fitted = checked(train(histories(log, evidence[:start])))
        after = predicted_by(log, Fsrs(fitted)).where(is_certain)
        predicted[start:] = after.predicted[start:]
    later = np.arange(number) >= unseen[0]
    trial = compared(before.where(later), replace(before, predicted=predicted).where(later))
    if not trial.is_won:
        return Fit(Verdict.NO_BETTER, number, trial=trial)
    weights = checked(train(histories(log, evidence)))
    return Fit(Verdict.BETTER, number, weights=weights, trial=trial)


def compared(before: Predictions, after: Predictions) -> Trial:
    """Two predictions of each of the same reviews."""
    saved = before.loss - after.loss
    return Trial(
        before=measured(before),
        after=measured(after),
        gain=float(saved.mean()),
        error=_standard_error(saved, before.card),
    )


def histories(log: Log, targets: Whole) -> Histories:
    """What an optimizer needs to learn from these reviews, given in the order of time."""
    nth_of_card = np.arange(len(log)) - log.starts[log.card]
    short = targets[nth_of_card[targets] < LONGEST_HISTORY]
    return Histories(log.card, log.rating, np.maximum(log.elapsed, 0), short)


def checked(weights: Sequence[float]) -> Weights:
    """Weights that FSRS can work with: 21 finite ones within its bounds, to four decimals.

    Raises QuizzerError.
    """
    try:
        rounded = tuple(round(float(weight), DECIMALS) for weight in weights)
        fsrs.Scheduler(parameters=rounded)
    except (TypeError, ValueError) as error:
        raise QuizzerError(
            f"the fitted weights are outside of FSRS's bounds: {error}",
            remedy="The weights in force stay",
        ) from error
    return rounded


def seen_by(log: Log, weights: Sequence[Sequence[float]], in_force: Sequence[float]) -> int:
    """The instant until which the weights in force may have seen the log's reviews.

    `weights[i]` are those of model i. Weights are fitted before the first review that names
    them; when none does yet, they may have seen everything.
    """
    if tuple(in_force) == PARAMETERS or not len(log):
        return NOTHING_SEEN
    same = np.array([tuple(each) == tuple(in_force) for each in weights])
    naming = log.at[same[log.model]]
    return int(naming.min()) - 1 if len(naming) else int(log.at.max())


def _standard_error(saved: Reals, card: Whole) -> float:
    """The standard error of a mean over reviews, with those of one card as one observation."""
    off = np.bincount(card, saved - saved.mean())
    cards = len(np.unique(card))
    if cards == 1:
        return np.inf
    return float(np.sqrt((off**2).sum() * cards / (cards - 1)) / len(saved))
