"""Which exams are kept, what may they ask, and how many minutes has a day for them?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from support.build import MORNING
from support.build import review as a_review
from support.forecasts import FINAL as FINAL_FORECAST
from support.forecasts import forecast
from support.shelves import shelf_of
from support.stored import MODEL, shelve
from support.studying import NOW, candidate

from quizzer.errors import UsageError
from quizzer.memory.calendar import Span, days_off_of
from quizzer.memory.exam import Exam, TopicWeight
from quizzer.memory.model import PARAMETERS
from quizzer.memory.moment import Moment
from quizzer.store import answers
from quizzer.store import exams as diary
from quizzer.store.adopting import adopt
from quizzer.store.database import Database
from quizzer.store.planned import PlanRecord
from quizzer.store.records import Candidate, Marks
from quizzer.study import exams
from quizzer.study.asked import asked
from quizzer.study.settings import Settings

SETTINGS = Settings()
TODAY = NOW.day
FINAL = Exam("Final", TODAY + timedelta(days=20), 20)
ORAL = Exam("Oral", TODAY + timedelta(days=5), 45)


@pytest.fixture
def shelved(database: Database) -> Database:
    """A library of one deck: six cards, with the topics `model` and `pricing`."""
    shelve(database)
    return database


def names(database: Database, moment: Moment = NOW) -> list[str]:
    return [line.exam.name for line in exams.lines(database, SETTINGS, moment)]


def answer_card(database: Database, card: str, seconds: float, *, minutes_ago: float = 5) -> None:
    """An answer of today that took so long."""
    given = a_review(card, at=MORNING - timedelta(minutes=minutes_ago))
    given = replace(given, elapsed_ms=round(seconds * 1000))
    answers.record(database, given, MODEL, NOW.day_starts)


def test_an_added_exam_is_listed_by_its_day_with_what_it_asks(shelved: Database) -> None:
    added = exams.add(shelved, SETTINGS, FINAL, NOW)
    assert (added.exam, added.cards, added.shares_with) == (FINAL, 6, ())
    assert exams.add(shelved, SETTINGS, ORAL, NOW).shares_with == ("Final",)
    assert names(shelved) == ["Oral", "Final"]
    assert exams.find(shelved, SETTINGS, "Final")[1] == FINAL


def test_each_learner_has_exams_of_their_own(shelved: Database) -> None:
    exams.add(shelved, SETTINGS, FINAL, NOW)
    exams.add(shelved, Settings(learner="ada"), FINAL, NOW)
    exams.remove(shelved, SETTINGS, "Final", NOW)
    assert names(shelved) == []
    assert exams.find(shelved, Settings(learner="ada"), "Final")[1] == FINAL


def test_a_removed_exam_may_come_again(shelved: Database) -> None:
    exams.add(shelved, SETTINGS, FINAL, NOW)
    assert exams.remove(shelved, SETTINGS, "Final", NOW) == FINAL
    exams.add(shelved, SETTINGS, FINAL, NOW)
    assert names(shelved) == ["Final"]


@pytest.mark.parametrize(
    ("exam", "said"),
    [
        (replace(FINAL, day=TODAY - timedelta(days=1)), "2026-11-22 has passed"),
        (replace(FINAL, day=TODAY), "2026-11-23 is today"),
        (replace(FINAL, day=TODAY + timedelta(days=1001)), "more than 1000 days away"),
        (replace(FINAL, decks=("cas",)), "no deck 'cas' in the library, did you mean \"case\""),
        (replace(FINAL, topics=(TopicWeight("", "modl", 2.0),)), 'did you mean "model"'),
        (replace(FINAL, topics=(TopicWeight("x", "model", 2.0),)), "has a topic 'x/model'"),
        (
            replace(FINAL, topics=(TopicWeight("", "model", 0.0), TopicWeight("", "pricing", 0.0))),
            "no card would be asked",
        ),
    ],
)
def test_an_exam_that_cannot_be_is_refused_and_not_kept(
    shelved: Database, exam: Exam, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        exams.add(shelved, SETTINGS, exam, NOW)
    assert names(shelved) == []


def test_a_library_without_cards_has_nothing_to_ask(database: Database) -> None:
    with pytest.raises(UsageError, match="no card would be asked"):
        exams.add(database, SETTINGS, FINAL, NOW)


def test_two_exams_have_two_names(shelved: Database) -> None:
    exams.add(shelved, SETTINGS, FINAL, NOW)
    with pytest.raises(UsageError, match="there is an exam 'Final' already"):
        exams.add(shelved, SETTINGS, replace(ORAL, name="Final"), NOW)


def test_an_unknown_exam_is_told_with_those_that_there_are(shelved: Database) -> None:
    exams.add(shelved, SETTINGS, FINAL, NOW)
    for act in (exams.find, partial(exams.remove, moment=NOW)):
        with pytest.raises(UsageError, match="there is no exam 'Finl'") as refused:
            act(shelved, SETTINGS, "Finl")
        assert refused.value.remedy == "There are: Final"


@pytest.mark.parametrize(
    ("days", "days_left", "is_over", "runs"),
    [(0, 5, False, True), (4, 1, False, True), (5, 0, True, False), (6, -1, True, False)],
)
def test_an_exam_is_over_on_its_morning(
    shelved: Database,
    days: int,
    days_left: int,
    is_over: bool,  # noqa: FBT001 - a row of the table
    runs: bool,  # noqa: FBT001 - a row of the table
) -> None:
    exams.add(shelved, SETTINGS, ORAL, NOW)
    later = Moment(MORNING + timedelta(days=days))
    (line,) = exams.lines(shelved, SETTINGS, later)
    assert (line.days_left, line.is_over) == (days_left, is_over)
    assert exams.running(shelved, SETTINGS, later.day) == ((ORAL,) if runs else ())


def test_an_exam_that_is_over_shares_no_minutes(shelved: Database) -> None:
    exams.add(shelved, SETTINGS, ORAL, NOW)
    later = Moment(MORNING + timedelta(days=7))
    assert exams.add(shelved, SETTINGS, FINAL, later).shares_with == ()
    assert {line.minutes for line in exams.lines(shelved, SETTINGS, later)} == {20}


def test_the_flight_of_a_day_decides_by_the_learner_s_zone(shelved: Database) -> None:
    tomorrow = replace(FINAL, day=TODAY + timedelta(days=1))
    east = Moment(MORNING.replace(hour=20), timedelta(hours=9))  # where it is the 24th already
    with pytest.raises(UsageError, match="2026-11-24 is today"):
        exams.add(shelved, SETTINGS, tomorrow, east)
    assert exams.add(shelved, SETTINGS, tomorrow, NOW).cards == 6


@pytest.mark.parametrize(
    ("day", "settings", "minutes"),
    [
        (TODAY, SETTINGS, 45),  # the longer of both, not their sum
        (ORAL.day - timedelta(days=1), SETTINGS, 45),
        (ORAL.day, SETTINGS, 20),
        (FINAL.day, SETTINGS, 0),
        (date(2026, 11, 29), SETTINGS, 0),  # a Sunday, which the final has off
        (TODAY, Settings(easy_days={0: 0.5}), 22),
        (TODAY, Settings(easy_days={0: 0.0}), 0),
        (TODAY, Settings(vacations=(Span(TODAY, TODAY),)), 0),
    ],
)
def test_a_day_has_the_most_minutes_of_its_exams_less_on_easy_days_none_on_days_off(
    day: date, settings: Settings, minutes: int
) -> None:
    both = (replace(FINAL, days_off=days_off_of(["sun"])), ORAL)
    assert exams.minutes_on(both, settings, day) == minutes


def test_a_day_that_one_exam_has_off_still_serves_the_other() -> None:
    off = replace(ORAL, days_off=days_off_of([TODAY.isoformat()]))
    assert exams.minutes_on((FINAL, off), SETTINGS, TODAY) == 20


def test_minutes_are_spent_by_answers_to_cards_of_an_exam_wherever_they_were_given(
    shelved: Database,
) -> None:
    exams.add(shelved, SETTINGS, replace(FINAL, topics=(TopicWeight("", "pricing", 0.0),)), NOW)
    answer_card(shelved, "online", 60, minutes_ago=24 * 60)  # yesterday
    answer_card(shelved, "partner", 60, minutes_ago=9)
    answer_card(shelved, "founder", 30)
    answer_card(shelved, "sold", 60, minutes_ago=2)  # of a topic that the exam does not ask
    (line,) = exams.lines(shelved, SETTINGS, NOW)
    assert line.spent == pytest.approx(1.5)


def test_a_card_that_was_left_open_over_lunch_costs_two_minutes_at_most(shelved: Database) -> None:
    exams.add(shelved, SETTINGS, FINAL, NOW)
    answer_card(shelved, "founder", 3600)
    assert exams.lines(shelved, SETTINGS, NOW)[0].spent == pytest.approx(2)


def test_a_list_says_what_the_kept_plan_expects(shelved: Database) -> None:
    exams.add(shelved, SETTINGS, replace(FINAL, day=FINAL_FORECAST.day), NOW)
    exams.add(shelved, SETTINGS, ORAL, NOW)
    keep_plan(shelved)
    oral, final = exams.lines(shelved, SETTINGS, NOW)
    assert (final.expected, final.planned_on) == (FINAL_FORECAST.expected, TODAY)
    assert (oral.expected, oral.planned_on) == (None, None)


@pytest.mark.parametrize("change", ["another exam", "easy days", "own weights", "exam over"])
def test_a_plan_for_other_circumstances_counts_as_none(shelved: Database, change: str) -> None:
    exams.add(shelved, SETTINGS, replace(FINAL, day=FINAL_FORECAST.day), NOW)
    exams.add(shelved, SETTINGS, ORAL, NOW)
    keep_plan(shelved)
    settings, moment = SETTINGS, NOW
    match change:
        case "another exam":
            exams.add(shelved, SETTINGS, replace(ORAL, name="Third"), NOW)
        case "easy days":
            settings = replace(SETTINGS, easy_days={6: 0.5})
        case "own weights":
            adopt(shelved, "me", (0.5, *PARAMETERS[1:]), "{}", NOW.at)
        case _:
            moment = replace(NOW, at=NOW.at + (ORAL.day - TODAY))

    final = exams.lines(shelved, settings, moment)[-1]

    assert final.exam.name == FINAL.name
    assert (final.expected, final.planned_on) == (None, None)


def keep_plan(database: Database) -> None:
    """Keep a made-up plan for the exams that there are."""
    plan, coming = forecast(FINAL_FORECAST), exams.running(database, SETTINGS, TODAY)
    made_for = exams.made_for(coming, SETTINGS, PARAMETERS)
    diary.keep_plan(database, "me", PlanRecord(TODAY, made_for, b"", "{}", plan.to_json()))


def test_a_plan_for_another_day_of_the_exam_is_not_shown(shelved: Database) -> None:
    keep_plan(shelved)
    exams.add(shelved, SETTINGS, replace(FINAL, day=TODAY + timedelta(days=9)), NOW)
    assert exams.lines(shelved, SETTINGS, NOW)[0].expected is None


@pytest.mark.parametrize(
    ("card", "is_asked"),
    [
        (candidate("a"), True),
        (candidate("a", deck="other"), False),
        (candidate("a", topic="pricing/cost"), False),
        (candidate("a", studied=False), False),
        (candidate("a", marks=Marks(suspended=True)), False),
        (candidate("a", marks=Marks(flagged=True)), True),
    ],
)
def test_an_exam_asks_what_has_weight_and_is_studied(
    card: Candidate,
    is_asked: bool,  # noqa: FBT001 - a row of the table
) -> None:
    exam = replace(FINAL, decks=("case",), topics=(TopicWeight("", "pricing", 0.0),))
    assert asked(shelf_of([card]), (exam,)).tolist() == [is_asked]


def test_topics_are_weighted_by_path_or_with_their_deck(shelved: Database) -> None:
    weights = exams.topic_weights(shelved, (), {"pricing": 2.0, "case/model": 0.5})
    assert weights == (TopicWeight("", "pricing", 2.0), TopicWeight("case", "model", 0.5))
    exam = replace(FINAL, topics=weights)
    assert [exam.weight_of("case", topic) for topic in ("pricing", "model", "")] == [2.0, 0.5, 1.0]
