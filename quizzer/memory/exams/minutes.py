"""What would more minutes a day bring, and how many does a goal take?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from quizzer.memory.exams.prices import Prices
from quizzer.memory.exams.projecting import project
from quizzer.memory.exams.situation import Projection, Situation
from quizzer.memory.exams.solving import sketch

RUNS: Final = 8
LEAST_SECONDS: Final = 30.0
MOST_SECONDS: Final = 8 * 3600.0
"""More than this in a day is no plan."""
STRIDE: Final = 1.6
"""The factor from one budget to the next that is tried, until the goal lies between."""
CLOSE_ENOUGH: Final = 0.03


def with_minutes(
    situation: Situation, prices: Prices, extra_seconds: float, runs: int = RUNS, seed: int = 0
) -> Projection:
    """What to expect with so many more (or fewer) seconds on each day that is open.

    From a rough plan for those days, begun from the prices of the present one: right to a few
    tenths of a point. Compare it with the same for 0 extra seconds.
    """
    seconds = np.maximum(situation.seconds + extra_seconds, 0.0)
    longer = replace(situation, seconds=np.where(situation.seconds > 0, seconds, 0.0))
    return project(longer, sketch(longer, prices), runs, seed)


def minutes_needed(
    situation: Situation,
    goal: ArrayLike,
    seed: int = 0,
    progress: Callable[[float], None] | None = None,
) -> float | None:
    """The fewest minutes, the same on each open day, with which every exam reaches the goal.

    The goal is an expected score, 0–1, for all exams or one for each. None when `MOST_SECONDS`
    a day would not be enough or no day is open. To within `CLOSE_ENOUGH` of the answer.
    """
    report = progress or (lambda _: None)
    opened = situation.seconds > 0
    if not opened.any():
        return None

    def lacking(seconds: float) -> float:
        """By how much the worst exam misses the goal."""
        days = replace(situation, seconds=np.where(opened, seconds, 0.0))
        score = project(days, sketch(days), RUNS, seed).score
        return float(np.max(np.asarray(goal) - score, initial=-1.0))

    if lacking(0.0) <= 0:
        return 0.0
    report(0.1)
    tried = min(float(np.median(situation.seconds[opened])), MOST_SECONDS)
    missed = lacking(tried)
    enough = missed <= 0
    if not enough and lacking(MOST_SECONDS) > 0:
        return None
    while (missed <= 0) == enough:
        if enough and tried <= LEAST_SECONDS:
            return tried / 60
        before, missed_before = tried, missed
        tried = min(tried / STRIDE if enough else tried * STRIDE, MOST_SECONDS)
        missed = lacking(tried)
        report(0.4)
    (low, above), (high, below) = sorted([(before, missed_before), (tried, missed)])
    report(0.6)
    while high / low > 1 + CLOSE_ENOUGH:
        share = np.clip(above / (above - below), 0.15, 0.85)
        tried = float(low + share * (high - low))
        missed = lacking(tried)
        if missed > 0:
            low, above = tried, missed
        else:
            high, below = tried, missed
        report(0.8)
    report(1.0)
    return high / 60
