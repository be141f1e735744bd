"""Where does a quiz that is being taken stand, and where does each step lead? Pure.

Like a session, an attempt never changes: what a learner does is first committed, and the state
after it is a new value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from quizzer.cards.card import Card, Face, face_of
from quizzer.cards.grading.grade import Grade, Verdict
from quizzer.cards.grading.guessing import chance_of_guess
from quizzer.cards.response import Response
from quizzer.errors import UsageError
from quizzer.memory.model import Confidence
from quizzer.store.attempted import NO_REPLY, Asked, AttemptRecord, Reply
from quizzer.study.quizzes.points import points
from quizzer.study.quizzes.spec import Feedback, QuizSpec


class State(StrEnum):
    """What a list of questions says about one of them."""

    OPEN = "open"
    ANSWERED = "answered"
    ON = "on now"


@dataclass(frozen=True, slots=True)
class Question:
    """A question of an attempt: what it asks, and what was done with it. Numbers count from 1."""

    number: int
    asked: Asked
    face: Face
    reply: Reply = NO_REPLY

    @property
    def card(self) -> Card:
        """The card as it was when the quiz began."""
        return self.asked.card

    @property
    def topic(self) -> str:
        """The title of the card's topic."""
        return self.asked.showing.topic_title

    @property
    def guess(self) -> float:
        """The chance that luck alone is right."""
        return chance_of_guess(self.card.content)

    @property
    def is_answered(self) -> bool:
        """Whether there is an answer."""
        return self.reply.response is not None


@dataclass(frozen=True, slots=True)
class Attempt:
    """A quiz that is being taken, or was.

    `current` is the number of the question that is on. `spent_ms` is the time that was used,
    of all runs together: while nobody takes the quiz its clock stands.
    """

    id: UUID
    learner: str
    title: str
    spec: QuizSpec
    seed: int
    at: datetime
    offset: timedelta
    day: date
    questions: tuple[Question, ...]
    exam: UUID | None = None
    prediction: str | None = None
    current: int = 1
    spent_ms: int = 0
    finished_at: datetime | None = None

    @property
    def question(self) -> Question:
        """The question that is on."""
        return self.questions[self.current - 1]

    @property
    def is_finished(self) -> bool:
        """Whether no answer can be given any more."""
        return self.finished_at is not None

    @property
    def left_ms(self) -> int | None:
        """The time that is left; None where there is no limit."""
        limit = self.spec.limit_ms
        return None if limit is None else max(0, limit - self.spent_ms)

    @property
    def is_time_up(self) -> bool:
        """Whether the time for the quiz is used up."""
        return self.left_ms == 0

    @property
    def open(self) -> tuple[Question, ...]:
        """The questions without an answer."""
        return tuple(question for question in self.questions if not question.is_answered)

    @property
    def flagged(self) -> tuple[Question, ...]:
        """The questions to which the learner wanted to return."""
        return tuple(question for question in self.questions if question.reply.flagged)

    @property
    def tells_at_once(self) -> bool:
        """Whether the learner hears after each answer what it was worth; then it is final."""
        return self.spec.feedback is Feedback.EACH

    def may_answer(self, number: int) -> bool:
        """Whether an answer to this question would be taken."""
        if self.is_finished or self.is_time_up:
            return False
        return not (self.tells_at_once and self.questions[number - 1].is_answered)

    def states(self) -> Iterator[tuple[Question, State]]:
        """All questions with what a list says about them."""
        for question in self.questions:
            if question.number == self.current and not self.is_finished:
                yield question, State.ON
            else:
                yield question, State.ANSWERED if question.is_answered else State.OPEN


def attempt_of(record: AttemptRecord) -> Attempt:
    """The attempt that was kept, exactly as it stood."""
    return Attempt(
        id=record.id,
        learner=record.learner,
        title=record.title,
        spec=QuizSpec.from_json(record.spec, record.seed),
        seed=record.seed,
        at=record.at,
        offset=record.offset,
        day=record.day,
        questions=tuple(
            Question(number, asked, face_of(asked.card, asked.seed), reply)
            for number, (asked, reply) in enumerate(record.questions, 1)
        ),
        exam=record.exam,
        prediction=record.prediction,
        current=record.current,
        spent_ms=record.spent_ms,
        finished_at=record.finished_at,
    )


def ran(attempt: Attempt, elapsed_ms: int) -> Attempt:
    """The state so much later: the time goes to the attempt and to the question that is on.

    No time runs beyond the limit or after the end.
    """
    if attempt.is_finished:
        return attempt
    left = attempt.left_ms
    passed = max(0, elapsed_ms if left is None else min(elapsed_ms, left))
    question = attempt.question
    reply = replace(question.reply, elapsed_ms=question.reply.elapsed_ms + passed)
    return replace(_with(attempt, question, reply), spent_ms=attempt.spent_ms + passed)


