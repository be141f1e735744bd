"""Which rating does an answer suggest, and is one that luck can explain never Easy?"""

from __future__ import annotations

import pytest

from quizzer.cards.content import Basic, Choice, Claim, Content, Essay, Listing, Option, Ordering
from quizzer.cards.grading.grade import Grade, Verdict
from quizzer.memory.model import Rating
from quizzer.study.settings import Settings
from quizzer.study.suggesting import ratings_for, suggested

BASIC = Basic("?", "x")
ESSAY = Essay("?", "x")


def graded(score: float) -> Grade:
    verdict = Verdict.RIGHT if score == 1 else Verdict.PARTLY if score > 0 else Verdict.WRONG
    return Grade(verdict, score, "why")


@pytest.mark.parametrize(
    ("score", "rating"),
    [
        (1.0, Rating.GOOD),
        (0.75, Rating.HARD),
        (1 - 1 / 12 - 1 / 6, Rating.HARD),
        (0.74, Rating.AGAIN),
        (0.0, Rating.AGAIN),
        (-1.0, Rating.AGAIN),
    ],
)
def test_right_is_good_mostly_right_is_hard_and_the_rest_again(
    score: float, rating: Rating
) -> None:
    assert suggested(graded(score), BASIC, 3_600_000, Settings()) is rating


@pytest.mark.parametrize(
    ("score", "elapsed_ms", "content", "rating"),
    [
        (1.0, 20_000, BASIC, Rating.GOOD),
        (1.0, 20_001, BASIC, Rating.HARD),
        (1.0, 900_000, ESSAY, Rating.GOOD),
        (0.75, 1, BASIC, Rating.HARD),
        (0.0, 1, BASIC, Rating.AGAIN),
    ],
)
def test_a_slow_right_answer_is_hard_where_the_learner_wants_that(
    score: float, elapsed_ms: int, content: Content, rating: Rating
) -> None:
    settings = Settings(slow_seconds=20)
    assert suggested(graded(score), content, elapsed_ms, settings) is rating


@pytest.mark.parametrize(
    ("content", "has_easy"),
    [
        (BASIC, True),
        (Listing("?", ("a", "b")), True),
        (ESSAY, True),
        (Claim("?", is_true=True), False),
        (Choice("?", (Option("a"),), (Option("b"),)), False),
        (Ordering("?", ("a", "b")), False),
    ],
)
def test_easy_is_not_for_what_luck_can_answer(content: Content, *, has_easy: bool) -> None:
    assert (Rating.EASY in ratings_for(content)) == has_easy
    assert ratings_for(content)[:3] == (Rating.AGAIN, Rating.HARD, Rating.GOOD)
