"""Is today's list within the day, of cards that can be taken, and in an order that weights move?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.situations import situation, situations, todays

from quizzer.memory.exams.market import market
from quizzer.memory.exams.ranking import ranked
from quizzer.memory.exams.situation import UNSEEN, Situation
from quizzer.memory.exams.solving import ROUGH, sketch, solve

pytestmark = pytest.mark.slow

FEW = settings(max_examples=10)


@FEW
@given(situations())
def test_a_list_holds_each_card_once_and_none_that_cannot_be_taken(given: Situation) -> None:
    listed = todays(given, solve(given))

    assert len(set(listed.tolist())) == len(listed)
    assert (given.elapsed[listed] != 0).all()
    ahead = [place for place, left in enumerate(given.days_left) if left > 0]
    assert (given.weights[listed][:, ahead].sum(axis=1) > 0).all()


@FEW
@given(situations())
def test_only_the_last_card_crosses_the_seconds_of_today(given: Situation) -> None:
    prices = solve(given)
    listed, ranking = todays(given, prices), ranked(given, prices)
    budget = given.seconds[0] if len(given.seconds) else 0.0

    assert listed.tolist() == ranking.order[: len(listed)].tolist()
    assert ranking.seconds[: max(0, len(listed) - 1)].sum() <= budget
    if len(listed) < len(ranking.order):
        assert ranking.seconds[: len(listed)].sum() >= budget


def test_a_day_off_has_no_list() -> None:
    given = situation(seconds=np.array([0.0, *[300.0] * 7]))

    assert not len(todays(given, solve(given)))


@pytest.mark.parametrize("left", [0, -3])
def test_after_the_exam_nothing_is_left_to_do(left: int) -> None:
    given = situation(days_left=(left,), seconds=np.array([600.0]))

    assert not len(todays(given, solve(given)))


@FEW
@given(st.permutations(range(20)), st.integers(0, 9))
def test_shuffling_the_cards_shuffles_the_list(order: list[int], seed: int) -> None:
    given = situation(20, known=1.0, seed=seed)
    shuffled = replace(
        given,
        stability=given.stability[order],
        difficulty=given.difficulty[order],
        elapsed=given.elapsed[order],
    )

    listed = ranked(given, solve(given)).order
    from_shuffled = np.array(order)[ranked(shuffled, solve(given)).order]

    assert from_shuffled.tolist() == listed.tolist()


@FEW
@given(st.integers(0, 19), st.integers(0, 9))
def test_a_doubled_weight_never_makes_a_card_come_later(card: int, seed: int) -> None:
    given = situation(20, known=0.7, seed=seed)
    weights = given.weights.copy()
    weights[card] = 2.0
    heavier = replace(given, weights=weights)

    before = _place(card, ranked(given, solve(given)).order)
    after = _place(card, ranked(heavier, solve(heavier)).order)

    assert after <= before


@pytest.mark.parametrize("days", [3, 45])
@pytest.mark.parametrize("known", [0.6, 1.0])
def test_the_best_few_are_those_that_come_first_among_all(days: int, known: float) -> None:
    weights = np.repeat([[1.0], [0.0], [2.0]], 40, axis=0)
    given = situation(120, days_left=(days,), known=known, weights=weights, seed=days)
    prices = sketch(market(given, ROUGH))
    every = ranked(given, prices)

    for most in (1, 2, 7, 20, 60, 120):
        few, first = ranked(given, prices, most), every.only(list(range(len(every.order)))[:most])
        assert few.order.tolist() == first.order.tolist()
        assert few.value.tolist() == first.value.tolist()
        assert few.seconds.tolist() == first.seconds.tolist()


def _place(card: int, order: np.ndarray) -> int:
    found = np.flatnonzero(order == card)
    return int(found[0]) if len(found) else len(order) + 20


def test_scaling_all_weights_changes_nothing() -> None:
    given = situation(weights=np.repeat([[1.0], [3.0]], 20, axis=0))
    scaled = replace(given, weights=given.weights * 8)

    one, other = solve(given), solve(scaled)

    assert one.bound == pytest.approx(other.bound, rel=1e-6)
    assert todays(given, one).tolist() == todays(scaled, other).tolist()


def test_a_card_in_two_exams_is_worth_at_least_as_much_as_in_one() -> None:
    states = situation(30, known=1.0, elapsed=np.arange(1, 31))
    twice = np.concatenate([np.arange(30), np.arange(30)])
    given = replace(
        states,
        stability=states.stability[twice],
        difficulty=states.difficulty[twice],
        elapsed=states.elapsed[twice],
        days_left=(6, 8),
        weights=np.array([[1.0, 1.0]] * 30 + [[0.0, 1.0]] * 30),
    )
    ranking = ranked(given, solve(given))
    value = np.zeros(60)
    value[ranking.order] = ranking.value

    assert (value[:30] >= value[30:] - 1e-6).all()
    assert (value[:30] > value[30:]).any()


def test_a_card_answered_today_waits_and_an_unseen_one_does_not() -> None:
    given = situation(4, elapsed=np.array([0, UNSEEN, 0, 3]))

    assert set(todays(given, solve(given)).tolist()) <= {1, 3}


def test_a_plan_for_other_days_is_refused() -> None:
    given = situation(days_left=(8,))

    with pytest.raises(ValueError, match="other days"):
        ranked(given, solve(situation(days_left=(7,))))
