"""The review screen: a question, what is entered for it, its answer below, and one key to go on.

Keys go to the card's sheet first, and what the sheet leaves to the bindings. Each key that changes
something is put in the desk's queue at once; the next card is painted when the change is on disk.
Keys pressed meanwhile wait and come in order.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content

from quizzer.memory.leeches import word
from quizzer.memory.model import Rating
from quizzer.study.session import Aside, new_leech
from quizzer.tui import cardface, paint, reviewkeys, rows, sheetface
from quizzer.tui.actions import bindings
from quizzer.tui.cardface import Layout
from quizzer.tui.cardview import CardView
from quizzer.tui.page import Page
from quizzer.tui.paint import Hint, Window
from quizzer.tui.rows import Row
from quizzer.tui.unstarted import unstarted

if TYPE_CHECKING:
    from quizzer.study.desk import Turn
    from quizzer.study.session import Session
    from quizzer.study.summary import Summary
    from quizzer.tui.sheets.sheet import Sheet

_WARM_AFTER_SECONDS = 0.03


class ReviewScreen(Page):
    """A session, card after card; `start` begins it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("review")]
    widest: ClassVar[int] = 1000  # the card is narrow by itself

    def __init__(self, start: Callable[[], Future[Turn]]) -> None:
        super().__init__()
        self._start = start
        self.view: CardView | None = None
        self._since = 0.0
        self._rows: list[Row] = []
        self._answer_at = 0

    async def on_mount(self) -> None:
        """Draw the first card."""
        turn = await self.result_or_leave(self._start())
        if turn is None:
            return
        if turn.long_gap is not None:
            from quizzer.tui.dialogs import ClockScreen

            self.app.push_screen(ClockScreen(self, turn, turn.long_gap.date()))
        else:
            await self.begin(turn)

    async def begin(self, turn: Turn) -> None:
        """Show the first card, or say that there is none."""
        if turn.card is None:
            await self._finish(turn)
            return
        self._show(turn)
        self.run_worker(unstarted(self._get_ready))

    async def _get_ready(self) -> None:
        """While the first card is read, have loaded what its answer needs, so that no key waits."""
        view, moment = self.view, self.desk.clock()
        if view is not None:
            await self.meanwhile(
                self.desk.in_background(lambda: (view.foreseen(), view.turn.outcomes(moment)))
            )
        self._warm()
        # What is loaded now stays, and each visit of the collector to it would fall into a key
        # (measured: 1 ms off the slowest keys).
        gc.freeze()

    def head(self, width: int) -> Content:
        """The topic at the left, progress at the right."""
        return cardface.head(self.view, self._layout(width)) if self.view else Content("")

    def body(self, width: int) -> list[Content]:
        """The question where it always is, and the answer below it once it is shown."""
        if self.view is None:
            return []
        layout = self._layout(width)
        asked = _asked(self.view, layout)
        self._answer_at = len(asked)
        self._rows = [*asked, *_told(self.view, layout)]
        return rows.lines_of(self._rows)

    def hints(self) -> list[Hint]:
        """The keys that do something for the card now."""
        if self.view is None:
            return []
        return reviewkeys.hints(self.view, self.keys, self.desk.clock(), self.desk.settings)

    async def takes(self, event: events.Key | events.Paste) -> bool:
        """Give a key or a paste to the card's sheet."""
        if self.view is None:
            return False
        sheet = self.view.sheet
        if isinstance(event, events.Paste):
            changed = sheet.pasted(event.text)
        else:
            changed = sheet.pressed(event.key, event.character)
        if changed is None:
            return False
        self._enter(changed)
        return True

    def _layout(self, width: int) -> Layout:
        return Layout(width, self.size.height)

    def action_reveal(self) -> Awaitable[None] | None:
        """Show the answer and grade what was entered; when it is shown, rate as suggested."""
        if self.view is None:
            return None
        if self.view.is_revealed:
            return self.action_rate(int(self.view.suggestion(self.desk.settings)))
        self._reveal(self.view)
        return None

    async def action_rate(self, number: int) -> None:
        """Commit a rating, then show the next card. On failure the card stays."""
        if self.view is None:
            return
        if not self.view.is_revealed:
            self.say("Show the answer first, with Space")
            self.repaint()
            return
        elapsed_ms = self._elapsed_ms()
        rated = self.desk.rate(self.view.turn, Rating(number), elapsed_ms, self.view.said)
        if await self._go_on(rated):
            self._warn_of_leech(self.view.turn.session)

    def action_confidence(self) -> None:
        """Say how sure you are, before the answer is shown."""
        if self.view is None:
            return
        if self.view.is_revealed:
            self.say("how sure you are is said before the answer")
        else:
            self.message = ""
            self.view = self.view.less_sure()
        self.repaint()

    def _enter(self, sheet: Sheet) -> None:
        """Take what was entered; when it is complete, show what it is worth."""
        assert self.view is not None
        self.message = ""
        self.view = self.view.entered(sheet)
        if sheet.is_complete:
            self._reveal(self.view)
            return
        self.repaint()
        self.keep_in_view(rows.current(self._rows))

    def _reveal(self, view: CardView) -> None:
        self.message = ""
        self.view = view.revealed(self._elapsed_ms())
        self.repaint()
        self._bring_answer_into_view()
        self._warm_soon()

    def _elapsed_ms(self) -> int:
        return round((time.monotonic() - self._since) * 1000)

    def _warn_of_leech(self, session: Session) -> None:
        """Say it when a card was just forgotten once too often."""
        answered = new_leech(session, self.desk.settings.leech_lapses)
        if answered is not None:
            self.say(f"leech: {word(answered.recorded.memory.lapses)}")
            self.repaint()

    async def action_undo(self) -> None:
        """Take back the last change and return to its card."""
        if self.view and await self._go_on(self.desk.undo(self.view.turn)):
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
        if self.view is None:
            return
        turn = await self.result_of(self.desk.toggle_flag(self.view.turn))
        if turn is not None:
            self.view = replace(self.view, turn=turn)
            current = turn.session.current
            self.say("flagged" if current and current.marks.flagged else "flag taken away")
        self.repaint()

    def action_hint(self) -> None:
        """Show the hint below the question."""
        if self.view and self.view.turn.card:
            has_hint = bool(self.view.turn.card.hint)
            self.view = replace(self.view, is_hinted=has_hint)
            self.say("" if has_hint else "this card has no hint")
            self.repaint()

    async def action_edit(self) -> None:
        """Open the deck file at the card, then show the card as it reads after."""
        if self.view is None or self.view.turn.card is None or self.view.turn.path is None:
            return
        if not self.edits(self.view.turn.path, self.view.turn.card.line):
            return
        turn = await self.result_of(self.desk.reload(self.view.turn))
        if turn is not None:
            self.view = self.view.at(turn)
            self.say("read again")
        self.repaint()

    async def action_info(self) -> None:
        """Show what is known about the card."""
        if self.view is None or self.view.turn.card is None:
            return
        from quizzer.tui.dialogs import CardScreen

        reviews = await self.result_of(self.desk.history(self.view.turn.card.key))
        if reviews is not None:
            self.app.push_screen(CardScreen(self.view.turn, reviews))

    async def action_source(self) -> None:
        """Show the passages that the card cites."""
        if self.view is None or self.view.turn.card is None:
            return
        if not self.view.turn.card.citations:
            self.say("this card cites no passage")
            self.repaint()
            return
        passages = await self.result_of(self.desk.passages(self.view.turn))
        if passages is not None:
            from quizzer.tui.passage import PassageScreen

            shown = passages if self.view.is_revealed else tuple(p.unmarked for p in passages)
            self.app.push_screen(PassageScreen(shown))

    def action_links(self) -> None:
        """Show where the links of the card lead; one is opened only from there."""
        if self.view is None or self.view.turn.face is None:
            return
        from quizzer.cards.links import links_in
        from quizzer.tui.links import LinksScreen

        face = self.view.turn.face
        told = (face.answer, *face.details) if self.view.is_revealed else ()
        links = links_in("\n".join((face.question, *face.options, *told)))
        if links:
            self.app.push_screen(LinksScreen(links))
        else:
            self.say("this card shows no link")
            self.repaint()

    def resume(self, turn: Turn) -> None:
        """Go on with a session that was left, now that its last change is taken back."""
        self._show(turn)
        self._warm_soon()
        self.say("undone")
        self.repaint()

    async def action_leave(self) -> None:
        """End the session; what was answered is stored."""
        if self.view is None:
            self.dismiss()
        else:
            await self._finish(self.view.turn)

    async def on_click(self, event: events.Click) -> None:
        """A click enters what it is on; on a card where nothing is entered, it shows the answer."""
        if self.view is None or self.line_at(event.screen_y) is None:
            return
        row = self.row_at(event.screen_y, 0, len(self._rows))
        place = None if row is None else self._rows[row].place
        changed = None if place is None else self.view.sheet.clicked(place)
        if changed is not None:
            self._enter(changed)
        elif not self.view.is_revealed and self.view.sheet.takes_nothing:
            self.action_reveal()

    async def _aside(self, aside: Aside, message: str) -> None:
        if self.view and await self._go_on(self.desk.put_aside(self.view.turn, aside)):
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
        self._warm_soon()
        return True

    def _show(self, turn: Turn) -> None:
        self.view = CardView.of(turn)
        self._since = time.monotonic()
        self.window = Window(0, self.window.height)
        self.repaint()

    def _warm_soon(self) -> None:
        self.set_timer(_WARM_AFTER_SECONDS, self._warm)

    def _warm(self) -> None:
        """While the learner thinks, render what the next key will probably show."""
        if self.view is None or self.view.turn.card is None:
            return
        if self.view.is_revealed:
            likely = self.view.suggestion(self.desk.settings)
            turn = self.desk.expected(self.view.turn, likely)
            view = CardView.of(turn) if turn else None
        else:
            view = self.view.foreseen()
        if view is not None:
            layout = self._layout(self.width)
            lines = rows.lines_of([*_asked(view, layout), *_told(view, layout)])
            keys = reviewkeys.hints(view, self.keys, self.desk.clock(), self.desk.settings)
            strip = paint.strip(tuple(keys), layout.width)
            self.paper.warm([cardface.head(view, layout), *lines, *strip])

    async def _finish(self, turn: Turn) -> None:
        from quizzer.tui.ending import SummaryScreen

        summary: Summary | None = None
        if turn.session.answers:
            summary = await self.result_of(self.desk.summarise(turn))
        elif turn.card is not None:
            self.dismiss()
            return
        self.app.push_screen(SummaryScreen(self, turn, summary, self.message))

    def _bring_answer_into_view(self) -> None:
        """Scroll no further than the answer's first line, and only when it does not fit."""
        top = min(self._answer_at, max(0, len(self._rows) - self.window.height))
        if top > self.window.top:
            self.window = Window(top, self.window.height)
            self.repaint()


def _asked(view: CardView, layout: Layout) -> list[Row]:
    return sheetface.question(view.shown, view.hint, layout) if view.shown else []


def _told(view: CardView, layout: Layout) -> list[Row]:
    if view.shown is None or not view.is_revealed:
        return []
    return sheetface.answer(view.shown, view.turn.citations, layout)
