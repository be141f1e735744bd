"""Is each answer worth what the rules say, and the whole what its questions are worth?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.build import MORNING
from support.quizzes import HALF, RIGHT, RIGHT_RESPONSES, WRONG, attempt

from quizzer.cards.grading.grade import Grade, Verdict
from quizzer.cards.response import Written
from quizzer.study.forecast import Estimate
from quizzer.study.quizzes.attempt import Attempt, answered, at_question, finished, overridden
from quizzer.study.quizzes.points import points
from quizzer.study.quizzes.result import marked, result_of
from quizzer.study.quizzes.scoring import Score, by_level, by_topic, score
from quizzer.study.quizzes.spec import QuizSpec
from quizzer.study.quizzes.wording import (
    clock_text,
    marked_sentences,
    points_text,
    score_text,
    spoken_time,
    summary_sentences,
)

GRADES = st.builds(
    Grade,
    st.sampled_from(Verdict),
    st.floats(-1, 1),
    st.just("because"),
)


def taken(grades: list[Grade | None], spec: QuizSpec | None = None) -> Attempt:
    """An attempt finished with these grades; None for a question without an answer."""
    state = attempt(spec)
    for number, grade in enumerate(grades, 1):
        if grade is not None:
            state = at_question(state, number)
            response = RIGHT_RESPONSES[state.question.card.kind]
            state = answered(state, response, grade, MORNING)
    return finished(state, MORNING)


@pytest.mark.parametrize(
    ("grade", "override", "guess", "negative", "worth"),
    [
        (RIGHT, None, 0.25, 0.5, 1.0),
        (HALF, None, 0.25, 0.5, 0.5),
        (WRONG, None, 0.25, 0.0, 0.0),
        (WRONG, None, 0.25, 0.5, -0.5),
        (WRONG, None, 0.0, 0.5, 0.0),  # nobody guesses what is typed
        (Grade(Verdict.WRONG, -0.5, ""), None, 0.25, 0.0, 0.0),
        (Grade(Verdict.WRONG, -0.5, ""), None, 0.25, 0.25, -0.25),
        (WRONG, Verdict.RIGHT, 0.25, 0.5, 1.0),
        (WRONG, Verdict.PARTLY, 0.25, 0.5, 0.5),
        (RIGHT, Verdict.WRONG, 0.25, 0.5, -0.5),
        (RIGHT, Verdict.WRONG, 0.0, 0.5, 0.0),
    ],
)
def test_an_answer_is_worth(
    grade: Grade, override: Verdict | None, guess: float, negative: float, worth: float
) -> None:
    assert points(grade, override, guess, negative) == worth


@given(GRADES, st.none() | st.sampled_from(Verdict), st.floats(0, 1), st.floats(0, 1))
def test_no_answer_is_worth_more_than_a_point_or_costs_more_than_was_said(
    grade: Grade, override: Verdict | None, guess: float, negative: float
) -> None:
    assert -negative <= points(grade, override, guess, negative) <= 1


@given(st.lists(st.none() | GRADES, min_size=4, max_size=4), st.floats(0, 1))
def test_the_parts_add_up_to_the_whole(grades: list[Grade | None], negative: float) -> None:
    state = taken(grades, QuizSpec(negative=negative))
    whole = score(state.questions)

    for parts in (by_topic(state), by_level(state)):
        assert sum(part.questions for part in parts) == whole.questions == 4
        assert sum(part.points for part in parts) == pytest.approx(whole.points)
    assert 0 <= whole.share <= 1


@given(st.lists(st.none() | GRADES, min_size=4, max_size=4), st.integers(1, 4))
def test_counting_an_answer_as_right_never_lowers_the_score_and_back_is_back(
    grades: list[Grade | None], number: int
) -> None:
    state = taken(grades)
    if grades[number - 1] is None:
        return
    counted = overridden(state, number, Verdict.RIGHT)

    assert score(counted.questions).points >= score(state.questions).points - 1e-12
    assert overridden(counted, number, None) == state


def test_a_pass_mark_that_is_just_reached_is_passed() -> None:
    thirds = Score("", 3, 1 / 3 + 1 / 3 + 1 / 3 + 0.8)
    assert thirds.passes(0.6)
    assert not thirds.passes(0.61)
    assert thirds.passes(None) is None


def test_a_score_below_nothing_is_nothing() -> None:
    assert Score("", 4, -1.0).share == 0


def test_topics_stand_as_they_came_up_and_levels_from_recall_up() -> None:
    state = taken([RIGHT, WRONG, HALF, None])
    assert [(part.name, part.points) for part in by_topic(state)] == [
        ("Model", 1),
        ("Pricing", 0.5),
    ]
    assert [(part.name, part.points) for part in by_level(state)] == [("recall", 1.5), ("apply", 0)]


def test_a_result_tells_each_question_with_both_answers_why_and_source() -> None:
    result = result_of(taken([WRONG, RIGHT, None, HALF]))

    assert (result.answered, result.right) == (3, 1)
    assert [each.question.number for each in result.missed] == [1, 3, 4]
    first, second, third, _ = result.questions
    assert (first.said, first.right, first.why) == ("Lei Jun", "Lei Jun", "not so")
    assert first.citations == ("Writer, lines 3–4",)
    assert (second.said, second.verdict) == ("Flipkart", Verdict.RIGHT)
    assert (third.said, third.verdict, third.details) == ("", None, ("It saves rent.",))


def test_an_essay_wants_ticks_until_it_has_some_or_the_learner_judged_it() -> None:
    state = at_question(attempt(), 4)
    bare = answered(state, Written("Cheap."), WRONG, MORNING)
    assert marked(bare.question).wants_ticks
    assert not marked(answered(state, Written("Cheap.", (0,)), HALF, MORNING).question).wants_ticks
    judged = overridden(finished(bare, MORNING), 4, Verdict.RIGHT)
    assert not marked(judged.questions[3]).wants_ticks
    assert not marked(attempt().question).wants_ticks


def test_a_mock_s_result_has_what_was_predicted() -> None:
    state = replace(taken([RIGHT]), prediction='{"score": 0.5, "low": 0.25, "high": 0.75}')
    result = result_of(state)
    assert result.predicted == Estimate(0.5, 0.25, 0.75)
    assert "Predicted: 50 %  (25–75)." in summary_sentences(result)


def test_a_result_reads_in_sentences() -> None:
    spec = QuizSpec(pass_mark=0.5, negative=0.25)
    result = result_of(overridden(taken([WRONG, WRONG, HALF, None], spec), 1, Verdict.RIGHT))

    assert summary_sentences(result) == (
        "Score: 1.25 of 4 points, 31 %.",
        "Not passed, the mark is 50 %.",
        "Right: 1 of 4. Answered: 3 of 4. Time: 0 seconds.",
    )
    assert list(marked_sentences(result.questions[1])) == [
        "Question 2. Model. Which partner?",
        "Your answer: Flipkart",
        "Wrong, −0.25 points: not so.",
        f"Right: {result.questions[1].right}",
    ]
    assert list(marked_sentences(result.questions[0]))[2] == (
        "Right, 1 point, because you say so. Graded: not so."
    )


@pytest.mark.parametrize(
    ("number", "text"),
    [(1.0, "1"), (0.5, "0.5"), (-0.25, "−0.25"), (2 / 3, "0.67"), (0.0, "0"), (-0.001, "0"),
     (10.0, "10"), (100.0, "100")],
)  # fmt: skip
def test_points_have_no_needless_digits(number: float, text: str) -> None:
    assert points_text(number) == text


@pytest.mark.parametrize(
    ("ms", "clock", "spoken"),
    [
        (0, "0:00", "0 seconds"),
        (999, "0:00", "0 seconds"),
        (1000, "0:01", "1 second"),
        (65_000, "1:05", "1 minute 5 seconds"),
        (3_600_000, "1:00:00", "60 minutes"),
    ],
)
def test_times_read_for_the_eye_and_for_the_ear(ms: int, clock: str, spoken: str) -> None:
    assert (clock_text(ms), spoken_time(ms)) == (clock, spoken)


def test_one_point_of_one_is_no_plural() -> None:
    assert score_text(Score("", 1, 1.0)) == "1 of 1 point, 100 %"
