"""How do exams, their plans and today's list print, as tables or as JSON?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from quizzer.cli import output
from quizzer.study.wording import (
    counted,
    days_left_text,
    estimate_text,
    feasibility,
    gain_text,
    percent,
)

if TYPE_CHECKING:
    from quizzer.memory.exam import Exam
    from quizzer.study.exams import Added, ExamLine
    from quizzer.study.forecast import DayForecast, Estimate, ExamForecast, Forecast, TopicForecast
    from quizzer.study.mocks import MockResult
    from quizzer.study.planner import Today

_MOST_DAYS = 14
"""Days of a plan that are listed one by one; later ones are put together by weeks."""
_WEEK = 7


def added(exam: Added, today: date) -> None:
    """What was added, and with which exams it shares the minutes."""
    left = days_left_text((exam.exam.day - today).days)
    cards = counted(exam.cards, "card")
    minutes = counted(exam.exam.minutes, "minute")
    output.line(f"added {exam.exam.name}: {exam.exam.day}, {left}, {minutes} a day, {cards}")
    if exam.shares_with:
        names = ", ".join(exam.shares_with)
        output.line(f"it shares the day with {names}: their minutes don’t add up, the most holds")


def listed(exams: Sequence[ExamLine], *, as_json: bool) -> None:
    """All exams, past ones too."""
    if as_json:
        output.data([_line_data(line) for line in exams])
        return
    if not exams:
        output.line("no exams")
        output.talk("`quizzer exam add NAME --date 2026-12-15 --minutes 20` adds one")
        return
    head = ("exam", "day", "", "min/day", "goal", "expected", "planned on")
    output.table([head, *map(_line_row, exams)], right=frozenset({3, 4}))


def plan(forecast: Forecast, exams: Sequence[ExamForecast], minutes: int, *, as_json: bool) -> None:
    """What the plan says of some exams, topic by topic and day by day.

    `minutes` are what a day that is not off has for all of them together.
    """
    if as_json:
        output.data(_plan_data(forecast, exams, minutes))
        return
    for exam in exams:
        _exam(forecast, exam, minutes)
        output.line()
    last = max(exam.day for exam in exams)
    output.table(_days([day for day in forecast.days if day.day < last]), right=_DAY_FIGURES)
    pace = f"{forecast.new_per_day:.1f}".removesuffix(".0")
    output.line(f"new cards: {pace} a day while there are any")


def today(found: Today, *, as_json: bool) -> None:
    """Today's list, and what is left of today's minutes."""
    left = max(0.0, found.minutes - found.spent)
    if as_json:
        output.data(
            {
                "day": found.day.isoformat(),
                "minutes": found.minutes,
                "spent": round(found.spent, 2),
                "planned": round(found.planned, 2),
                "cards": [
                    {
                        "card": str(card.key),
                        "topic": card.topic,
                        "question": card.question,
                        "seconds": round(card.seconds, 1),
                        "new": card.is_new,
                    }
                    for card in found.cards
                ],
            }
        )
        return
    if not found.minutes:
        output.line(f"{found.day} is a day off")
        return
    output.line(f"{found.day}: {left:.0f} of {counted(found.minutes, 'minute')} left")
    if not found.cards:
        output.line("nothing is left to do today")
        return
    rows = [("seconds", "", "topic", "question")]
    rows += [
        (f"{card.seconds:.0f}", "new" if card.is_new else "", card.topic, card.question)
        for card in found.cards
    ]
    output.table(rows, right=frozenset({0}))
    new = sum(1 for card in found.cards if card.is_new)
    cards = counted(len(found.cards), "card")
    output.line(f"{cards}, {new} new, about {counted(round(found.planned), 'minute')}")
    output.talk("`quizzer study --exam` asks them")


def mocks(results: Sequence[MockResult], *, as_json: bool) -> None:
    """The mocks of an exam: what was predicted, and the score."""
    if as_json:
        output.data([mock_data(result) for result in results])
        return
    if not results:
        output.line("no mock was taken yet")
        return
    mock_table(results)


def mock_table(results: Sequence[MockResult]) -> None:
    """Mock exams, oldest first."""
    head = ("day", "questions", "predicted", "score", "")
    output.table([head, *map(_mock_row, results)], right=frozenset({1, 3}))


def _mock_row(result: MockResult) -> tuple[str, str, str, str, str]:
    return (
        result.day.isoformat(),
        str(result.questions),
        estimate_text(result.predicted),
        percent(result.score),
        "as predicted" if result.was_kept else "outside the range",
    )


def mock_data(result: MockResult) -> dict[str, object]:
    """A mock as JSON."""
    return {
        "day": result.day.isoformat(),
        "questions": result.questions,
        "predicted": _estimate(result.predicted),
        "score": round(result.score, 4),
        "was_kept": result.was_kept,
    }


def _line_row(line: ExamLine) -> tuple[str, ...]:
    return (
        line.exam.name,
        line.exam.day.isoformat(),
        days_left_text(line.days_left) if not line.is_over else "over",
        str(line.exam.minutes),
        percent(line.exam.goal),
        estimate_text(line.expected) if line.expected else "not planned",
        line.planned_on.isoformat() if line.planned_on else "",
    )


def _exam(forecast: Forecast, exam: ExamForecast, minutes: int) -> None:
    from quizzer.study.forecast import MORE_MINUTES

    left = days_left_text((exam.day - forecast.made_on).days)
    cards = f"{exam.seen} of {counted(exam.cards, 'card')} seen"
    output.line(f"{exam.name}: {exam.day}, {left}, {cards}")
    rows = [
        ("expected", estimate_text(exam.expected), "the range holds it 4 times out of 5"),
        ("now", estimate_text(exam.now), "if nothing more is studied"),
        ("goal", percent(exam.goal), ""),
    ]
    output.table(rows)
    output.line(feasibility(exam, minutes))
    output.line(gain_text(exam, MORE_MINUTES))
    output.line()
    head = ("topic", "weight", "share", "seen", "now", "expected", "brings")
    output.table([head, *map(_topic_row, exam.topics)], right=frozenset(range(1, 7)))


def _topic_row(topic: TopicForecast) -> tuple[str, ...]:
    return (
        topic.title,
        f"{topic.weight:.3g}",
        percent(topic.share),
        f"{topic.seen}/{topic.cards}",
        percent(topic.now),
        percent(topic.expected),
        f"{topic.share * topic.expected * 100:.1f}",
    )


_DAY_FIGURES = frozenset({1, 2, 3})


def _days(days: Sequence[DayForecast]) -> list[tuple[str, str, str, str]]:
    rows = [("day", "minutes", "cards", "new")]
    rows += [_day_row(f"{day.day:%a} {day.day}", [day]) for day in days[:_MOST_DAYS]]
    rows += [
        _day_row(f"{week[0].day} to {week[-1].day}", week) for week in _weeks(days[_MOST_DAYS:])
    ]
    return rows


def _weeks(days: Sequence[DayForecast]) -> Iterator[Sequence[DayForecast]]:
    for start in range(0, len(days), _WEEK):
        yield days[start : start + _WEEK]


def _day_row(name: str, days: Sequence[DayForecast]) -> tuple[str, str, str, str]:
    sums = (
        sum(day.minutes for day in days),
        sum(day.cards for day in days),
        sum(day.new for day in days),
    )
    minutes, cards, new = (f"{figure:.0f}" for figure in sums)
    return name, minutes, cards, new


def _line_data(line: ExamLine) -> dict[str, object]:
    return {
        **_exam_data(line.exam),
        "days_left": line.days_left,
        "is_over": line.is_over,
        "minutes_today": line.minutes,
        "spent_today": round(line.spent, 2),
        "expected": _estimate(line.expected) if line.expected else None,
        "planned_on": line.planned_on.isoformat() if line.planned_on else None,
    }


def _exam_data(exam: Exam) -> dict[str, object]:
    return {
        "exam": exam.name,
        "day": exam.day.isoformat(),
        "minutes": exam.minutes,
        "goal": exam.goal,
        "decks": list(exam.decks),
        "topics": {topic.name: topic.weight for topic in exam.topics},
        "days_off": list(exam.days_off.words),
    }


def _plan_data(
    forecast: Forecast, exams: Sequence[ExamForecast], minutes: int
) -> dict[str, object]:
    last = max(exam.day for exam in exams)
    return {
        "made_on": forecast.made_on.isoformat(),
        "minutes": minutes,
        "new_per_day": round(forecast.new_per_day, 2),
        "exams": [_forecast_data(exam, minutes) for exam in exams],
        "days": [
            {
                "day": day.day.isoformat(),
                "minutes": round(day.minutes, 2),
                "cards": round(day.cards, 2),
                "new": round(day.new, 2),
            }
            for day in forecast.days
            if day.day < last
        ],
    }


def _forecast_data(exam: ExamForecast, minutes: int) -> dict[str, object]:
    from quizzer.study.forecast import MORE_MINUTES

    return {
        "exam": exam.name,
        "day": exam.day.isoformat(),
        "cards": exam.cards,
        "seen": exam.seen,
        "goal": exam.goal,
        "is_feasible": exam.is_feasible,
        "feasibility": feasibility(exam, minutes),
        "minutes_needed": exam.minutes_needed,
        "drop": list(exam.drop),
        "expected": _estimate(exam.expected),
        "now": _estimate(exam.now),
        f"with_{MORE_MINUTES}_more_minutes": _estimate(exam.with_more),
        "topics": [
            {
                "deck": topic.deck,
                "topic": topic.topic,
                "title": topic.title,
                "weight": round(topic.weight, 4),
                "share": round(topic.share, 4),
                "cards": topic.cards,
                "seen": topic.seen,
                "now": round(topic.now, 4),
                "expected": round(topic.expected, 4),
            }
            for topic in exam.topics
        ],
    }


def _estimate(estimate: Estimate) -> dict[str, float]:
    return {
        "score": round(estimate.score, 4),
        "low": round(estimate.low, 4),
        "high": round(estimate.high, 4),
    }
