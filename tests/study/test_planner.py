"""Does planning keep out of the way of the database and the screen, and stop when it is told to?"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from datetime import timedelta
from pathlib import Path

import pytest
from support.build import MORNING, StandingClock
from support.stored import shelve

from quizzer.errors import UsageError
from quizzer.memory.exam import Exam
from quizzer.memory.model import Rating
from quizzer.store.database import Database
from quizzer.study import library, planning
from quizzer.study.desk import Desk
from quizzer.study.forecast import Forecast
from quizzer.study.planner import StoppedError
from quizzer.study.scope import Scope
from quizzer.study.settings import Settings

MIDTERM = Exam("Midterm", MORNING.date() + timedelta(days=3), 5)


@pytest.fixture
def desk(
    database_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    database = Database(str(database_path))
    shelve(database)
    database.close()
    monkeypatch.setattr(library, "refresh", lambda _database, _at: ())
    with Desk(str(database_path), Settings(), clock) as opened:
        yield opened


def test_a_plan_is_made_once_a_day_and_read_back_after(desk: Desk) -> None:
    desk.planner.add(MIDTERM).result()
    told: list[float] = []

    first = desk.planner.plan(told.append).result()
    assert told[-1] == 1.0
    assert told == sorted(told)
    told.clear()

    assert desk.planner.plan(told.append).result() == first
    assert told == []
    desk.planner.plan_anew(told.append).result()
    assert told[-1] == 1.0


def test_a_plan_that_is_made_is_read_back_without_the_log(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.planner.add(MIDTERM).result()
    first = desk.planner.plan().result()

    def refused(*_: object) -> None:
        raise AssertionError("the whole log was read")

    monkeypatch.setattr(planning, "answers", refused)
    assert desk.planner.plan().result() == first


def held_up(desk: Desk) -> tuple[Future[Forecast], threading.Event]:
    """A plan that has been begun, and what lets it go on."""
    desk.planner.add(MIDTERM).result()
    begun, go_on = threading.Event(), threading.Event()

    def told(_share: float) -> None:
        begun.set()
        assert go_on.wait(30)

    planned = desk.planner.plan(told)
    assert begun.wait(30)
    return planned, go_on


def test_the_database_answers_while_a_plan_is_made(desk: Desk) -> None:
    planned, go_on = held_up(desk)

    turn = desk.begin(Scope("case")).result(30)
    desk.rate(turn, Rating.GOOD, 900).result(30)
    assert not planned.done()

    go_on.set()
    assert planned.result(30).exams[0].name == "Midterm"


def test_a_planner_that_is_closed_keeps_nothing(desk: Desk) -> None:
    planned, go_on = held_up(desk)

    desk.planner.close()
    go_on.set()

    with pytest.raises(StoppedError):
        planned.result(30)
    (line,) = desk.planner.lines().result()
    assert line.planned_on is None


def test_todays_list_begins_with_the_session_that_asks_it(desk: Desk) -> None:
    desk.planner.add(MIDTERM).result()
    desk.planner.plan().result()

    today = desk.planner.today().result()
    turn = desk.begin_exam().result()

    assert turn.session.current is not None
    assert turn.session.current.key == today.cards[0].key
    assert turn.session.total == len(today.cards)
    assert today.planned <= 5 + 1


def test_a_session_in_the_middle_of_steps_begins_with_them(
    desk: Desk, clock: StandingClock
) -> None:
    desk.planner.add(MIDTERM).result()
    desk.planner.plan().result()
    turn = desk.begin_exam().result()
    assert turn.session.current is not None
    first = turn.session.current.key
    clock.wait(seconds=8)
    desk.rate(turn, Rating.AGAIN, 8000).result()
    clock.wait(minutes=2)

    again = desk.begin_exam().result()

    assert again.session.current is not None
    assert again.session.current.key == first


def test_without_an_exam_there_is_nothing_to_plan(desk: Desk) -> None:
    with pytest.raises(UsageError, match="no exam is to come"):
        desk.planner.plan().result()
    with pytest.raises(UsageError, match="no exam is to come"):
        desk.begin_exam().result()


def test_how_recall_turns_out_is_worked_out_when_there_is_something_new(
    desk: Desk, clock: StandingClock
) -> None:
    assert not desk.retrue().result()
    turn = desk.begin(Scope("case")).result()
    desk.rate(turn, Rating.GOOD, 900).result()
    clock.wait(days=1)

    assert desk.retrue().result()
    assert not desk.retrue().result()
