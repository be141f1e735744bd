"""How often is a learner right who says how sure they are?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quizzer.memory.calibration import wilson
from quizzer.memory.model import Confidence


@dataclass(frozen=True, slots=True)
class Certainty:
    """Answers that were given with one confidence: the share that was right, and how many.

    `low` and `high` are Wilson's 90 % interval of the share.
    """

    confidence: Confidence
    right: float
    low: float
    high: float
    answers: int


def certainties(counts: Mapping[Confidence, tuple[int, int]]) -> tuple[Certainty, ...]:
    """For each confidence with answers, from how many were right and of how many; surest first."""
    found = []
    for confidence in sorted(counts, reverse=True):
        right, answers = counts[confidence]
        if answers:
            low, high = wilson(right, answers)
            share = right / answers
            found.append(Certainty(confidence, share, float(low), float(high), answers))
    return tuple(found)
