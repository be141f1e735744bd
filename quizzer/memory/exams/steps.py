"""Where does a study day leave a card, with the steps that its rating brings on the same day?

A new card takes steps until two good answers (one, when it began with Good; none after Easy),
counted afresh after each Again; a lapsed card until one. After `MOST_STEPS` the day is over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from quizzer.memory.bulk import Fsrs, Reals
from quizzer.memory.exams.habits import Habits, Row, Table
from quizzer.memory.model import Rating

MOST_STEPS: Final = 5
NEGLIGIBLE: Final = 2e-4
"""Courses of a day that are less likely than this are left out, and the rest scaled up."""


@dataclass(frozen=True, slots=True)
class Course:
    """The ratings of the steps of one day after its first answer, and how likely they are."""

    chance: float
    steps: tuple[int, ...]

    def seconds(self, by_rating: Row) -> float:
        """What the steps take."""
        return sum(by_rating[step - 1] for step in self.steps)


@dataclass(frozen=True, slots=True, eq=False)
class Outcomes:
    """What a first day can leave, one entry a course."""

    chance: Reals
    stability: Reals
    difficulty: Reals
    seconds: Reals
    """Of the first answer and its steps."""

    @property
    def expected_seconds(self) -> float:
        """What a first day takes on average."""
        return float(self.chance @ self.seconds)


def goods_needed(rating: int) -> int:
    """How many good answers a card must yet give on the day of this first rating."""
    return {Rating.AGAIN: 2, Rating.HARD: 2, Rating.GOOD: 1}.get(Rating(rating), 0)


@lru_cache(maxsize=64)
def courses(rating: int, goods: int, table: Table) -> tuple[Course, ...]:
    """The ways in which the steps after this rating can go, until so many good answers."""
    likely = tuple(_walk(rating, goods, goods, table, Course(1.0, ())))
    total = sum(course.chance for course in likely)
    return tuple(Course(course.chance / total, course.steps) for course in likely)


def _walk(rating: int, missing: int, goods: int, table: Table, so_far: Course) -> Iterator[Course]:
    if not missing or rating == Rating.EASY or len(so_far.steps) == MOST_STEPS:
        yield so_far
        return
    for step, share in enumerate(table[rating - 1], start=1):
        further = Course(so_far.chance * share, (*so_far.steps, step))
        if further.chance < NEGLIGIBLE:
            continue
        left = goods if step == Rating.AGAIN else missing - (step >= Rating.GOOD)
        yield from _walk(step, left, goods, table, further)


def first_day(fsrs: Fsrs, habits: Habits) -> Outcomes:
    """What the first day can leave of a new card."""
    days = [
        (share * course.chance, (rating, *course.steps))
        for rating, share in enumerate(habits.first, start=1)
        for course in courses(rating, goods_needed(rating), habits.learning)
    ]
    chance = np.array([chance for chance, _ in days])
    rows = [(*ratings, *[0] * (1 + MOST_STEPS - len(ratings))) for _, ratings in days]
    ratings = np.array(rows, np.int64)
    stability, difficulty = fsrs.first(ratings[:, 0])
    for step in ratings.T[1:]:
        taken, rating = step > 0, np.maximum(step, 1)
        stability = np.where(taken, fsrs.same_day(stability, rating), stability)
        difficulty = np.where(taken, fsrs.next_difficulty(difficulty, rating), difficulty)
    by_rating = np.array([0.0, *habits.learning_seconds])
    return Outcomes(chance, stability, difficulty, by_rating[ratings].sum(axis=1))


def lapse_courses(habits: Habits) -> tuple[Course, ...]:
    """The ways in which the steps after a lapse can go."""
    return courses(Rating.AGAIN, 1, habits.relearning)


def lapse_seconds(habits: Habits) -> float:
    """What a lapse is expected to take: the failed answer and its steps."""
    steps = sum(c.chance * c.seconds(habits.relearning_seconds) for c in lapse_courses(habits))
    return habits.review_seconds[0] + steps


def recalled_seconds(habits: Habits) -> float:
    """What an answer that was not Again is expected to take on a later day."""
    pairs = zip(habits.recalled, habits.review_seconds[1:], strict=True)
    return sum(share * seconds for share, seconds in pairs)


def after_steps(
    fsrs: Fsrs, stability: ArrayLike, difficulty: ArrayLike, steps: tuple[int, ...]
) -> tuple[Reals, Reals]:
    """Stability and difficulty after steps on the same day."""
    s, d = np.asarray(stability, np.float64), np.asarray(difficulty, np.float64)
    for step in steps:
        s, d = fsrs.same_day(s, step), fsrs.next_difficulty(d, step)
    return s, d
