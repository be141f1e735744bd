"""Exams, plans and measurements that were made up, and a planner that keeps to them."""

from __future__ import annotations

import math
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, TypeVar, cast

from quizzer.cards.card import CardKey
from quizzer.memory.calibration import Bin, Reliability
from quizzer.memory.exam import Exam
from quizzer.memory.mastery import Mastery
from quizzer.study.desk import Desk
from quizzer.study.exams import ExamLine
from quizzer.study.forecast import DayForecast, Estimate, ExamForecast, Forecast, TopicForecast
from quizzer.study.measuring import Calibration, Measured, Point, TopicMeasured
from quizzer.study.mocks import MockResult
from quizzer.study.overview import Overview
from quizzer.study.planner import Planner, Progress, Today, TodayCard
from support.build import MORNING

T = TypeVar("T")
DAY = MORNING.date()
MIDTERM = "Strategy midterm"
EXPECTED = Estimate(0.84, 0.79, 0.88)
TITLES = ("Disruptive business model", "Pricing and cost efficiency", "Company history")


def exam_line(
    name: str = MIDTERM,
    days_left: int = 24,
    *,
    expected: Estimate | None = EXPECTED,
    planned_on: date | None = DAY,
    minutes: int = 20,
    spent: float = 12.4,
) -> ExamLine:
    """An exam on a list."""
    exam = Exam(name, DAY + timedelta(days=days_left), 20)
    return ExamLine(exam, days_left, minutes, spent, expected, planned_on)


def exam_forecast(name: str = MIDTERM, days_left: int = 24, **changed: Any) -> ExamForecast:
    """What a plan promises for one exam that it does not get ready for, unless changed."""
    found = ExamForecast(
        name=name,
        day=DAY + timedelta(days=days_left),
        goal=0.9,
        cards=109,
        seen=42,
        now=Estimate(0.41, 0.37, 0.46),
        expected=Estimate(0.84, 0.79, 0.88),
        with_more=Estimate(0.91, 0.87, 0.94),
        minutes_needed=32,
        drop=(TITLES[2],),
        topics=(
            TopicForecast("case", "model", TITLES[0], 1.0, 0.26, 30, 30, 0.82, 0.94),
            TopicForecast("case", "pricing", TITLES[1], 2.0, 0.52, 40, 12, 0.38, 0.86),
            TopicForecast("case", "history", TITLES[2], 1.0, 0.22, 39, 0, 0.0, 0.63),
        ),
    )
    return replace(found, **changed)


def forecast(*exams: ExamForecast, days_left: int = 24) -> Forecast:
    """A plan with days off on Sundays, whose new cards end ten days before the exam."""
    days = []
    for number in range(days_left):
        day = DAY + timedelta(days=number)
        is_off = day.weekday() == 6
        new = 6.0 if number < days_left - 10 and not is_off else 0.0
        minutes = 0.0 if is_off else 20.0 - (number % 5)
        days.append(DayForecast(day, minutes, 3 * minutes, new))
    return Forecast(DAY, 20, exams or (exam_forecast(),), tuple(days), 0.88)


def todays_list(count: int = 3) -> Today:
    """What is left of a day's list."""
    cards = tuple(
        TodayCard(
            CardKey("case", f"c{number}"),
            TITLES[number % 2],
            f"What is asked in question {number + 1} of the case study?",
            8.0 + number,
            is_new=number % 3 == 2,
        )
        for number in range(count)
    )
    return Today(DAY, 20, 12.4, cards)


def mock_results() -> tuple[MockResult, ...]:
    """Two mocks, the second of which did not keep what was promised."""
    promised = Estimate(0.7, 0.62, 0.78)
    return (
        MockResult(DAY - timedelta(days=9), 40, 0.725, promised),
        MockResult(DAY - timedelta(days=2), 40, 0.55, promised),
    )


