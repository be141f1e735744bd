"""The review screen: a question, its answer below it, and one key to go on.

Each key that changes something is put in the desk's queue at once; the next card is painted
when the change is on disk. Keys pressed meanwhile wait and come in order.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Awaitable
from concurrent.futures import Future
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content

from quizzer.cards.clean import clean, clean_line
from quizzer.memory.model import Rating
from quizzer.memory.scheduling import outcomes
from quizzer.study.session import Aside
from quizzer.study.wording import until_due
from quizzer.tui import editing, paint
from quizzer.tui.actions import bindings
from quizzer.tui.page import Page
from quizzer.tui.paint import Hint, Window

if TYPE_CHECKING:
    from quizzer.study.desk import Turn
    from quizzer.study.queue import Scope
    from quizzer.study.summary import Summary

CARD_WIDTH = 76
"""Cells that a card uses at most; wider screens centre it."""

_MARGIN = 6
_TALL = 20


class ReviewScreen(Page):
    """A session on a scope, card after card."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("review")]

    def __init__(self, scope: Scope, extra_new: int) -> None:
        super().__init__()
        self._scope = scope
        self._extra_new = extra_new
        self.turn: Turn | None = None
        self._is_revealed = False
        self._is_hinted = False
        self._since = 0.0
        self._answer_at = 0

    async def on_mount(self) -> None:
        """Draw the first card."""
        turn = await self.result_or_leave(self.desk.begin(self._scope, self._extra_new))
        if turn.card is None:
            await self._finish(turn)
            return
        self._show(turn)
        # What is loaded now stays: the collector need not walk it in the middle of a key.
        gc.freeze()

    def head(self, width: int) -> Content:
        """The topic at the left, progress at the right."""
        session = self.turn.session if self.turn else None
        if session is None or self.turn is None or session.current is None:
            return Content("")
        done, total = session.finished + session.aside, session.total
        flag = "! " if session.current.marks.flagged else ""
        repeat = "again · " if session.is_repeat else ""
        counts = paint.text(f"{flag}{repeat}{session.asked} of {total}")
        if not self.is_narrow:
            counts = paint.joined(counts, paint.text("   "), paint.bar(done / total, 8))
        topic = paint.text(clean_line(self.turn.topic), paint.MUTED)
        return paint.spread(topic, counts, width)

    def body(self, width: int) -> list[Content]:
        """The question where it always is, and the answer below it once it is shown."""
        if self.turn is None or self.turn.face is None:
            return []
        column = min(width if self.is_narrow else width - 2 * _MARGIN, CARD_WIDTH)
        lines = [Content("")] * (2 if self.size.height >= _TALL else 0)
        lines += self._question(column)
        self._answer_at = len(lines) + 1
        if self._is_revealed:
            lines += self._answer(column)
        margin = (width - column) // 2
        return [line.pad_left(margin) for line in lines]

    def hints(self) -> list[Hint]:
        """Before the answer, how to see it; after it, the four ratings with their intervals."""
        if self.turn is None or self.turn.session.current is None:
            return []
        if not self._is_revealed:
            hint = [Hint("h", "hint")] if self.turn.card and self.turn.card.hint else []
            return [
                Hint("Space", "show answer"),
                *hint,
                Hint("u", "undo"),
                Hint("-", "bury"),
                Hint("@", "suspend"),
                Hint("!", "flag"),
                Hint("e", "edit"),
                Hint("i", "info"),
                Hint("?", "help"),
                Hint("q", "end"),
            ]
        moment = self.desk.clock()
        given = outcomes(self.turn.session.current.memory, moment, self.desk.model)
        ratings = [
            Hint(str(int(rating)), rating.name.title(), until_due(memory, moment))
            for rating, memory in given.items()
        ]
        return [*ratings, Hint("u", "undo"), Hint("?", "help")]

    def action_reveal(self) -> Awaitable[None] | None:
        """Show the answer; when it is shown, rate Good."""
        if self.turn is None:
            return None
        if self._is_revealed:
            return self.action_rate(int(Rating.GOOD))
        self.message = ""
        self._is_revealed = True
        self.repaint()
        self._bring_answer_into_view()
        return None

    async def action_rate(self, number: int) -> None:
        """Commit a rating, then show the next card. On failure the card stays."""
        if self.turn is None:
            return
        if not self._is_revealed:
            self.say("Show the answer first, with Space")
            self.repaint()
            return
        elapsed_ms = round((time.monotonic() - self._since) * 1000)
        await self._go_on(self.desk.rate(self.turn, Rating(number), elapsed_ms))

    async def action_undo(self) -> None:
        """Take back the last change and return to its card."""
        if self.turn is not None and await self._go_on(self.desk.undo(self.turn)):
            self.say("undone")
            self.repaint()

    async def action_bury(self) -> None:
        """Put the card aside until tomorrow."""
        await self._aside(Aside.BURY, "buried until tomorrow")

    async def action_suspend(self) -> None:
        """Put the card aside until it is taken up again."""
        await self._aside(Aside.SUSPEND, "suspended")

    async def action_flag(self) -> None:
        """Flag the card or take the flag away; the card stays as it is shown."""
        if self.turn is None:
            return
        turn = await self.result_of(self.desk.toggle_flag(self.turn))
        if turn is not None:
            self.turn = turn
            current = turn.session.current
            self.say("flagged" if current and current.marks.flagged else "flag taken away")
        self.repaint()

    def action_hint(self) -> None:
        """Show the hint below the question."""
        if self.turn and self.turn.card:
            self._is_hinted = bool(self.turn.card.hint)
            self.say("" if self._is_hinted else "this card has no hint")
            self.repaint()

    async def action_edit(self) -> None:
        """Open the deck file at the card, then show the card as it reads after."""
        if self.turn is None or self.turn.card is None or self.turn.path is None:
            return
        command = editing.command(self.turn.path, self.turn.card.line)
        if command is None:
            self.say("set $VISUAL or $EDITOR to edit cards")
            self.repaint()
            return
        with self.app.suspend():
            editing.run(command)
        turn = await self.result_of(self.desk.reload(self.turn))
        if turn is not None:
            self.turn = turn
            self.say("read again")
        self.app.refresh(repaint=True, layout=True)
        self.repaint()

    async def action_info(self) -> None:
        """Show what is known about the card."""
        if self.turn is None or self.turn.card is None:
            return
        from quizzer.tui.dialogs import CardScreen

        reviews = await self.result_of(self.desk.history(self.turn.card.key))
        if reviews is not None:
            self.app.push_screen(CardScreen(self.turn, reviews))

    def action_scroll(self, by: int) -> None:
        """Scroll a long card."""
        self.window = Window(max(0, self.window.top + by), self.window.height)
        self.repaint()

    def action_help(self) -> None:
        """Show all keys."""
        from quizzer.tui.dialogs import HelpScreen

        self.app.push_screen(HelpScreen())

    async def resume(self, over: Turn) -> None:
        """Go on with a session that was over: its last change is taken back."""
        self.turn = over
        await self.action_undo()

    async def action_leave(self) -> None:
        """End the session; what was answered is stored."""
        if self.turn is None:
            self.dismiss()
        else:
            await self._finish(self.turn)

    async def on_click(self, event: events.Click) -> None:
        """A click on the card shows the answer."""
        if self.turn is not None and not self._is_revealed and event.screen_y > 0:
            self.action_reveal()

    def on_mouse_scroll_down(self) -> None:
        """Scroll a long card."""
        self.action_scroll(1)

    def on_mouse_scroll_up(self) -> None:
        """Scroll a long card."""
        self.action_scroll(-1)

    async def _aside(self, aside: Aside, message: str) -> None:
        if self.turn is not None and await self._go_on(self.desk.put_aside(self.turn, aside)):
            self.say(message)
            self.repaint()

    async def _go_on(self, future: Future[Turn]) -> bool:
        """Show the turn that a committed change leads to; False when it was not committed."""
        turn = await self.result_of(future)
        if turn is None:
            return False
        if turn.card is None:
            await self._finish(turn)
            return False
        self._show(turn)
        return True

    def _show(self, turn: Turn) -> None:
        self.turn = turn
        self._is_revealed = self._is_hinted = False
        self._since = time.monotonic()
        self.window = Window(0, self.window.height)
        self.repaint()

    async def _finish(self, turn: Turn) -> None:
        from quizzer.tui.ending import SummaryScreen

        summary: Summary | None = None
        if turn.session.answers:
            summary = await self.result_of(self.desk.summarise(turn))
        if summary is None and turn.card is not None:
            self.dismiss()
            return
        self.app.push_screen(SummaryScreen(self, turn, summary))

    def _question(self, column: int) -> list[Content]:
        assert self.turn is not None
        assert self.turn.face is not None
        lines = paint.wrapped(paint.text(clean(self.turn.face.question), paint.BOLD), column)
        if self.turn.face.options:
            lines.append(Content(""))
        for option in self.turn.face.options:
            lines += _hanging(clean(option), column)
        if self._is_hinted and self.turn.card:
            hint = paint.text(f"Hint: {clean(self.turn.card.hint)}", paint.MUTED)
            lines += [Content(""), *paint.wrapped(hint, column)]
        return lines

    def _answer(self, column: int) -> list[Content]:
        assert self.turn is not None
        assert self.turn.face is not None
        blank = Content("") if self.size.height >= _TALL else None
        lines = [blank] if blank is not None else []
        lines.append(paint.text("─────", paint.MUTED))
        lines += paint.wrapped(paint.text(clean(self.turn.face.answer), paint.STRONG), column)
        for detail in self.turn.face.details:
            if blank is not None:
                lines.append(blank)
            lines += paint.wrapped(paint.text(clean(detail)), column)
        for citation in self.turn.citations:
            cited = paint.text(clean_line(citation), paint.MUTED)
            fits = cited.cell_length <= column
            lines += [paint.flush_right(cited, column)] if fits else paint.wrapped(cited, column)
        return lines

    def _bring_answer_into_view(self) -> None:
        """Scroll no further than the answer's first line, and only when it does not fit."""
        count = len(self.body(max(1, self.size.width - 2)))
        top = min(self._answer_at - 1, max(0, count - self.window.height))
        if top > self.window.top:
            self.window = Window(top, self.window.height)
            self.repaint()


def _hanging(words: str, column: int) -> list[Content]:
    """An option wrapped so that its text stays to the right of its letter."""
    letter, _, rest = words.partition("  ")
    lines = paint.wrapped(paint.text(rest), max(1, column - len(letter) - 2))
    first = paint.joined(paint.text(letter, paint.MUTED), paint.text("  "), lines[0])
    return [first, *(line.pad_left(len(letter) + 2) for line in lines[1:])]
