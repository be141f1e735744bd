"""A plan's forecast to print: two exams, twenty days, every figure made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from quizzer.study.forecast import DayForecast, Estimate, ExamForecast, Forecast, TopicForecast

MONDAY = date(2026, 11, 23)
EXAM_DAY = date(2026, 12, 13)

MODEL = TopicForecast("small", "model", "Business model", 1.0, 0.4, 3, 2, 0.31, 0.92)
PRICING = TopicForecast("small", "pricing", "Pricing", 2.0, 0.6, 3, 0, 0.0, 0.7833)

FINAL = ExamForecast(
    name="Final",
    day=EXAM_DAY,
    goal=0.9,
    cards=6,
    seen=2,
    now=Estimate(0.124, 0.08, 0.19),
    expected=Estimate(0.838, 0.761, 0.894),
    with_more=Estimate(0.901, 0.84, 0.94),
    minutes_needed=29,
    drop=("Pricing",),
    topics=(MODEL, PRICING),
)
MIDTERM = replace(
    FINAL,
    name="Midterm",
    day=MONDAY + timedelta(days=3),
    expected=Estimate(0.951, 0.92, 0.97),
    with_more=Estimate(0.952, 0.92, 0.97),
    minutes_needed=None,
    drop=(),
)


def forecast(*exams: ExamForecast) -> Forecast:
    """The forecast for these exams, or for both; Sundays are off."""
    chosen = exams or (MIDTERM, FINAL)
    last = max(exam.day for exam in chosen)
    days = [MONDAY + timedelta(days=number) for number in range((last - MONDAY).days)]
    return Forecast(
        made_on=MONDAY,
        minutes=20,
        exams=chosen,
        days=tuple(
            DayForecast(day, 0.0, 0.0, 0.0)
            if day.weekday() == 6
            else DayForecast(day, 20.0, 14.4, 3.25 if number < 5 else 0.0)
            for number, day in enumerate(days)
        ),
        bound=0.9,
    )
