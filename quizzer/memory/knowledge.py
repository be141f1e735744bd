"""What do cards say together, topic by topic, of how well they are known?

All that mastery and an exam's score are made of is a sum over cards. So it is summed once for
each topic, and what holds for a deck, or a topic with those below it, is a sum of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import ArrayLike

from quizzer.memory.bulk import Reals
from quizzer.memory.chance import Truing
from quizzer.memory.chances import Places, logistic, logits, terms_of, thetas_of
from quizzer.memory.evidence import right

MISFIT = 0.25
"""The share of a truing's mean correction by which it may still be wrong, as a standard deviation.

Where FSRS had to be corrected much, the learner is unlike its model, and a few numbers for all
cards cannot mend that wholly however many answers there are. Chosen by simulation
(tests/bench/mastery.py).
"""


@dataclass(frozen=True, slots=True)
class Known:
    """A card at the moment asked for: its recall by FSRS, or None if it was never seen.

    `topic` is its topic's key, `deck/topic/path`; `stability` is in days. Only the proportions of
    weights count. `guess` is the chance of a right guess where it is not recalled: 0 unless the
    question offers its answers.
    """

    recall: float | None
    topic: str
    weight: float = 1.0
    reviews: int = 0
    stability: float | None = None
    guess: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Cards:
    """The same by columns, one entry a card; `topic` is its place in a list of topics.

    `recall` is NaN for a card that was never seen, `stability` where it is not known.
    """

    topic: Places
    recall: Reals
    stability: Reals
    reviews: ArrayLike = 0
    weight: ArrayLike = 1.0
    guess: ArrayLike = 0.0


T = TypeVar("T")


class Sums(NamedTuple, Generic[T]):
    """Sums over cards with weights w, chances p of a right answer and r of recall, guesses g.

    `right` is Σ wp, `luck` Σ wp(1 − p), `own_luck` Σ w²p(1 − p). `correction` and the slopes by
    `a`, `b` and `c` of the truing are sums of w(1 − g)r(1 − r): of its product with how far the
    truing moves the logit of recall, and with what each of the three is multiplied by.
    """

    cards: T
    seen: T
    reviews: T
    weight: T
    weight_squared: T
    within_reach: T
    right: T
    luck: T
    own_luck: T
    correction: T
    a: T
    b: T
    c: T


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """`Sums` by topic, a row for each of `topics`, under a truing."""

    topics: tuple[str, ...]
    rows: Reals
    truing: Truing

    def measured(self, topics: Sequence[int] | None = None) -> Measured:
        """What the cards of some topics, by their places, come to; of all without any named."""
        chosen = range(len(self.topics)) if topics is None else topics
        rows = self.rows[list(chosen)]
        sums: Sums[float] = Sums(*rows.sum(axis=0).tolist())
        total = sums.weight or 1.0
        slopes = (rows[:, -3:] / total).tolist()
        by_topic = {self.topics[place]: slope for place, slope in zip(chosen, slopes, strict=True)}
        mean, each = sums.right / total, sums.luck / total
        return Measured(
            sums=sums,
            mean=mean,
            model=self.truing.variance(by_topic) + (MISFIT * sums.correction / total) ** 2,
            within=sums.own_luck / total**2,
            each=each,
            between=max(0.0, mean * (1 - mean) - each),
            within_reach=min(1.0, sums.within_reach / total),
            worth=sums.weight_squared / total**2,
        )


@dataclass(frozen=True, slots=True)
class Measured:
    """What the intervals of mastery and of a score are made of, for weights w that sum to 1.

    `model` is the variance of the mean that comes from the truing and from what it cannot mend;
    `within` is Σ w²p(1 − p), `each` Σ wp(1 − p), `between` the weighted variance of p over all
    cards; `within_reach` is the weight of the cards that can be right at all, `worth` that of an
    average question.
    """

    sums: Sums[float]
    mean: float
    model: float
    within: float
    each: float
    between: float
    within_reach: float
    worth: float


def knowledge(cards: Sequence[Known], truing: Truing) -> Knowledge:
    """What some cards say of their topics."""
    places: dict[str, int] = {}
    topic = [places.setdefault(card.topic, len(places)) for card in cards]
    columns = Cards(
        topic=np.array(topic, np.intp),
        recall=_reals([card.recall for card in cards]),
        stability=_reals([card.stability for card in cards]),
        reviews=np.array([card.reviews for card in cards], np.int64),
        weight=np.array([card.weight for card in cards], np.float64),
        guess=np.array([card.guess for card in cards], np.float64),
    )
    return knowledge_of_all(tuple(places), [columns], truing)


def knowledge_of_all(topics: tuple[str, ...], parts: Iterable[Cards], truing: Truing) -> Knowledge:
    """What many cards say of these topics, part by part: small columns stay in the cache.

    It is quickest where cards of a topic come one after the other.
    """
    theta = thetas_of(truing, topics)
    rows = np.zeros((len(topics), len(Sums._fields)))
    for part in parts:
        rows += _by_topic(_columns(part, theta, truing), part.topic, len(topics))
    return Knowledge(topics, rows, truing)


def _columns(cards: Cards, theta: Reals, truing: Truing) -> Sums[Reals]:
    """What is to be summed, of each card."""
    count = len(cards.topic)
    weight, guess = _column(cards.weight, count), _column(cards.guess, count)
    seen = ~np.isnan(cards.recall)
    terms = recall, age = terms_of(np.where(seen, cards.recall, 0.0), cards.stability)
    logit = logits(truing, terms, theta[cards.topic])
    recalled = logistic(logit) * seen
    chance = right(recalled, guess)
    luck = weight * chance * (1 - chance)
    spread = weight * (1 - guess) * recalled * (1 - recalled)
    return Sums(
        cards=np.ones(count),
        seen=seen.astype(np.float64),
        reviews=_column(cards.reviews, count),
        weight=weight,
        weight_squared=weight * weight,
        within_reach=weight * (seen | (guess > 0)),
        right=weight * chance,
        luck=luck,
        own_luck=weight * luck,
        correction=spread * (logit - recall),
        a=spread,
        b=spread * recall,
        c=spread * age,
    )


def _by_topic(columns: Sequence[Reals], topic: Places, most: int) -> Reals:
    """The sums of the columns, a row for each topic. Runs of cards of a topic are quickest."""
    begins = np.ones(len(topic), np.bool_)
    begins[1:] = topic[1:] != topic[:-1]
    starts = np.flatnonzero(begins)
    runs = (np.add.reduceat(column, starts) for column in columns)
    return np.stack([np.bincount(topic[starts], run, minlength=most) for run in runs], axis=1)


def _column(values: ArrayLike, count: int) -> Reals:
    return np.broadcast_to(np.asarray(values, np.float64), count)


def _reals(values: Sequence[float | None]) -> Reals:
    return np.array([np.nan if value is None else value for value in values], np.float64)
