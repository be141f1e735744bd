"""Before a quiz: what it asks, how long it may take, and the one that was left unfinished."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.study.quizdesk import QuizDesk
from quizzer.study.quizzes.spec import USUAL_COUNT, Feedback, QuizSpec
from quizzer.study.scope import EVERYTHING
from quizzer.study.wording import counted, percent
from quizzer.tui import paint, quizface
from quizzer.tui.actions import bindings
from quizzer.tui.jump import Place, places_of
from quizzer.tui.page import Page, title
from quizzer.tui.paint import Hint

if TYPE_CHECKING:
    from quizzer.study.overview import Overview
    from quizzer.study.quizzes.attempt import Attempt
    from quizzer.study.scope import Scope

_NAME_WIDTH = 18
_NARROW_NAME_WIDTH = 12


@dataclass(frozen=True, slots=True)
class _Choice:
    """A row of the screen: the field of the spec that it sets, its values, and how they read."""

    name: str
    field: str
    values: Sequence[Any]
    words: Callable[[Any], str]


def _minutes(minutes: int | None) -> str:
    return "as long as it takes" if minutes is None else counted(minutes, "minute")


def _feedback(feedback: Feedback) -> str:
    return {Feedback.END: "at the end", Feedback.EACH: "after each answer"}[feedback]


def _negative(points: float) -> str:
    return "costs nothing" if not points else f"costs {points:g} point where it may be luck"


def _pass_mark(share: float | None) -> str:
    return "none" if share is None else percent(share)


def _reviews(count: bool) -> str:  # noqa: FBT001  # a value of the spec, put in words
    return "counts as reviews" if count else "moves no due date"


_CHOICES = (
    _Choice("Questions", "count", (5, 10, 15, 20, 30, 40, 60, 100), str),
    _Choice("Time", "minutes", (None, 5, 10, 15, 20, 30, 45, 60, 90, 120), _minutes),
    _Choice("Feedback", "feedback", tuple(Feedback), _feedback),
    _Choice("A wrong answer", "negative", (0.0, 0.25, 0.33, 0.5, 1.0), _negative),
    _Choice("Pass mark", "pass_mark", (None, 0.5, 0.6, 0.7, 0.8, 0.9), _pass_mark),
    _Choice("Schedule", "count_as_review", (False, True), _reviews),
)


class QuizSetupScreen(Page):
    """Rows with a value each; ← and → change it. `scope` is what Home had selected."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("quizsetup")]

    def __init__(self, overview: Overview, scope: Scope) -> None:
        super().__init__()
        names = {line.scope: line.title for line in overview.lines}
        exams = [line.exam.name for line in overview.exams if line.days_left > 0]
        specs = [QuizSpec(scope=EVERYTHING, count=USUAL_COUNT)]
        specs += [QuizSpec(scope=each, count=USUAL_COUNT) for each in names]
        specs += [QuizSpec(exam=name, count=USUAL_COUNT) for name in exams]
        self._names = names
        self._specs = specs
        self._what = next((n for n, spec in enumerate(specs) if spec.scope == scope), 0)
        self._spec = specs[self._what]
        self._row = 0
        self._unfinished: Attempt | None = None

    async def on_mount(self) -> None:
        """Find the quiz that was left unfinished."""
        await self._find_unfinished()

    async def on_screen_resume(self) -> None:
        """Find it again after a quiz."""
        await self._find_unfinished()

    def head(self, width: int) -> Content:
        """What this is."""
        return paint.fitted(title("Quiz"), width)

    def body(self, width: int) -> list[Content]:
        """The unfinished one, what to ask, and how."""
        lines = [paint.rule(width)]
        if self._unfinished is not None:
            lines += [*self._waiting(self._unfinished, width), Content("")]
        lines.append(self._line("Asks", self._asks(), 0, width))
        for number, choice in enumerate(_CHOICES, 1):
            words = choice.words(getattr(self._spec, choice.field))
            lines.append(self._line(choice.name, words, number, width))
        note = (
            "The schedule of your reviews stays as it is."
            if not self._spec.count_as_review
            else "Every answer becomes a review when you hand in."
        )
        return [*lines, Content(""), *paint.wrapped(paint.text(f"  {note}", paint.MUTED), width)]

    def hints(self) -> list[Hint]:
        """To begin, to change, to go on."""
        going_on = [self.hint("quizsetup.resume")] if self._unfinished is not None else []
        return [
            self.hint("quizsetup.begin"),
            self.hint("quizsetup.less quizsetup.more", "change"),
            *going_on,
            self.hint("quizsetup.attempts"),
            self.hint("quizsetup.help"),
            self.hint("quizsetup.back"),
        ]

    def places(self) -> list[Place]:
        """Every row."""
        rows = range(len(_CHOICES) + 1)
        return places_of(self._above, rows, lambda row: self.action_move(row - self._row))

    def action_move(self, by: int) -> None:
        """Select another row."""
        self.message = ""
        self._row = max(0, min(self._row + by, len(_CHOICES)))
        self.follow()

    @property
    def selected_lines(self) -> range:
        """The selected row, with all that is above the first one and below the last."""
        line, is_last = self._row + self._above, self._row == len(_CHOICES)
        return range(line if self._row else 0, self._length if is_last else line + 1)

    @property
    def _above(self) -> int:
        """The lines above the rows: the rule, and the quiz that was left."""
        return 1 + (3 if self._unfinished is not None else 0)

    def action_change(self, by: int) -> None:
        """Give the selected row its next value, or the one before."""
        if self._row == 0:
            self._what = (self._what + by) % len(self._specs)
            what = self._specs[self._what]
            self._spec = replace(self._spec, scope=what.scope, exam=what.exam)
        else:
            choice = _CHOICES[self._row - 1]
            values = list(choice.values)
            at = values.index(getattr(self._spec, choice.field))
            value = values[max(0, min(at + by, len(values) - 1))]
            self._spec = replace(self._spec, **{choice.field: value})
        self.message = ""
        self.repaint()

    async def action_begin(self) -> None:
        """Draw the questions and begin; what stands in the way is said here."""
        begun = QuizDesk(self.desk).start(self._spec)
        if await self.result_of(begun) is not None:
            self.quizzer.take_quiz(lambda _: begun)

    async def action_resume(self) -> None:
        """Go on with the quiz that was left."""
        if self._unfinished is not None:
            begun = QuizDesk(self.desk).resume(self._unfinished.id)
            if await self.result_of(begun) is not None:
                self.quizzer.take_quiz(lambda _: begun)

    async def action_attempts(self) -> None:
        """Show the quizzes that were taken."""
        from quizzer.tui.attempts import AttemptsScreen

        taken = await self.result_of(QuizDesk(self.desk).attempts())
        if taken is not None:
            self.app.push_screen(AttemptsScreen(taken))

    def action_back(self) -> None:
        """Back to where it was opened."""
        self.dismiss()

    def on_click(self, event: events.Click) -> None:
        """Select the row under the mouse; on the selected one, the next value."""
        row = self.row_at(event.screen_y, self._above, len(_CHOICES) + 1)
        if row is None:
            return
        if row == self._row:
            self.action_change(1)
        else:
            self._row = row
            self.repaint()

    def _asks(self) -> str:
        if self._spec.exam:
            return f"the exam {self._spec.exam}, by its weights"
        if self._spec.scope == EVERYTHING:
            return "all decks"
        return self._names[self._spec.scope]

    def _line(self, name: str, value: str, number: int, width: int) -> Content:
        is_selected = number == self._row
        names = _NAME_WIDTH if width >= quizface.NARROW else _NARROW_NAME_WIDTH
        mark = paint.text("›" if is_selected else " ", paint.STRONG)
        left = paint.fitted(paint.text(f" {name}", paint.MUTED), names)
        arrows = ("‹ ", " ›") if is_selected else ("  ", "")
        words = paint.text(f"{arrows[0]}{clean_line(value)}{arrows[1]}")
        line = paint.fitted(paint.joined(mark, left, words), width)
        return line.stylize(paint.SELECTED) if is_selected else line

    def _waiting(self, attempt: Attempt, width: int) -> list[Content]:
        """The unfinished quiz in two lines."""
        answered = len(attempt.questions) - len(attempt.open)
        facts = f"{answered} of {len(attempt.questions)} answered"
        if attempt.left_ms is not None:
            facts += f", {quizface.clock(attempt.left_ms)} left"
        first = paint.joined(
            paint.text("  Unfinished: ", paint.STRONG), paint.text(clean_line(attempt.title))
        )
        key = self.keys.shown("quizsetup.resume").split()[0]
        second = paint.text(f"  {facts}; {key} goes on", paint.MUTED)
        return [paint.fitted(first, width), paint.fitted(second, width)]

    async def _find_unfinished(self) -> None:
        found = await self.meanwhile(QuizDesk(self.desk).unfinished())
        self._unfinished = found
        self.repaint()
