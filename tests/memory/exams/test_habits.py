"""Are habits the default without answers, the learner's own with many, and deaf to outliers?"""

from __future__ import annotations

import numpy as np
import pytest

from quizzer.memory.exams.habits import (
    DEFAULT_HABITS,
    LONGEST_ANSWER_SECONDS,
    PSEUDO_ANSWERS,
    Answers,
    Habits,
    Stage,
    habits_from,
)
from quizzer.memory.replaying import Log


def answers(stage: Stage, ratings: list[int], seconds: list[float], previous: int = 0) -> Answers:
    return Answers(
        stage=np.full(len(ratings), int(stage)),
        rating=np.array(ratings, np.int64),
        previous=np.full(len(ratings), previous),
        milliseconds=np.array([int(s * 1000) for s in seconds], np.int64),
    )


def test_habits_survive_being_kept() -> None:
    assert Habits.from_json(DEFAULT_HABITS.to_json()) == DEFAULT_HABITS


def test_without_answers_habits_are_the_default() -> None:
    assert habits_from(answers(Stage.REVIEW, [], [])) == DEFAULT_HABITS


def test_much_data_outweighs_the_default() -> None:
    habits = habits_from(answers(Stage.REVIEW, [3, 3, 2, 1] * 5000, [5.0, 5.0, 9.0, 30.0] * 5000))

    assert habits.review_seconds == pytest.approx((30, 9, 5, 8.94), rel=0.01)
    assert habits.recalled == pytest.approx((1 / 3, 2 / 3, 0), abs=0.01)
    assert habits.learning_seconds == DEFAULT_HABITS.learning_seconds


def test_as_many_answers_as_pseudo_answers_go_half_way() -> None:
    count = int(PSEUDO_ANSWERS)
    habits = habits_from(answers(Stage.REVIEW, [3] * count, [20.0] * count))

    assert habits.review_seconds[2] == pytest.approx((20 + DEFAULT_HABITS.review_seconds[2]) / 2)


def test_whoever_walks_away_hardly_counts() -> None:
    habits = habits_from(answers(Stage.REVIEW, [3] * 1000, [8.0] * 980 + [7200.0] * 20))

    assert habits.review_seconds[2] < 8.5


def test_an_answer_counts_two_minutes_at_most() -> None:
    habits = habits_from(answers(Stage.FIRST, [1] * 5000, [7200.0] * 5000))

    assert habits.learning_seconds[0] <= LONGEST_ANSWER_SECONDS


def test_answers_without_a_time_count_for_their_rating_only() -> None:
    habits = habits_from(answers(Stage.FIRST, [4] * 1000, [0.0] * 1000))

    assert habits.learning_seconds == DEFAULT_HABITS.learning_seconds
    assert habits.first[3] > 0.9


def test_steps_are_counted_by_the_rating_before() -> None:
    habits = habits_from(answers(Stage.RELEARNING, [2] * 2000, [5.0] * 2000, previous=1))

    assert habits.relearning[0][1] > 0.95
    assert habits.relearning[1] == DEFAULT_HABITS.relearning[1]


def test_columns_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="one length"):
        Answers(np.zeros(2, int), np.zeros(1, int), np.zeros(2, int), np.zeros(2, int))


def answered(card: str, day: int, rating: int, seconds: int = 10) -> tuple[int, int, int, int]:
    return ord(card[0]) * 10_000 + int(card[1:] or 0), day, rating, seconds * 1000


def log_of(*answers: tuple[int, int, int, int]) -> Log:
    cards, days, ratings, milliseconds = zip(*answers, strict=True) if answers else ((),) * 4
    return Log.of(cards, range(len(answers)), days, ratings, milliseconds=milliseconds)


def test_a_first_day_is_learning_and_a_lapse_begins_relearning() -> None:
    log = [
        answered("a", 1, 1),
        answered("a", 1, 3),
        answered("a", 1, 3),
        answered("a", 5, 1),
        answered("a", 5, 3),
        answered("a", 9, 3),
    ]

    found = Answers.of(log_of(*log))

    first, learning, relearning = Stage.FIRST, Stage.LEARNING, Stage.RELEARNING
    assert list(found.stage) == [
        first, learning, learning, Stage.REVIEW, relearning, Stage.REVIEW
    ]  # fmt: skip
    assert list(found.previous) == [0, 1, 3, 0, 1, 0]
    assert list(found.milliseconds) == [10_000] * 6


def test_another_card_begins_afresh() -> None:
    log = [answered("a", 1, 3), answered("b", 1, 3), answered("b", 1, 4)]

    assert list(Answers.of(log_of(*log)).stage) == [Stage.FIRST, Stage.FIRST, Stage.LEARNING]


def test_what_is_asked_again_after_an_easy_says_nothing_of_steps() -> None:
    log = [answered("a", 1, 4), answered("a", 1, 3), answered("a", 1, 1)]

    assert list(Answers.of(log_of(*log)).rating) == [4, 1]


def test_no_answers_leave_the_default_habits() -> None:
    assert habits_from(Answers.of(log_of())) == DEFAULT_HABITS


@pytest.mark.parametrize("count", [0, 20, 2000])
def test_a_slow_learner_is_known_to_be_slow_the_more_they_answer(count: int) -> None:
    log = [answered(f"c{number}", 1, 3, seconds=40) for number in range(count)]

    good = habits_from(Answers.of(log_of(*log))).learning_seconds[2]

    usual = DEFAULT_HABITS.learning_seconds[2]
    expected = (20 * usual + count * 40) / (20 + count)
    assert good == pytest.approx(expected)
