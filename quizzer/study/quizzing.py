"""What happens in the database's thread when a quiz begins, and at each of its steps?

Each function commits first and returns the attempt after, so that a question is shown only when
the answer to the one before it is on disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from quizzer.cards.card import Card, CardKey
from quizzer.cards.grading.grade import Grade, Verdict
from quizzer.cards.response import Response, Written
from quizzer.errors import UsageError
from quizzer.memory.model import Confidence, Rating
from quizzer.memory.moment import Moment
from quizzer.store import attempts
from quizzer.store.attempted import Clock, Reply
from quizzer.store.database import Database
from quizzer.store.planned import MockRecord
from quizzer.study import counting
from quizzer.study.quizdrawing import drawn_up
from quizzer.study.quizzes import attempt as taking
from quizzer.study.quizzes.attempt import Attempt, attempt_of
from quizzer.study.quizzes.result import Result, result_of
from quizzer.study.quizzes.scoring import score
from quizzer.study.quizzes.spec import QuizSpec
from quizzer.study.settings import Settings


@dataclass(frozen=True, slots=True)
class Begun:
    """An attempt to be taken now, and what there is to say about it first."""

    attempt: Attempt
    notices: tuple[str, ...] = ()


def begin(database: Database, settings: Settings, spec: QuizSpec, moment: Moment) -> Begun:
    """Draw a quiz and keep it as an attempt. Raises UsageError when there is nothing to ask."""
    counting.settle(database, settings)
    record, notices = drawn_up(database, settings, spec, moment)
    attempts.add(database, record)
    return Begun(attempt_of(record), notices)


def begin_unless_unfinished(
    database: Database, settings: Settings, spec: QuizSpec, moment: Moment
) -> Begun:
    """The same, but raise UsageError while there is a quiz to go on with."""
    other = unfinished(database, settings)
    if other is not None:
        raise UsageError(
            f"a quiz is unfinished: {other.title}, question {other.current} of "
            f"{len(other.questions)}",
            remedy="Go on with `quizzer quiz --resume`, or begin another with `--new`",
        )
    return begin(database, settings, spec, moment)


def draw_only(database: Database, settings: Settings, spec: QuizSpec, moment: Moment) -> Begun:
    """A quiz as it would begin, without an attempt that is kept: for a paper."""
    record, notices = drawn_up(database, settings, spec, moment)
    return Begun(attempt_of(record), notices)


def resume(database: Database, settings: Settings, id_: UUID | None, moment: Moment) -> Begun:
    """Go on with an attempt, or with the latest that is not finished, where it stood.

    One whose time was up when it broke off is finished now. Raises UsageError when there is none.
    """
    counting.settle(database, settings)
    if id_ is None:
        record = attempts.latest_unfinished(database, settings.learner)
        if record is None:
            raise UsageError(
                "there is no unfinished quiz", remedy="`quizzer quiz` begins a new one"
            )
        attempt = attempt_of(record)
    else:
        attempt = find(database, settings, id_)
    if attempt.is_time_up and not attempt.is_finished:
        attempt = finish(database, settings, attempt, moment).attempt
    return Begun(attempt)


def unfinished(database: Database, settings: Settings) -> Attempt | None:
    """The attempt that was begun last and not finished."""
    record = attempts.latest_unfinished(database, settings.learner)
    return None if record is None else attempt_of(record)


def find(database: Database, settings: Settings, id_: UUID) -> Attempt:
    """An attempt of the learner. Raises UsageError when there is none of this id."""
    record = attempts.find(database, settings.learner, id_)
    if record is None:
        raise UsageError("there is no such attempt", remedy="`quizzer attempts` lists them")
    return attempt_of(record)


def beat(database: Database, attempt: Attempt) -> None:
    """Keep the clock and which question is on."""
    attempts.keep_clock(database, attempt.id, _clock(attempt))


def answer(
    database: Database,
    attempt: Attempt,
    response: Response,
    confidence: Confidence | None,
    moment: Moment,
) -> Attempt:
    """Grade and commit the answer to the question that is on. It stays on.

    Raises UsageError, with nothing changed, once no answer can be given any more.
    """
    taking.refuse_answer(attempt, attempt.current)
    graded = _graded(attempt.question.card, response)
    after = taking.answered(attempt, response, graded, moment.at, confidence)
    return _kept(database, attempt, after)


def withdraw(database: Database, attempt: Attempt) -> Attempt:
    """Take the answer to the question that is on back. Raises UsageError as `answer` does."""
    return _kept(database, attempt, taking.withdrawn(attempt))


def flag(database: Database, attempt: Attempt) -> Attempt:
    """Commit the flag of the question that is on, set or taken away."""
    return _kept(database, attempt, taking.flagged(attempt))


def finish(database: Database, settings: Settings, attempt: Attempt, moment: Moment) -> Result:
    """End the attempt; what is not answered counts nothing. Its answers become reviews if asked."""
    mock = _mock(attempt, moment)
    attempts.finish(database, attempt.id, moment.at, _clock(attempt), mock)
    return result(database, settings, attempt.id)


def override(
    database: Database,
    settings: Settings,
    attempt: Attempt,
    moment: Moment,
    *,
    number: int,
    verdict: Verdict | None,
) -> Attempt:
    """Commit the learner's word over a grade; None takes it back. The score follows."""
    after = taking.overridden(attempt, number, verdict)
    return _judged(database, settings, moment, before=attempt, after=after, number=number)


