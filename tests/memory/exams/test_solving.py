"""Are prices not negative, the bound monotone in the minutes, and the slope of it right?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from support.situations import situation, situations, todays

from quizzer.memory.exams.grid import Grid
from quizzer.memory.exams.market import market
from quizzer.memory.exams.prices import Prices
from quizzer.memory.exams.ranking import ranked
from quizzer.memory.exams.situation import Situation
from quizzer.memory.exams.solving import solve
from quizzer.memory.exams.worth import demand, worth

pytestmark = pytest.mark.slow

FEW = settings(max_examples=10)


@FEW
@given(situations())
def test_prices_are_not_negative_and_the_bound_is_a_sum_of_scores(given: Situation) -> None:
    prices = solve(given)

    assert (prices.price >= 0).all()
    assert 0 <= prices.bound <= len(given.days_left) + 1e-6


def test_more_minutes_never_lower_the_bound() -> None:
    bounds = [solve(situation(minutes=minutes)).bound for minutes in (0.5, 1, 2, 5, 10, 60)]

    assert bounds == sorted(bounds)


def test_minutes_without_end_cost_nothing() -> None:
    assert (solve(situation(minutes=1000)).price == 0).all()


def test_the_slope_of_the_bound_is_what_is_asked_for() -> None:
    place = market(situation(60, known=0.5), Grid())
    price = np.full(8, 0.004)
    asked = demand(place, worth(place, price, 0.05))
    for slot in (0, 4, 7):
        nudge = np.zeros(8)
        nudge[slot] = 2e-4
        up, down = (worth(place, price + sign * nudge, 0.05).held for sign in (1, -1))
        assert (down - up) / 4e-4 == pytest.approx(asked[slot], rel=0.01)


def test_the_prices_ask_for_about_the_seconds_that_there_are() -> None:
    given = situation(200, days_left=(12,), minutes=10)
    place = market(given, Grid())
    asked = demand(place, worth(place, solve(given).price, 0.001))

    assert asked == pytest.approx(place.budget, rel=0.1)


def test_a_finer_grid_hardly_moves_the_worth_of_the_cards() -> None:
    given, price = situation(200, days_left=(12,), minutes=10), np.full(12, 0.003)
    axis = Grid().log_stability
    finer = Grid(log_stability=replace(axis, points=3 * axis.points))

    usual, fine = (worth(market(given, grid), price, 1e-6).held for grid in (Grid(), finer))

    assert usual == pytest.approx(fine, abs=0.001)


def test_the_same_situation_gives_the_same_bytes() -> None:
    assert solve(situation()).to_bytes() == solve(situation()).to_bytes()


def test_a_stored_plan_comes_back_whole() -> None:
    prices = solve(situation(days_left=(5, 8)))
    again = Prices.from_bytes(prices.to_bytes())

    assert again.to_bytes() == prices.to_bytes()
    assert (again.value == prices.value).all()
    assert again.days_left == (5, 8)


@pytest.mark.parametrize("content", [b"", b"PK", b"nothing of the kind"])
def test_bytes_that_are_no_plan_are_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="not a plan"):
        Prices.from_bytes(content)


def test_the_list_of_yesterdays_plan_gains_almost_what_one_made_today_does() -> None:
    given = situation(80, days_left=(8,))
    ranking = ranked(given, solve(given))
    gain = np.zeros(80)
    gain[ranking.order] = ranking.value * ranking.seconds

    kept = todays(given, solve(situation(80, days_left=(9,))).later(1))

    assert gain[kept].sum() >= 0.9 * gain[todays(given, solve(given))].sum()


def test_a_plan_used_later_forgets_the_days_and_exams_that_passed() -> None:
    prices = solve(situation(days_left=(3, 8))).later(4)

    assert prices.age == 4
    assert prices.days_left == (4,)
    assert prices.days.tolist() == [0, 1, 2, 3]
    assert prices.rows.shape[1] == 1
    assert not len(prices.later(4).days)


def test_a_plan_begun_from_an_earlier_one_is_as_good() -> None:
    given = situation(200, days_left=(12,), minutes=10)
    cold = solve(given)
    warm = solve(given, solve(situation(200, days_left=(13,), minutes=10)).later(1))

    assert warm.bound == pytest.approx(cold.bound, abs=0.002)


@pytest.mark.slow
def test_an_exam_in_a_year_is_planned_in_few_slots() -> None:
    given = situation(300, days_left=(200, 365), minutes=10)
    told: list[float] = []
    prices = solve(given, progress=told.append)

    assert len(prices.days) < 80
    assert prices.days[:14].tolist() == list(range(14))
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(todays(given, prices)) > 5
    assert prices.later(20).days[0] == 0
