"""Which score do cards bring on the morning of an exam, and how sure is that?

FSRS's recall is trued by how the learner's recall turned out, like mastery. The score is a mean
over everything that the learner may be, so it lies below that of the likeliest learner: near the
top there is more to lose than to gain.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from quizzer.memory import chances as bulk
from quizzer.memory.bulk import Reals
from quizzer.memory.chance import Truing, logistic
from quizzer.memory.chances import Places
from quizzer.memory.knowledge import Cards, Knowledge, knowledge_of_all
from quizzer.memory.mastery import EIGHTY_PERCENT, score_of
from quizzer.study.forecast import Estimate

_EIGHTY_PERCENT_REACH = 1.2815515655446004
"""Standard deviations on either side that hold 80 % of a normal distribution."""
_SMALLEST_SHARE = 1e-4
"""Where a score is cut off, at either end, before it becomes a logit."""

LEARNING = 0.3
"""By how many logits a score may miss for what is still to be learnt, as a standard deviation.

When all of the score is still to be made; its square shrinks with the share that is. How fast the
learner learns is not known, while the truing, which shrinks with the answers, says how sure it is
of recall alone. Chosen by simulation, on other learners than tests/bench/promise.py shows.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Morning:
    """What FSRS says of each card on an exam's morning: its recall (unseen: 0) and stability.

    `topics` are keys of topics, `topic` each card's place among them, and `weights` what it counts.
    `most` is the share of the score that can be reached at all, `left` the share that is still to
    be made until then, and `spread` the standard deviation of the score by the luck of the days
    until then.
    """

    topics: tuple[str, ...]
    topic: Places
    weights: Reals
    recall: Reals
    stability: Reals
    most: float
    left: float = 0.0
    spread: float = 0.0


def estimate(morning: Morning, truing: Truing) -> Estimate:
    """The score with its 80 % range, normal in its logit.

    The range holds what is not known of the learner's recall and learning, the luck of the
    questions, and that of the days until then.
    """
    mean = mean_of(morning.weights, chances(morning, truing))
    if not 0 < mean < morning.most:
        return Estimate(mean, mean, mean)
    likeliest = score_of(_knowledge(morning, truing), share=EIGHTY_PERCENT)
    seen = mean_of(morning.weights, morning.recall > 0)
    known, unknown = likeliest.mean / seen, 1 - likeliest.mean / morning.most
    asked = (_logit(known) - _logit(likeliest.low / seen)) * (1 - known) / unknown
    days = _EIGHTY_PERCENT_REACH * morning.spread / (likeliest.mean * unknown)
    learning = _EIGHTY_PERCENT_REACH * LEARNING * math.sqrt(morning.left)
    middle, reach = _logit(mean / morning.most), math.hypot(asked, days, learning)
    low, high = (morning.most * logistic(middle + way) for way in (-reach, reach))
    return Estimate(mean, min(low, mean), max(high, mean))


def chances(morning: Morning, truing: Truing) -> Reals:
    """The chance of a right answer to each card, a mean over what the learner may be like.

    It is the mean of a logistic over a normal logit (MacKay 1992, "The evidence framework applied
    to classification networks").
    """
    topic, topics = morning.topic, morning.topics
    terms = bulk.terms_of(morning.recall, morning.stability)
    unsure = bulk.variances(truing, terms, topic, topics) + LEARNING**2 * morning.left
    likeliest = bulk.logits(truing, terms, bulk.thetas_of(truing, topics)[topic])
    furthest = _logit(1)
    held = np.clip(likeliest, -furthest, furthest)
    chance = bulk.logistic(held / np.sqrt(1 + math.pi / 8 * unsure))
    return np.where(morning.recall > 0, chance, 0.0)


def moved(estimate: Estimate, gain: float) -> Estimate:
    """An estimate that is better by a gain; its range moves along by as many logits."""
    if gain <= 0 or not 0 < estimate.score < 1:
        return estimate
    score = max(estimate.score, min(estimate.score + gain, 1 - _SMALLEST_SHARE))
    shift = _logit(score) - _logit(estimate.score)
    low, high = (logistic(_logit(end) + shift) for end in (estimate.low, estimate.high))
    return Estimate(score, min(max(estimate.low, low), score), max(estimate.high, high, score))


def mean_of(weights: Reals, values: ArrayLike) -> float:
    """The mean by these weights; 0 where nothing has any."""
    total = float(weights.sum())
    return float(weights @ np.asarray(values)) / total if total else 0.0


def _knowledge(morning: Morning, truing: Truing) -> Knowledge:
    counting = morning.weights > 0
    recall = morning.recall[counting]
    cards = Cards(
        topic=morning.topic[counting],
        recall=np.where(recall > 0, recall, np.nan),
        stability=morning.stability[counting],
        weight=morning.weights[counting],
    )
    return knowledge_of_all(morning.topics, [cards], truing)


def _logit(share: float) -> float:
    held = min(max(share, _SMALLEST_SHARE), 1 - _SMALLEST_SHARE)
    return math.log(held / (1 - held))
