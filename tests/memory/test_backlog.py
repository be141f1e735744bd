"""Does what gains most come first, and does a backlog clear when it can?"""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.build import MORNING
from support.examples import examples

from quizzer.memory import backlog
from quizzer.memory.backlog import (
    FARTHEST_DAY,
    Cards,
    Learner,
    by_day,
    cards_of,
    clears_on,
    minutes_needed,
)
from quizzer.memory.bulk import Fsrs, Reals
from quizzer.memory.forgetting import retrievability
from quizzer.memory.model import Model, Rating
from quizzer.memory.moment import Moment
from quizzer.memory.scheduling import Memory, rate

ME = Learner(Fsrs(), 36_500)


def pile(cards: int, seed: int = 0) -> Cards:
    """Cards that have been waiting for up to two months."""
    dice = np.random.default_rng(seed)
    interval = np.maximum(1, dice.lognormal(2.5, 1.0, cards).round()).astype(np.int64)
    overdue = dice.integers(0, 60, cards)
    return Cards(
        stability=interval.astype(np.float64),
        difficulty=dice.uniform(1, 10, cards),
        reviewed=-interval - overdue,
        due=-overdue,
        retention=np.full(cards, 0.9),
    )


def a_year(minutes: float) -> Reals:
    return by_day([60 * minutes] * FARTHEST_DAY)


@settings(max_examples=examples(50))
@given(st.integers(1, 200), st.integers(0, 9), st.floats(0, 3600))
def test_what_fits_is_the_best_for_its_time_and_is_over_by_one_card_at_most(
    cards: int, seed: int, seconds: float
) -> None:
    value = ME.value(pile(cards, seed))
    taken = value.fitting(seconds)
    assert value.seconds[taken][:-1].sum() <= seconds
    rates = value.gain / value.seconds
    assert (np.diff(rates[taken]) <= 0).all()
    left = np.setdiff1d(np.arange(cards), taken)
    if len(left):
        assert value.seconds[taken].sum() >= seconds
        assert not len(taken) or rates[left].max() <= rates[taken].min()


def cards_from(memory: Memory, *, today: date) -> Cards:
    return cards_of(
        stability=np.array([memory.stability]),
        difficulty=np.array([memory.difficulty]),
        reviewed_on=np.array([memory.reviewed_on.toordinal()]),
        due_on=np.array([memory.due_on.toordinal()]),
        in_step=np.array([memory.due_at is not None]),
        retention=np.array([0.9]),
        today=today,
    )


def test_a_gain_is_the_recall_a_month_later_with_a_review_less_that_without() -> None:
    memory = rate(None, Rating.EASY, Moment(MORNING), Model())
    cards = cards_from(memory, today=memory.due_on)
    elapsed = (memory.due_on - memory.reviewed_on).days
    recall = retrievability(elapsed, memory.stability)
    without = retrievability(elapsed + 30, memory.stability)
    value = ME.value(cards)
    assert 0 < value.gain[0] < 1 - without
    answer = recall * 13.0 + (1 - recall) * 40.0
    assert value.seconds[0] == pytest.approx(answer, rel=0.2)


def test_a_review_gains_nothing_on_the_day_of_the_last_one_beside_a_late_one() -> None:
    fresh = Cards(np.array([10.0]), np.array([5.0]), np.array([0]), np.array([0]), np.array([0.9]))
    late = Cards(np.array([10.0]), np.array([5.0]), np.array([-30]), np.array([0]), np.array([0.9]))
    assert ME.value(fresh).gain[0] < ME.value(late).gain[0] / 3


def test_as_many_are_forgotten_as_are_expected_to_be() -> None:
    cards = pile(1000)
    expected = (1 - ME.fsrs.recall(-cards.reviewed, cards.stability)).sum()
    after = ME.reviewed(cards, 0)
    forgotten = (after.stability < cards.stability).sum()
    assert forgotten == pytest.approx(expected, abs=1)
    assert (after.due > 0).all()


def test_nothing_due_is_cleared_today() -> None:
    assert clears_on(pile(0), ME, a_year(0)) == 0


@pytest.mark.parametrize("cards", [50, 400])
def test_a_backlog_clears_when_a_day_holds_more_than_comes_in(cards: int) -> None:
    found = [clears_on(pile(cards), ME, a_year(minutes)) for minutes in (cards, cards / 10, 0)]
    assert found[0] == 0
    assert found[1] is not None
    assert 0 < found[1] < 60
    assert found[2] is None


def test_more_minutes_never_clear_it_later() -> None:
    days = [clears_on(pile(300), ME, a_year(minutes)) for minutes in (15, 20, 30, 60)]
    known = [day for day in days if day is not None]
    assert known == sorted(known, reverse=True)
    assert len(known) == 4


@pytest.mark.slow
def test_the_minutes_that_are_needed_are_the_fewest_that_do() -> None:
    cards, seconds = pile(500), by_day([20.0] * FARTHEST_DAY)
    assert clears_on(cards, ME, seconds) is None
    more = minutes_needed(cards, ME, seconds, 600)
    assert more is not None
    assert more > 1
    assert clears_on(cards, ME, seconds + 60 * more) is not None
    assert clears_on(cards, ME, seconds + 60 * (more - 1)) is None
    assert minutes_needed(cards, ME, seconds, more - 1) is None


@pytest.mark.parametrize("minutes", [400, 700])
def test_some_of_very_many_cards_stand_for_all(
    minutes: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    cards = pile(20_000)
    some = clears_on(cards, ME, a_year(minutes))
    monkeypatch.setattr(backlog, "_ENOUGH_FOR_A_DAY", len(cards))
    all_ = clears_on(cards, ME, a_year(minutes))
    assert some is not None
    assert all_ is not None
    assert all_ > 3
    assert abs(some - all_) <= 1


def test_days_off_stay_off() -> None:
    weekend = by_day([600.0 if day % 7 < 5 else 0.0 for day in range(FARTHEST_DAY)])
    without = clears_on(pile(300), ME, a_year(10))
    with_days_off = clears_on(pile(300), ME, weekend)
    assert without is not None
    assert with_days_off is not None
    assert with_days_off > without
    assert with_days_off % 7 < 5
    assert minutes_needed(pile(100), ME, by_day([0.0] * FARTHEST_DAY), 100) is None


def test_a_card_in_a_step_of_minutes_comes_back_tomorrow() -> None:
    step = rate(None, Rating.GOOD, Moment(MORNING), Model())
    assert cards_from(step, today=step.reviewed_on).due.tolist() == [1]


def test_a_new_card_takes_longer_than_one_answer() -> None:
    habits = ME.habits
    assert min(habits.learning_seconds) < ME.new_seconds < 3 * max(habits.learning_seconds)
