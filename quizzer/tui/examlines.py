"""How do the exams to come read in a few lines, on the home screen and after a session?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.study.wording import days_left_text, percent, range_text
from quizzer.tui import paint

if TYPE_CHECKING:
    from quizzer.study.exams import ExamLine

_GAP = paint.text("   ")
_WIDEST = 1000
_NARROW_DAYS, _NARROW_SCORE = 7, 7


@dataclass(frozen=True, slots=True)
class Look:
    """How much room there is, and whether a plan is being made."""

    width: int
    is_narrow: bool
    is_planning: bool = False


def coming(lines: Sequence[ExamLine]) -> tuple[ExamLine, ...]:
    """The exams that are still to be written."""
    return tuple(line for line in lines if not line.is_over)


def exam_lines(exams: Sequence[ExamLine], look: Look) -> list[Content]:
    """A line for each exam: its name, when it is, and what to expect."""
    if look.is_narrow:
        return [_narrow(exam, look) for exam in exams]
    columns = [
        _aligned([paint.text(days_left_text(exam.days_left)) for exam in exams]),
        _aligned([paint.text(f"{exam.exam.minutes} min a day") for exam in exams]),
        _padded([_expected(exam, look) for exam in exams]),
    ]
    taken = sum(column[0].cell_length + _GAP.cell_length for column in columns) if exams else 0
    names = _names(exams, max(1, look.width - taken))
    rows = zip(names, *columns, strict=True)
    return [
        paint.fitted(
            paint.joined(name, *(part for cell in rest for part in (_GAP, cell))), look.width
        )
        for name, *rest in rows
    ]


def today_line(exams: Sequence[ExamLine], width: int) -> Content:
    """How much of today's minutes, which the exams share, is used. There is at least one exam."""
    minutes, spent = exams[0].minutes, exams[0].spent
    if not minutes:
        return paint.fitted(paint.text("today is a day off", paint.MUTED), width)
    used = paint.bar(min(1.0, spent / minutes))
    words = paint.text(f"  {int(spent)} of {minutes} min")
    return paint.fitted(paint.joined(paint.text("today ", paint.MUTED), used, words), width)


def _narrow(exam: ExamLine, look: Look) -> Content:
    score = "…" if look.is_planning else percent(exam.expected.score) if exam.expected else "–"
    numbers = paint.joined(
        paint.flush_right(paint.text(f"{exam.days_left} d"), _NARROW_DAYS),
        paint.flush_right(paint.text(score, paint.BOLD), _NARROW_SCORE),
    )
    return paint.spread(paint.text(clean_line(exam.exam.name)), numbers, look.width)


def _names(exams: Sequence[ExamLine], most: int) -> list[Content]:
    """The names as one column; what they are names of is said where no name is cut for it."""
    names = [paint.text(clean_line(exam.exam.name), paint.BOLD) for exam in exams]
    said = [paint.joined(paint.text("Exam: ", paint.MUTED), name) for name in names]
    fits = all(name.cell_length <= most for name in said)
    return _padded(said if fits else names, most)


def _expected(exam: ExamLine, look: Look) -> Content:
    if look.is_planning:
        return paint.text("planning …", paint.MUTED)
    if exam.expected is None:
        return paint.text("no plan yet", paint.MUTED)
    return paint.joined(
        paint.text("expected ", paint.MUTED),
        paint.text(percent(exam.expected.score), paint.BOLD),
        paint.text(f"  {range_text(exam.expected)}", paint.MUTED),
    )


def _aligned(cells: Sequence[Content]) -> list[Content]:
    width = max((cell.cell_length for cell in cells), default=0)
    return [paint.flush_right(cell, width) for cell in cells]


def _padded(cells: Sequence[Content], most: int = _WIDEST) -> list[Content]:
    width = min(most, max((cell.cell_length for cell in cells), default=0))
    return [paint.fitted(cell, width) for cell in cells]
