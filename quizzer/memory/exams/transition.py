"""What is a card worth before a review, given what each state is worth after it?

A review at gap g turns the worth of states after it into their expectation over the ratings, a
linear map that depends on g alone. It comes in two parts: what a rating does to the difficulty,
and a lapse's steps to both, at the reached stability (one matrix for all gaps); then, for each
difficulty, where the stability goes (a matrix for each gap).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from quizzer.memory.bulk import Fsrs, Singles, Whole
from quizzer.memory.exams.grid import Grid
from quizzer.memory.exams.habits import Habits
from quizzer.memory.exams.steps import (
    after_steps,
    first_day,
    lapse_courses,
    lapse_seconds,
    recalled_seconds,
)
from quizzer.memory.model import Rating

RECALLED: Final = (Rating.HARD, Rating.GOOD, Rating.EASY)
OUTCOMES: Final = len(RECALLED) + 1
"""What a review can turn out as: recalled with one of three ratings, or a lapse."""


@dataclass(frozen=True, slots=True, eq=False)
class Rated:
    """The part of the map that no gap enters: outcome o at the stability it has reached."""

    difficulty: Singles
    """Recalled ratings × difficulties × difficulties."""
    lapse: Singles
    """Cells × cells, over the courses of the relearning steps."""
    points: tuple[int, int]

    def worth(self, after: Singles) -> Singles:
        """From cells × columns after the day, to D × outcomes × S × columns at its first answer."""
        d, s = self.points
        columns = after.shape[1]
        moved = self.difficulty.reshape(-1, d) @ after.reshape(d, s * columns)
        worth = np.empty((d, OUTCOMES, s, columns), np.float32)
        worth[:, :-1] = moved.reshape(len(RECALLED), d, s, columns).transpose(1, 0, 2, 3)
        worth[:, -1] = (self.lapse @ after).reshape(d, s, columns)
        return worth

    def mass(self, reached: Singles) -> Singles:
        """The transposed map: where mass that reached D × outcomes × S × columns ends up."""
        d, s = self.points
        columns = reached.shape[3]
        by_outcome = reached.transpose(1, 0, 2, 3)
        recalled = by_outcome[:-1].reshape(len(RECALLED) * d, s * columns)
        ended = self.difficulty.reshape(-1, d).T @ recalled
        lapsed = self.lapse.T @ by_outcome[-1].reshape(d * s, columns)
        mass: Singles = ended.reshape(d * s, columns) + lapsed
        return mass


def rated(fsrs: Fsrs, habits: Habits, grid: Grid) -> Rated:
    """The part of the map that no gap enters."""
    points = (grid.difficulty.points, grid.log_stability.points)
    difficulties = grid.difficulty.at
    moved = np.stack(
        [grid.difficulty.reading(fsrs.next_difficulty(difficulties, r)) for r in RECALLED]
    )
    s = np.tile(grid.stability, points[0])
    d = np.repeat(fsrs.next_difficulty(difficulties, Rating.AGAIN), points[1])
    lapse = np.zeros((grid.cells, grid.cells))
    rows = np.arange(grid.cells)[:, None]
    for course in lapse_courses(habits):
        cells, shares = grid.corners(*after_steps(fsrs, s, d, course.steps))
        np.add.at(lapse, (rows, cells), course.chance * shares)
    return Rated(moved.astype(np.float32), lapse.astype(np.float32), points)


@dataclass(frozen=True, slots=True, eq=False)
class Transition:
    """The maps of a set of gaps, in single precision."""

    grid: Grid
    gaps: Whole
    rated: Rated
    reach: Singles
    """D × (gaps · S) × (outcomes · S): where a review at each gap takes the stability."""
    seconds: Singles
    """Gaps × cells: what a review is expected to take."""
    first: Singles
    """Cells: what a first day leaves of a new card."""
    first_seconds: float

    def before(self, after: Singles) -> Singles:
        """The worth at each gap, gaps × cells × columns, from cells × columns after a review."""
        d, s = self.rated.points
        columns = after.shape[1]
        worth = self.rated.worth(after).reshape(d, OUTCOMES * s, columns)
        at_gaps = np.matmul(self.reach, worth).reshape(d, len(self.gaps), s, columns)
        worths: Singles = at_gaps.transpose(1, 0, 2, 3).reshape(len(self.gaps), d * s, columns)
        return worths

    def after(self, before: Singles) -> Singles:
        """The transposed map: mass of gaps × cells × columns before, cells × columns after."""
        d, s = self.rated.points
        columns = before.shape[2]
        by_difficulty = before.reshape(len(self.gaps), d, s, columns).transpose(1, 0, 2, 3)
        mass = by_difficulty.reshape(d, len(self.gaps) * s, columns)
        reached = np.matmul(self.reach.transpose(0, 2, 1), mass)
        return self.rated.mass(reached.reshape(d, OUTCOMES, s, columns))


def transition(fsrs: Fsrs, habits: Habits, grid: Grid, gaps: Whole) -> Transition:
    """The maps of these gaps, in days and ascending."""
    d, s = grid.difficulty.points, grid.log_stability.points
    gap, stability = gaps[:, None, None], grid.stability[None, :, None]
    difficulty = grid.difficulty.at[None, None, :]
    recall = fsrs.recall(gap, stability)
    reach = np.zeros((d, len(gaps) * s, OUTCOMES * s), np.float32)
    rows = np.arange(len(gaps) * s).reshape(len(gaps), s, 1)
    columns = np.arange(d)[None, None, :]
    for outcome in range(OUTCOMES):
        if outcome < len(RECALLED):
            to = fsrs.after_recall(stability, difficulty, recall, RECALLED[outcome])
            chance = recall * habits.recalled[outcome]
        else:
            to = fsrs.after_lapse(stability, difficulty, recall)
            chance = 1 - recall
        below, share = grid.log_stability.place(np.log(to))
        reach[columns, rows, outcome * s + below] += chance * (1 - share)
        reach[columns, rows, outcome * s + below + 1] += chance * share
    known = recall[..., 0]
    seconds = known * recalled_seconds(habits) + (1 - known) * lapse_seconds(habits)
    new = first_day(fsrs, habits)
    cells, shares = grid.corners(new.stability, new.difficulty)
    first = np.zeros(grid.cells)
    np.add.at(first, cells, new.chance[:, None] * shares)
    return Transition(
        grid=grid,
        gaps=gaps,
        rated=rated(fsrs, habits, grid),
        reach=reach,
        seconds=np.tile(seconds, (1, d)).astype(np.float32),
        first=first.astype(np.float32),
        first_seconds=new.expected_seconds,
    )
