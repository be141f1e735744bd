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
