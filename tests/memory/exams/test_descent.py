"""Is the least point found, and no slope worked out where none is needed?"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from quizzer.memory.bulk import Reals
from quizzer.memory.exams.descent import least

START = np.array([-1.2, 1.0])


class Valley:
    """A narrow, bent valley with its bottom at (1, 1), in which straight steps often go too far."""

    def __init__(self) -> None:
        self.values: list[float] = []
        self.slopes = 0

    def __call__(self, point: Reals) -> tuple[float, Callable[[], Reals]]:
        x, y = point

        def slope() -> Reals:
            self.slopes += 1
            return np.array([-400 * x * (y - x**2) - 2 * (1 - x), 200 * (y - x**2)])

        self.values.append(float(100 * (y - x**2) ** 2 + (1 - x) ** 2))
        return self.values[-1], slope


def test_the_bottom_of_a_bent_valley_is_found() -> None:
    assert least(Valley(), START, 200, 1e-12) == pytest.approx([1, 1], abs=1e-3)


def test_a_rejected_step_asks_for_no_slope() -> None:
    valley = Valley()
    least(valley, START, 40, 1e-12)
    rejected = sum(value > min(valley.values[:n]) for n, value in enumerate(valley.values) if n)

    assert rejected > 0
    assert valley.slopes <= len(valley.values) - rejected


@pytest.mark.parametrize("evaluations", [1, 2, 7])
def test_no_more_evaluations_are_spent_than_there_are(evaluations: int) -> None:
    valley = Valley()
    found = least(valley, START, evaluations, 1e-12)

    assert len(valley.values) == evaluations
    assert valley(found)[0] == min(valley.values[:-1])
