"""How does a forecast look? Pure: a forecast and a layout in, lines out."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.study.forecast import MORE_MINUTES
from quizzer.study.wording import (
    counted,
    feasibility,
    gain_text,
    percent,
    range_text,
)
from quizzer.tui import chart, paint

if TYPE_CHECKING:
    from quizzer.study.exams import ExamLine
    from quizzer.study.forecast import Estimate, ExamForecast, Forecast, TopicForecast
    from quizzer.study.mocks import MockResult

_LABEL = 11
_NUMBERS = 17
_WIDEST_BAR = 50
_RIGHT = 4
_SHORTEST_AXIS = 16
_SCREEN_ROWS = (16, 28, 38)
"""From so many rows of the screen on, the chart of the days gets another row."""

_DAY = "%-d %b"
_EXAMPLE_DAYS = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Shared:
    """The minutes of a day, and the names of the other exams that share them."""

    minutes: int
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """The room there is: cells in a row of the page, rows of the screen."""

    width: int
    height: int
    is_narrow: bool

    @property
    def bar(self) -> int:
        """The cells of a bar."""
        return max(1, min(_WIDEST_BAR, self.width - _LABEL - _NUMBERS))

    @property
    def chart_rows(self) -> int:
        """The rows of the chart of the days."""
        return 1 + sum(self.height >= rows for rows in _SCREEN_ROWS)


def progress(share: float, layout: Layout) -> Content:
    """How far a plan is."""
    done = paint.text(f"  {percent(share)}", paint.MUTED)
    return _row("planning", paint.joined(paint.bar(share, layout.bar), done), layout)


def expectation(forecast: ExamForecast, layout: Layout) -> list[Content]:
    """The score to expect with its range, where it stands now, and the goal under both."""
    goal = chart.column_of(forecast.goal, layout.bar)
    words = f"goal {percent(forecast.goal)} "
    is_left = goal >= len(words)  # there is room to the left of the mark
    marked = f"{words}┘".rjust(goal + 1) if is_left else " " * goal + f"└ {words}"
    return [
        _estimated("expected", forecast.expected, forecast.goal, layout),
        _estimated("now", forecast.now, forecast.goal, layout),
        _row("", paint.text(marked, paint.MUTED), layout),
    ]


def before_plan(line: ExamLine, layout: Layout) -> list[Content]:
    """What was expected when it was planned last, while there is no plan for today."""
    if line.expected is None:
        return []
    return [_estimated("expected", line.expected, line.exam.goal, layout)]


def today(line: ExamLine, layout: Layout) -> Content:
    """How much of today's minutes is used."""
    if not line.minutes:
        return _row("today", paint.text("a day off", paint.MUTED), layout)
    used = paint.bar(min(1.0, line.spent / line.minutes), layout.bar)
    words = paint.text(f"  {int(line.spent)} of {line.minutes} min")
    return _row("today", paint.joined(used, words), layout)


def verdict(forecast: Forecast, exam: ExamForecast, share: Shared, layout: Layout) -> list[Content]:
    """Whether the goal can be reached, what would, the pace, and who shares the minutes."""
    reached = paint.text(clean_line(feasibility(exam, share.minutes)), paint.BOLD)
    said = [gain_text(exam, MORE_MINUTES), _pace(forecast, exam)]
    if share.others:
        names = " and ".join(f"“{clean_line(name)}”" for name in share.others)
        said.append(f"The minutes are shared with {names}.")
    rest = paint.text(" ".join(said), paint.MUTED)
    return [*paint.wrapped(reached, layout.width), *paint.wrapped(rest, layout.width)]


def days(forecast: Forecast, exam: ExamForecast, layout: Layout) -> list[Content]:
    """The minutes of every day until the exam, under them its new cards, and the dates."""
    until = [day for day in forecast.days if day.day < exam.day]
    if not until:
        return []
    width = max(1, layout.width - _LABEL - _RIGHT)
    minutes, new = [day.minutes for day in until], [day.new for day in until]
    used = chart.days_width(len(until), width)
    rows = chart.days(minutes, width, layout.chart_rows, paint.ACCENT)
    lines = [
        _charted("" if number else "minutes", line, "" if number else f"{max(minutes):.0f}")
        for number, line in enumerate(rows)
    ]
    [introduced] = chart.days(new, width, 1, paint.MUTED)
    lines.append(_charted("new cards", introduced, f"{max(new):.0f}"))
    ends = max(used, _SHORTEST_AXIS)
    dates = paint.spread(
        paint.text(until[0].day.strftime(_DAY), paint.MUTED),
        paint.text(exam.day.strftime(_DAY), paint.MUTED),
        min(ends, layout.width - _LABEL),
    )
    each = chart.days_of_column(len(until), width)
    shared = "" if each == 1 or layout.is_narrow else f"  {each} days a column"
    axis = paint.joined(dates, paint.text(shared, paint.MUTED))
    return [paint.fitted(line, layout.width) for line in (*lines, _row("", axis, layout))]


