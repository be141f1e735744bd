"""How does a quiz look: its head with a quiet clock, and its questions in a list? Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.cards.spoken import flat
from quizzer.study.quizzes.attempt import State
from quizzer.tui import paint

if TYPE_CHECKING:
    from quizzer.study.quizzes.attempt import Attempt, Question

_SECONDS_OF_MINUTE = 60
_SECONDS_OF_HOUR = 3600
NARROW = 60
"""Below so many cells, words give way to numbers."""

_MARKS = {State.OPEN: " ", State.ANSWERED: "•"}


def clock(milliseconds: int) -> str:
    """A time as `4:05`, or `1:04:05`."""
    seconds = milliseconds // 1000
    minutes, rest = divmod(seconds, _SECONDS_OF_MINUTE)
    if seconds < _SECONDS_OF_HOUR:
        return f"{minutes}:{rest:02}"
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def minutes_left(milliseconds: int) -> str:
    """The same for a screen that keeps still: whole minutes, rounded up."""
    return f"{-(-milliseconds // 60_000)} min"


def head(attempt: Attempt, sure: str, width: int, *, seconds: bool) -> Content:
    """Which question is on at the left; confidence, answered and the time at the right.

    Without `seconds` the clock moves once a minute.
    """
    question = attempt.question
    flag = "! " if question.reply.flagged else ""
    left = paint.text(f"{flag}Question {question.number} of {len(attempt.questions)}", paint.BOLD)
    answered = len(attempt.questions) - len(attempt.open)
    parts = [sure] if sure else []
    if width >= NARROW:
        parts.append(f"{answered} answered")
    shown = clock if seconds else minutes_left
    if attempt.left_ms is not None:
        parts.append(f"{shown(attempt.left_ms)} left")
    elif width >= NARROW:
        parts.append(shown(attempt.spent_ms))
    topic = paint.text(f"   {clean_line(question.topic)}", paint.MUTED)
    right = paint.text(" · ".join(parts), paint.MUTED)
    return paint.spread(paint.joined(left, topic) if width >= NARROW else left, right, width)


def listed(attempt: Attempt, at: int, width: int) -> list[Content]:
    """A line for each question: what was done with it, and how it begins; `at` is selected."""
    lines = []
    for question, state in attempt.states():
        is_selected = question.number == at
        mark = "›" if is_selected else " "
        known = State.ANSWERED if question.is_answered else State.OPEN
        flag = "!" if question.reply.flagged else " "
        word = "answered" if question.is_answered else "open"
        style = paint.STRONG if state is State.ON else ""
        left = paint.joined(
            paint.text(mark, paint.STRONG),
            paint.text(f"{_MARKS[known]}{flag}{question.number:>3}  "),
            paint.text(stem(question), style),
        )
        line = paint.spread(left, paint.text(word, paint.MUTED), width)
        lines.append(line.stylize(paint.SELECTED) if is_selected else line)
    return lines


def stem(question: Question) -> str:
    """The question on one line."""
    return flat(question.face.question.split("\n\n", 1)[0])
