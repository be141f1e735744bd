"""Does a quiz that counts make each answer one review, whatever comes between?"""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from support.stored import rows
from support.taking import COUNTED, RIGHT, WRONG, log, replied, taken

from quizzer.cards.grading.grade import Verdict
from quizzer.errors import StoreError
from quizzer.memory.model import Rating
from quizzer.store import attempts, health
from quizzer.store.database import Database
from quizzer.study.quizdesk import QuizDesk
from quizzer.study.quizzes.attempt import at_question, ran


def test_a_quiz_moves_no_schedule_by_itself(quiz: QuizDesk, database_path: Path) -> None:
    assert taken(quiz).right == 6
    assert log(database_path) == []


def test_a_quiz_that_counts_makes_each_answer_one_review_in_order(
    quiz: QuizDesk, database_path: Path
) -> None:
    attempt = quiz.start(COUNTED).result().attempt
    order = [q.card.key.card for q in attempt.questions]
    open_one = order.pop()
    for number in range(1, 6):
        attempt = ran(at_question(attempt, number), 2000)
        quiz.desk.clock.wait(seconds=2)  # type: ignore[attr-defined]  # a standing one
        answers = RIGHT if number <= 3 else WRONG
        attempt = quiz.answer(attempt, answers[order[number - 1]]).result()
    quiz.finish(attempt).result()

    assert log(database_path) == [
        (card, Rating.GOOD if number <= 3 else Rating.AGAIN) for number, card in enumerate(order, 1)
    ]
    assert open_one not in dict(log(database_path))
    query = "SELECT DISTINCT session, adjusted, elapsed_ms FROM reviews"
    assert rows(database_path, query) == [(attempt.id.bytes, 0, 2000)]


def test_a_crash_amid_the_counting_doubles_nothing_and_the_next_start_ends_it(
    quiz: QuizDesk, database_path: Path, database: Database
) -> None:
    attempt = replied(quiz, quiz.start(COUNTED).result().attempt)
    count, calls = attempts.count, iter(range(99))

    def crashing(*arguments: object, **named: object) -> object:
        if next(calls) == 3:
            raise StoreError("the disk is gone")
        return count(*arguments, **named)  # type: ignore[arg-type]

    with patch.object(attempts, "count", crashing), pytest.raises(StoreError):
        quiz.finish(attempt).result()
    assert len(log(database_path)) == 3

    quiz.result(attempt.id).result()
    quiz.result(attempt.id).result()

    assert sorted(card for card, _ in log(database_path)) == sorted(RIGHT)
    assert health.examine(database).is_good


def test_another_word_over_an_answer_makes_another_review_of_it(
    quiz: QuizDesk, database_path: Path, database: Database
) -> None:
    result = taken(quiz, COUNTED, right=5)
    last = result.questions[5].question.card.key.card
    assert dict(log(database_path))[last] == Rating.AGAIN

    after = quiz.override(result.attempt, 6, Verdict.RIGHT).result()
    assert dict(log(database_path))[last] == Rating.GOOD
    assert quiz.result(after.id).result().score.points == 6

    quiz.override(quiz.result(after.id).result().attempt, 6, Verdict.RIGHT).result()
    assert len(log(database_path)) == 6
    quiz.override(quiz.result(after.id).result().attempt, 6, None).result()
    assert dict(log(database_path))[last] == Rating.AGAIN
    assert health.examine(database).is_good


def test_a_crash_between_the_word_and_the_new_review_leaves_one_of_them_in_the_end(
    quiz: QuizDesk, database_path: Path, database: Database
) -> None:
    result = taken(quiz, COUNTED, right=5)
    last = result.questions[5].question.card.key.card

    with (
        patch.object(attempts, "count", side_effect=StoreError("the disk is gone")),
        pytest.raises(StoreError),
    ):
        quiz.override(result.attempt, 6, Verdict.RIGHT).result()
    assert last not in dict(log(database_path))

    assert quiz.result(result.attempt.id).result().score.points == 6
    assert len(log(database_path)) == 6
    assert dict(log(database_path))[last] == Rating.GOOD
    assert health.examine(database).is_good
