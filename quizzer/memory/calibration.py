"""Do predicted recalls come true?

Measured on evidence only: a card's first answer on a later study day than its previous answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Self

import numpy as np
from numpy.typing import ArrayLike

from quizzer.memory.bulk import Flags, Fsrs, Reals, Whole
from quizzer.memory.evidence import right
from quizzer.memory.model import Rating
from quizzer.memory.replaying import Log, replay

NINETY_PERCENT = 1.6448536269514722
"""Standard deviations on either side that hold 90 % of a normal distribution."""

MOST_BINS = 10
FEWEST_IN_A_BIN = 20
"""Fewer answers than this say little of a rate: its 90 % interval is wider than 0.2."""


@dataclass(frozen=True, slots=True, eq=False)
class Predictions:
    """Reviews with the chance predicted for each to be right, and whether it was.

    The chance is that of recall and, where a guess may be right, that of luck besides. `card` is
    the log's index, `at` and `day` are the review's. `elapsed` counts study days since the card's
    previous review, `reviews` the study days on which it was reviewed (this one included, days
    after its first included), `lapses` its earlier failures in evidence.
    """

    predicted: Reals
    stability: Reals
    """In days, what was believed just before."""
    recalled: Flags
    card: Whole
    at: Whole
    day: Whole
    elapsed: Whole
    reviews: Whole
    lapses: Whole

    def __len__(self) -> int:
        """How many predictions there are."""
        return len(self.predicted)

    def where(self, chosen: Flags | Whole | slice) -> Self:
        """Only these predictions."""
        columns = {field.name: getattr(self, field.name)[chosen] for field in fields(self)}
        return type(self)(**columns)

    @property
    def loss(self) -> Reals:
        """The log loss of each prediction: minus the logarithm of what came true."""
        chance = np.clip(self.predicted, np.finfo(float).eps, 1 - np.finfo(float).eps)
        loss: Reals = -np.log(np.where(self.recalled, chance, 1 - chance))
        return loss


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions of about the same height: their mean, and how many came true.

    `low` and `high` are Wilson's 90 % interval for the observed share.
    """

    predicted: float
    observed: float
    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class Reliability:
    """How well predictions came true.

    `predicted` and `observed` are means. `rmse_bins` see `rmse_by_history`. `auc` is the
    probability that a recalled card was given a higher prediction than a forgotten one; None
    when all were recalled, or none.
    """

    count: int
    predicted: float
    observed: float
    log_loss: float
    brier: float
    rmse_bins: float
    auc: float | None
    bins: tuple[Bin, ...]


def predicted_by(log: Log, fsrs: Fsrs) -> Predictions:
    """What one set of weights predicts for every evidence of the log, in the order of time."""
    replayed = replay(log, fsrs)
    return _predictions(log, replayed.retrievability, replayed.stability_before)


def as_predicted(log: Log, weights: Sequence[Sequence[float]]) -> Predictions:
    """What was predicted at the time, for every evidence of the log, in the order of time.

    Each review by the weights of the model that it names (`weights[i]` are those of model i),
    from the card's earlier reviews. Weights are fitted before reviews name them, so they had
    not seen what they predict here.
    """
    predicted, stability = np.full(len(log), np.nan), np.full(len(log), np.nan)
    distinct = sorted({tuple(weights[model]) for model in np.unique(log.model)})
    which = np.array([distinct.index(w) if w in distinct else -1 for w in map(tuple, weights)])
    for number, each in enumerate(distinct):
        named = which[log.model] == number
        replayed = replay(log, Fsrs(each))
        predicted[named] = replayed.retrievability[named]
        stability[named] = replayed.stability_before[named]
    return _predictions(log, predicted, stability)


def reliability(predictions: Predictions, most_bins: int = MOST_BINS) -> Reliability | None:
    """How well the predictions came true; None when there are none."""
    return measured(predictions, most_bins) if len(predictions) else None


def measured(predictions: Predictions, most_bins: int = MOST_BINS) -> Reliability:
    """How well predictions came true, of which there is at least one."""
    predicted, recalled = predictions.predicted, predictions.recalled
    ties = _Ties.of(predicted)
    return Reliability(
        count=len(predictions),
        predicted=float(predicted.mean()),
        observed=float(recalled.mean()),
        log_loss=float(predictions.loss.mean()),
        brier=float(((predicted - recalled) ** 2).mean()),
        rmse_bins=rmse_by_history(predictions),
        auc=_auc(ties, recalled),
        bins=tuple(_bins(predicted, recalled, ties, most_bins)),
    )


def by_group(predictions: Predictions, group_of: Whole) -> dict[int, Reliability]:
    """The same for each group of cards: `group_of[card]` is, say, the index of its topic."""
    groups = group_of[predictions.card]
    order = np.argsort(groups, kind="stable")
    found, starts = np.unique(groups[order], return_index=True)
    parts = np.split(order, starts[1:])
    return {
        group: measured(predictions.where(part))
        for group, part in zip(found.tolist(), parts, strict=False)
    }


