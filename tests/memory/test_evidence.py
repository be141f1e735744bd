"""Does a right answer count for less the likelier luck is, and never for more than it is?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.build import MORNING
from support.examples import examples
from support.reviews import WEIGHTS

from quizzer.memory.evidence import UNSEEN_RECALL, known, right
from quizzer.memory.forgetting import days_until, recall_on
from quizzer.memory.model import Model, Phase, Rating
from quizzer.memory.moment import Moment
from quizzer.memory.scheduling import Memory, rate

MODEL = Model()
SUCCESSES = (Rating.HARD, Rating.GOOD, Rating.EASY)
RECALLS = st.floats(0.01, 1)
GUESSES = st.floats(0.001, 1)
DAYS = st.integers(0, 900)


def reviewed(model: Model = MODEL, stability: float = 20.0) -> Memory:
    """A card that was answered this morning and is in review."""
    begun = rate(None, Rating.EASY, Moment(MORNING), model)
    return replace(begun, stability=stability)


def after(days: int) -> Moment:
    return Moment(MORNING + timedelta(days=days))


@given(RECALLS, GUESSES)
def test_what_was_right_was_known_at_least_as_likely_as_recall_was(
    recall: float, guess: float
) -> None:
    assert recall <= known(recall, guess) <= 1
    assert known(recall, 1.0) == pytest.approx(recall)
    assert known(recall, guess) * right(recall, guess) == pytest.approx(recall)


@pytest.mark.parametrize(
    ("recall", "guess", "share"), [(0.9, 0.25, 36 / 37), (0.5, 0.5, 2 / 3), (0.0, 0.25, 0.0)]
)
def test_the_probability_that_it_was_known_is_bayes(
    recall: float, guess: float, share: float
) -> None:
    assert known(recall, guess) == pytest.approx(share)


@settings(max_examples=examples(150))
@given(st.floats(0.01, 3000), DAYS, st.sampled_from(SUCCESSES), GUESSES, WEIGHTS)
def test_the_memory_lies_between_a_success_and_a_failure(
    stability: float, days: int, rating: Rating, guess: float, weights: tuple[float, ...]
) -> None:
    model = Model(parameters=weights)
    before, moment = reviewed(model, stability), after(days)
    success, failure = (rate(before, each, moment, model) for each in (rating, Rating.AGAIN))
    share = known(recall_on(before, moment.day, weights[20]), guess)

    lucky = rate(before, rating, moment, model, guess=guess)

    blend = success.stability**share * failure.stability ** (1 - share)
    assert lucky.stability == pytest.approx(max(blend, 0.001), rel=1e-12)
    assert lucky.difficulty == pytest.approx(
        share * success.difficulty + (1 - share) * failure.difficulty, rel=1e-12
    )
    assert (lucky.phase, lucky.step, lucky.lapses, lucky.reviews, lucky.due_at) == (
        success.phase, success.step, success.lapses, success.reviews, success.due_at
    )  # fmt: skip


@given(DAYS, GUESSES, st.floats(0.7, 0.99), st.integers(1, 400))
def test_in_review_the_interval_is_that_of_the_stability_within_the_cap(
    days: int, guess: float, retention: float, longest: int
) -> None:
    model = Model(desired_retention=retention, maximum_interval=longest)
    lucky = rate(reviewed(model), Rating.GOOD, after(days), model, guess=guess)
    interval = (lucky.due_on - lucky.reviewed_on).days
    wanted = days_until(retention, lucky.stability, model.parameters[20])
    assert lucky.phase is Phase.REVIEW
    assert interval == min(max(round(wanted), 1), longest)


@given(st.sampled_from(SUCCESSES), GUESSES)
def test_a_card_never_seen_was_not_known_so_a_right_answer_says_nothing(
    rating: Rating, guess: float
) -> None:
    assert UNSEEN_RECALL == 0
    failure = rate(None, Rating.AGAIN, Moment(MORNING), MODEL)
    lucky = rate(None, rating, Moment(MORNING), MODEL, guess=guess)
    assert (lucky.stability, lucky.difficulty) == (failure.stability, failure.difficulty)
    assert lucky.step == rate(None, rating, Moment(MORNING), MODEL).step


@settings(max_examples=examples(50))
@given(DAYS, GUESSES)
def test_a_wrong_answer_is_never_luck(days: int, guess: float) -> None:
    plain = rate(reviewed(), Rating.AGAIN, after(days), MODEL)
    assert rate(reviewed(), Rating.AGAIN, after(days), MODEL, guess=guess) == plain


@settings(max_examples=examples(50))
@given(st.integers(1, 900), st.sampled_from(SUCCESSES), GUESSES, GUESSES)
def test_the_likelier_luck_is_the_less_an_answer_counts(
    days: int, rating: Rating, one: float, other: float
) -> None:
    low, high = sorted((one, other))
    little, much = (
        rate(reviewed(), rating, after(days), MODEL, guess=guess) for guess in (low, high)
    )
    assert little.stability >= much.stability * (1 - 1e-12)
    assert little.difficulty <= much.difficulty * (1 + 1e-12)
