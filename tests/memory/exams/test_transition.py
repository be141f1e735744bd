"""Do the maps of a review keep mass, agree with FSRS, and turn around?"""

from __future__ import annotations

import numpy as np
import pytest

from quizzer.memory.bulk import Fsrs
from quizzer.memory.exams.chance import Chance
from quizzer.memory.exams.grid import Grid
from quizzer.memory.exams.habits import DEFAULT_HABITS
from quizzer.memory.exams.steps import first_day, lapse_courses, lapse_seconds
from quizzer.memory.exams.transition import Transition, transition

GRID = Grid()
GAPS = np.array([1, 3, 10])


@pytest.fixture(scope="module")
def maps() -> Transition:
    return transition(Fsrs(), DEFAULT_HABITS, GRID, GAPS)


def test_a_worth_that_is_everywhere_the_same_stays_the_same(maps: Transition) -> None:
    assert maps.before(np.ones((GRID.cells, 1), np.float32)) == pytest.approx(1, abs=1e-5)
    assert maps.first.sum() == pytest.approx(1, abs=1e-5)


def test_pushing_forward_is_the_transpose_of_reckoning_back(maps: Transition) -> None:
    rng = np.random.default_rng(1)
    worth = rng.random((GRID.cells, 2)).astype(np.float32)
    mass = rng.random((len(GAPS), GRID.cells, 2)).astype(np.float32)

    assert np.vdot(maps.before(worth), mass) == pytest.approx(
        float(np.vdot(worth, maps.after(mass))), rel=1e-4
    )


@pytest.mark.parametrize("gap", range(len(GAPS)))
def test_the_map_expects_what_chance_draws_on_average(maps: Transition, gap: int) -> None:
    worth = np.tile(GRID.log_stability.at, GRID.difficulty.points)[:, None].astype(np.float32)
    s, d = 25, 4
    expected = maps.before(worth)[gap, d * GRID.log_stability.points + s, 0]
    draws = 20_000
    drawn = Chance(Fsrs(), DEFAULT_HABITS, seed=1).review(
        np.full(draws, GRID.stability[s]),
        np.full(draws, GRID.difficulty.at[d]),
        np.full(draws, GAPS[gap]),
    )

    assert np.log(drawn.stability).mean() == pytest.approx(expected, abs=0.03)
    seconds = maps.seconds[gap, d * GRID.log_stability.points + s]
    assert drawn.seconds.mean() == pytest.approx(seconds, rel=0.03)


def test_a_first_day_drawn_takes_what_is_expected(maps: Transition) -> None:
    drawn = Chance(Fsrs(), DEFAULT_HABITS, seed=2).first(20_000)

    assert drawn.seconds.mean() == pytest.approx(maps.first_seconds, rel=0.02)


def test_the_courses_of_a_day_are_all_there_is() -> None:
    assert sum(course.chance for course in lapse_courses(DEFAULT_HABITS)) == pytest.approx(1)
    assert first_day(Fsrs(), DEFAULT_HABITS).chance.sum() == pytest.approx(1)
    assert lapse_seconds(DEFAULT_HABITS) > DEFAULT_HABITS.review_seconds[0] + 12


def test_a_state_between_points_is_read_in_between() -> None:
    cells, shares = GRID.corners(np.array([3.3]), np.array([4.4]))
    plane = np.tile(GRID.log_stability.at, GRID.difficulty.points)
    slope = np.repeat(GRID.difficulty.at, GRID.log_stability.points)

    assert (plane[cells] * shares).sum() == pytest.approx(np.log(3.3))
    assert (slope[cells] * shares).sum() == pytest.approx(4.4)
