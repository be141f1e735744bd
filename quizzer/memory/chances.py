"""How likely is a right answer to each of many cards?

The arithmetic of `chance` on arrays, term for term, so that both agree to 1e-12.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from quizzer.memory.bulk import Reals
from quizzer.memory.chance import (
    FURTHEST_LOGIT,
    HIGHEST_RECALL,
    LONGEST_STABILITY,
    LOWEST_RECALL,
    SHORTEST_STABILITY,
    USUAL_STABILITY,
    Truing,
)

Places: TypeAlias = NDArray[np.integer[Any]]
"""For each card, its place in a list of something that cards share."""


def terms_of(recall: Reals, stability: Reals) -> tuple[Reals, Reals]:
    """What b and c are multiplied by. Where the stability is NaN, c says nothing."""
    held = np.clip(recall, LOWEST_RECALL, HIGHEST_RECALL)
    kept = np.clip(stability, SHORTEST_STABILITY, LONGEST_STABILITY)
    age = np.where(np.isnan(kept), 0.0, np.log(kept / USUAL_STABILITY))
    return np.log(held / (1 - held)), age


def thetas_of(truing: Truing, topics: Sequence[str]) -> Reals:
    """How much better than the model says each topic goes, by the topics' keys."""
    effects = [truing.topics.get(key) for key in topics]
    return np.array([effect.theta if effect else 0.0 for effect in effects], np.float64)


def logits(truing: Truing, terms: tuple[Reals, Reals], theta: Reals) -> Reals:
    """The logits of the chances; `theta` is that of each card's topic."""
    a, b, c = truing.shared
    recall, age = terms
    logit = a + b * recall + c * age + theta
    return np.clip(logit, -FURTHEST_LOGIT, FURTHEST_LOGIT)


def variances(
    truing: Truing, terms: tuple[Reals, Reals], topic: Places, topics: Sequence[str]
) -> Reals:
    """As `Truing.variance` says of the logit of each card alone."""
    effects = [truing.topics.get(key) for key in topics]
    own = np.array([1 / e.precision if e else truing.topic_variance for e in effects], np.float64)
    follows = [np.divide(e.shared, e.precision) if e else np.zeros(3) for e in effects]
    along = np.stack([np.ones(len(topic)), *terms], axis=1) - np.reshape(follows, (-1, 3))[topic]
    shared = np.einsum("ni,ij,nj->n", along, np.array(truing.covariance), along)
    found: Reals = own[topic] + np.maximum(0.0, shared)
    return found


def logistic(logit: Reals) -> Reals:
    """The chances with these logits."""
    chance: Reals = 1 / (1 + np.exp(-logit))
    return chance


def chances(
    truing: Truing, recall: Reals, stability: Reals, topic: Places, topics: Sequence[str]
) -> Reals:
    """As `Truing.probability` says of each card; NaN where the recall is.

    `topic` is each card's place in `topics`, the topics' keys.
    """
    theta = thetas_of(truing, topics)[topic]
    return logistic(logits(truing, terms_of(recall, stability), theta))
