"""Does a projection keep to the plan's minutes, stay below its bound, and repeat itself?"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from support.situations import situation, situations

from quizzer.memory.exams.minutes import minutes_needed, with_minutes
from quizzer.memory.exams.projecting import project
from quizzer.memory.exams.situation import Situation
from quizzer.memory.exams.solving import solve

pytestmark = pytest.mark.slow

FEW = settings(max_examples=10)


@FEW
@given(situations())
def test_a_projection_has_scores_within_0_and_1_and_rests_on_days_off(given: Situation) -> None:
    seen = project(given, solve(given), runs=3)

    assert ((seen.scores >= 0) & (seen.scores <= 1)).all()
    assert ((seen.recall >= 0) & (seen.recall <= 1)).all()
    assert (seen.minutes[given.seconds[: len(seen.minutes)] == 0] == 0).all()
    assert (seen.new_cards <= seen.cards).all()


def test_without_cards_nothing_is_done_and_nothing_is_scored() -> None:
    given = situation(0, days_left=(3, 8))
    seen = project(given, solve(given), runs=2)

    assert not seen.minutes.any()
    assert not seen.scores.any()


@pytest.mark.parametrize("minutes", [2.0, 10.0, 40.0])
def test_the_bound_is_above_what_the_plan_reaches(minutes: float) -> None:
    given = situation(200, days_left=(12,), minutes=minutes, known=0.3)
    prices = solve(given)
    seen = project(given, prices, runs=20)

    assert seen.score[0] <= prices.bound + 0.002
    assert seen.score[0] >= prices.bound - 0.06


def test_the_minutes_are_kept_but_for_the_card_that_crosses_them() -> None:
    given = situation(200, days_left=(12,), minutes=10, known=0.0)
    seen = project(given, solve(given))

    assert seen.minutes.max() < 10 + 1.5
    assert seen.minutes[:6].min() >= 10


def test_the_score_is_the_weighted_recall_of_the_cards() -> None:
    weights = np.repeat([[1.0, 0.0], [3.0, 1.0]], 20, axis=0)
    given = situation(days_left=(4, 8), weights=weights)
    seen = project(given, solve(given))

    assert seen.score == pytest.approx((seen.recall * weights).sum(axis=0) / weights.sum(axis=0))


def test_a_passed_exam_is_scored_as_it_was_and_unseen_cards_count_nothing() -> None:
    given = situation(3, days_left=(0,), elapsed=np.array([-1, 2, 5]), seconds=np.zeros(0))
    seen = project(given, solve(given), runs=2)

    known = given.fsrs.recall(given.elapsed[1:], given.stability[1:])
    assert seen.recall[:, 0] == pytest.approx([0.0, *known])
    assert solve(given).bound == pytest.approx(known.sum() / 3)


def test_the_same_seed_gives_the_same_projection_and_another_does_not() -> None:
    given = situation()
    prices = solve(given)
    one, same, other = (project(given, prices, runs=3, seed=seed) for seed in (1, 1, 2))

    assert (one.scores == same.scores).all()
    assert (one.scores != other.scores).any()


def test_more_minutes_bring_more_and_fewer_bring_less() -> None:
    given = situation(150, minutes=6, known=0.0)
    prices = solve(given)
    less, same, more = (
        with_minutes(given, prices, extra).score[0] for extra in (-180.0, 0.0, 180.0)
    )

    assert less < same < more


@pytest.mark.slow
def test_the_minutes_for_a_goal_reach_it_and_fewer_do_not() -> None:
    given = situation(100, minutes=3, known=0.0)
    needed = minutes_needed(given, 0.7)
    assert needed is not None
    enough = situation(100, minutes=needed, known=0.0)
    short = situation(100, minutes=0.8 * needed, known=0.0)

    assert project(enough, solve(enough)).score[0] >= 0.69
    assert project(short, solve(short)).score[0] < 0.7


def test_a_goal_out_of_reach_or_without_open_days_has_no_minutes() -> None:
    assert minutes_needed(situation(30, days_left=(2,)), 0.9999) is None
    assert minutes_needed(situation(30, seconds=np.zeros(8)), 0.5) is None
