"""Does the replay on arrays give what the fold of the log gives, review by review?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples
from support.reviews import DAY_ONE, FITTED, WEIGHTS, Answered, histories, log_of, made_log

from quizzer.memory.bulk import Fsrs
from quizzer.memory.model import PARAMETERS, Model, Rating
from quizzer.memory.moment import Moment
from quizzer.memory.replaying import Log, Replayed, replay, state_on
from quizzer.memory.scheduling import Memory, rate

EXACTLY = 1e-12
ANSWERS = histories()


def folded(
    answers: tuple[Answered, ...], weights: tuple[float, ...]
) -> Iterator[tuple[Answered, Memory | None, Memory]]:
    """Each answer with its card's memory before and after, in the order of the replay."""
    of_card: dict[int, list[Answered]] = defaultdict(list)
    for answer in answers:
        of_card[answer.card].append(answer)
    model = Model(parameters=weights)
    for card in sorted(of_card):
        memory: Memory | None = None
        for answer in of_card[card]:
            before = memory
            moment = Moment(answer.at)
            memory = rate(before, Rating(answer.rating), moment, model, guess=answer.guess)
            yield answer, before, memory


def columns(replayed: Replayed) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Elapsed days, and stability and difficulty before and after, one row a review."""
    return np.stack(
        (
            replayed.elapsed.astype(float),
            replayed.stability_before,
            replayed.difficulty_before,
            replayed.stability,
            replayed.difficulty,
        ),
        axis=1,
    )


@settings(max_examples=examples(150))
@given(ANSWERS, WEIGHTS)
def test_replay_is_the_fold_to_the_twelfth_digit_also_where_days_run_backwards(
    answers: tuple[Answered, ...], weights: tuple[float, ...]
) -> None:
    expected = [
        (-1.0, np.nan, np.nan, after.stability, after.difficulty)
        if before is None
        else (
            float((after.reviewed_on - before.reviewed_on).days),
            before.stability,
            before.difficulty,
            after.stability,
            after.difficulty,
        )
        for _, before, after in folded(answers, weights)
    ]
    found = columns(replay(log_of(answers), Fsrs(weights)))
    np.testing.assert_allclose(found, np.reshape(expected, (-1, 5)), rtol=EXACTLY, atol=0)


@settings(max_examples=examples(50))
@given(ANSWERS)
def test_retrievability_is_that_of_the_state_before_after_the_days_elapsed(
    answers: tuple[Answered, ...],
) -> None:
    replayed = replay(log_of(answers), Fsrs())
    later = replayed.elapsed >= 0
    expected = Fsrs().recall(replayed.elapsed[later], replayed.stability_before[later])
    np.testing.assert_array_equal(replayed.retrievability[later], expected)
    assert np.isnan(replayed.retrievability[~later]).all()


@settings(max_examples=examples(50))
@given(ANSWERS, st.integers(0, 1000))
def test_a_log_is_the_same_in_whatever_order_its_reviews_are_given(
    answers: tuple[Answered, ...], seed: int
) -> None:
    ordered = log_of(answers)
    shuffled = np.random.default_rng(seed).permutation(len(answers))
    mixed = Log.of(
        ordered.card[shuffled],
        ordered.at[shuffled],
        ordered.day[shuffled],
        ordered.rating[shuffled],
        guess=ordered.guess[shuffled],
    )
    np.testing.assert_array_equal(columns(replay(mixed, Fsrs())), columns(replay(ordered, Fsrs())))


@given(ANSWERS, st.integers(-3, 500))
def test_the_state_on_a_day_is_the_fold_of_the_reviews_until_then(
    answers: tuple[Answered, ...], after: int
) -> None:
    day = DAY_ONE + after
    log = log_of(answers, cards=5)
    state = state_on(log, replay(log, Fsrs()), day)
    expected = np.full((5, 4), (np.nan, np.nan, -1, 0))
    for answer, _, memory in folded(answers, PARAMETERS):
        counted = memory.reviewed_on.toordinal()
        if counted <= day:
            row = (memory.stability, memory.difficulty, day - counted, memory.reviews)
            expected[answer.card] = row
    columns_of_state = (state.stability, state.difficulty, state.elapsed, state.reviews)
    np.testing.assert_allclose(np.stack(columns_of_state, axis=1), expected, rtol=EXACTLY, atol=0)
    some = state_on(log, replay(log, Fsrs()), day, np.array([3, 1]))
    np.testing.assert_array_equal(some.stability, state.stability[[3, 1]])
    np.testing.assert_array_equal(some.reviews, state.reviews[[3, 1]])


@settings(max_examples=examples(30))
@given(ANSWERS)
def test_many_days_at_once_are_each_alone(answers: tuple[Answered, ...]) -> None:
    log = log_of(answers, cards=6)
    replayed = replay(log, Fsrs())
    days = range(DAY_ONE - 2, DAY_ONE + 60)
    together = state_on(log, replayed, list(days))
    assert together.stability.shape == (62, 6)
    for row, day in enumerate(days):
        alone = state_on(log, replayed, day)
        np.testing.assert_array_equal(together.stability[row], alone.stability)
        np.testing.assert_array_equal(together.elapsed[row], alone.elapsed)


def test_evidence_is_the_first_answer_of_a_card_on_a_later_study_day() -> None:
    log = log_of(
        [
            Answered(0, DAY_ONE, 1),  # its first
            Answered(0, DAY_ONE, 3),  # again on that day
            Answered(0, DAY_ONE + 1, 1),
            Answered(0, DAY_ONE + 1, 3),
            Answered(0, DAY_ONE + 5, 3),
            Answered(0, DAY_ONE + 4, 3),  # flew west
            Answered(0, DAY_ONE + 6, 3),
        ]
    )
    assert log.evidence.tolist() == [False, False, True, False, True, False, True]
    assert log.elapsed.tolist() == [-1, 0, 1, 0, 4, 0, 1]


def test_sums_so_far_begin_anew_with_each_card() -> None:
    log = log_of([Answered(c, DAY_ONE, 3) for c in (0, 1, 0, 1, 0)])
    assert log.so_far([1, 10, 100, 1000, 10000]).tolist() == [0, 1, 11, 0, 1000]


@pytest.mark.parametrize("cards", [None, 0, 3])
def test_a_log_without_reviews_replays_to_nothing(cards: int | None) -> None:
    log = log_of([], cards=cards)
    assert len(replay(log, Fsrs()).stability) == 0
    assert state_on(log, replay(log, Fsrs()), DAY_ONE).elapsed.tolist() == [-1] * (cards or 0)


def test_a_card_without_reviews_between_others_has_no_state() -> None:
    log = log_of([Answered(0, DAY_ONE, 3), Answered(2, DAY_ONE, 3)], cards=4)
    assert log.starts.tolist() == [0, 1, 1, 2, 2]
    state = state_on(log, replay(log, Fsrs()), DAY_ONE + 2)
    assert state.elapsed.tolist() == [2, -1, 2, -1]


def test_a_made_learner_recalls_as_often_as_their_own_weights_say() -> None:
    log = made_log(FITTED[0], days=60)
    said = replay(log, Fsrs(FITTED[0])).retrievability[log.evidence]
    recalled = log.rating[log.evidence] > Rating.AGAIN
    assert abs(said.mean() - recalled.mean()) < 3 * np.sqrt(0.25 / len(said))
