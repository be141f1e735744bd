"""How do exams, plans, today's list and mocks print?"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from support.forecasts import FINAL, MIDTERM, MONDAY, forecast
from syrupy.assertion import SnapshotAssertion

from quizzer.cards.card import CardKey
from quizzer.cli import forecasting
from quizzer.memory.calendar import days_off_of
from quizzer.memory.exam import Exam, TopicWeight
from quizzer.study.exams import ExamLine
from quizzer.study.forecast import Estimate
from quizzer.study.mocks import MockResult
from quizzer.study.planner import Today, TodayCard

EXAM = Exam(
    "Final",
    FINAL.day,
    20,
    decks=("small",),
    topics=(TopicWeight("", "pricing", 2.0),),
    days_off=days_off_of(["sun", "2026-12-01..2026-12-03"]),
)
LINES = (
    ExamLine(replace(EXAM, name="Entry", day=date(2026, 11, 2)), -21, 20, 3.25, None, None),
    ExamLine(replace(EXAM, name="New"), 20, 20, 3.25, None, None),
    ExamLine(EXAM, 20, 20, 3.25, FINAL.expected, MONDAY),
)
TODAY = Today(
    day=MONDAY,
    minutes=20,
    spent=4.5,
    cards=(
        TodayCard(CardKey("small", "founder"), "Business model", "Who founded it?", 13.8, False),
        TodayCard(CardKey("small", "sold"), "Cost", "How many\nwere sold?", 31.2, True),
    ),
)
MOCKS = (
    MockResult(date(2026, 11, 9), 30, 0.5, Estimate(0.41, 0.33, 0.47)),
    MockResult(date(2026, 11, 20), 30, 0.8333, Estimate(0.81, 0.71, 0.86)),
)

PRINTED: dict[str, Callable[[bool], None]] = {
    "exams": lambda as_json: forecasting.listed(LINES, as_json=as_json),
    "a plan for one": lambda as_json: forecasting.plan(
        forecast(FINAL), [FINAL], 20, as_json=as_json
    ),
    "a plan for two": lambda as_json: forecasting.plan(
        forecast(), [MIDTERM, FINAL], 20, as_json=as_json
    ),
    "one of a plan for two": lambda as_json: forecasting.plan(
        forecast(), [MIDTERM], 20, as_json=as_json
    ),
    "today": lambda as_json: forecasting.today(TODAY, as_json=as_json),
    "an empty day": lambda as_json: forecasting.today(replace(TODAY, cards=()), as_json=as_json),
    "mocks": lambda as_json: forecasting.mocks(MOCKS, as_json=as_json),
}


@pytest.mark.parametrize("print_", PRINTED.values(), ids=PRINTED)
def test_it_reads_like_this(
    print_: Callable[[bool], None],
    capsys: pytest.CaptureFixture[str],
    snapshot: SnapshotAssertion,
) -> None:
    print_(False)
    assert capsys.readouterr().out == snapshot


@pytest.mark.parametrize("print_", PRINTED.values(), ids=PRINTED)
def test_json_is_one_document(
    print_: Callable[[bool], None],
    capsys: pytest.CaptureFixture[str],
    snapshot: SnapshotAssertion,
) -> None:
    print_(True)
    said = capsys.readouterr()
    json.loads(said.out)
    assert said.err == ""
    assert said.out == snapshot


@pytest.mark.parametrize("days", [1, 13, 14, 15, 21, 60])
def test_the_days_of_a_plan_add_up_however_they_are_listed(
    days: int, capsys: pytest.CaptureFixture[str]
) -> None:
    exam = replace(FINAL, day=MONDAY + timedelta(days=days))
    forecasting.plan(forecast(exam), [exam], 20, as_json=False)
    rows = capsys.readouterr().out.partition("\nday ")[2].splitlines()[1:-1]
    minutes = sum(int(row.split()[-3]) for row in rows)
    assert len(rows) == min(days, 14) + -(-max(0, days - 14) // 7)
    assert minutes == sum(round(day.minutes) for day in forecast(exam).days)
