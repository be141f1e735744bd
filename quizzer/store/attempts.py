"""Which quizzes did a learner take, and how does each step of one reach the disk?

Each change is one transaction, and none is made to an answer that the caller has not seen: two
processes at one attempt cannot overwrite each other unawares.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    bindparam,
    case,
    func,
    insert,
    select,
    update,
)

from quizzer.cards.card import CardKey
from quizzer.errors import UsageError
from quizzer.memory.log import Review
from quizzer.memory.model import Model
from quizzer.memory.scheduling import Memory
from quizzer.store import answers, tables
from quizzer.store.attempt_rows import (
    AnyRow,
    asked_values,
    attempt_of,
    attempt_values,
    line_of,
    reply_values,
)
from quizzer.store.attempted import AttemptLine, AttemptRecord, Clock, Reply
from quizzer.store.connection import Connection
from quizzer.store.database import Database
from quizzer.store.exams import write_mock
from quizzer.store.planned import MockRecord
from quizzer.store.records import Recorded
from quizzer.store.rows import maybe_micros, micros

_attempt, _question = tables.attempt, tables.question


_LENGTHEN = (
    update(_question)
    .where(
        _question.c.attempt == bindparam("of_attempt"),
        _question.c.number == bindparam("of_number"),
        _question.c.elapsed_ms < bindparam("elapsed"),
    )
    .values(elapsed_ms=bindparam("elapsed"))
)


def add(database: Database, record: AttemptRecord) -> None:
    """Keep a new attempt with all its questions."""
    with database.writing() as connection:
        connection.touched = ()
        connection.execute(insert(_attempt), attempt_values(record))
        connection.execute(
            insert(_question),
            [
                {"attempt": record.id.bytes, "number": number}
                | asked_values(asked)
                | reply_values(reply)
                for number, (asked, reply) in enumerate(record.questions, 1)
            ],
        )


def find(database: Database, learner: str, attempt: UUID) -> AttemptRecord | None:
    """An attempt of the learner."""
    mine = select(_attempt).where(_attempt.c.id == attempt.bytes, _attempt.c.learner == learner)
    return _first(database, mine)


def latest_unfinished(database: Database, learner: str) -> AttemptRecord | None:
    """The attempt that the learner began last and has not finished."""
    return _first(database, _latest_first(learner).where(_attempt.c.finished_at.is_(None)))


def uncounted(database: Database, learner: str) -> tuple[UUID, ...]:
    """The finished attempts with answers that are to become reviews and have not, oldest first."""
    waiting = select(_question.c.number).where(
        _question.c.attempt == _attempt.c.id,
        _question.c.response.is_not(None),
        _question.c.review.is_(None),
    )
    statement = (
        select(_attempt.c.id)
        .where(
            _attempt.c.learner == learner,
            _attempt.c.counts == 1,
            _attempt.c.finished_at.is_not(None),
            waiting.exists(),
        )
        .order_by(_attempt.c.at)
    )
    with database.reading() as connection:
        return tuple(UUID(bytes=row.id) for row in connection.execute(statement))


def lines(database: Database, learner: str) -> tuple[AttemptLine, ...]:
    """All attempts of the learner, latest first."""
    statement = (
        select(
            _attempt,
            func.count().label("questions"),
            func.count(_question.c.response).label("answered"),
            func.coalesce(func.sum(_question.c.points), 0.0).label("points"),
        )
        .join(_question, _question.c.attempt == _attempt.c.id)
        .where(_attempt.c.learner == learner)
        .group_by(*_attempt.c)
        .order_by(_attempt.c.at.desc(), _attempt.c.id.desc())
    )
    with database.reading() as connection:
        return tuple(line_of(row) for row in connection.execute(statement))


def keep_clock(database: Database, attempt: UUID, clock: Clock) -> None:
    """Keep which question is on and the time used. A finished attempt stays as it is."""
    with database.writing() as connection:
        connection.touched = ()
        if _is_running(connection, attempt):
            _write_clock(connection, attempt, clock)


def keep_reply(
    database: Database,
    attempt: UUID,
    number: int,
    *,
    before: Reply,
    after: Reply,
    clock: Clock,
) -> None:
    """Keep what was done with a question, and the time used.

    `before` is the reply that the caller takes for the stored one. Raises UsageError, with nothing
    changed, when the attempt is finished or the question was answered elsewhere since.
    """
    with database.writing() as connection:
        connection.touched = ()
        if not _is_running(connection, attempt):
            raise UsageError("the quiz is finished: no answer can be given any more")
        _write_clock(connection, attempt, clock)
        _write_reply(connection, attempt, number, before, after)


def keep_verdict(
    database: Database,
    attempt: UUID,
    number: int,
    *,
    before: Reply,
    after: Reply,
    mock: MockRecord | None,
    is_other_rating: bool,
    now: datetime,
) -> None:
    """Keep another worth of an answer, also after the end, and of the mock if it was one.

    Where that makes another rating of it, the review that it became is taken back, so that it can
    become another one.
    """
    with database.writing() as connection:
        _write_reply(connection, attempt, number, before, after)
        if mock is not None:
            write_mock(connection, attempt, mock)
        where = _of(attempt, number)
        asked = select(_question.c.review, _question.c.deck, _question.c.card).where(*where)
        row: AnyRow = connection.execute(asked).one()
        if row.review is not None and is_other_rating:
            card = CardKey(row.deck, row.card)
            answers.taken_back(connection, UUID(bytes=row.review), card, now)
            connection.execute(update(_question).where(*where).values(review=None))


def finish(
    database: Database, attempt: UUID, at: datetime, clock: Clock, mock: MockRecord | None
) -> None:
    """End an attempt, if it is not finished yet; a mock's score is kept with it."""
    with database.writing() as connection:
        connection.touched = ()
        if _is_running(connection, attempt):
            _write_clock(connection, attempt, clock)
            statement = update(_attempt).where(_attempt.c.id == attempt.bytes)
            connection.execute(statement.values(finished_at=micros(at)))
            if mock is not None:
                write_mock(connection, attempt, mock)


