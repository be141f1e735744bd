"""Do the statistics say what was done in a scope, and what falls due in it?"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from support.build import MORNING, StandingClock, review
from support.build import deck as small_deck
from support.stored import MODEL, shelve
from support.watching import watched

from quizzer.cards.card import CardKey
from quizzer.memory.model import Rating
from quizzer.memory.tallies import DayTally, Recalled
from quizzer.store import answers, library, syncing
from quizzer.store.database import Database
from quizzer.store.records import NO_MARKS, Marks
from quizzer.study.scope import EVERYTHING, Scope
from quizzer.study.settings import Settings
from quizzer.study.statistics import FORECAST_DAYS, Statistics, statistics

SETTINGS = Settings()
TODAY = MORNING.date() + timedelta(days=10)


@pytest.fixture
def database(database_path: Path) -> Database:
    opened = Database(str(database_path))
    shelve(opened)
    return opened


def answer(database: Database, card: str, day: int, rating: Rating = Rating.EASY) -> None:
    at = MORNING + timedelta(days=day)
    answers.record(database, review(card, rating, at), MODEL)


def found(database: Database, scope: Scope = EVERYTHING, day: int = 10) -> Statistics:
    moment = StandingClock(MORNING + timedelta(days=day))()
    return statistics(database, SETTINGS, scope, moment)


def days_of(numbers: tuple[int, ...]) -> Statistics:
    """Statistics of which only the days matter, counted back from today."""
    days = tuple(DayTally(TODAY - timedelta(days=n), 1, 1000) for n in sorted(numbers)[::-1])
    return Statistics(EVERYTHING, TODAY, days, (0,), (), 0, (), (), 0)


@pytest.mark.parametrize(
    ("numbers", "streak", "longest"),
    [
        ((), 0, 0),
        ((0,), 1, 1),
        ((1,), 1, 1),
        ((2,), 0, 1),
        ((0, 1, 2, 4, 5, 6, 7), 3, 4),
        ((1, 2, 3), 3, 3),
    ],
)
def test_a_streak_is_broken_by_a_whole_day_without_an_answer(
    numbers: tuple[int, ...], streak: int, longest: int
) -> None:
    of_days = days_of(numbers)
    assert (of_days.streak, of_days.longest_streak) == (streak, longest)


def test_weeks_begin_on_monday_and_a_week_without_answers_is_there() -> None:
    weeks = days_of((0, 14)).weeks(8)
    assert [week.monday.weekday() for week in weeks] == [0, 0, 0]
    assert [week.answers for week in weeks] == [1, 0, 1]
    assert [week.answers for week in days_of((0, 100)).weeks(4)] == [0, 0, 0, 1]


def test_an_empty_log_has_nothing_to_say(database: Database) -> None:
    nothing = found(database)
    assert (nothing.days, nothing.months, nothing.answers, nothing.span) == ((), (), 0, 0)
    assert sum(nothing.due) + sum(nothing.due_by_week) + nothing.due_later == 0


def test_work_counts_for_its_scope(database: Database) -> None:
    answer(database, "founder", 0)  # of the topic model
    answer(database, "sold", 1)  # of the topic pricing
    answer(database, "sold", 10, Rating.AGAIN)

    assert found(database).answers == 3
    assert found(database, Scope("case")).answers == 3
    assert found(database, Scope("other")).answers == 0
    pricing = found(database, Scope("case", "pricing"))
    assert [each.day for each in pricing.days] == [date(2026, 11, 24), date(2026, 12, 3)]
    assert pricing.recalled == Recalled(0, 1)


def test_work_on_a_card_that_has_left_still_counts(database: Database) -> None:
    answer(database, "founder", 0)
    syncing.sync(database, small_deck(small_deck().entries[1]), "case.yaml", "", MORNING)

    assert found(database, Scope("case")).answers == 1
    assert sum(found(database).due) == 0


def test_what_is_due_stands_under_its_day_and_what_was_due_before_under_today(
    database: Database,
) -> None:
    answer(database, "founder", 0)
    answer(database, "sold", 0)
    answers.set_marks(database, "me", CardKey("case", "sold"), Marks(suspended=True), NO_MARKS)
    due_on = next(c.memory for c in library.candidates(database, "me") if c.memory)
    wait = (due_on.due_on - MORNING.date()).days

    for day in range(wait + 3):
        expected = [0] * FORECAST_DAYS
        expected[max(0, wait - day)] = 1
        assert list(found(database, day=day).due) == expected


def test_every_seen_card_is_due_on_a_day_a_week_or_later(database: Database) -> None:
    for day, card in ((0, "founder"), (0, "sold"), (30, "founder"), (200, "founder")):
        answer(database, card, day)

    for day in (0, 30, 200):
        work = found(database, day=day)
        assert sum(work.due) + sum(work.due_by_week) + work.due_later == 2


def test_a_page_that_is_seen_again_reads_no_answers(database: Database) -> None:
    answer(database, "founder", 0)
    found(database)

    with watched(database) as again:
        found(database)
    answer(database, "founder", 3)
    with watched(database) as after_an_answer:
        found(database)

    assert [sql for sql in again if "group_concat" in sql] == []
    (read,) = [sql for sql in after_an_answer if "group_concat" in sql and "FROM review" in sql]
    assert "number > 1 AND number <= 2" in read
