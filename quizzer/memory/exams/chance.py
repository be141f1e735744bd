"""How can answers turn out, drawn at random as the model and the learner's habits have it?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quizzer.memory.bulk import Fsrs, Reals, Whole
from quizzer.memory.exams.habits import Habits
from quizzer.memory.exams.steps import MOST_STEPS, Outcomes, first_day, lapse_courses
from quizzer.memory.model import Rating


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """What is left of each card after its answers of a day, and the seconds that they took."""

    stability: Reals
    difficulty: Reals
    seconds: Reals


class Chance:
    """Draws of answers; the same seed gives the same ones."""

    def __init__(self, fsrs: Fsrs, habits: Habits, seed: int) -> None:
        self._fsrs = fsrs
        self._rng = np.random.default_rng(seed)
        self._first: Outcomes = first_day(fsrs, habits)
        self._begun = _cumulated(self._first.chance)
        self._recalled = _cumulated(np.array(habits.recalled))
        self._seconds = np.array(habits.review_seconds)
        courses = lapse_courses(habits)
        self._relearned = _cumulated(np.array([course.chance for course in courses]))
        rows = [(*course.steps, *[0] * (MOST_STEPS - len(course.steps))) for course in courses]
        self._steps = np.array(rows, np.int64)
        self._relearning = np.array([c.seconds(habits.relearning_seconds) for c in courses])

    def first(self, cards: int) -> Drawn:
        """So many new cards on their first day."""
        course = np.searchsorted(self._begun, self._rng.random(cards))
        new = self._first
        return Drawn(new.stability[course], new.difficulty[course], new.seconds[course])

    def review(self, stability: Reals, difficulty: Reals, elapsed: Whole) -> Drawn:
        """Cards reviewed so many days after the review that left these states."""
        recall = self._fsrs.recall(elapsed, stability)
        known = self._rng.random(len(stability)) < recall
        rating = Rating.HARD + np.searchsorted(self._recalled, self._rng.random(len(stability)))
        rating = np.where(known, rating, int(Rating.AGAIN))
        s, d = self._fsrs.reviewed(stability, difficulty, elapsed, rating)
        seconds = self._seconds[rating - 1]
        lapsed = np.flatnonzero(~known)
        course = np.searchsorted(self._relearned, self._rng.random(len(lapsed)))
        seconds[lapsed] += self._relearning[course]
        for step in self._steps[course].T:
            at, rating = lapsed[step > 0], step[step > 0]
            s[at] = self._fsrs.same_day(s[at], rating)
            d[at] = self._fsrs.next_difficulty(d[at], rating)
        return Drawn(s, d, seconds)


def _cumulated(chances: Reals) -> Reals:
    """For `searchsorted`: the last is 1 whatever was lost in adding."""
    sums: Reals = np.cumsum(chances)
    sums[-1] = 1.0
    return sums
