"""How likely is a right answer, given what FSRS says of a card?

FSRS's recall R is trued by what the learner really answered: p = σ(a + b·logit R + c·ln(S/10) + θ),
with S the stability in days and θ of the card's topic. The term in S was found in simulation:
where a learner's memory grows otherwise than FSRS believes, a card is always further along than
any that was tested, and a and b alone miss that.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

Three: TypeAlias = tuple[float, float, float]
"""Something for each of a, b and c."""

LOWEST_RECALL, HIGHEST_RECALL = 0.01, 0.995
"""Where a recall is cut off before it becomes a logit: beyond, the model's digits mean nothing."""
SHORTEST_STABILITY, USUAL_STABILITY, LONGEST_STABILITY = 0.5, 10.0, 1000.0
"""Where a stability in days is cut off, and the one at which c says nothing."""
FURTHEST_LOGIT = 12.0
"""Where a logit is cut off, so that a chance is never exactly 0 or 1."""

_KIND = "truing1"


@dataclass(frozen=True, slots=True)
class TopicEffect:
    """How much better (θ > 0) or worse a topic goes than the model says, in logits.

    `shared` and `precision` are its column of the posterior's precision: against a, b and c, and
    its own.
    """

    theta: float
    shared: Three
    precision: float


@dataclass(frozen=True, slots=True)
class Truing:
    """How a learner's right answers follow from the model's recall, and what is not known of it.

    `shared` is (a, b, c). The posterior is normal; its precision is an arrow, [[A, B], [Bᵀ, D]]
    with D diagonal over the topics. So it is kept as the covariance of (a, b, c) and a column for
    each topic, and the variance of any mean takes one pass. A topic without evidence has θ = 0
    and variance τ² (`topic_variance`). `scatter` is the share of p(1 − p) by which the true
    chances of single cards vary around p; `answers` is how many were fitted.

    Raises ValueError for numbers that are no such posterior.
    """

    shared: Three
    covariance: tuple[Three, Three, Three]
    topic_variance: float
    scatter: float
    topics: Mapping[str, TopicEffect] = field(default_factory=dict)
    answers: int = 0

    def __post_init__(self) -> None:
        numbers = [*self.shared, *sum(self.covariance, ()), self.topic_variance, self.scatter]
        for effect in self.topics.values():
            numbers += [effect.theta, *effect.shared, effect.precision]
        if not all(math.isfinite(number) for number in numbers):
            raise ValueError("a truing has finite numbers")
        if not _is_covariance(self.covariance):
            raise ValueError("the covariance of a truing is not one")
        if self.topic_variance <= 0 or any(e.precision <= 0 for e in self.topics.values()):
            raise ValueError("topics have a variance and precisions above 0")
        if not 0 <= self.scatter <= 1:
            raise ValueError("the scatter of cards lies between 0 and 1")
        if self.answers < 0:
            raise ValueError("a truing rests on at least 0 answers")

    def probability(self, recall: float, topic: str, stability: float | None = None) -> float:
        """The chance of a right answer to a card of a topic, where the model says `recall`.

        Without the stability, that of a card of 10 days.
        """
        return self.chance(terms_of(recall, stability), topic)

    def chance(self, terms: Three, topic: str) -> float:
        """The same, where what a, b and c are multiplied by is at hand."""
        effect = self.topics.get(topic)
        logit = _product(self.shared, terms) + (effect.theta if effect else 0.0)
        return logistic(logit)

    def variance(self, slopes: Mapping[str, Sequence[float]]) -> float:
        """The posterior variance of a sum over topics.

        `slopes` says for each topic by how much its part of the sum grows with a, b and c; with
        its θ it grows as with a.
        """
        along = [0.0, 0.0, 0.0]
        own = 0.0
        for topic, slope in slopes.items():
            effect = self.topics.get(topic)
            if effect is None:
                own += slope[0] ** 2 * self.topic_variance
                follows = (0.0, 0.0, 0.0)
            else:
                own += slope[0] ** 2 / effect.precision
                follows = effect.shared
            for place in range(3):
                taken = slope[0] * follows[place] / effect.precision if effect else 0.0
                along[place] += slope[place] - taken
        return own + max(0.0, _product(along, [_product(row, along) for row in self.covariance]))

    def to_json(self) -> str:
        """The truing as canonical JSON."""
        return json.dumps(
            {
                "kind": _KIND,
                "shared": self.shared,
                "covariance": self.covariance,
                "topic_variance": self.topic_variance,
                "scatter": self.scatter,
                "topics": {
                    key: [effect.theta, *effect.shared, effect.precision]
                    for key, effect in self.topics.items()
                },
                "answers": self.answers,
            },
            sort_keys=True,
        )

    @classmethod
    def from_json(cls, text: str) -> Truing:
        """The truing that `to_json` wrote. Raises ValueError when it is not one."""
        try:
            spec = json.loads(text)
            if spec["kind"] != _KIND:
                raise ValueError(f"unknown truing {spec['kind']!r}")
            first, second, third = spec["covariance"]
            return cls(
                shared=_three(spec["shared"]),
                covariance=(_three(first), _three(second), _three(third)),
                topic_variance=float(spec["topic_variance"]),
                scatter=float(spec["scatter"]),
                topics={
                    key: TopicEffect(float(theta), _three(shared), float(precision))
                    for key, (theta, *shared, precision) in spec["topics"].items()
                },
                answers=int(spec["answers"]),
            )
        except (KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
            raise ValueError("this is not a truing") from error


def terms_of(recall: float, stability: float | None) -> Three:
    """What a, b and c are multiplied by."""
    held = min(max(recall, LOWEST_RECALL), HIGHEST_RECALL)
    if stability is None:
        age = 0.0
    else:
        stability = min(max(stability, SHORTEST_STABILITY), LONGEST_STABILITY)
        age = math.log(stability / USUAL_STABILITY)
    return 1.0, math.log(held / (1 - held)), age


def logistic(logit: float) -> float:
    """The chance with this logit, never exactly 0 or 1."""
    return 1 / (1 + math.exp(-min(max(logit, -FURTHEST_LOGIT), FURTHEST_LOGIT)))


def _product(left: Sequence[float], right: Sequence[float]) -> float:
    return left[0] * right[0] + left[1] * right[1] + left[2] * right[2]


def _three(numbers: Sequence[float]) -> Three:
    first, second, third = numbers
    return float(first), float(second), float(third)


def _is_covariance(rows: Sequence[Sequence[float]]) -> bool:
    """Whether it is symmetric, with variances of at least 0 and correlations of at most 1."""
    pairs = ((0, 1), (0, 2), (1, 2))
    return min(rows[0][0], rows[1][1], rows[2][2]) >= 0 and all(
        rows[i][j] == rows[j][i] and rows[i][j] * rows[i][j] <= rows[i][i] * rows[j][j]
        for i, j in pairs
    )


UNTRUED = Truing(
    shared=(0.0, 1.0, 0.0),
    covariance=((0.41, -0.08, 0.0), (-0.08, 0.04, 0.0), (0.0, 0.0, 0.0225)),
    topic_variance=0.08,
    scatter=0.04,
)
"""What holds before the first answer: the model's own recall, and how far learners stray from it.

A learner is off by 0.5 logits where R is 0.88 (there, slope and height are independent), in slope
by 0.2, and by 0.15 for each factor e of stability. With these spreads, the intervals of simulated
learners of many kinds hold what they say (tests/bench/mastery.py).
"""
