"""Is mastery an honest share: within bounds, unseen cards counted as nothing, spread as it is?"""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.memory.mastery import Mastery, mastery

RECALLS = st.lists(st.floats(0, 1), max_size=50)


@settings(deadline=None, max_examples=200)
@given(RECALLS, st.integers(0, 50), st.integers(0, 1000))
def test_mastery_and_its_interval_stay_within_0_and_1(
    recalls: list[float], unseen: int, reviews: int
) -> None:
    known = mastery(recalls, len(recalls) + unseen, reviews)
    assert 0 <= known.low <= known.score + 1e-12
    assert known.score - 1e-12 <= known.high <= 1
    assert known.margin >= 0
    assert (known.seen, known.reviews) == (len(recalls), reviews)


@settings(deadline=None, max_examples=100)
@given(RECALLS, st.integers(1, 50))
def test_an_unseen_card_counts_as_one_that_is_forgotten(recalls: list[float], unseen: int) -> None:
    cards = len(recalls) + unseen
    with_unseen = mastery(recalls, cards, 0)
    forgotten = mastery([*recalls, *[0.0] * unseen], cards, 0)
    assert with_unseen.score == pytest.approx(forgotten.score)
    assert with_unseen.margin == pytest.approx(forgotten.margin)


def test_nothing_to_know_is_nothing_known() -> None:
    assert mastery([], 0, 0) == Mastery(0.0, 0.0, 0, 0, 0)


def test_the_interval_is_the_spread_of_one_test_of_these_cards() -> None:
    known = mastery([0.5] * 100, 100, 300)
    assert known.score == 0.5
    assert known.margin == pytest.approx(1.645 * math.sqrt(0.25 / 100), rel=1e-3)


def test_certainty_has_no_spread() -> None:
    assert mastery([1.0] * 5, 10, 5) == Mastery(0.5, 0.0, 5, 10, 5)


@settings(deadline=None, max_examples=50)
@given(st.floats(0.01, 0.99), st.integers(1, 20))
def test_more_cards_of_the_same_kind_narrow_the_interval(recall: float, cards: int) -> None:
    few, many = mastery([recall] * cards, cards, 0), mastery([recall] * cards * 4, cards * 4, 0)
    assert many.margin == pytest.approx(few.margin / 2)
