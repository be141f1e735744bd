"""What is an answer worth?"""

from __future__ import annotations

from quizzer.cards.grading.grade import Grade, Verdict

_COUNTED_AS = {Verdict.RIGHT: 1.0, Verdict.PARTLY: 0.5, Verdict.WRONG: 0.0}
"""What the learner's word over a grade is worth."""


def points(grade: Grade, override: Verdict | None, guess: float, negative: float) -> float:
    """The worth of an answer: at most 1, and below 0 only for a wrong one where luck can help.

    `guess` is the chance that luck alone is right, `negative` what a wrong answer then costs.
    """
    worth = grade.score if override is None else _COUNTED_AS[override]
    if worth > 0:
        return min(worth, 1.0)
    return -negative if guess and negative else 0.0
