"""How well are some cards known, how sure is that, and what would an exam of them score?

Mastery is the weighted mean chance of a right answer, an unseen card counting 0; of luck only
where a question is said to offer its answers, as an exam's may. Its interval holds what is not
known of the learner (the posterior of a truing) and how far single cards scatter around the
model; the range of an exam's score holds the luck of the day as well.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

from quizzer.memory.chance import UNTRUED, Truing, logistic, terms_of
from quizzer.memory.evidence import right

__all__ = [
    "EIGHTY_PERCENT",
    "NINETY_PERCENT",
    "UNTRUED",
    "Known",
    "Mastery",
    "Score",
    "Truing",
    "expected_score",
    "mastery",
]

NINETY_PERCENT = 0.9
"""How often mastery's interval holds the truth."""
EIGHTY_PERCENT = 0.8
"""How often the range of an exam's score should hold it."""

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


@dataclass(frozen=True, slots=True)
class Mastery:
    """The mean chance in 0–1, half the width of its 90 % interval, and the evidence.

    `lean` is how far the interval's middle lies above the score: near 0 and 1 it is not symmetric.
    """

    score: float
    margin: float
    seen: int
    cards: int
    reviews: int
    lean: float = 0.0

    @property
    def low(self) -> float:
        """The lower end of the interval."""
        return max(0.0, min(self.score, self.score + self.lean - self.margin))

    @property
    def high(self) -> float:
        """The upper end of the interval."""
        return min(1.0, max(self.score, self.score + self.lean + self.margin))


@dataclass(frozen=True, slots=True)
class Score:
    """What to expect of an exam, in 0–1: the mean, and the range of the scores that are likely."""

    mean: float
    low: float
    high: float


def mastery(cards: Sequence[Known], truing: Truing = UNTRUED) -> Mastery:
    """How well some cards are known, with the 90 % interval of the true mean chance."""
    found = _measured(cards, truing)
    variance = found.model + truing.scatter * found.within
    low, high = _interval(found.mean, variance, found.within_reach, NINETY_PERCENT)
    return Mastery(
        score=found.mean,
        margin=(high - low) / 2,
        seen=sum(1 for card in cards if card.recall is not None),
        cards=len(cards),
        reviews=sum(card.reviews for card in cards),
        lean=(high + low) / 2 - found.mean,
    )


def expected_score(
    cards: Sequence[Known],
    truing: Truing = UNTRUED,
    questions: int | None = None,
    share: float = NINETY_PERCENT,
) -> Score:
    """The score of an exam that asks each card once, or so many drawn by their weights.

    The range holds the score in this share of such exams. Raises ValueError for less than one
    question or a share outside 0–1.
    """
    if not 0 < share < 1 or (questions is not None and questions < 1):
        raise ValueError("an exam asks at least one question, and a share lies between 0 and 1")
    found = _measured(cards, truing)
    if questions is None or questions >= len(cards):
        worth, most = found.worth, found.within_reach
        luck = found.within
    else:  # which cards are drawn is luck too, the less so the more of them are
        worth, most = 1 / questions, min(1.0, found.within_reach * len(cards) / questions)
        undrawn = (len(cards) - questions) / (len(cards) - 1)
        luck = (found.each + undrawn * found.between) / questions
    low, high = _interval(found.mean, found.model + luck, most, share)
    if low < high:  # a score moves by whole questions: half of one on either side
        low, high = max(0.0, low - worth / 2), min(most, high + worth / 2)
    return Score(found.mean, low, high)


@dataclass(frozen=True, slots=True)
class _Measured:
    """What both intervals are made of, for weights w that sum to 1.

    `model` is the variance of the mean that comes from the truing and from what it cannot mend;
    `within` is Σ w²p(1 − p), `each` Σ wp(1 − p), `between` the weighted variance of p over all
    cards; `within_reach` is the weight of the cards that can be right at all, `worth` that of an
    average question.
    """

    mean: float
    model: float
    within: float
    each: float
    between: float
    within_reach: float
    worth: float


def _measured(cards: Sequence[Known], truing: Truing) -> _Measured:
    total = math.fsum(card.weight for card in cards) or 1.0
    means: list[float] = []
    eaches: list[float] = []
    withins: list[float] = []
    correction = 0.0
    slopes: dict[str, list[float]] = {}
    for card in cards:
        weight = card.weight / total
        if card.recall is None:
            means.append(weight * card.guess)
            eaches.append(weight * card.guess * (1 - card.guess))
            withins.append(weight * eaches[-1])
            continue
        terms = terms_of(card.recall, card.stability)
        recalled = truing.chance(terms, card.topic)
        chance = right(recalled, card.guess)
        spread = weight * (1 - card.guess) * recalled * (1 - recalled)
        correction += spread * (math.log(recalled / (1 - recalled)) - terms[1])
        means.append(weight * chance)
        eaches.append(weight * chance * (1 - chance))
        withins.append(weight * eaches[-1])
        slope = slopes.setdefault(card.topic, [0.0, 0.0, 0.0])
        slope[0] += spread
        slope[1] += spread * terms[1]
        slope[2] += spread * terms[2]
    mean, each = math.fsum(means), math.fsum(eaches)
    return _Measured(
        mean=mean,
        model=truing.variance(slopes) + (MISFIT * correction) ** 2,
        within=math.fsum(withins),
        each=each,
        between=max(0.0, mean * (1 - mean) - each),
        within_reach=min(1.0, math.fsum(c.weight for c in cards if _can_be_right(c)) / total),
        worth=math.fsum((card.weight / total) ** 2 for card in cards),
    )


def _can_be_right(card: Known) -> bool:
    return card.recall is not None or card.guess > 0


def _interval(mean: float, variance: float, most: float, share: float) -> tuple[float, float]:
    """The ends that hold this share of a mean between 0 and `most`: normal in its logit."""
    if not 0 < mean < most:
        return mean, mean
    part = mean / most
    spread = math.sqrt(variance) / most / (part * (1 - part))
    reach = NormalDist().inv_cdf((1 + share) / 2) * spread
    middle = math.log(part / (1 - part))
    low, high = most * logistic(middle - reach), most * logistic(middle + reach)
    return min(low, mean), max(high, mean)
