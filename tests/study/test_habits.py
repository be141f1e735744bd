"""Is each answer taken for what it was: a first one, a later day's, or a step of the same day?"""

from __future__ import annotations

import pytest

from quizzer.cards.card import CardKey
from quizzer.memory.exams.habits import DEFAULT_HABITS, Stage, habits_from
from quizzer.store.logs import Answer
from quizzer.study.habits import answers_of


def answer(card: str, day: int, rating: int, seconds: int = 10, revision: int = 1) -> Answer:
    return Answer(CardKey("case", card), revision, day, day, rating, seconds * 1000, "fsrs6")


def test_a_first_day_is_learning_and_a_lapse_begins_relearning() -> None:
    log = [
        answer("a", 1, 1),
        answer("a", 1, 3),
        answer("a", 1, 3),
        answer("a", 5, 1),
        answer("a", 5, 3),
        answer("a", 9, 3),
    ]

    found = answers_of(log)

    first, learning, relearning = Stage.FIRST, Stage.LEARNING, Stage.RELEARNING
    assert list(found.stage) == [
        first, learning, learning, Stage.REVIEW, relearning, Stage.REVIEW
    ]  # fmt: skip
    assert list(found.previous) == [0, 1, 3, 0, 1, 0]
    assert list(found.milliseconds) == [10_000] * 6


def test_another_card_or_revision_begins_afresh() -> None:
    log = [answer("a", 1, 3), answer("b", 1, 3), answer("b", 1, 3, revision=2)]

    assert list(answers_of(log).stage) == [Stage.FIRST] * 3


def test_what_is_asked_again_after_an_easy_says_nothing_of_steps() -> None:
    log = [answer("a", 1, 4), answer("a", 1, 3), answer("a", 1, 1)]

    assert list(answers_of(log).rating) == [4, 1]


def test_no_answers_leave_the_default_habits() -> None:
    assert habits_from(answers_of([])) == DEFAULT_HABITS


@pytest.mark.parametrize("count", [0, 20, 2000])
def test_a_slow_learner_is_known_to_be_slow_the_more_they_answer(count: int) -> None:
    log = [answer(f"c{number}", 1, 3, seconds=40) for number in range(count)]

    good = habits_from(answers_of(log)).learning_seconds[2]

    usual = DEFAULT_HABITS.learning_seconds[2]
    expected = (20 * usual + count * 40) / (20 + count)
    assert good == pytest.approx(expected)