def auc(predicted: Reals, recalled: Flags) -> float | None:
    """The area under the ROC curve, by the ranks of the recalled (Mann and Whitney); ties halve.

    None when all were recalled, or none.
    """
    return _auc(_Ties.of(predicted), recalled)


def rmse_by_history(predictions: Predictions) -> float:
    """RMSE(bins): how far predictions are off, on average over reviews of like histories.

    Reviews share a bin when their elapsed days lie between the same powers of 3.62, their
    review counts between those of 1.89 and their lapses between those of 1.73 (none apart).
    The error of a bin is its mean prediction less its share recalled; bins weigh what they
    hold. (open-spaced-repetition, srs-benchmark, "The Metric".)
    """
    lapses = predictions.lapses
    history = (
        _power_below(predictions.elapsed, 3.62),
        _power_below(predictions.reviews, 1.89),
        np.where(lapses > 0, 1 + _power_below(np.maximum(lapses, 1), 1.73), 0),
    )
    which = np.ravel_multi_index(history, (64, 64, 64))
    sizes = np.bincount(which)
    used = np.flatnonzero(sizes)
    off = np.bincount(which, predictions.predicted - predictions.recalled)[used]
    return float(np.sqrt((off**2 / sizes[used]).sum() / len(predictions)))


def wilson(recalled: ArrayLike, count: ArrayLike) -> tuple[Reals, Reals]:
    """The 90 % interval of a share, sound also near 0 and 1 (E. B. Wilson, 1927)."""
    z2 = NINETY_PERCENT**2
    n = np.asarray(count, np.float64)
    share = np.asarray(recalled) / n
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = np.sqrt(z2 * (share * (1 - share) + z2 / (4 * n)) / n) / (1 + z2 / n)
    return np.clip(centre - half, 0.0, share), np.clip(centre + half, share, 1.0)


def _predictions(log: Log, retrievability: Reals, stability: Reals) -> Predictions:
    evidence = log.evidence
    order = log.by_time
    chosen = order[evidence[order]]
    failed = evidence & (log.rating == Rating.AGAIN)
    return Predictions(
        predicted=right(retrievability[chosen], log.guess[chosen]),
        stability=stability[chosen],
        recalled=log.rating[chosen] > Rating.AGAIN,
        card=log.card[chosen],
        at=log.at[chosen],
        day=log.day[chosen],
        elapsed=log.elapsed[chosen],
        reviews=log.so_far(evidence)[chosen] + 2,
        lapses=log.so_far(failed)[chosen],
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Ties:
    """Predictions from low to high: where each of the different ones begins, and how many it is.

    `order` are their places.
    """

    order: Whole
    starts: Whole
    sizes: Whole

    @classmethod
    def of(cls, predicted: Reals) -> _Ties:
        order = np.argsort(predicted)
        ordered = predicted[order]
        is_other = np.ones(len(ordered), np.bool_)
        np.not_equal(ordered[1:], ordered[:-1], out=is_other[1:])
        starts = np.flatnonzero(is_other)
        return cls(order, starts, np.diff(starts, append=len(ordered)))


def _auc(ties: _Ties, recalled: Flags) -> float | None:
    hits = int(np.count_nonzero(recalled))
    misses = len(recalled) - hits
    if not hits or not misses:
        return None
    mean_rank = ties.starts + (ties.sizes + 1) / 2
    hits_of = np.add.reduceat(recalled[ties.order], ties.starts, dtype=np.int64)
    excess = (mean_rank * hits_of).sum() - hits * (hits + 1) / 2
    return float(excess / (hits * misses))


def _bins(predicted: Reals, recalled: Flags, ties: _Ties, most: int) -> Iterator[Bin]:
    """Bins of about equal counts, from low to high; equal predictions share one."""
    number = int(np.clip(len(predicted) // FEWEST_IN_A_BIN, 1, most))
    place = np.empty(len(predicted), np.int64)
    place[ties.order] = np.repeat(ties.starts * number // len(predicted), ties.sizes)
    counts = np.bincount(place)
    used = np.flatnonzero(counts)
    counts, hits = counts[used], np.bincount(place, recalled)[used]
    means = np.bincount(place, predicted)[used] / counts
    lows, highs = wilson(hits, counts)
    for mean, hit, low, high, count in zip(means, hits, lows, highs, counts, strict=True):
        yield Bin(float(mean), float(hit / count), float(low), float(high), int(count))


def _power_below(value: Whole, base: float) -> Whole:
    power: Whole = np.floor(np.log(value) / np.log(base)).astype(np.int64)
    return power
