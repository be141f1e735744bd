"""How well is a topic known?

Until mastery is calibrated, it is the score to expect if every card of the topic were asked
once: the mean probability of recall, with a card that was never seen counted as 0. Its
interval is that score's own spread (a sum of independent recalls, each right with probability
R, has variance Σ R(1 − R)), so it says how far one test of these cards would scatter.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

NINETY_PERCENT = 1.6448536269514722
"""Standard deviations on either side that hold 90 % of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Mastery:
    """The expected score in 0–1, half the width of its 90 % interval, and the evidence."""

    score: float
    margin: float
    seen: int
    cards: int
    reviews: int

    @property
    def low(self) -> float:
        """The lower end of the interval."""
        return max(0.0, self.score - self.margin)

    @property
    def high(self) -> float:
        """The upper end of the interval."""
        return min(1.0, self.score + self.margin)


def mastery(recalls: Sequence[float], cards: int, reviews: int) -> Mastery:
    """The mastery of `cards` cards, of which those seen are recalled with these probabilities."""
    if cards == 0:
        return Mastery(0.0, 0.0, 0, 0, reviews)
    spread = math.sqrt(sum(recall * (1 - recall) for recall in recalls))
    return Mastery(
        score=sum(recalls) / cards,
        margin=NINETY_PERCENT * spread / cards,
        seen=len(recalls),
        cards=cards,
        reviews=reviews,
    )