def topics(forecast: ExamForecast, layout: Layout) -> list[Content]:
    """What each topic brings, in columns."""
    head = ("Topics", "weight", "share", "seen", "now → expected")
    rows = [_topic(topic) for topic in forecast.topics]
    header = _columns([paint.text(cell, paint.MUTED) for cell in head], layout)
    return [header, *(_columns(cells, layout) for cells in rows)]


def mocks(results: Sequence[MockResult], layout: Layout) -> list[Content]:
    """The mock exams that were taken, beside what had been predicted."""
    if not results:
        return []
    lines = [paint.text("Mock exams", paint.MUTED)]
    for result in results:
        low, high = round(result.predicted.low * 100), round(result.predicted.high * 100)
        kept = result.was_kept
        side = "above" if result.score > result.predicted.high else "below"
        word = paint.text("in range" if kept else side, "" if kept else paint.ERROR)
        taken = result.day.strftime(_DAY)
        if not layout.is_narrow:
            taken = f"{taken:<8}{counted(result.questions, 'question')}"
        predicted = paint.text(f"{low}–{high} %   ", paint.MUTED)
        score = paint.text(f"{percent(result.score):>5}   ", paint.BOLD)
        right = paint.joined(predicted, score, paint.fitted(word, 8))
        lines.append(paint.spread(paint.text(taken), right, layout.width))
    return lines


def past(line: ExamLine, layout: Layout) -> list[Content]:
    """What is left to say of an exam that was written."""
    day = line.exam.day.strftime("%-d %B %Y")
    name = clean_line(shlex.quote(line.exam.name))
    words = (
        f"This exam was on {day}. Its cards have gone back to ordinary study.",
        "",
        "To take it off the list:",
        f"quizzer exam remove {name}",
    )
    return _sentences(words, layout)


def nothing(today: date, layout: Layout) -> list[Content]:
    """How to begin when there is no exam."""
    day = today + _EXAMPLE_DAYS
    words = (
        "There is no exam to prepare for.",
        "",
        "Say when it is and how much time you have, on the command line:",
        f'quizzer exam add "Strategy midterm" --date {day} --minutes 20',
        "",
        "Then this screen shows the score to expect, today’s list, and whether the goal is near.",
    )
    return _sentences(words, layout)


def _sentences(words: Sequence[str], layout: Layout) -> list[Content]:
    lines: list[Content] = []
    for each in words:
        style = paint.STRONG if each.startswith("quizzer ") else ""
        lines += paint.wrapped(paint.text(each, style), layout.width)
    return lines


def _estimated(label: str, estimate: Estimate, goal: float, layout: Layout) -> Content:
    bar = chart.band(estimate.low, estimate.high, layout.bar, goal)
    numbers = paint.joined(
        paint.text(f"{percent(estimate.score):>6}", paint.BOLD),
        paint.text(f"  {range_text(estimate)}", paint.MUTED),
    )
    return _row(label, paint.joined(bar, numbers), layout)


def _row(label: str, line: Content, layout: Layout) -> Content:
    left = paint.fitted(paint.text(label, paint.MUTED), _LABEL)
    return paint.fitted(paint.joined(left, line), layout.width)


def _charted(label: str, line: Content, right: str) -> Content:
    left = paint.fitted(paint.text(label, paint.MUTED), _LABEL)
    return paint.joined(left, line, paint.text(f" {right}", paint.MUTED))


def _pace(forecast: Forecast, exam: ExamForecast) -> str:
    """How many new cards a day, and until when."""
    pace = round(forecast.new_per_day)
    introducing = [day.day for day in forecast.days if day.day < exam.day and round(day.new)]
    if not introducing or not pace:
        return "No new cards."
    return f"{pace} new a day until {introducing[-1].strftime(_DAY)}."


def _topic(topic: TopicForecast) -> list[Content]:
    now, expected = round(topic.now * 100), round(topic.expected * 100)
    return [
        paint.text(clean_line(topic.title)),
        paint.text("" if topic.weight == 1 else f"×{topic.weight:.2g}"),
        paint.text(percent(topic.share), paint.MUTED),
        paint.text(f"{topic.seen}/{topic.cards}", paint.MUTED),
        paint.joined(
            paint.text(f"{now:>3} → ", paint.MUTED), paint.text(f"{expected:>3} %", paint.BOLD)
        ),
    ]


def _columns(cells: Sequence[Content], layout: Layout) -> Content:
    """A name and numbers; where there is little room, the name and the last."""
    name, weight, share, seen, scores = cells
    if layout.is_narrow:
        right = paint.flush_right(scores, 15)
    else:
        right = paint.joined(
            paint.flush_right(weight, 8),
            paint.flush_right(share, 8),
            paint.flush_right(seen, 10),
            paint.flush_right(scores, 17),
        )
    return paint.spread(name, right, layout.width)