def count(
    database: Database,
    attempt: UUID,
    number: int,
    review: Review,
    *,
    model: Model,
    day_starts: timedelta,
    placed: Callable[[Memory], Memory],
) -> Recorded | None:
    """Let an answer become a review, once: the review and its mark are one transaction.

    Returns what was recorded, None where the answer had become a review already.
    """
    with database.writing() as connection:
        where = _of(attempt, number)
        if connection.execute(select(_question.c.review).where(*where)).scalar() is not None:
            return None
        recorded = answers.recorded(connection, review, model, day_starts, placed)
        connection.execute(update(_question).where(*where).values(review=review.id.bytes))
        return recorded


def _first(database: Database, statement: Select[*tuple[object, ...]]) -> AttemptRecord | None:
    with database.reading() as connection:
        row: AnyRow | None = connection.execute(statement.limit(1)).first()
        if row is None:
            return None
        asked = select(_question).where(_question.c.attempt == row.id)
        questions = connection.execute(asked.order_by(_question.c.number)).all()
    return attempt_of(row, questions)


def _latest_first(learner: str) -> Select[*tuple[object, ...]]:
    mine = select(_attempt).where(_attempt.c.learner == learner)
    return mine.order_by(_attempt.c.at.desc(), _attempt.c.id.desc())


def _of(attempt: UUID, number: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (_question.c.attempt == attempt.bytes, _question.c.number == number)


def _is_running(connection: Connection, attempt: UUID) -> bool:
    statement = select(_attempt.c.id).where(
        _attempt.c.id == attempt.bytes, _attempt.c.finished_at.is_(None)
    )
    return connection.execute(statement).first() is not None


def _write_clock(connection: Connection, attempt: UUID, clock: Clock) -> None:
    """Times only grow: a beat may come late."""
    longer = case((_attempt.c.spent_ms < clock.spent_ms, clock.spent_ms), else_=_attempt.c.spent_ms)
    statement = update(_attempt).where(_attempt.c.id == attempt.bytes)
    connection.execute(statement.values(current=clock.current, spent_ms=longer))
    if clock.elapsed_ms:
        times = [
            {"of_attempt": attempt.bytes, "of_number": number, "elapsed": elapsed}
            for number, elapsed in clock.elapsed_ms.items()
        ]
        connection.execute(_LENGTHEN, times)


def _write_reply(
    connection: Connection, attempt: UUID, number: int, before: Reply, after: Reply
) -> None:
    seen = _question.c.answered_at.is_not_distinct_from(maybe_micros(before.answered_at))
    statement = update(_question).where(*_of(attempt, number), seen)
    values = reply_values(after)
    del values["review"]
    if not connection.execute(statement.values(values)).rowcount:
        raise UsageError(
            f"question {number} was answered in another window",
            remedy="Leave the quiz here and go on with `quizzer quiz --resume`",
        )
