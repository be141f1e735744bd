"""What would more minutes a day bring, and how many does a goal take?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from quizzer.memory.bulk import Reals
from quizzer.memory.exams.market import market, with_seconds
from quizzer.memory.exams.prices import Prices
from quizzer.memory.exams.projecting import played
from quizzer.memory.exams.runs import Runs
from quizzer.memory.exams.situation import Projection, Situation
from quizzer.memory.exams.solving import ROUGH, sketch

RUNS: Final = 8
MOST_DRAWN: Final = 8_000
"""Cards times runs: many cards need few runs for a steady score."""
LEAST_SECONDS: Final = 30.0
MOST_SECONDS: Final = 8 * 3600.0
"""More than this in a day is no plan."""
STRIDE: Final = 1.6
"""The first factor from one budget to the next that is tried, until the goal lies between."""
CLOSE_ENOUGH: Final = 0.03
ABOUT: Final = 0.002
"""A goal that is passed by less is met."""
NO_GOAL: Final = -np.inf
"""That of an exam which is to reach nothing."""


def with_minutes(
    situation: Situation, prices: Prices, extra_seconds: float, runs: int = RUNS, seed: int = 0
) -> Projection:
    """What to expect with so many more (or fewer) seconds on each day that is open.

    From a rough plan for those days, begun from the prices of the present one: right to a few
    tenths of a point. Compare it with the same for 0 extra seconds.
    """
    seconds = np.maximum(situation.seconds + extra_seconds, 0.0)
    place = with_seconds(market(situation, ROUGH), np.where(situation.seconds > 0, seconds, 0.0))
    return played(Runs(situation, place, runs, seed), place, sketch(place, prices))


def minutes_needed(
    situation: Situation,
    goal: ArrayLike,
    start: Prices | None = None,
    seed: int = 0,
    progress: Callable[[float], None] | None = None,
) -> float | None:
    """The fewest minutes, the same on each open day, with which every exam reaches the goal.

    The goal is an expected score, 0–1, for all exams or one for each, or `NO_GOAL`; `start` is a
    plan for the present minutes. None when `MOST_SECONDS` a day would not be enough or no day is
    open. To within `CLOSE_ENOUGH` of the answer.
    """
    report = progress or (lambda _: None)
    opened = situation.seconds > 0
    if not opened.any():
        return None
    goals = np.asarray(goal, np.float64)
    if float(np.max(goals - situation.idle_scores, initial=-1.0)) <= 0:
        return 0.0
    search = _Search(situation, goals, start, seed)
    report(0.1)
    tried = min(float(np.median(situation.seconds[opened])), MOST_SECONDS)
    missed = search.lacking(tried)
    was_enough, factor = missed <= 0, STRIDE
    while (missed <= 0) == was_enough:
        if tried == (LEAST_SECONDS if was_enough else MOST_SECONDS):
            return tried / 60 if was_enough else None
        before, missed_before = tried, missed
        wanted = tried / factor if was_enough else tried * factor
        tried = min(max(wanted, LEAST_SECONDS), MOST_SECONDS)
        missed = search.lacking(tried)
        factor = _next_factor(factor, missed_before, missed)
        report(0.4)
    (low, above), (high, below) = sorted([(before, missed_before), (tried, missed)])
    while high / low > 1 + CLOSE_ENOUGH and below < -ABOUT:
        report(0.7)
        share = float(np.clip(above / (above - below), 0.1, 0.9))
        tried = low * (high / low) ** share
        missed = search.lacking(tried)
        if missed > 0:
            low, above = tried, missed
        else:
            high, below = tried, missed
    report(1.0)
    return high / 60


def _next_factor(factor: float, before: float, now: float) -> float:
    """The next factor between budgets: as far as the last one's gain says, and a little more."""
    gained = before - now
    times = now / gained + 0.25 if gained * now > 0 else np.inf
    return float(max(factor ** np.clip(times, 0.25, 3.0), 1 + CLOSE_ENOUGH))


class _Search:
    """Tries budgets; each rough plan begins from the one before."""

    def __init__(self, situation: Situation, goal: Reals, start: Prices | None, seed: int) -> None:
        self._situation = situation
        self._market = market(situation, ROUGH)
        self._goal = goal
        self._seed = seed
        self._prices = start
        self._runs = max(1, min(RUNS, MOST_DRAWN // max(1, len(situation.elapsed))))

    def lacking(self, seconds: float) -> float:
        """By how much the worst exam misses its goal with so many seconds on each open day."""
        days = np.where(self._situation.seconds > 0, seconds, 0.0)
        place = with_seconds(self._market, days)
        self._prices = sketch(place, self._prices)
        runs = Runs(self._situation, place, self._runs, self._seed)
        score = played(runs, place, self._prices).score
        return float(np.max(self._goal - score, initial=-1.0))
