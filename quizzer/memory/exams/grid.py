"""Which memory states does a plan tell apart, and how is a state between them read?

A grid over log stability × difficulty, read linearly in both.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from quizzer.memory.bulk import Reals, Whole
from quizzer.memory.model import EASIEST, HARDEST


@dataclass(frozen=True)
class Axis:
    """Evenly spaced points from `low` to `high`."""

    low: float
    high: float
    points: int

    @cached_property
    def at(self) -> Reals:
        """The points."""
        return np.linspace(self.low, self.high, self.points)

    def place(self, value: ArrayLike) -> tuple[Whole, Reals]:
        """The point below each value, and how far it is on the way to the next (0–1)."""
        position = (np.asarray(value) - self.low) * ((self.points - 1) / (self.high - self.low))
        position = np.clip(position, 0.0, self.points - 1)
        below = np.minimum(position.astype(np.int64), self.points - 2)
        return below, position - below

    def reading(self, value: ArrayLike) -> Reals:
        """The matrix that reads the values from what is known at the points: values × points."""
        below, share = self.place(np.ravel(value))
        rows = np.arange(len(below))
        matrix = np.zeros((len(below), self.points))
        matrix[rows, below] = 1 - share
        matrix[rows, below + 1] = share
        return matrix


@dataclass(frozen=True)
class Grid:
    """Cells in the order difficulty, stability: cell = place in D × points of S + place in S."""

    log_stability: Axis = Axis(float(np.log(0.02)), float(np.log(3000.0)), 44)
    difficulty: Axis = Axis(EASIEST, HARDEST, 10)

    @property
    def cells(self) -> int:
        """How many states there are."""
        return self.log_stability.points * self.difficulty.points

    @cached_property
    def stability(self) -> Reals:
        """The stabilities of the grid, in days."""
        stability: Reals = np.exp(self.log_stability.at)
        return stability

    @property
    def steps(self) -> tuple[int, int, int, int]:
        """From the first of the four cells around a state to each of them."""
        points = self.log_stability.points
        return 0, 1, points, points + 1

    def corner(self, stability: ArrayLike, difficulty: ArrayLike) -> tuple[Whole, Reals]:
        """The first of the four cells around each state, and a row of weights for each."""
        s, s_share = self.log_stability.place(np.log(stability))
        d, d_share = self.difficulty.place(difficulty)
        shares = np.stack(
            [
                (1 - d_share) * (1 - s_share),
                (1 - d_share) * s_share,
                d_share * (1 - s_share),
                d_share * s_share,
            ]
        )
        return d * self.log_stability.points + s, shares

    def corners(self, stability: ArrayLike, difficulty: ArrayLike) -> tuple[Whole, Reals]:
        """The four cells around each state and their weights, along a new last axis."""
        first, shares = self.corner(stability, difficulty)
        return first[..., None] + np.array(self.steps), np.moveaxis(shares, 0, -1)
