"""All questions of a quiz in a list: which are open, which are flagged, and the way to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content

from quizzer.study.wording import counted
from quizzer.tui import paint, quizface
from quizzer.tui.actions import bindings
from quizzer.tui.jump import Place, places_of
from quizzer.tui.page import Page, title
from quizzer.tui.paint import Hint

if TYPE_CHECKING:
    from quizzer.study.quizzes.attempt import Attempt
    from quizzer.tui.quiz import QuizScreen

_ABOVE = 1  # the rule


class QuestionsScreen(Page):
    """The questions of the quiz below; Enter turns to one."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("questions")]

    def __init__(self, quiz: QuizScreen) -> None:
        super().__init__()
        assert quiz.attempt is not None
        self._quiz = quiz
        self._at = quiz.attempt.current
        self._hands_in = False

    @property
    def attempt(self) -> Attempt:
        """The quiz as it stands, whose clock goes on meanwhile."""
        assert self._quiz.attempt is not None
        return self._quiz.attempt

    def head(self, width: int) -> Content:
        """How many are open."""
        left = len(self.attempt.open)
        words = "All are answered" if not left else f"{counted(left, 'question')} open"
        return paint.spread(title("Questions"), paint.text(words, paint.MUTED), width)

    def body(self, width: int) -> list[Content]:
        """A line a question."""
        return [paint.rule(width), *quizface.listed(self.attempt, self._at, width)]

    def hints(self) -> list[Hint]:
        """To a question, back, or to the end."""
        return [
            self.hint("questions.turn"),
            self.hint("questions.flagged"),
            self.hint("questions.hand_in"),
            self.hint("questions.back"),
        ]

    def places(self) -> list[Place]:
        """Every question."""
        return places_of(_ABOVE, range(1, len(self.attempt.questions) + 1), self._select)

    def action_move(self, by: int) -> None:
        """Select another line."""
        self._select(max(1, min(self._at + by, len(self.attempt.questions))))

    def action_turn(self) -> None:
        """Turn to the selected question."""
        self.app.pop_screen()
        self._quiz.go_to(self._at)

    def action_flagged(self) -> None:
        """Select the next flagged question."""
        numbers = [question.number for question in self.attempt.flagged]
        if numbers:
            self._select(next((n for n in numbers if n > self._at), numbers[0]))
        else:
            self.say("no question is flagged")
            self.repaint()

    async def action_hand_in(self) -> None:
        """End the quiz; where questions are open, only when asked twice."""
        left = len(self.attempt.open)
        if left and not self._hands_in:
            self._hands_in = True
            key = self.keys.shown("questions.hand_in").split()[0]
            self.say(f"{left} open; {key} again hands in")
            self.repaint()
            return
        await self._quiz.finish()

    def action_back(self) -> None:
        """Back to the question that was on."""
        self.dismiss()

    def on_click(self, event: events.Click) -> None:
        """Select the line under the mouse; a second click turns to it."""
        row = self.row_at(event.screen_y, _ABOVE, len(self.attempt.questions))
        if row is None:
            return
        if row + 1 == self._at and event.chain > 1:
            self.action_turn()
        else:
            self._select(row + 1)

    def _select(self, number: int) -> None:
        self.message, self._hands_in = "", False
        self._at = number
        self.follow()

    @property
    def selected_lines(self) -> range:
        """The selected question, with all that is above the first one."""
        line = self._at - 1 + _ABOVE
        return range(line if self._at > 1 else 0, line + 1)
