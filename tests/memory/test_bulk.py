"""Is the arithmetic on arrays that of the `fsrs` package?"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import fsrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples
from support.reviews import GUESSES, WEIGHTS

from quizzer.memory.bulk import Fsrs, recall_of
from quizzer.memory.model import PARAMETERS

EXACTLY = 1e-12
AT = datetime(2026, 1, 5, tzinfo=UTC)
SHARED = Path(__file__).parents[3] / "shared" / "data" / "fsrs_vectors.json"

STABILITIES = st.floats(0.001, 36_500)
DIFFICULTIES = st.floats(1, 10)
ELAPSED = st.sampled_from((0, 1, 2, 3, 7, 30, 365, 36_500))
RATINGS = st.integers(1, 4)


def package(
    weights: tuple[float, ...], stability: float, difficulty: float
) -> tuple[fsrs.Scheduler, fsrs.Card]:
    """The package's scheduler, and its card in this state."""
    card = fsrs.Card(
        card_id=1,
        state=fsrs.State.Review,
        stability=stability,
        difficulty=difficulty,
        due=AT,
        last_review=AT,
    )
    return fsrs.Scheduler(parameters=weights, enable_fuzzing=False), card


@settings(max_examples=examples(300))
@given(WEIGHTS, STABILITIES, DIFFICULTIES, ELAPSED, RATINGS)
def test_a_review_gives_the_packages_stability_and_difficulty(
    weights: tuple[float, ...], stability: float, difficulty: float, elapsed: int, rating: int
) -> None:
    scheduler, card = package(weights, stability, difficulty)
    after, _ = scheduler.review_card(card, fsrs.Rating(rating), AT + timedelta(days=elapsed))
    ours = Fsrs(weights).reviewed(stability, difficulty, elapsed, rating)
    assert float(ours[0]) == pytest.approx(after.stability, rel=EXACTLY, abs=0)
    assert float(ours[1]) == pytest.approx(after.difficulty, rel=EXACTLY, abs=0)


@given(WEIGHTS, STABILITIES, st.integers(0, 36_500))
def test_the_probability_of_recall_is_the_packages(
    weights: tuple[float, ...], stability: float, elapsed: int
) -> None:
    scheduler, card = package(weights, stability, 5.0)
    theirs = scheduler.get_card_retrievability(card, AT + timedelta(days=elapsed))
    assert float(Fsrs(weights).recall(elapsed, stability)) == pytest.approx(
        theirs, rel=EXACTLY, abs=0
    )


@given(WEIGHTS, RATINGS)
def test_a_first_rating_gives_the_packages_state(weights: tuple[float, ...], rating: int) -> None:
    scheduler = fsrs.Scheduler(parameters=weights, enable_fuzzing=False)
    after, _ = scheduler.review_card(fsrs.Card(card_id=1, due=AT), fsrs.Rating(rating), AT)
    stability, difficulty = Fsrs(weights).first(rating)
    assert float(stability) == pytest.approx(after.stability, rel=EXACTLY, abs=0)
    assert float(difficulty) == pytest.approx(after.difficulty, rel=EXACTLY, abs=0)


@settings(max_examples=examples(50))
@given(
    st.lists(
        st.tuples(STABILITIES, DIFFICULTIES, ELAPSED, RATINGS, GUESSES), min_size=1, max_size=20
    ),
    WEIGHTS,
)
def test_many_reviews_at_once_are_each_alone(
    reviews: list[tuple[float, float, int, int, float]], weights: tuple[float, ...]
) -> None:
    model = Fsrs(weights)
    together = np.stack(
        model.reviewed(*(np.array(column) for column in zip(*reviews, strict=True)))
    )
    alone = np.array([model.reviewed(*review) for review in reviews]).T
    np.testing.assert_allclose(together, alone, rtol=EXACTLY, atol=0)


@given(STABILITIES, st.floats(0, 36_500), st.floats(0.001, 100))
def test_recall_only_falls_with_time_and_is_nine_tenths_after_the_stability(
    stability: float, elapsed: float, more: float
) -> None:
    assert recall_of(elapsed + more, stability) <= recall_of(elapsed, stability)
    assert float(recall_of(stability, stability)) == pytest.approx(0.9, rel=EXACTLY)


def test_the_published_states_after_a_review_come_out_at_once() -> None:
    if not SHARED.exists():
        pytest.skip(f"the vectors as they were handed over are not here: {SHARED}")
    published = json.loads(SHARED.read_text())["published"]
    vector = next(each for each in published if each["name"].startswith("next_states"))
    model = Fsrs((*vector["params"], 0.0, 0.5))
    (first, _), *rest = vector["history"]
    state = model.first(first)
    for rating, days in rest:
        state = model.reviewed(*state, days, rating)
    stabilities, difficulties = model.reviewed(*state, vector["elapsed"], [1, 2, 3, 4])
    states = np.stack((stabilities, difficulties), axis=1)
    np.testing.assert_allclose(states, vector["again_hard_good_easy"], rtol=1e-5)


def test_the_default_weights_are_the_published_ones() -> None:
    assert Fsrs().w == PARAMETERS
