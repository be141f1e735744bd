"""How do a learner's right answers follow from FSRS's recall, as far as the answers can say?

A logistic regression with an effect for each topic: the mode of its posterior by Newton's method,
the normal around it (Laplace), and by turns with it the spread of topics, learnt from the topics
themselves (empirical Bayes, by the fixed point of MacKay 1992). Answers to one card are alike, so
together they say less than as many answers to different cards. All are discounted by one factor
(Kish's design effect): a discount card by card would favour cards that were asked seldom because
they went well.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quizzer.memory.bulk import Reals, Whole
from quizzer.memory.chance import (
    FURTHEST_LOGIT,
    HIGHEST_RECALL,
    LONGEST_STABILITY,
    LOWEST_RECALL,
    SHORTEST_STABILITY,
    UNTRUED,
    USUAL_STABILITY,
    Three,
    TopicEffect,
    Truing,
)
from quizzer.memory.chances import logistic
from quizzer.memory.distinct import distinct

TOPICS_BEFORE = 4.0
"""As how many topics the prior's spread of topics counts."""
ANSWERS_BEFORE = 200.0
"""As how many repeated answers the prior's scatter of cards counts."""

_MOST_ROUNDS = 500
_STILL = 1e-4
_NEARLY_STILL = 1e-2
"""The largest move, in logits or parts of the prior's τ², that is none."""
_SHORTEST_STEP = 1e-4
_FURTHEST_RESIDUAL = 5.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """The first answers of a study day to cards that were last answered on an earlier day.

    An entry for each, shape (answers,): the recall that FSRS predicted just before (where a guess
    may be right, the chance of a right answer), whether the answer was right, its topic as an
    index of `topics` (keys `deck/topic/path`), a number for its card, and the stability in days
    that FSRS believed in just before. Without stabilities, nothing is learnt of c. Raises
    ValueError if they do not fit together.
    """

    recall: Reals
    right: NDArray[np.bool_]
    topic: Whole
    card: Whole
    topics: tuple[str, ...]
    stability: Reals | None = None

    def __post_init__(self) -> None:
        columns = [self.recall, self.right, self.topic, self.card]
        if self.stability is not None:
            columns.append(self.stability)
            if not bool((self.stability > 0).all()):
                raise ValueError("a stability lies above 0")
        if any(column.shape != (len(self.recall),) for column in columns):
            raise ValueError("evidence has every entry for every answer")
        if not bool(((self.recall >= 0) & (self.recall <= 1)).all()):
            raise ValueError("a recall lies between 0 and 1")
        if not bool(((self.topic >= 0) & (self.topic < len(self.topics))).all()):
            raise ValueError("every answer has one of the topics")


def fit(evidence: Evidence, prior: Truing = UNTRUED) -> Truing:
    """The truing that a learner's answers give; the prior if there are none or they cannot say."""
    if len(evidence.right) == 0:
        return prior
    try:
        search = _Search(evidence, prior)
        settled = search.settle(prior.scatter) and search.settle(search.scatter())
        return search.truing() if settled else prior
    except ValueError:  # LinAlgError among them
        return prior


