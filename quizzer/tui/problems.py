"""The problems of a deck's file, a line each: to go to the card, or to mend the line."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual.binding import BindingType
from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.study.wording import counted
from quizzer.tui import paint
from quizzer.tui.actions import bindings
from quizzer.tui.jump import Place
from quizzer.tui.page import Page, title
from quizzer.tui.paint import Hint

if TYPE_CHECKING:
    from quizzer.study.checking import Problem

_ALL_WELL = "Nothing is wrong with this file."
_GUTTER = 14
"""The cells before a problem's message."""


class Troubled(Protocol):
    """The file that a list of problems is about."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """As they were found when it was last read."""

    @property
    def file(self) -> Path:
        """Where it is."""

    def edit_at(self, line: int) -> None:
        """Open it at a line; it is read again then."""

    def turn_to(self, line: int) -> None:
        """Show the card to which a line belongs."""


class ProblemsScreen(Page):
    """All problems of a file, a line each."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("problems")]

    def __init__(self, troubled: Troubled) -> None:
        super().__init__()
        self._troubled = troubled
        self._row = 0
        self._lines_at: list[int] = []

    @property
    def _problems(self) -> tuple[Problem, ...]:
        return self._troubled.problems

    def head(self, width: int) -> Content:
        """The file."""
        count = paint.text(how_many(self._problems), style_of(self._problems))
        return paint.spread(title(clean_line(self._troubled.file.name)), count, width)

    def body(self, width: int) -> list[Content]:
        """Line, code and message; the selected one with its hint."""
        self._row = max(0, min(self._row, len(self._problems) - 1))
        lines = [paint.rule(width)]
        self._lines_at = []
        for row, problem in enumerate(self._problems):
            self._lines_at.append(len(lines))
            style = paint.SELECTED if row == self._row else ""
            lines.append(paint.fitted(_in_a_line(problem), width).stylize(style))
            if row == self._row:
                room = max(1, width - _GUTTER)
                is_whole = len(problem.message) <= room
                rest = clean_line(problem.hint if is_whole else problem.text)
                lines += paint.paragraph(rest, paint.MUTED, room, _GUTTER) if rest else ()
        said = self.remarks() or (() if self._problems else (_ALL_WELL,))
        for sentence in said:
            lines += [Content(""), *paint.paragraph(clean_line(sentence), "", width, 0)]
        return lines

    def remarks(self) -> tuple[str, ...]:
        """What there is to say of the file as a whole."""
        return ()

    def hints(self) -> list[Hint]:
        """Go there, or mend it."""
        return [self.hint("problems.open"), self.hint("problems.edit"), self.hint("problems.back")]

    def places(self) -> list[Place]:
        """Every problem."""
        return [Place(line, partial(self._select, row)) for row, line in enumerate(self._lines_at)]

    def _select(self, row: int) -> None:
        self.action_move(row - self._row)

    def action_move(self, by: int) -> None:
        """Another problem."""
        self._row = max(0, min(self._row + by, len(self._problems) - 1))
        self.repaint()
        self.follow()

    @property
    def selected_lines(self) -> range:
        """The selected problem with what is said of it, and all that is above the first one."""
        if not self._lines_at:
            return range(0)
        ends = [*self._lines_at[1:], self._length]
        return range(self._lines_at[self._row] if self._row else 0, ends[self._row])

    def action_open(self) -> None:
        """Show the card under the problem."""
        if self._problems:
            line = self._problems[self._row].line
            self.dismiss()
            self._troubled.turn_to(line)

    def action_edit(self) -> None:
        """Open the file at the problem."""
        if self._problems:
            self._troubled.edit_at(self._problems[self._row].line)

    def action_back(self) -> None:
        """Back to the card."""
        self.dismiss()


def _in_a_line(problem: Problem) -> Content:
    return paint.joined(
        paint.text(f"{problem.line:>6}  ", paint.MUTED),
        paint.text(f"{problem.code}  ", style_of((problem,))),
        paint.text(clean_line(problem.message)),
    )


def how_many(problems: tuple[Problem, ...]) -> str:
    """`1 problem, 2 warnings`, or nothing."""
    errors = sum(problem.code.is_error for problem in problems)
    warnings = len(problems) - errors
    said = [counted(errors, "problem")] if errors else []
    said += [counted(warnings, "warning")] if warnings else []
    return ", ".join(said)


def style_of(problems: tuple[Problem, ...]) -> str:
    """How they stand out: as errors when one of them is."""
    return paint.ERROR if any(problem.code.is_error for problem in problems) else paint.STRONG
