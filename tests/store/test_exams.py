"""Are exams, plans and mocks kept as they were, each learner's apart?"""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from support.build import MORNING

from quizzer.memory.exam import Exam, TopicWeight
from quizzer.memory.mastery import UNTRUED
from quizzer.store import exams, truings
from quizzer.store.database import Database
from quizzer.store.planned import MockRecord, PlanRecord

DAY = date(2026, 12, 15)
MIDTERM = Exam("Midterm", DAY, 20, topics=(TopicWeight("", "pricing", 2.0),))
FINAL = Exam("Final", DAY + timedelta(30), 30, decks=("case",), goal=0.8)


@pytest.fixture
def database(database_path: Path) -> Database:
    return Database(str(database_path))


def test_exams_come_by_day_and_each_learner_has_their_own(database: Database) -> None:
    exams.add(database, "me", FINAL, MORNING)
    exams.add(database, "me", MIDTERM, MORNING)
    exams.add(database, "you", FINAL, MORNING)

    assert list(exams.exams(database, "me").values()) == [MIDTERM, FINAL]
    assert list(exams.exams(database, "you").values()) == [FINAL]


def test_a_removed_exam_is_gone_and_its_mocks_stay(database: Database) -> None:
    id_ = exams.add(database, "me", MIDTERM, MORNING)
    taken = mock_of(id_)
    exams.add_mock(database, taken)

    exams.remove(database, id_, MORNING)

    assert not exams.exams(database, "me")
    assert exams.mocks(database, id_) == (taken,)


def test_mocks_come_oldest_first_with_what_was_predicted(database: Database) -> None:
    id_ = exams.add(database, "me", MIDTERM, MORNING)
    later, earlier = mock_of(id_, days=3), mock_of(id_, days=1)
    exams.add_mock(database, later)
    exams.add_mock(database, earlier)

    assert exams.mocks(database, id_) == (earlier, later)


def test_a_new_plan_takes_the_place_of_the_one_before(database: Database) -> None:
    first = PlanRecord(MORNING.date(), "x", b"\x00prices", "[]", json.dumps({"a": 1}))
    second = PlanRecord(DAY, "y", b"others", "[1]", "{}")

    assert exams.plan(database, "me") is None
    exams.keep_plan(database, "me", first)
    assert exams.plan(database, "me") == first
    exams.keep_plan(database, "me", second)
    assert exams.plan(database, "me") == second
    assert exams.plan_made_on(database, "me") == (DAY, "y", "{}")
    assert exams.plan(database, "you") is None


def test_without_a_truing_the_prior_holds(database: Database) -> None:
    assert truings.kept(database, "me") == truings.KeptTruing(UNTRUED, None, 0)


def test_a_truing_is_kept_until_the_next(database: Database) -> None:
    truings.keep(database, "me", UNTRUED, DAY, 7)
    truings.keep(database, "me", UNTRUED, DAY, 9)

    assert truings.kept(database, "me") == truings.KeptTruing(UNTRUED, DAY, 9)
    assert truings.kept(database, "you").answers == 0


def test_a_truing_of_an_earlier_form_is_forgotten(database: Database) -> None:
    truings.keep(database, "me", UNTRUED, DAY, 7)
    with database.writing() as connection:
        connection.run('UPDATE truing SET spec = \'{"kind": "truing0"}\'')

    assert truings.kept(database, "me").answers == 0


def mock_of(exam: UUID, days: int = 0) -> MockRecord:
    at = MORNING + timedelta(days)
    return MockRecord(exam, at, at.date(), '{"score": 0.5}', 20, 0.55)
