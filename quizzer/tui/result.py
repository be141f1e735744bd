"""The result of a quiz: the score, by topic and level, and each question to look at again."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from textual import events
from textual.binding import BindingType
from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.study.quizdesk import QuizDesk
from quizzer.tui import paint, resultface
from quizzer.tui.actions import bindings
from quizzer.tui.jump import Place, places_of
from quizzer.tui.page import Page, title
from quizzer.tui.paint import Hint, Window

if TYPE_CHECKING:
    from quizzer.study.quizzes.result import Result


class ResultScreen(Page):
    """An attempt that is finished. The cursor walks its questions."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("result")]

    def __init__(self, attempt: UUID) -> None:
        super().__init__()
        self._attempt = attempt
        self.result: Result | None = None
        self._at = 0
        self._above = 0

    @property
    def quizzes(self) -> QuizDesk:
        """Where the attempt is kept."""
        return QuizDesk(self.desk)

    async def on_mount(self) -> None:
        """Read the attempt."""
        await self._read()

    async def on_screen_resume(self) -> None:
        """Read it again: a verdict may have been changed."""
        if self.result is not None:
            await self._read()

    def head(self, width: int) -> Content:
        """What was asked."""
        if self.result is None:
            return title("Result")
        attempt = self.result.attempt
        when = f"{attempt.day:%-d %b}, seed {attempt.seed}"
        left = paint.joined(
            title("Result"), paint.text(f"   {clean_line(attempt.title)}", paint.MUTED)
        )
        return paint.spread(left, paint.text(when, paint.MUTED), width)

    def body(self, width: int) -> list[Content]:
        """The score, its parts, then the questions."""
        if self.result is None:
            return [paint.rule(width)]
        result = self.result
        lines = [paint.rule(width), *resultface.score_lines(result, width), Content("")]
        if len(result.topics) > 1:
            lines += [*resultface.parts("By topic", result.topics, width), Content("")]
        if len(result.levels) > 1:
            lines += [*resultface.parts("By level", result.levels, width), Content("")]
        self._above = len(lines)
        for number, marked in enumerate(result.questions):
            is_selected = number == self._at
            lines.append(resultface.question_line(marked, width, is_selected=is_selected))
        return lines

    def hints(self) -> list[Hint]:
        """To a question, to the cards that were missed, and back."""
        missed = [self.hint("result.missed")] if self.result and self.result.missed else []
        return [
            self.hint("result.open"),
            *missed,
            self.hint("result.compare"),
            self.hint("result.help"),
            self.hint("result.back"),
        ]

    def places(self) -> list[Place]:
        """Every question."""
        count = len(self.result.questions) if self.result else 0
        return places_of(self._above, range(count), lambda n: self.action_move(n - self._at))

    def action_move(self, by: int) -> None:
        """Select another question; above the first, scroll up to the score."""
        if self.result is None:
            return
        self.message = ""
        if by < 0 and self._at == 0:
            self.window = Window(max(0, self.window.top + by), self.window.height)
        else:
            self._at = max(0, min(self._at + by, len(self.result.questions) - 1))
            row = self._above + self._at
            self.window = self.window.around(row, self._above + len(self.result.questions))
        self.repaint()

    @property
    def selected_lines(self) -> range:
        """The selected question; above the first one, the score is gone through freely."""
        line = self._above + self._at
        return range(line, line + 1) if self._at else range(0)

    def action_open(self) -> None:
        """Show the selected question with both answers."""
        from quizzer.tui.marked import MarkedScreen

        if self.result is not None:
            self.app.push_screen(MarkedScreen(self.result.attempt, self._at))

    async def action_missed(self) -> None:
        """Study the cards that were not answered rightly."""
        from quizzer.tui.review import ReviewScreen

        if self.result is None or not self.result.missed:
            self.say("nothing was missed")
            self.repaint()
            return
        started = self.quizzes.begin_missed(self._attempt)
        if await self.result_of(started) is not None:
            self.app.push_screen(ReviewScreen(lambda: started))

    async def action_compare(self) -> None:
        """Compare it with an attempt before it."""
        from quizzer.tui.attempts import compared_with_earlier

        screen = await compared_with_earlier(self, self._attempt)
        if screen is not None:
            self.app.push_screen(screen)

    def action_back(self) -> None:
        """Back to where the quiz was begun."""
        self.dismiss()

    def on_click(self, event: events.Click) -> None:
        """Select the question under the mouse; a second click opens it."""
        count = len(self.result.questions) if self.result else 0
        number = self.row_at(event.screen_y, self._above, count)
        if number is None:
            return
        if number == self._at and event.chain > 1:
            self.action_open()
        else:
            self._at = number
            self.repaint()

    async def _read(self) -> None:
        found = await self.meanwhile(self.quizzes.result(self._attempt))
        if found is not None:
            self.result = found
        self.repaint()
