"""When there is more due than time: what comes first, and when is it caught up with?

First comes what gains most for its seconds: the recall that a review today leaves some weeks
from now, beside the recall without it. The forecast lets days pass by the same rule. It is
fluid: of the cards reviewed on a day as many are forgotten as are expected to be, so the same
cards and minutes always give the same day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from quizzer.memory.bulk import Flags, Fsrs, Reals, Whole
from quizzer.memory.exams.habits import DEFAULT_HABITS, Habits
from quizzer.memory.exams.steps import after_steps, first_day, lapse_seconds, recalled_seconds
from quizzer.memory.model import Rating

HORIZON_DAYS = 30
"""How far ahead a gain in recall is measured."""

FARTHEST_DAY = 120
"""A backlog that takes longer is said not to clear."""

_ENOUGH_FOR_A_DAY = 4000
"""As many cards stand for a larger library when four months are let pass."""
_ENOUGH_FOR_MINUTES = 1000
"""The same when they are let pass many times over."""

_RELEARNT = (int(Rating.GOOD),)


@dataclass(frozen=True, slots=True, eq=False)
class Cards:
    """Cards that were seen, one entry each. Days count from today, which is 0."""

    stability: Reals
    difficulty: Reals
    reviewed: Whole
    due: Whole
    retention: Reals
    """The chance of recall at which each is to come up again."""

    def __len__(self) -> int:
        return len(self.stability)

    def among(self, which: ArrayLike) -> Cards:
        """Some of the cards, by a mask or their places."""
        chosen = np.asarray(which)
        return Cards(
            self.stability[chosen],
            self.difficulty[chosen],
            self.reviewed[chosen],
            self.due[chosen],
            self.retention[chosen],
        )


def cards_of(
    *,
    stability: Reals,
    difficulty: Reals,
    reviewed_on: NDArray[np.integer[Any]],
    due_on: NDArray[np.integer[Any]],
    in_step: Flags,
    retention: Reals,
    today: date,
) -> Cards:
    """Cards whose days are ordinals. One in a step of minutes is taken to finish it today."""
    first = today.toordinal()
    reviewed = reviewed_on.astype(np.int64) - first
    due = np.where(in_step, reviewed + 1, due_on.astype(np.int64) - first)
    return Cards(stability, difficulty, reviewed, due, retention)


def by_day(seconds: Sequence[float]) -> Reals:
    """The time of each day, from today on."""
    return np.array(seconds, np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """What reviewing each card takes, in seconds, and what it gains, in recalled cards."""

    seconds: Reals
    gain: Reals

    def fitting(self, seconds: float) -> Whole:
        """The places of the cards for which there is time, the one that gains most for it first.

        The last of them may take longer than what is left.
        """
        order = np.argsort(-self.gain / self.seconds, kind="stable")
        before = np.cumsum(self.seconds[order]) - self.seconds[order]
        taken: Whole = order[before < seconds]
        return taken


@dataclass(frozen=True, slots=True)
class Learner:
    """How a learner remembers, and what their answers take. Intervals have a longest."""

    fsrs: Fsrs
    longest_interval: int
    habits: Habits = DEFAULT_HABITS

    @property
    def new_seconds(self) -> float:
        """What the first day of a new card takes."""
        return first_day(self.fsrs, self.habits).expected_seconds

    def value(self, cards: Cards, day: int = 0) -> Value:
        """What reviewing these cards on a day is worth."""
        fsrs, stability = self.fsrs, cards.stability
        elapsed = day - cards.reviewed
        recall = fsrs.recall(elapsed, stability)
        seconds = recall * recalled_seconds(self.habits) + (1 - recall) * lapse_seconds(self.habits)
        grown = fsrs.after_recall(stability, cards.difficulty, recall, Rating.GOOD) - stability
        bonuses = (fsrs.w[15], 1.0, fsrs.w[16])  # of Hard, Good and Easy
        later = sum(
            share * fsrs.recall(HORIZON_DAYS, stability + bonus * grown)
            for share, bonus in zip(self.habits.recalled, bonuses, strict=True)
        )
        relearnt, _ = self._forgotten(cards, recall)
        kept = recall * later + (1 - recall) * fsrs.recall(HORIZON_DAYS, relearnt)
        return Value(seconds, kept - fsrs.recall(elapsed + HORIZON_DAYS, stability))

    def reviewed(self, cards: Cards, day: int) -> Cards:
        """The cards after a review on a day: as many forgotten as are expected to be."""
        recall = self.fsrs.recall(day - cards.reviewed, cards.stability)
        is_forgotten = np.diff(np.floor(np.cumsum(1 - recall) + 0.5), prepend=0.0) > 0
        good = (
            self.fsrs.after_recall(cards.stability, cards.difficulty, recall, Rating.GOOD),
            self.fsrs.next_difficulty(cards.difficulty, Rating.GOOD),
        )
        bad = self._forgotten(cards, recall)
        stability, difficulty = (
            np.where(is_forgotten, b, g) for b, g in zip(bad, good, strict=True)
        )
        interval = np.rint(stability * self._growth(cards.retention))
        due = day + np.clip(interval, 1, self.longest_interval).astype(np.int64)
        return replace(
            cards,
            stability=stability,
            difficulty=difficulty,
            reviewed=np.full(len(cards), day),
            due=due,
        )

    def _forgotten(self, cards: Cards, recall: Reals) -> tuple[Reals, Reals]:
        failed = self.fsrs.after_lapse(cards.stability, cards.difficulty, recall)
        harder = self.fsrs.next_difficulty(cards.difficulty, Rating.AGAIN)
        return after_steps(self.fsrs, failed, harder, _RELEARNT)

    def _growth(self, retention: Reals) -> Reals:
        """The days until recall has fallen to these, for a stability of one day."""
        power = -1 / self.fsrs.decay
        days: Reals = (retention**power - 1) / (0.9**power - 1)
        return days


def clears_on(cards: Cards, learner: Learner, seconds: Reals) -> int | None:
    """The first day on which all that is due fits into the day's seconds; None if none does."""
    cards, every = _standing_for(cards, _ENOUGH_FOR_A_DAY)
    for day, left in enumerate(seconds / every):
        places = np.flatnonzero(cards.due <= day)
        if not len(places):
            return day
        due = cards.among(places)
        value = learner.value(due, day)
        if value.seconds.sum() <= left:
            return day
        taken = value.fitting(float(left))
        cards = _put(cards, places[taken], learner.reviewed(due.among(taken), day))
    return None


def minutes_needed(cards: Cards, learner: Learner, seconds: Reals, most: int) -> int | None:
    """The fewest minutes more on each open day with which the backlog clears; None up to `most`."""
    is_open = seconds > 0
    if not is_open.any():
        return None

    some, every = _standing_for(cards, _ENOUGH_FOR_MINUTES)

    def clears(more: int) -> bool:
        return clears_on(some, learner, (seconds + 60.0 * more * is_open) / every) is not None

    low, high = 0, min(1, most)
    while not clears(high):
        if high >= most:
            return None
        low, high = high, min(2 * high, most)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if clears(middle) else (middle, high)
    return high


def _standing_for(cards: Cards, enough: int) -> tuple[Cards, int]:
    """Every so many-th card, and how many that is, so that about enough are left."""
    every = max(1, round(len(cards) / enough))
    return cards.among(np.arange(0, len(cards), every)), every


def _put(cards: Cards, places: Whole, new: Cards) -> Cards:
    """The cards with those at some places replaced."""
    columns = {}
    for name in ("stability", "difficulty", "reviewed", "due"):
        column = getattr(cards, name).copy()
        column[places] = getattr(new, name)
        columns[name] = column
    return replace(cards, **columns)
