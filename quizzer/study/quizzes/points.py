"""What does an answer count as, and what is it worth?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from quizzer.cards.grading.grade import Grade, Verdict

_COUNTED_AS: Mapping[Verdict, float] = {
    Verdict.RIGHT: 1.0,
    Verdict.PARTLY: 0.5,
    Verdict.WRONG: 0.0,
}
"""What the learner's word over a grade is worth."""


def counted_as(grade: Grade, override: Verdict | None) -> Grade:
    """The grade, or what the learner says instead."""
    if override is None:
        return grade
    return replace(grade, verdict=override, score=_COUNTED_AS[override])


def points(grade: Grade, override: Verdict | None, guess: float, negative: float) -> float:
    """The worth of an answer: at most 1, and below 0 only for a wrong one where luck can help.

    `guess` is the chance that luck alone is right, `negative` what a wrong answer then costs.
    """
    worth = counted_as(grade, override).score
    if worth > 0:
        return min(worth, 1.0)
    return -negative if guess and negative else 0.0
