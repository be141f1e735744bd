"""Which rating does an answer suggest, and which may be given?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizzer.cards.content import Content, Kind
from quizzer.cards.grading.guessing import chance_of_guess
from quizzer.memory.model import Rating
from quizzer.study.session import ratings
from quizzer.study.settings import Settings

if TYPE_CHECKING:
    from quizzer.cards.grading.grade import Grade

MOSTLY_RIGHT = 0.75
"""The share from which an answer was recalled, with trouble; below it was not."""

_EPSILON = 1e-9  # three of four points, each a quarter, may add up to a little less


def suggested(grade: Grade, content: Content, elapsed_ms: int, settings: Settings) -> Rating:
    """The rating that an answer suggests; Easy never, because only the learner knows that.

    An essay takes its time to write, so it is never slow.
    """
    if grade.is_right:
        is_slow = 0 < settings.slow_seconds * 1000 < elapsed_ms
        return Rating.HARD if is_slow and content.kind is not Kind.ESSAY else Rating.GOOD
    return Rating.HARD if grade.score >= MOSTLY_RIGHT - _EPSILON else Rating.AGAIN


def ratings_for(content: Content) -> tuple[Rating, ...]:
    """The ratings that an answer may get: where luck can be right, it is never Easy."""
    return ratings(chance_of_guess(content))
