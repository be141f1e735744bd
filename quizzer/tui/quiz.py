"""The quiz screen: a question, the sheet to answer it on, and a quiet clock.

Each answer is on disk before the next question is drawn. What was typed and not yet submitted is
handed in when the learner goes elsewhere, and when the time is up.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content

from quizzer.cards.response import Response, Written
from quizzer.memory.model import Confidence
from quizzer.study.quizdesk import QuizDesk
from quizzer.tui import quizface, quizkeys
from quizzer.tui.actions import bindings
from quizzer.tui.cardface import Layout
from quizzer.tui.cardview import LESS_SURE
from quizzer.tui.page import Page
from quizzer.tui.paint import Hint, Window
from quizzer.tui.rows import Row, current, lines_of

if TYPE_CHECKING:
    from quizzer.study.quizzes.attempt import Attempt
    from quizzer.study.quizzing import Begun
    from quizzer.tui.sheets.sheet import Sheet

_SURE = {None: "", Confidence.SURE: "sure", Confidence.UNSURE: "unsure", Confidence.GUESS: "guess"}


class QuizScreen(Page):
    """An attempt, question by question; `start` begins it or goes on with it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("quiz")]
    widest: ClassVar[int] = 1000

    def __init__(self, start: Callable[[QuizDesk], Future[Begun]]) -> None:
        super().__init__()
        self._start = start
        self.attempt: Attempt | None = None
        self.sheet: Sheet | None = None
        self._confidence: Confidence | None = None
        self._shown: Response | None = None
        self._since = 0.0
        self._warned_of = ""
        self._rows: list[Row] = []
        self._beat: Future[None] | None = None
        self._changing = asyncio.Lock()  # ticks and clicks come between keys that wait for the disk

    @property
    def quizzes(self) -> QuizDesk:
        """Where the quiz is kept."""
        return QuizDesk(self.desk)

    async def on_mount(self) -> None:
        """Draw the first question, or the one at which the quiz broke off."""
        begun = await self.result_or_leave(self._start(self.quizzes))
        if begun is None:
            return
        if begun.attempt.is_finished:
            self.attempt = begun.attempt
            self._show_result()
            return
        self._since = monotonic()
        self._turn_to(begun.attempt)
        if begun.notices:
            self.say("; ".join(begun.notices))
            self.repaint()
        self.set_interval(1.0, self._tick)

    def head(self, width: int) -> Content:
        """The number of the question, and the time."""
        if self.attempt is None:
            return Content("")
        sure = _SURE[self._confidence]
        return quizface.head(self.attempt, sure, width, seconds=self.quizzer.has_motion)

    def body(self, width: int) -> list[Content]:
        """The question, the sheet, and what it was worth where the quiz tells it at once."""
        from quizzer.tui import sheetface

        if self.attempt is None or self.sheet is None:
            return []
        layout = Layout(width, self.size.height)
        question = self.attempt.question
        grade = question.reply.grade if self.sheet.is_told else None
        shown = sheetface.Answering(question.card, question.face, self.sheet, grade)
        self._rows = sheetface.question(shown, "", layout)
        if self.sheet.is_told:
            self._rows += sheetface.answer(shown, (), layout)
        return lines_of(self._rows)

    def hints(self) -> list[Hint]:
        """How to answer, and how to get about."""
        if self.attempt is None or self.sheet is None:
            return []
        return quizkeys.hints(self.sheet, self.keys)

    async def takes(self, event: events.Key | events.Paste) -> bool:
        """Give the sheet what it knows, and hand in what is complete."""
        if self.attempt is None or self.sheet is None:
            return False
        if isinstance(event, events.Paste):
            after = self.sheet.pasted(event.text)
        else:
            after = self.sheet.pressed(event.key, event.character)
        if after is None:
            return False
        await self._take(after)
        return True

    async def action_go_on(self) -> None:
        """Go to the next question; where all are answered, show the list."""
        if self.attempt is None or not await self._put_down():
            return
        self._go_to_open()

    async def action_walk(self, by: int) -> None:
        """Go to the question after or before this one, whether it is answered or not."""
        from quizzer.study.quizzes import attempt as taking

        if self.attempt is not None and await self._put_down():
            step = taking.following if by > 0 else taking.preceding
            self._turn_to(step(self.attempt))
            self._keep_clock()

    async def action_flag(self) -> None:
        """Flag the question, to find it again."""
        if self.attempt is None or await self._has_ended():
            return
        async with self._changing:
            after = await self.result_of(self.quizzes.flag(self._now(self.attempt)))
            if after is not None:
                self.attempt = after
                self.say("flagged" if after.question.reply.flagged else "flag taken away")
        self.repaint()

    async def action_withdraw(self) -> None:
        """Take the answer back: the question is open again."""
        from quizzer.tui.sheets.blank import for_quiz

        if self.attempt is None or not self.attempt.may_answer(self.attempt.current):
            return
        question = self.attempt.question
        self.sheet = for_quiz(question.card, question.face)
        if await self._put_down():
            self.say("taken back" if question.is_answered else "there is no answer to take back")
        self.repaint()

    def action_sure(self) -> None:
        """Say how sure you are, before the answer."""
        if self.sheet is not None and not self.sheet.is_told:
            self._confidence = LESS_SURE[self._confidence]
            self.repaint()

    async def action_list(self) -> None:
        """Show all questions."""
        from quizzer.tui.questions import QuestionsScreen

        if self.attempt is not None and await self._put_down():
            self.app.push_screen(QuestionsScreen(self))

    async def action_hand_in(self) -> None:
        """End the quiz; questions that are open are named first."""
        if self.attempt is None or not await self._put_down():
            return
        count = len(self.attempt.open)
        if not count or self._is_warned("quiz.hand_in", f"{count} open", "hands in"):
            await self.finish()

    async def action_leave(self) -> None:
        """Leave the quiz as it stands; it can be gone on with.

        An answer that cannot be kept holds nobody here: asked twice, it is left behind.
        """
        if self.attempt is not None:
            if not await self._put_down() and not (
                self.is_current and self._is_warned("quiz.leave", self.message, "leaves")
            ):
                return
            await self.result_of(self.quizzes.beat(self._now(self.attempt)))
        self.dismiss()

    async def lets_go(self) -> None:
        """Hand in what was entered: it goes on from there another time."""
        if self.attempt is not None:
            await self._put_down()

    def _is_warned(self, action: str, why: str, what: str) -> bool:
        """Whether the learner knows why not to; said now, if not."""
        if self._warned_of == action:
            return True
        self._warned_of = action
        key = self.keys.shown(action).split()[0]
        self.say(f"{why.rstrip('.')}; {key} again {what}")
        self.repaint()
        return False

    async def on_click(self, event: events.Click) -> None:
        """Choose or place what is under the mouse."""
        if self._changing.locked():
            return  # what is seen is about to change
        row = self.row_at(event.screen_y, 0, len(self._rows))
        place = None if row is None else self._rows[row].place
        after = None if place is None or self.sheet is None else self.sheet.clicked(place)
        if after is not None:
            await self._take(after)

    def go_to(self, number: int) -> None:
        """Turn to a question of the list."""
        from quizzer.study.quizzes.attempt import at_question

        if self.attempt is not None:
            self._turn_to(at_question(self._now(self.attempt), number))
            self._keep_clock()

    async def finish(self) -> None:
        """End the attempt and show its result. What was entered when the time was up counts."""
        async with self._changing:
            if self.attempt is None or self.attempt.is_finished:
                return
            if self._is_up():
                await self._put_down_in_time()
            before, since = self.attempt, self._since
            result = await self.result_of(self.quizzes.finish(self._now(before)))
            if result is None:
                self.attempt, self._since = before, since  # nothing has ended: to be tried again
                return
            self.attempt = result.attempt
        self._show_result()

    def _show_result(self) -> None:
        """Put the result in this screen's place, with nothing of the quiz left above it."""
        from quizzer.tui.result import ResultScreen

        if self not in self.app.screen_stack:
            return  # the learner has left meanwhile
        while self.app.screen is not self:
            self.app.pop_screen()
        assert self.attempt is not None
        self.app.switch_screen(ResultScreen(self.attempt.id))

    async def _take(self, sheet: Sheet) -> None:
        """Show a sheet that has changed; what is complete is handed in."""
        assert self.attempt is not None
        self.message, self._warned_of = "", ""
        if sheet.is_told:
            await self._tick_points(sheet)
            return
        if not self.attempt.may_answer(self.attempt.current):
            self.say("this answer is final")
        else:
            self.sheet = sheet
            if sheet.is_complete:
                await self._submit()
                return
        self.repaint()
        self.keep_in_view(current(self._rows))

    async def _submit(self) -> None:
        """Commit the answer, then show what it is worth, or the next question."""
        assert self.attempt is not None
        number = self.attempt.current
        if not await self._put_down() or self.attempt.current != number:
            return
        if self.attempt.tells_at_once:
            self._turn_to(self.attempt)
        else:
            self._go_to_open()

    async def _tick_points(self, sheet: Sheet) -> None:
        """Commit the points that an essay was found to hold, beside the model answer."""
        assert self.attempt is not None
        response = sheet.response
        if isinstance(response, Written) and response != self.attempt.question.reply.response:
            number = self.attempt.current
            async with self._changing:
                ticked = self.quizzes.tick(self.attempt, number, response.ticked)
                after = await self.result_of(ticked)
            if after is None:
                return
            self.attempt = after
        self.sheet = sheet
        self.repaint()
        self.keep_in_view(current(self._rows))

    async def _put_down(self) -> bool:
        """Commit what is on the sheet unless it was already; False when that failed.

        When the time was up meanwhile, the quiz ends with it, and the answer is False too.
        """
        if await self._has_ended():
            return False
        async with self._changing:
            return await self._commit()

    async def _commit(self) -> bool:
        assert self.attempt is not None
        assert self.sheet is not None
        attempt, response = self._now(self.attempt), self.sheet.response
        kept = attempt.question.reply
        is_new = (response, self._confidence) != (kept.response, kept.confidence)
        if not is_new or not attempt.may_answer(attempt.current):
            return True
        if response is not None:
            changed = self.quizzes.answer(attempt, response, self._confidence)
        elif self._shown is not None:
            changed = self.quizzes.withdraw(attempt)
        else:
            return True
        after = await self.result_of(changed)
        if after is None:
            return False
        self.attempt, self._shown = after, response
        return True

    async def _has_ended(self) -> bool:
        """Whether the time was up since the last tick; then the quiz ends now."""
        if not self._is_up():
            return False
        await self.finish()
        return True

    def _go_to_open(self) -> None:
        from quizzer.study.quizzes.attempt import next_open
        from quizzer.tui.questions import QuestionsScreen

        assert self.attempt is not None
        if self.attempt.open:
            self._turn_to(next_open(self.attempt))
            self._keep_clock()
        else:
            self._turn_to(self.attempt)
            self.app.push_screen(QuestionsScreen(self))

    def _turn_to(self, attempt: Attempt) -> None:
        """Show the question that is on, with what was answered before."""
        from quizzer.tui.sheets.blank import for_quiz

        question = attempt.question
        sheet = for_quiz(question.card, question.face).holding(question.reply.response)
        is_told = attempt.tells_at_once and question.is_answered
        self.attempt, self.sheet = attempt, sheet.told() if is_told else sheet
        self._shown = sheet.response
        self._confidence = question.reply.confidence
        self._warned_of = ""
        self.message = ""
        self.window = Window(0, self.window.height)
        self.repaint()

    def _now(self, attempt: Attempt) -> Attempt:
        """The attempt with its clock brought forward."""
        from quizzer.study.quizzes.attempt import ran

        now = monotonic()
        elapsed_ms = round((now - self._since) * 1000)
        self._since = now
        self.attempt = ran(attempt, elapsed_ms)
        return self.attempt

    def _is_up(self) -> bool:
        """Whether the time for the quiz is used up by now."""
        left = None if self.attempt is None else self.attempt.left_ms
        return left is not None and (monotonic() - self._since) * 1000 >= left

    async def _tick(self) -> None:
        """Once a second the clock is kept; when the time is up the quiz ends by itself."""
        if self.attempt is None or self.attempt.is_finished or self._changing.locked():
            return
        if await self._has_ended():
            return
        self._now(self.attempt)
        self._keep_clock()
        if self.is_current:
            self.repaint()

    async def _put_down_in_time(self) -> None:
        """Commit what was entered when the time was up, before the clock says so."""
        before, self._since = self._since, monotonic()
        await self._commit()
        self._since = before

    def _keep_clock(self) -> None:
        """Have the clock and the question that is on kept; a disk that is full is said."""
        if self._beat is not None and self._beat.done() and self._beat.exception() is not None:
            self.say("the clock cannot be kept: is the disk full?")
        if self.attempt is not None:
            self._beat = self.quizzes.beat(self.attempt)