def year_of(weeks: int = 30) -> tuple[Point, ...]:
    """Mastery that rises over some weeks while it becomes surer."""
    points = []
    for number in range(weeks + 1):
        share = number / weeks if weeks else 1.0
        score, margin = 0.1 + 0.55 * math.sqrt(share), 0.14 - 0.09 * share
        day = DAY - timedelta(weeks=weeks - number)
        points.append(Point(day, Mastery(score, margin, 31, 40, 10 * number + 1)))
    return tuple(points)


def reliability(predicted: float, observed: float, count: int, *bins: Bin) -> Reliability:
    """How well predictions came true."""
    return Reliability(count, predicted, observed, 0.322, 0.09, 0.031, 0.713, bins)


def calibration(answers: int = 640) -> Calibration:
    """A learner who is trued well, but for one topic; with too few answers, nothing."""
    if not answers:
        return Calibration(0, None, (), ())
    bins = tuple(
        Bin(predicted, observed, observed - 0.06, min(1.0, observed + 0.05), 64)
        for predicted, observed in (
            (0.62, 0.6), (0.74, 0.78), (0.81, 0.8), (0.86, 0.74),
            (0.89, 0.88), (0.92, 0.93), (0.95, 0.97), (0.98, 0.97),
        )
    )  # fmt: skip
    ways = tuple(
        Measured(name, replace(reliability(0.9, 0.88, 512, *bins), log_loss=loss, rmse_bins=rmse))
        for name, loss, rmse in (
            ("FSRS defaults", 0.361, 0.052),
            ("as scheduled", 0.344, 0.041),
            ("trued by topic", 0.322, 0.018),
        )
    )
    topics = (
        TopicMeasured("case", "model", TITLES[0], reliability(0.91, 0.92, 240)),
        TopicMeasured("case", "pricing", TITLES[1], reliability(0.88, 0.79, 180)),
        TopicMeasured("case", "history", TITLES[2], reliability(0.86, 0.87, 92)),
    )
    return Calibration(answers, DAY - timedelta(days=90), ways, topics)


def done(value: T) -> Future[T]:
    """Work that is done already."""
    future: Future[T] = Future()
    future.set_result(value)
    return future


def unfinished() -> Future[Forecast]:
    """A plan that is being made until a test says what it is."""
    future: Future[Forecast] = Future()
    future.set_running_or_notify_cancel()
    return future


@dataclass
class MadeUp:
    """Stands in for a desk's planner. `planned` is done already, or when a test says so."""

    exams: tuple[ExamLine, ...] = ()
    planned: Future[Forecast] = field(default_factory=lambda: done(forecast()))
    listed: Future[Today] = field(default_factory=lambda: done(todays_list()))
    asked: list[str] = field(default_factory=list)
    tell: Progress = lambda _: None

    def lines(self) -> Future[tuple[ExamLine, ...]]:
        return done(self.exams)

    def plan(self, progress: Progress) -> Future[Forecast]:
        return self._planned("plan", progress)

    def plan_anew(self, progress: Progress) -> Future[Forecast]:
        return self._planned("plan anew", progress)

    def today(self) -> Future[Today]:
        self.asked.append("today")
        return self.listed

    def close(self) -> None:
        self.asked.append("close")

    def _planned(self, name: str, progress: Progress) -> Future[Forecast]:
        self.asked.append(name)
        self.tell = progress
        return self.planned


def at(desk: Desk, planner: MadeUp) -> MadeUp:
    """Let a desk have these exams and plans."""

    def with_exams(look: Callable[[], Future[Overview]]) -> Callable[[], Future[Overview]]:
        def looked() -> Future[Overview]:
            future: Future[Overview] = Future()
            look().add_done_callback(
                lambda seen: future.set_result(replace(seen.result(), exams=planner.exams))
            )
            return future

        return looked

    desk.look = with_exams(desk.look)  # type: ignore[method-assign]
    desk.count = with_exams(desk.count)  # type: ignore[method-assign]
    desk.retrue = lambda: done(False)  # type: ignore[method-assign]
    desk._planner = cast("Planner", planner)
    return planner
