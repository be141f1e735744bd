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

from quizzer.memory.chance import UNTRUED, Truing, logistic
from quizzer.memory.knowledge import Knowledge, Known, knowledge

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
    "score_of",
    "summed_up",
]

NINETY_PERCENT = 0.9
"""How often mastery's interval holds the truth."""
EIGHTY_PERCENT = 0.8
"""How often the range of an exam's score should hold it."""


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
    return summed_up(knowledge(cards, truing))


def summed_up(known: Knowledge, topics: Sequence[int] | None = None) -> Mastery:
    """The same of cards that have been summed up: those of some topics, by place, or all."""
    found = known.measured(topics)
    variance = found.model + known.truing.scatter * found.within
    low, high = _interval(found.mean, variance, found.within_reach, NINETY_PERCENT)
    return Mastery(
        score=found.mean,
        margin=(high - low) / 2,
        seen=int(found.sums.seen),
        cards=int(found.sums.cards),
        reviews=int(found.sums.reviews),
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
    return score_of(knowledge(cards, truing), questions, share)


def score_of(
    known: Knowledge, questions: int | None = None, share: float = NINETY_PERCENT
) -> Score:
    """The same of cards that have been summed up."""
    if not 0 < share < 1 or (questions is not None and questions < 1):
        raise ValueError("an exam asks at least one question, and a share lies between 0 and 1")
    found = known.measured()
    cards = int(found.sums.cards)
    if questions is None or questions >= cards:
        worth, most = found.worth, found.within_reach
        luck = found.within
    else:  # which cards are drawn is luck too, the less so the more of them are
        worth, most = 1 / questions, min(1.0, found.within_reach * cards / questions)
        undrawn = (cards - questions) / (cards - 1)
        luck = (found.each + undrawn * found.between) / questions
    low, high = _interval(found.mean, found.model + luck, most, share)
    if low < high:  # a score moves by whole questions: half of one on either side
        low, high = max(0.0, low - worth / 2), min(most, high + worth / 2)
    return Score(found.mean, low, high)


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
