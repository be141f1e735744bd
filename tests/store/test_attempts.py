"""Is an attempt on disk as it was, and can nobody overwrite an answer unawares?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from support.build import MORNING
from support.quizzes import ENTRIES, RIGHT, RIGHT_RESPONSES, attempt

from quizzer.cards.grading.grade import Part, Verdict
from quizzer.errors import UsageError
from quizzer.memory.identity import new_id
from quizzer.memory.model import Confidence
from quizzer.store import attempts
from quizzer.store.attempted import NO_REPLY, AttemptRecord, Clock, Reply
from quizzer.store.database import Database

LATER = MORNING + timedelta(minutes=3)
REPLY = Reply(
    response=RIGHT_RESPONSES[ENTRIES[0].content.kind],
    grade=replace(RIGHT, parts=(Part("Lei Jun", "Lei Jun", is_right=True, remark="but late"),)),
    override=Verdict.PARTLY,
    points=0.5,
    confidence=Confidence.SURE,
    flagged=True,
    elapsed_ms=4321,
    answered_at=LATER,
)
OVER = Clock(1, 9000, {})


def record(at: timedelta = timedelta(0), learner: str = "me") -> AttemptRecord:
    drawn = attempt()
    return AttemptRecord(
        id=new_id(MORNING + at),
        learner=learner,
        title="A small case",
        spec=drawn.spec.to_json(),
        seed=7,
        counts=True,
        at=MORNING + at,
        offset=timedelta(hours=8),
        day=MORNING.date(),
        questions=tuple((question.asked, NO_REPLY) for question in drawn.questions),
    )


def kept(database: Database, id_: UUID) -> AttemptRecord:
    found = attempts.find(database, "me", id_)
    assert found is not None
    return found


def answer(database: Database, id_: UUID, number: int, before: Reply = NO_REPLY) -> None:
    attempts.keep_reply(
        database, id_, number, before=before, after=REPLY, clock=Clock(number, 5000, {})
    )


def test_an_attempt_comes_back_as_it_was_with_every_kind_of_card(database: Database) -> None:
    wanted = record()
    attempts.add(database, wanted)
    assert kept(database, wanted.id) == wanted


def test_an_answer_comes_back_with_its_grade_and_all_that_was_done(database: Database) -> None:
    wanted = record()
    attempts.add(database, wanted)

    answer(database, wanted.id, 2)

    found = kept(database, wanted.id)
    assert [reply for _, reply in found.questions] == [NO_REPLY, REPLY, NO_REPLY, NO_REPLY]
    assert (found.current, found.spent_ms) == (2, 5000)


def test_an_attempt_belongs_to_its_learner(database: Database) -> None:
    mine, yours = record(), record(timedelta(hours=1), "you")
    for each in (mine, yours):
        attempts.add(database, each)

    assert attempts.find(database, "me", yours.id) is None
    assert [line.id for line in attempts.lines(database, "me")] == [mine.id]
    latest = attempts.latest_unfinished(database, "me")
    assert latest is not None
    assert latest.id == mine.id


def test_the_latest_unfinished_attempt_is_found_until_it_is_finished(database: Database) -> None:
    first, second = record(), record(timedelta(hours=1))
    for each in (first, second):
        attempts.add(database, each)

    attempts.finish(database, second.id, LATER, OVER, None)
    found = attempts.latest_unfinished(database, "me")
    assert found == first
    attempts.finish(database, first.id, LATER, OVER, None)
    assert attempts.latest_unfinished(database, "me") is None


def test_an_attempt_ends_once(database: Database) -> None:
    wanted = record()
    attempts.add(database, wanted)

    attempts.finish(database, wanted.id, LATER, OVER, None)
    longer = Clock(1, 99_000, {})
    attempts.finish(database, wanted.id, LATER + timedelta(hours=1), longer, None)

    assert (kept(database, wanted.id).finished_at, kept(database, wanted.id).spent_ms) == (
        LATER,
        9000,
    )


def test_a_finished_attempt_takes_no_answer_and_its_clock_stands(database: Database) -> None:
    wanted = record()
    attempts.add(database, wanted)
    attempts.finish(database, wanted.id, LATER, OVER, None)
    before = kept(database, wanted.id)

    with pytest.raises(UsageError, match="the quiz is finished"):
        answer(database, wanted.id, 1)
    attempts.keep_clock(database, wanted.id, Clock(3, 20_000, {3: 700}))

    assert kept(database, wanted.id) == before


def test_a_clock_that_comes_late_takes_no_time_back(database: Database) -> None:
    wanted = record()
    attempts.add(database, wanted)
    attempts.keep_clock(database, wanted.id, Clock(3, 20_000, {3: 700}))
    attempts.keep_clock(database, wanted.id, Clock(3, 19_000, {3: 600, 1: 50}))
    found = kept(database, wanted.id)
    assert found.spent_ms == 20_000
    assert [reply.elapsed_ms for _, reply in found.questions] == [50, 0, 700, 0]


def test_two_processes_cannot_overwrite_each_other_s_answer_unawares(
    open_database: Callable[[], Database],
) -> None:
    one, other = open_database(), open_database()
    wanted = record()
    attempts.add(one, wanted)

    answer(one, wanted.id, 1)
    with pytest.raises(UsageError, match="question 1 was answered in another window"):
        answer(other, wanted.id, 1)
    answer(other, wanted.id, 2)  # another question is nobody's loss
    answer(other, wanted.id, 1, before=REPLY)  # who has seen the answer may change it

    replies = [reply for _, reply in kept(one, wanted.id).questions]
    assert replies == [REPLY, REPLY, NO_REPLY, NO_REPLY]


def test_the_list_sums_up_each_attempt_latest_first(database: Database) -> None:
    first, second = record(), record(timedelta(hours=1))
    for each in (first, second):
        attempts.add(database, each)
    for number in (1, 3):
        answer(database, first.id, number)

    later, earlier = attempts.lines(database, "me")
    assert (later.id, later.questions, later.answered, later.points) == (second.id, 4, 0, 0.0)
    assert (earlier.id, earlier.questions, earlier.answered, earlier.points) == (
        first.id,
        4,
        2,
        1.0,
    )
