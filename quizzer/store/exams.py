"""Which exams has a learner, what is planned for them, and how did mock exams go?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from quizzer.memory.exam import Exam
from quizzer.memory.identity import new_id
from quizzer.store.connection import Connection
from quizzer.store.database import Database
from quizzer.store.planned import MockRecord, PlanRecord
from quizzer.store.rows import instant, micros

_COMING = """
SELECT id, name, day, spec FROM exam WHERE learner = :learner AND removed_at IS NULL
ORDER BY day, added_at
"""
_ADD = """
INSERT INTO exam (id, learner, name, day, spec, added_at)
VALUES (:id, :learner, :name, :day, :spec, :added_at)
"""
_REMOVE = "UPDATE exam SET removed_at = :at WHERE id = :id"
_PLAN = "SELECT made_on, made_for, prices, habits, forecast FROM plan WHERE learner = :learner"
_PLAN_MADE = "SELECT made_on, made_for, forecast FROM plan WHERE learner = :learner"
_KEEP_PLAN = """
INSERT INTO plan (learner, made_on, made_for, prices, habits, forecast)
VALUES (:learner, :made_on, :made_for, :prices, :habits, :forecast)
ON CONFLICT (learner) DO UPDATE SET made_on = excluded.made_on, made_for = excluded.made_for,
    prices = excluded.prices, habits = excluded.habits, forecast = excluded.forecast
"""
_KEEP_MOCK = """
INSERT INTO mock (id, exam, at, day, prediction, questions, score)
VALUES (:id, :exam, :at, :day, :prediction, :questions, :score)
ON CONFLICT (id) DO UPDATE SET score = excluded.score
"""
_MOCKS = """
SELECT at, day, prediction, questions, score FROM mock WHERE exam = :exam ORDER BY at
"""


def exams(database: Database, learner: str) -> Mapping[UUID, Exam]:
    """The learner's exams that were not removed, past ones too, by day."""
    with database.reading() as connection:
        rows = connection.all(_COMING, {"learner": learner})
    return {
        UUID(bytes=id_): Exam.from_json(name, date.fromordinal(day), spec)
        for id_, name, day, spec in rows
    }


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
        connection.touched = ()
        connection.run(_ADD, values)
    return id_


def remove(database: Database, exam: UUID, at: datetime) -> None:
    """Take an exam off the list; what was predicted for its mocks stays."""
    with database.writing() as connection:
        connection.touched = ()
        connection.run(_REMOVE, {"id": exam.bytes, "at": micros(at)})


def plan(database: Database, learner: str) -> PlanRecord | None:
    """The plan that was made last."""
    with database.reading() as connection:
        row = connection.first(_PLAN, {"learner": learner})
    if row is None:
        return None
    made_on, made_for, prices, habits, forecast = row
    return PlanRecord(date.fromordinal(made_on), made_for, prices, habits, forecast)


def plan_made_on(database: Database, learner: str) -> tuple[date, str, str] | None:
    """The day of the plan, what it was made for and its forecast, without the prices."""
    with database.reading() as connection:
        row = connection.first(_PLAN_MADE, {"learner": learner})
    if row is None:
        return None
    made_on, made_for, forecast = row
    return date.fromordinal(made_on), made_for, forecast


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
        connection.touched = ()
        connection.run(_KEEP_PLAN, values)


def add_mock(database: Database, record: MockRecord) -> None:
    """Keep how a mock exam went, beside what had been predicted."""
    with database.writing() as connection:
        connection.touched = ()
        write_mock(connection, new_id(record.at), record)


def write_mock(connection: Connection, mock: UUID, record: MockRecord) -> None:
    """The same within a transaction; of an id that is known only the score is set."""
    values = {
        "id": mock.bytes,
        "exam": record.exam.bytes,
        "at": micros(record.at),
        "day": record.day.toordinal(),
        "prediction": record.prediction,
        "questions": record.questions,
        "score": record.score,
    }
    connection.run(_KEEP_MOCK, values)


def mocks(database: Database, exam: UUID) -> tuple[MockRecord, ...]:
    """The mocks taken for an exam, oldest first."""
    with database.reading() as connection:
        rows = connection.all(_MOCKS, {"exam": exam.bytes})
    return tuple(
        MockRecord(exam, instant(at), date.fromordinal(day), prediction, questions, score)
        for at, day, prediction, questions, score in rows
    )