class _Search:
    """The search for a, b and c (`shared`), each topic's θ (`theta`) and τ² (`variance`)."""

    def __init__(self, evidence: Evidence, prior: Truing) -> None:
        recall = np.clip(evidence.recall, LOWEST_RECALL, HIGHEST_RECALL)
        days = np.full(len(recall), USUAL_STABILITY)
        if evidence.stability is not None:
            days = np.clip(evidence.stability, SHORTEST_STABILITY, LONGEST_STABILITY)
        logit, age = np.log(recall / (1 - recall)), np.log(days / USUAL_STABILITY)
        self.terms: Reals = np.stack([np.ones(len(recall)), logit, age])
        self.is_right, self.right = evidence.right, evidence.right.astype(np.float64)
        used, self.topic = distinct(evidence.topic)
        self.keys = [evidence.topics[number] for number in used]
        _, self.card = distinct(evidence.card)
        self.of_card: Reals = np.bincount(self.card).astype(np.float64)
        self.prior = prior
        self.middle: Reals = np.array(prior.shared)
        self.before: Reals = np.linalg.inv(np.array(prior.covariance))
        self.variance = prior.topic_variance
        self._go(self.middle, np.zeros(len(self.keys)))

    def settle(self, scatter: float) -> bool:
        """Find mode and τ², given the scatter of cards. Whether they came to rest, or nearly.

        With a single topic τ² may creep on for ever, in steps far below its own uncertainty.
        """
        self.correlation = scatter
        repeats = (self.of_card**2).sum() / self.of_card.sum() - 1
        self.discount = 1 / (1 + repeats * scatter)
        known = TOPICS_BEFORE * self.prior.topic_variance
        self._weigh()
        for _ in range(_MOST_ROUNDS):
            self._look()
            moved = self._climb()
            self._weigh()
            self._look()
            lean = self.between / self.precision[:, None]
            spread = 1 / self.precision + np.einsum("ti,ij,tj->t", lean, self.covariance, lean)
            certain = np.maximum(1 - spread / self.variance, 0.0).sum()  # as topics: 0 to all
            variance = float((known + (self.theta**2).sum()) / (TOPICS_BEFORE + certain))
            moved = max(moved, abs(variance - self.variance) / self.prior.topic_variance)
            self.variance = variance
            if moved < _STILL:
                break
        self._look()
        return moved < _NEARLY_STILL

    def scatter(self) -> float:
        """How alike the answers to one card are, as a correlation, drawn to the prior's."""
        chance = self.chance
        residual = (self.right - chance) / np.sqrt(chance * (1 - chance))
        residual = np.clip(residual, -_FURTHEST_RESIDUAL, _FURTHEST_RESIDUAL)
        sums = np.bincount(self.card, residual)
        others = np.maximum(self.of_card - 1, 1)  # a card counts as its answers, not its pairs
        alike = ((sums**2 - np.bincount(self.card, residual**2)) / others).sum()
        known = ANSWERS_BEFORE * self.prior.scatter
        repeated = self.of_card[self.of_card > 1].sum()
        return float(np.clip((alike + known) / (repeated + ANSWERS_BEFORE), 0.0, 1.0))

    def truing(self) -> Truing:
        """What was found, in plain numbers."""
        first, second, third = (self.covariance + self.covariance.T) / 2
        columns = zip(self.theta.tolist(), self.between, self.precision.tolist(), strict=True)
        return Truing(
            shared=_three(self.shared),
            covariance=(_three(first), _three(second), _three(third)),
            topic_variance=self.variance,
            scatter=self.correlation,
            topics={
                key: TopicEffect(theta, _three(between), precision)
                for key, (theta, between, precision) in zip(self.keys, columns, strict=True)
            },
            answers=len(self.right),
        )

    def _climb(self) -> float:
        """One step of Newton's method towards the mode, halved until it climbs; how far it went."""
        error = self.discount * (self.right - self.chance)
        up = self.terms @ error - self.before @ (self.shared - self.middle)
        ups = np.bincount(self.topic, error) - self.theta / self.variance
        step = self.covariance @ (up - self.between.T @ (ups / self.precision))
        steps = (ups - self.between @ step) / self.precision
        here, shared, theta, size = self._height(), self.shared, self.theta, 1.0
        self._go(shared + step, theta + steps)
        while self._height() < here:
            size /= 2
            if size < _SHORTEST_STEP:  # on the top, to the last digit
                self._go(shared, theta)
                return 0.0
            self._go(shared + size * step, theta + size * steps)
        return float(size * max(np.abs(step).max(), np.abs(steps).max()))

    def _go(self, shared: Reals, theta: Reals) -> None:
        """Go to other parameters, and see what chances they give."""
        self.shared, self.theta = shared, theta
        logit: Reals = shared @ self.terms
        logit += theta[self.topic]
        self.chance = logistic(np.clip(logit, -FURTHEST_LOGIT, FURTHEST_LOGIT, out=logit))
        self.likely = float(np.log(np.where(self.is_right, self.chance, 1 - self.chance)).sum())

    def _weigh(self) -> None:
        """How much the answers say here, of topics and of all: slow, and the same for every τ²."""
        weights = self.discount * self.chance * (1 - self.chance)
        weighted = self.terms * weights
        self.between: Reals = np.stack([np.bincount(self.topic, w) for w in weighted], axis=1)
        self.weight = weighted @ self.terms.T

    def _look(self) -> None:
        """The precision of the posterior here, as the arrow of `Truing`."""
        self.precision: Reals = self.between[:, 0] + 1 / self.variance
        arrow = self.between.T @ (self.between / self.precision[:, None])
        self.covariance: Reals = np.linalg.inv(self.before + self.weight - arrow)

    def _height(self) -> float:
        """The logarithm of the posterior, but for a constant."""
        away = self.shared - self.middle
        prior = away @ self.before @ away + (self.theta**2).sum() / self.variance
        return float(self.discount * self.likely - prior / 2)


def _three(numbers: Reals) -> Three:
    first, second, third = numbers.tolist()
    return first, second, third
