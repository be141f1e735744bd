"""Does an attempt keep every answer, its clock and its rules, wherever a learner goes?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.build import MORNING
from support.quizzes import HALF, RIGHT, RIGHT_RESPONSES, WRONG, attempt

from quizzer.cards.grading.grade import Grade, Verdict
from quizzer.errors import UsageError
from quizzer.memory.model import Confidence
from quizzer.study.quizzes.attempt import (
    Attempt,
    State,
    answered,
    at_question,
    finished,
    flagged,
    following,
    next_open,
    overridden,
    preceding,
    ran,
    withdrawn,
)
from quizzer.study.quizzes.spec import Feedback, QuizSpec

AT_ONCE = QuizSpec(feedback=Feedback.EACH)
TIMED = QuizSpec(minutes=1)


def replied(state: Attempt, grade: Grade = RIGHT) -> Attempt:
    """The state with the question that is on answered."""
    return answered(state, RIGHT_RESPONSES[state.question.card.kind], grade, MORNING)


Step = tuple[str, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["go", "next", "back", "flag", "answer", "withdraw", "run"]),
        st.integers(1, 4),
    )
)
GRADES = (RIGHT, HALF, WRONG, RIGHT, HALF)


def stepped(state: Attempt, step: Step) -> Attempt:
    verb, number = step
    match verb:
        case "go":
            return at_question(state, number)
        case "next":
            return following(state)
        case "back":
            return preceding(state)
        case "flag":
            return flagged(state)
        case "run":
            return ran(state, number * 1000)
        case "withdraw":
            return withdrawn(state)
        case _:
            return replied(state, GRADES[number])


@given(STEPS)
def test_no_step_loses_an_answer_and_each_question_keeps_its_last_one(steps: list[Step]) -> None:
    state, last = attempt(), dict[int, Grade]()
    for step in steps:
        if step[0] == "answer":
            last[state.current] = GRADES[step[1]]
        elif step[0] == "withdraw":
            last.pop(state.current, None)
        state = stepped(state, step)

    assert {q.number: q.reply.grade for q in state.questions if q.is_answered} == last
    assert {question.number for question in state.open} == {1, 2, 3, 4} - set(last)
    assert [question.number for question in state.questions] == [1, 2, 3, 4]


@given(STEPS)
def test_the_clock_is_the_sum_of_the_times_of_the_questions(steps: list[Step]) -> None:
    state = attempt()
    for step in steps:
        state = stepped(state, step)

    assert state.spent_ms == sum(question.reply.elapsed_ms for question in state.questions)
    assert state.spent_ms == sum(number * 1000 for verb, number in steps if verb == "run")


@given(st.lists(st.integers(-5000, 90_000)))
def test_no_time_runs_beyond_the_limit_or_backwards(spans: list[int]) -> None:
    state = attempt(TIMED)
    for span in spans:
        after = ran(state, span)
        assert state.spent_ms <= after.spent_ms <= 60_000
        state = after
    assert state.is_time_up == (state.spent_ms == 60_000)


def test_forward_and_back_go_round() -> None:
    first = attempt()
    assert preceding(first).current == 4
    assert following(preceding(first)).current == 1
    assert preceding(following(first)) == first


def test_the_next_open_question_is_found_behind_or_before_and_else_it_stays() -> None:
    state = replied(attempt())
    assert next_open(state).current == 2
    last = replied(at_question(state, 4))
    assert next_open(last).current == 2
    full = replied(at_question(replied(at_question(last, 2)), 3))
    assert next_open(full) == full


@pytest.mark.parametrize("number", [0, 5, -1])
def test_a_question_that_there_is_not_cannot_be_gone_to(number: int) -> None:
    with pytest.raises(UsageError, match=f"there is no question {number}"):
        at_question(attempt(), number)


def test_a_flag_is_set_and_taken_away() -> None:
    state = flagged(attempt())
    assert [question.number for question in state.flagged] == [1]
    assert flagged(state) == attempt()


def test_answers_may_be_changed_until_the_end() -> None:
    state = replied(replied(attempt(), WRONG), RIGHT)
    assert state.question.reply.points == 1
    over = finished(state, MORNING)
    assert over.is_finished
    with pytest.raises(UsageError, match="the quiz is finished"):
        replied(over)


def test_an_answer_is_final_where_its_worth_is_told_at_once() -> None:
    state = replied(attempt(AT_ONCE), WRONG)
    with pytest.raises(UsageError, match="this answer is final"):
        replied(state)
    assert replied(following(state)).question.is_answered


def test_when_the_time_is_up_no_answer_is_taken() -> None:
    state = ran(attempt(TIMED), 60_000)
    with pytest.raises(UsageError, match="the time is up"):
        replied(state)


def test_an_attempt_ends_once() -> None:
    over = finished(attempt(), MORNING)
    assert finished(over, MORNING + timedelta(days=1)) == over
    assert ran(over, 5000) == over


def test_what_was_sure_before_is_kept_with_the_answer() -> None:
    state = answered(attempt(), RIGHT_RESPONSES[attempt().question.card.kind], WRONG, MORNING,
                     Confidence.SURE)  # fmt: skip
    assert state.question.reply.confidence is Confidence.SURE


def test_the_learner_s_word_counts_over_the_grade_until_it_is_taken_back() -> None:
    state = finished(replied(attempt(), WRONG), MORNING)
    counted = overridden(state, 1, Verdict.RIGHT)
    assert counted.questions[0].reply.points == 1
    assert overridden(counted, 1, None) == state


def test_a_word_over_a_grade_needs_an_answer_whose_grade_was_shown() -> None:
    with pytest.raises(UsageError, match="finish the quiz first"):
        overridden(replied(attempt()), 1, Verdict.WRONG)
    with pytest.raises(UsageError, match="question 2 has no answer"):
        overridden(finished(replied(attempt()), MORNING), 2, Verdict.RIGHT)
    told = overridden(replied(attempt(AT_ONCE), WRONG), 1, Verdict.RIGHT)
    assert told.question.reply.points == 1


def test_answering_again_takes_the_learner_s_word_away() -> None:
    state = replied(attempt(AT_ONCE), WRONG)
    again = replace(overridden(state, 1, Verdict.RIGHT), spec=QuizSpec())
    assert replied(again, WRONG).question.reply.override is None


def test_a_list_says_which_questions_are_open_answered_and_on() -> None:
    state = at_question(replied(attempt()), 3)
    assert [said for _, said in state.states()] == [
        State.ANSWERED,
        State.OPEN,
        State.ON,
        State.OPEN,
    ]


def test_an_answer_that_is_final_cannot_be_taken_back() -> None:
    with pytest.raises(UsageError, match="this answer is final"):
        withdrawn(replied(attempt(AT_ONCE)))