def tick(
    database: Database,
    settings: Settings,
    attempt: Attempt,
    moment: Moment,
    *,
    number: int,
    ticked: Sequence[int],
) -> Attempt:
    """Commit the points of an essay's rubric that the learner found in the answer."""
    question = attempt.questions[number - 1]
    if not isinstance(question.reply.response, Written):
        raise UsageError(f"question {number} is no essay that was answered")
    response = replace(question.reply.response, ticked=tuple(sorted(set(ticked))))
    after = taking.regraded(attempt, number, response, _graded(question.card, response))
    return _judged(database, settings, moment, before=attempt, after=after, number=number)


def result(database: Database, settings: Settings, id_: UUID) -> Result:
    """What a finished attempt has come to. Raises UsageError for one that is not finished."""
    counting.settle(database, settings)
    return result_of(_finished(database, settings, id_))


def missed(database: Database, settings: Settings, id_: UUID) -> tuple[CardKey, ...]:
    """The cards of an attempt that were not answered rightly, in the order of asking."""
    found = result_of(_finished(database, settings, id_))
    return tuple(marked.question.card.key for marked in found.missed)


def _finished(database: Database, settings: Settings, id_: UUID) -> Attempt:
    """An attempt whose answers may be told."""
    attempt = find(database, settings, id_)
    if not attempt.is_finished:
        raise UsageError(
            "this quiz is not finished yet, so its answers are not told",
            remedy="Go on with `quizzer quiz --resume`",
        )
    return attempt


def _graded(card: Card, response: Response) -> Grade:
    from quizzer.cards.grading.grading import grade  # what forgives typos comes with it

    return grade(card, response)


def _kept(database: Database, before: Attempt, after: Attempt) -> Attempt:
    attempts.keep_reply(
        database,
        after.id,
        after.current,
        before=before.question.reply,
        after=after.question.reply,
        clock=_clock(after),
    )
    return after


def _judged(
    database: Database,
    settings: Settings,
    moment: Moment,
    *,
    before: Attempt,
    after: Attempt,
    number: int,
) -> Attempt:
    """Keep another worth of an answer, with the review that it became and the mock's score."""
    attempts.keep_verdict(
        database,
        after.id,
        number,
        before=_reply(before, number),
        after=_reply(after, number),
        mock=_mock(after, moment) if after.is_finished else None,
        is_other_rating=_rating(settings, before, number) != _rating(settings, after, number),
        now=moment.at,
    )
    counting.settle(database, settings)
    return after


def _clock(attempt: Attempt) -> Clock:
    spent = ((question.number, question.reply.elapsed_ms) for question in attempt.questions)
    return Clock(attempt.current, attempt.spent_ms, {n: ms for n, ms in spent if ms})


def _reply(attempt: Attempt, number: int) -> Reply:
    return attempt.questions[number - 1].reply


def _rating(settings: Settings, attempt: Attempt, number: int) -> Rating | None:
    return counting.rating(attempt.questions[number - 1], settings)


def _mock(attempt: Attempt, moment: Moment) -> MockRecord | None:
    """The mock exam that an attempt is, with its score."""
    if attempt.exam is None or attempt.prediction is None:
        return None
    return MockRecord(
        exam=attempt.exam,
        at=attempt.finished_at or moment.at,
        day=moment.day,
        prediction=attempt.prediction,
        questions=len(attempt.questions),
        score=score(attempt.questions).share,
    )
