"""Which exams has a learner, what is planned for them, and how did mock exams go?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, update

from quizzer.memory.exam import Exam
from quizzer.memory.identity import new_id
from quizzer.store import tables
from quizzer.store.database import Database
from quizzer.store.records import MockRecord, PlanRecord
from quizzer.store.rows import AnyRow, instant, micros

_exam, _plan, _mock = tables.exam, tables.plan, tables.mock


def exams(database: Database, learner: str) -> Mapping[UUID, Exam]:
    """The learner's exams that were not removed, past ones too, by day."""
    statement = (
        select(_exam)
        .where(_exam.c.learner == learner, _exam.c.removed_at.is_(None))
        .order_by(_exam.c.day, _exam.c.added_at)
    )
    with database.reading() as connection:
        return {UUID(bytes=row.id): _exam_of(row) for row in connection.execute(statement)}


def add(database: Database, learner: str, exam: Exam, at: datetime) -> UUID:
    """Keep an exam."""
    id_ = new_id(at)
    values = {
        "id": id_.bytes,
        "learner": learner,
        "name": exam.name,
        "day": exam.day.toordinal(),
        "spec": exam.to_json(),
        "added_at": micros(at),
    }
    with database.writing() as connection:
        connection.execute(insert(_exam).values(values))
    return id_


def remove(database: Database, exam: UUID, at: datetime) -> None:
    """Take an exam off the list; what was predicted for its mocks stays."""
    with database.writing() as connection:
        statement = update(_exam).where(_exam.c.id == exam.bytes)
        connection.execute(statement.values(removed_at=micros(at)))


def plan(database: Database, learner: str) -> PlanRecord | None:
    """The plan that was made last."""
    with database.reading() as connection:
        row = connection.execute(select(_plan).where(_plan.c.learner == learner)).first()
    if row is None:
        return None
    return PlanRecord(
        made_on=date.fromordinal(row.made_on),
        made_for=row.made_for,
        prices=row.prices,
        habits=row.habits,
        forecast=row.forecast,
    )


def plan_made_on(database: Database, learner: str) -> tuple[date, str, str] | None:
    """The day of the plan, what it was made for and its forecast, without the prices."""
    statement = select(_plan.c.made_on, _plan.c.made_for, _plan.c.forecast)
    with database.reading() as connection:
        row = connection.execute(statement.where(_plan.c.learner == learner)).first()
    return None if row is None else (date.fromordinal(row.made_on), row.made_for, row.forecast)


def keep_plan(database: Database, learner: str, record: PlanRecord) -> None:
    """Put a plan in the place of the one before."""
    values = {
        "learner": learner,
        "made_on": record.made_on.toordinal(),
        "made_for": record.made_for,
        "prices": record.prices,
        "habits": record.habits,
        "forecast": record.forecast,
    }
    with database.writing() as connection:
        connection.execute(delete(_plan).where(_plan.c.learner == learner))
        connection.execute(insert(_plan).values(values))


def add_mock(database: Database, record: MockRecord) -> None:
    """Keep how a mock exam went, beside what had been predicted."""
    with database.writing() as connection:
        write_mock(connection, new_id(record.at), record)


def write_mock(connection: Connection, mock: UUID, record: MockRecord) -> None:
    """The same within a transaction; of an id that is known only the score is set."""
    known = update(_mock).where(_mock.c.id == mock.bytes)
    if connection.execute(known.values(score=record.score)).rowcount:
        return
    values = {
        "id": mock.bytes,
        "exam": record.exam.bytes,
        "at": micros(record.at),
        "day": record.day.toordinal(),
        "prediction": record.prediction,
        "questions": record.questions,
        "score": record.score,
    }
    connection.execute(insert(_mock).values(values))


def mocks(database: Database, exam: UUID) -> tuple[MockRecord, ...]:
    """The mocks taken for an exam, oldest first."""
    statement = select(_mock).where(_mock.c.exam == exam.bytes).order_by(_mock.c.at)
    with database.reading() as connection:
        return tuple(_mock_of(row) for row in connection.execute(statement))


def _exam_of(row: AnyRow) -> Exam:
    return Exam.from_json(row.name, date.fromordinal(row.day), row.spec)


def _mock_of(row: AnyRow) -> MockRecord:
    return MockRecord(
        exam=UUID(bytes=row.exam),
        at=instant(row.at),
        day=date.fromordinal(row.day),
        prediction=row.prediction,
        questions=row.questions,
        score=row.score,
    )
