"""A question of a quiz that was taken: your answer, the right one, why, and your last word."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content

from quizzer.cards.grading.grade import Verdict
from quizzer.cards.response import Written
from quizzer.study.quizdesk import QuizDesk
from quizzer.study.quizzes.result import Marked, marked
from quizzer.tui import paint, resultface
from quizzer.tui.actions import bindings
from quizzer.tui.cardface import Layout
from quizzer.tui.page import ScrolledPage
from quizzer.tui.paint import Hint, Window
from quizzer.tui.rows import lines_of

if TYPE_CHECKING:
    from quizzer.study.quizzes.attempt import Attempt
    from quizzer.tui.sheets.sheet import Sheet

_LAST_WORDS = {None: Verdict.RIGHT, Verdict.RIGHT: Verdict.WRONG, Verdict.WRONG: None}
"""What `o` makes of the learner's word: none, right, wrong, none."""


class MarkedScreen(ScrolledPage):
    """One question after the other, from `index` on, counting from 0."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("marked")]
    widest: ClassVar[int] = 1000

    def __init__(self, attempt: Attempt, index: int) -> None:
        super().__init__()
        self.attempt = attempt
        self._index = index
        self._sheet = self._filled()

    @property
    def quizzes(self) -> QuizDesk:
        """Where the attempt is kept."""
        return QuizDesk(self.desk)

    @property
    def marked(self) -> Marked:
        """The question that is shown."""
        return marked(self.attempt.questions[self._index])

    def head(self, width: int) -> Content:
        """Which question it is, and what it was worth."""
        shown = self.marked
        words = f"Question {shown.question.number} of {len(self.attempt.questions)}"
        left = paint.joined(
            paint.text(f"{resultface.mark(shown)} ", resultface.style_of(shown)),
            paint.text(words, paint.BOLD),
        )
        return paint.spread(left, paint.text(resultface.worth(shown), paint.MUTED), width)

    def body(self, width: int) -> list[Content]:
        """The question with your answer, then the verdict, the right answer and its passage."""
        from quizzer.tui import sheetface

        layout = Layout(width, self.size.height)
        shown = self.marked
        question = shown.question
        answering = sheetface.Answering(
            question.card, question.face, self._sheet, question.reply.grade
        )
        asked = sheetface.question(answering, "", layout)
        told = sheetface.answer(answering, shown.citations, layout)
        return lines_of([*asked, *told])

    def hints(self) -> list[Hint]:
        """To the other questions, to the passage, and your word."""
        shown = self.marked
        source = [self.hint("marked.source")] if shown.citations else []
        word = [self.hint("marked.override", self._offer())] if shown.verdict is not None else []
        ticks = [Hint(f"1–{len(shown.details)}", "tick")] if shown.wants_ticks else []
        return [
            self.hint("marked.previous marked.next", "others"),
            *ticks,
            *word,
            *source,
            self.hint("marked.back"),
        ]

    async def takes(self, event: events.Key | events.Paste) -> bool:
        """Digits tick the rubric of an essay."""
        if not isinstance(event, events.Key):
            return False
        after = self._sheet.pressed(event.key, event.character)
        if after is None:
            return False
        if after.response == self._sheet.response or await self._tick(after):
            self._sheet = after
        self.repaint()
        return True

    def action_walk(self, by: int) -> None:
        """Show another question."""
        self._index = (self._index + by) % len(self.attempt.questions)
        self._sheet = self._filled()
        self.message = ""
        self.window = Window(0, self.window.height)
        self.repaint()

    async def action_override(self) -> None:
        """Let the answer count as right, as wrong, or as it was graded."""
        if self.marked.verdict is None:
            self.say("this question was not answered")
            self.repaint()
            return
        word = _LAST_WORDS.get(self.marked.question.reply.override)
        changed = self.quizzes.override(self.attempt, self._index + 1, word)
        after = await self.result_of(changed)
        if after is not None:
            self.attempt = after
            self.say("it counts as it was graded" if word is None else f"it counts as {word.value}")
        self.repaint()

    async def action_source(self) -> None:
        """Show the passages that the card cites."""
        from quizzer.tui.passage import PassageScreen

        if not self.marked.citations:
            self.say("this card cites no passage")
            self.repaint()
            return
        passages = await self.result_of(self.quizzes.passages(self.marked.question))
        if passages is not None:
            self.app.push_screen(PassageScreen(passages))

    def _offer(self) -> str:
        """What `o` would do now."""
        word = _LAST_WORDS.get(self.marked.question.reply.override)
        return "count as graded" if word is None else f"count as {word.value}"

    def _filled(self) -> Sheet:
        from quizzer.tui.sheets.blank import for_quiz

        question = self.attempt.questions[self._index]
        empty = for_quiz(question.card, question.face)
        return empty.holding(question.reply.response).told()

    async def _tick(self, sheet: Sheet) -> bool:
        """Commit the points that are ticked on a sheet; False when that cannot be."""
        response = sheet.response
        if not isinstance(response, Written) or self.marked.verdict is None:
            return False
        ticked = self.quizzes.tick(self.attempt, self._index + 1, response.ticked)
        after = await self.result_of(ticked)
        if after is None:
            return False
        self.attempt = after
        return True
