"""Why a draft is rejected: one key for a reason, or a sentence of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content

from quizzer.study.judging import Reason
from quizzer.tui import paint
from quizzer.tui.actions import bindings
from quizzer.tui.draftlines import over_last
from quizzer.tui.line import Line
from quizzer.tui.page import Page
from quizzer.tui.paint import Hint

if TYPE_CHECKING:
    from quizzer.tui.drafts import DraftsScreen


class ReasonScreen(Page):
    """The draft as it was, and other keys below it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reasons")]
    widest: ClassVar[int] = 1000

    def __init__(self, below: DraftsScreen) -> None:
        super().__init__()
        self._below = below
        self._line: Line | None = None
        self.message = "Why reject it?"

    def head(self, width: int) -> Content:
        """As it was."""
        return self._below.head(width)

    def body(self, width: int) -> list[Content]:
        """As it was, but for the line that is typed."""
        lines = self._below.seen(width, self.window.height)
        if self._line is None:
            return lines
        typed = paint.typed(self._line.text, self._line.cursor, width)
        return over_last(lines, [typed], self.window.height)

    def hints(self) -> list[Hint]:
        """The reasons."""
        if self._line is not None:
            return [Hint("Enter", "reject"), Hint("Esc", "keep it")]
        return [
            *(self.hint(f"reasons.{reason.value}") for reason in Reason),
            self.hint("reasons.back"),
        ]

    async def takes(self, event: events.Key | events.Paste) -> bool:
        """What is typed, once a reason of one's own is asked for."""
        if self._line is None:
            return False
        if isinstance(event, events.Paste):
            self._line = self._line.inserted(event.text)
        elif event.key == "enter":
            self.action_reject(self._line.text.strip() or Reason.OTHER.value)
            return True
        elif event.key == "escape":
            self.action_back()
            return True
        else:
            self._line = self._line.typed(event.key, event.character) or self._line
        self.repaint()
        return True

    def action_reject(self, reason: str) -> None:
        """Reject the draft for this reason."""
        self.dismiss()
        self._below.reject(reason)

    def action_say(self) -> None:
        """Let the reason be typed."""
        self._line = Line()
        self.say("Why? Type it, or Enter alone")
        self.repaint()

    def action_back(self) -> None:
        """Keep it a draft."""
        self.dismiss()

    def action_scroll(self, by: int) -> None:
        """What is below can still be scrolled."""
        self._below.action_scroll(by)
        self.repaint()
