"""Does a plan fit the day, follow the learner, and say when it can't be done?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from support.build import MORNING, StandingClock, review
from support.stored import MODEL

from quizzer.cards.content import Basic
from quizzer.cards.deck import Deck, Entry, Topic
from quizzer.errors import UsageError
from quizzer.memory.calendar import days_off_of
from quizzer.memory.exam import Exam, TopicWeight
from quizzer.memory.exams.habits import DEFAULT_HABITS
from quizzer.memory.model import Rating
from quizzer.store import answers, syncing
from quizzer.store import library as stored
from quizzer.store.database import Database
from quizzer.store.records import NO_MARKS, Marks
from quizzer.study import exams, planning
from quizzer.study.forecast import Forecast
from quizzer.study.settings import Settings

pytestmark = pytest.mark.slow

SETTINGS = Settings()
TODAY = MORNING.date()
TOPICS = ("model", "pricing", "history")


def book(cards: int = 30) -> Deck:
    entries = tuple(
        Entry(f"c{number}", Basic(f"Question {number}?", f"Answer {number}"), TOPICS[number % 3])
        for number in range(cards)
    )
    topics = tuple(Topic(path, path.title()) for path in TOPICS)
    return Deck(id="case", title="A case", topics=topics, entries=entries)


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def database(database_path: Path) -> Database:
    opened = Database(str(database_path))
    syncing.sync(opened, book(), "case.yaml", "", MORNING)
    answers.remember_model(opened, MODEL)
    return opened


def exam(**changed: Any) -> Exam:
    day = TODAY + timedelta(days=6)
    return Exam(**{"name": "Midterm", "day": day, "minutes": 5, **changed})


Plan = Callable[[Exam], Forecast]


@pytest.fixture
def plan(database: Database, clock: StandingClock) -> Plan:
    """Add an exam and plan for all there are."""

    def planned(wanted: Exam) -> Forecast:
        exams.add(database, SETTINGS, wanted, clock())
        return replanned(database, clock)

    return planned


def material_of(
    database: Database, clock: StandingClock, settings: Settings = SETTINGS
) -> planning.Material:
    habits = planning.habits_of(planning.answers(database, settings))
    return planning.material(database, settings, clock(), habits)


def replanned(database: Database, clock: StandingClock, settings: Settings = SETTINGS) -> Forecast:
    material = material_of(database, clock, settings)
    return planning.keep(database, settings, planning.made(material, lambda _: None))


def listed(database: Database, clock: StandingClock) -> list[str]:
    material = planning.material_for_today(database, SETTINGS, clock())
    places = [each.place for each in planning.today(material)]
    numbers = material.shelf.number[places].tolist()
    cards = stored.candidates_numbered(database, SETTINGS.learner, numbers)
    return [card.key.card for card in cards]


def answer(
    database: Database,
    clock: StandingClock,
    card: str,
    rating: Rating = Rating.EASY,
    ms: int = 9000,
) -> None:
    given = replace(review(card, rating, clock.at), elapsed_ms=ms)
    answers.record(database, given, MODEL)


def test_a_plan_has_a_day_for_each_until_the_exam_and_keeps_to_the_minutes(plan: Plan) -> None:
    forecast = plan(exam())

    assert [day.day for day in forecast.days] == [TODAY + timedelta(n) for n in range(6)]
    assert all(day.minutes < 5 + 1.5 for day in forecast.days)  # the last card may cross
    promised = forecast.exams[0]
    assert promised.cards == 30
    assert promised.seen == 0
    assert promised.now.score == 0
    assert promised.expected.low <= promised.expected.score <= promised.expected.high
    assert forecast.new_per_day > 1


def test_a_forecast_survives_being_kept(plan: Plan) -> None:
    forecast = plan(exam())

    assert Forecast.from_json(forecast.to_json()) == forecast


def test_the_topics_bring_what_the_exam_is_expected_to_bring(plan: Plan) -> None:
    weighted = exam(topics=(TopicWeight("", "pricing", 2.0),))

    promised = plan(weighted).exams[0]

    assert sum(topic.share for topic in promised.topics) == pytest.approx(1)
    brought = sum(topic.share * topic.expected for topic in promised.topics)
    assert brought == pytest.approx(promised.expected.score, abs=0.001)
    shares = {topic.title: topic.share for topic in promised.topics}
    assert shares["Pricing"] == pytest.approx(2 * shares["Model"])


def test_nothing_is_done_on_days_off_and_less_on_easy_days(
    database: Database, clock: StandingClock
) -> None:
    off = TODAY + timedelta(days=2)
    easy = TODAY + timedelta(days=3)
    settings = Settings(easy_days={easy.weekday(): 0.5})
    exams.add(database, settings, exam(days_off=days_off_of([str(off)]), minutes=4), clock())

    by_day = {day.day: day.minutes for day in replanned(database, clock, settings).days}

    assert by_day[off] == 0
    assert by_day[easy] <= 2 + 1


def test_what_cannot_be_done_is_said_with_minutes_or_topics(plan: Plan) -> None:
    promised = plan(exam(day=TODAY + timedelta(days=3), minutes=1)).exams[0]

    assert not promised.is_feasible
    assert promised.minutes_needed is not None
    assert promised.minutes_needed > 1
    assert promised.with_more.score > promised.expected.score


def test_on_a_day_whose_minutes_are_used_up_more_minutes_would_still_help(
    database: Database, clock: StandingClock
) -> None:
    for card in ("c0", "c1"):
        answer(database, clock, card, ms=60_000)
        clock.wait(minutes=1)
    tomorrow = exam(day=TODAY + timedelta(days=1), minutes=2, goal=0.5)
    exams.add(database, SETTINGS, tomorrow, clock())

    promised = replanned(database, clock).exams[0]

    assert not listed(database, clock)
    assert promised.with_more.score > promised.expected.score
    assert promised.minutes_needed is not None


def test_a_goal_that_is_reached_needs_no_advice(plan: Plan) -> None:
    promised = plan(exam(minutes=30, goal=0.5)).exams[0]

    assert promised.is_feasible
    assert promised.minutes_needed is None
    assert promised.drop == ()


def test_todays_list_fits_what_is_left_of_the_minutes(
    database: Database, clock: StandingClock, plan: Plan
) -> None:
    plan(exam())
    first = listed(database, clock)

    for card in first[:4]:
        answer(database, clock, card, ms=60_000)
        clock.wait(minutes=1)

    left = listed(database, clock)
    assert len(left) < len(first) - 4
    assert not set(left) & set(first[:4])


def test_a_sibling_of_a_card_met_today_is_not_listed_though_the_exam_does_not_ask_that_one(
    database: Database, clock: StandingClock, plan: Plan
) -> None:
    model, pricing, *others = book().entries
    siblings = (replace(model, group="g"), replace(pricing, group="g"))
    syncing.sync(database, replace(book(), entries=(*siblings, *others)), "case.yaml", "", clock.at)
    plan(exam(minutes=60, topics=(TopicWeight("", "pricing", 0.0),)))
    assert model.id in listed(database, clock)

    answer(database, clock, pricing.id)

    assert model.id not in listed(database, clock)
    assert others[1].id in listed(database, clock)


def test_a_list_that_was_sought_among_few_cards_is_the_one_of_all(
    database: Database, clock: StandingClock, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan(exam())
    for card in listed(database, clock)[:5]:
        answer(database, clock, card)
        clock.wait(minutes=1)
    among_all = listed(database, clock)

    monkeypatch.setattr(planning, "_FIRST_RANKED", 1)
    monkeypatch.setattr(planning, "_QUICK_SECONDS", 1e9)

    assert len(among_all) > 5
    assert listed(database, clock) == among_all


def test_the_plan_keeps_the_habits_that_its_list_is_made_by(
    database: Database, clock: StandingClock, plan: Plan
) -> None:
    for number in range(12):
        answer(database, clock, f"c{number}", Rating.GOOD, ms=50_000)
        clock.wait(minutes=1)
    clock.wait(days=1)
    plan(exam(minutes=30))

    fresh = material_of(database, clock)
    assert planning.material_for_today(database, SETTINGS, clock()) == fresh
    assert fresh.habits.learning_seconds[2] > DEFAULT_HABITS.learning_seconds[2] + 5


def test_time_spent_elsewhere_does_not_eat_the_minutes(
    database: Database, clock: StandingClock, plan: Plan
) -> None:
    plan(exam())
    answer(database, clock, listed(database, clock)[0], ms=3_600_000)

    material = material_of(database, clock)
    assert material.spent == 2  # an answer counts two minutes at most


def test_a_missed_day_leaves_a_list_and_a_plan_for_the_days_that_are_left(
    database: Database, clock: StandingClock, plan: Plan
) -> None:
    before = plan(exam())
    clock.wait(days=3)

    assert listed(database, clock)
    assert planning.current(database, SETTINGS, clock()) is None
    after = replanned(database, clock)
    assert len(after.days) == len(before.days) - 3
    assert planning.current(database, SETTINGS, clock()) == after


def test_a_topic_that_counts_double_is_learnt_before_the_others(plan: Plan) -> None:
    weighted = exam(topics=(TopicWeight("", "history", 2.0),), minutes=2)

    expected = {topic.title: topic.expected for topic in plan(weighted).exams[0].topics}

    assert expected["History"] > 0.1 + max(expected["Model"], expected["Pricing"])


def test_two_exams_share_one_list(database: Database, clock: StandingClock, plan: Plan) -> None:
    plan(exam(name="First", topics=tuple(TopicWeight("", t, 0.0) for t in TOPICS[1:])))
    forecast = plan(exam(name="Second", day=TODAY + timedelta(days=9)))

    assert [each.name for each in forecast.exams] == ["First", "Second"]
    assert forecast.exams[0].cards == 10
    assert forecast.minutes == 5
    assert len(forecast.days) == 9


def test_an_exam_out_of_reach_says_nothing_of_the_minutes_for_another(plan: Plan) -> None:
    plan(exam(name="Tomorrow", day=TODAY + timedelta(days=1), minutes=1, goal=1.0))
    tomorrow, later = plan(exam(name="Later", minutes=1, goal=0.8)).exams

    assert not tomorrow.is_feasible
    assert tomorrow.minutes_needed is None
    assert not later.is_feasible
    assert later.minutes_needed is not None
    assert later.minutes_needed > 1


def test_after_its_day_an_exam_plans_nothing_any_more(
    database: Database, clock: StandingClock, plan: Plan
) -> None:
    plan(exam())
    clock.wait(days=6)

    with pytest.raises(UsageError, match="no exam is to come"):
        material_of(database, clock)
    (line,) = exams.lines(database, SETTINGS, clock())
    assert line.is_over


def test_an_exam_that_can_ask_no_card_any_more_is_still_planned_for(
    database: Database, clock: StandingClock, plan: Plan
) -> None:
    plan(exam())
    for card in stored.candidates(database, SETTINGS.learner):
        answers.set_marks(database, SETTINGS.learner, card.key, Marks(suspended=True), NO_MARKS)

    (promised,) = replanned(database, clock).exams

    assert (promised.cards, promised.expected.score) == (0, 0)
    assert not listed(database, clock)


def test_without_a_plan_there_is_no_list(database: Database, clock: StandingClock) -> None:
    exams.add(database, SETTINGS, exam(), clock())

    with pytest.raises(UsageError, match="there is no plan yet"):
        listed(database, clock)


def test_another_exam_makes_the_plan_before_it_void(
    database: Database, clock: StandingClock, plan: Plan
) -> None:
    plan(exam())
    exams.add(database, SETTINGS, exam(name="Second"), clock())

    with pytest.raises(UsageError, match="there is no plan yet"):
        listed(database, clock)


def test_the_same_plan_comes_of_the_same_log(
    database: Database, clock: StandingClock, plan: Plan
) -> None:
    plan(exam())
    material = material_of(database, clock)
    assert material.kept is not None

    again = planning.made(replace(material, kept=None), lambda _: None)

    assert again == material.kept


def test_a_clock_that_went_back_before_the_plan_is_planned_for_again(
    database: Database, clock: StandingClock, plan: Plan
) -> None:
    plan(exam())
    clock.wait(days=-2)

    assert len(replanned(database, clock).days) == 8
    assert listed(database, clock)


def test_dates_count_by_study_days_in_the_learners_zone(
    database: Database, clock: StandingClock
) -> None:
    clock.at = MORNING.replace(hour=2)  # before 04:00 it is still yesterday
    wanted = exam(day=date(2026, 11, 23))

    exams.add(database, SETTINGS, wanted, clock())
    assert len(replanned(database, clock).days) == 1