def at_question(attempt: Attempt, number: int) -> Attempt:
    """The state with another question on. Raises UsageError where there is none of that number."""
    if not 1 <= number <= len(attempt.questions):
        raise UsageError(
            f"there is no question {number}", remedy=f"They are 1 to {len(attempt.questions)}"
        )
    return replace(attempt, current=number)


def following(attempt: Attempt) -> Attempt:
    """The state at the question after this one; from the last one it leads to the first."""
    return replace(attempt, current=attempt.current % len(attempt.questions) + 1)


def preceding(attempt: Attempt) -> Attempt:
    """The state at the question before this one; from the first one it leads to the last."""
    return replace(attempt, current=(attempt.current - 2) % len(attempt.questions) + 1)


def next_open(attempt: Attempt) -> Attempt:
    """The state at the next question without an answer; the same when there is none."""
    numbers = [question.number for question in attempt.open]
    later = [number for number in numbers if number > attempt.current]
    return replace(attempt, current=(later or numbers or [attempt.current])[0])


def flagged(attempt: Attempt) -> Attempt:
    """The state with the flag of the question that is on set, or taken away."""
    question = attempt.question
    return _with(attempt, question, replace(question.reply, flagged=not question.reply.flagged))


def answered(
    attempt: Attempt,
    response: Response,
    grade: Grade,
    at: datetime,
    confidence: Confidence | None = None,
) -> Attempt:
    """The state with the question that is on answered, also when it was answered before.

    Raises UsageError once an answer is final, and when the time is up.
    """
    question = attempt.question
    refuse_answer(attempt, question.number)
    reply = replace(
        question.reply,
        response=response,
        grade=grade,
        override=None,
        points=points_of(attempt, question, grade, None),
        confidence=confidence,
        answered_at=at,
    )
    return _with(attempt, question, reply)


def withdrawn(attempt: Attempt) -> Attempt:
    """The state with the question that is on open again, as if it had never been answered.

    Raises UsageError where an answer would not be taken either.
    """
    question = attempt.question
    refuse_answer(attempt, question.number)
    kept = question.reply
    reply = Reply(flagged=kept.flagged, elapsed_ms=kept.elapsed_ms, review=kept.review)
    return _with(attempt, question, reply)


def refuse_answer(attempt: Attempt, number: int) -> None:
    """Raise UsageError with the reason if an answer to this question would not be taken."""
    if attempt.is_finished:
        raise UsageError("the quiz is finished: no answer can be given any more")
    if attempt.is_time_up:
        raise UsageError("the time is up: no answer can be given any more")
    if not attempt.may_answer(number):
        raise UsageError("this answer is final: you have seen what it was worth")


def overridden(attempt: Attempt, number: int, verdict: Verdict | None) -> Attempt:
    """The state with the learner's word over a grade, or with the grade again for None.

    Raises UsageError where there is no answer, and before its grade was shown.
    """
    question, grade = _judgeable(attempt, number)
    worth = points_of(attempt, question, grade, verdict)
    return _with(attempt, question, replace(question.reply, override=verdict, points=worth))


def regraded(attempt: Attempt, number: int, response: Response, grade: Grade) -> Attempt:
    """The state with an essay whose points the learner has ticked beside the model answer.

    Raises UsageError as `overridden` does.
    """
    question, _ = _judgeable(attempt, number)
    worth = points_of(attempt, question, grade, question.reply.override)
    reply = replace(question.reply, response=response, grade=grade, points=worth)
    return _with(attempt, question, reply)


def _judgeable(attempt: Attempt, number: int) -> tuple[Question, Grade]:
    """A question with its grade, once the learner has seen it. Raises UsageError before."""
    question = attempt.questions[number - 1]
    if question.reply.grade is None:
        raise UsageError(f"question {number} has no answer")
    if not (attempt.is_finished or attempt.tells_at_once):
        raise UsageError("finish the quiz first: until then no answer is graded")
    return question, question.reply.grade


def finished(attempt: Attempt, at: datetime) -> Attempt:
    """The state after the end; an attempt ends once."""
    return attempt if attempt.is_finished else replace(attempt, finished_at=at)


def points_of(
    attempt: Attempt, question: Question, grade: Grade, override: Verdict | None
) -> float:
    """What an answer to a question is worth by the rules of the quiz."""
    return points(grade, override, question.guess, attempt.spec.negative)


def _with(attempt: Attempt, question: Question, reply: Reply) -> Attempt:
    index = question.number - 1
    after = replace(question, reply=reply)
    before, behind = attempt.questions[:index], attempt.questions[index + 1 :]
    return replace(attempt, questions=(*before, after, *behind))
