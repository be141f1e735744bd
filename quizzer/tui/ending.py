"""The screen after a session: what was done, what changed, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.study.wording import counted, mastery_text, percent
from quizzer.tui import paint
from quizzer.tui.actions import bindings
from quizzer.tui.examlines import Look, coming, exam_lines, today_line
from quizzer.tui.page import Page, title
from quizzer.tui.paint import Hint
from quizzer.tui.unstarted import unstarted

if TYPE_CHECKING:
    from quizzer.study.desk import Turn
    from quizzer.study.exams import ExamLine
    from quizzer.study.summary import Summary
    from quizzer.tui.review import ReviewScreen


class SummaryScreen(Page):
    """The end of a session; without a summary, nothing was answered, or `message` says why."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("summary")]

    def __init__(
        self, review: ReviewScreen, turn: Turn, summary: Summary | None, message: str
    ) -> None:
        super().__init__()
        self.message = message
        self._review = review
        self._turn = turn
        self._summary = summary
        self._exams: tuple[ExamLine, ...] = ()

    def on_mount(self) -> None:
        """Say what is left of the day for the exams, if there are any."""
        if self._summary is not None:
            self.quizzer.summary = self._summary
            self.run_worker(unstarted(self._read_exams))

    async def _read_exams(self) -> None:
        lines = await self.meanwhile(self.desk.planner.lines())
        if lines:
            self._exams = coming(lines)
            self.repaint()

    def head(self, width: int) -> Content:
        """What this is."""
        words = "Session done" if self._turn.session.total else "Nothing is due here now"
        return paint.fitted(title(words), width)

    def body(self, width: int) -> list[Content]:
        """The figures, the topics' changes, and tomorrow."""
        if self._summary is None:
            return [Content(""), *paint.wrapped(paint.text(self._without_summary()), width)]
        lines = [paint.rule(width), *self._figures(self._summary), Content("")]
        if self._summary.changes:
            lines += [paint.text("Mastery", paint.MUTED), *self._changes(self._summary, width)]
        lines += [
            Content(""),
            paint.text(f"Tomorrow: {counted(self._summary.tomorrow, 'card')} due"),
        ]
        if self._exams:
            look = Look(width, self.is_narrow)
            lines += [Content(""), *exam_lines(self._exams, look), today_line(self._exams, width)]
        return lines

    def _without_summary(self) -> str:
        if self._turn.session.answers:
            return "What you answered is stored, but it cannot be summed up now."
        if self._turn.session.total:
            return "No card was answered."
        return "Choose another line, or take new cards with n on the home screen."

    def hints(self) -> list[Hint]:
        """The keys of the summary."""
        undo = [self.hint("summary.undo")] if self._turn.session.change else []
        return [
            self.hint("summary.home", "done" if self.app.is_inline else ""),
            *undo,
            self.hint("summary.mastery"),
        ]

    def action_home(self) -> None:
        """Back to the home screen."""
        self.app.pop_screen()
        self._review.dismiss()

    async def action_undo(self) -> None:
        """Take back the last change and go on with its card."""
        if self._turn.session.change is None:
            return
        turn = await self.result_of(self.desk.undo(self._turn))
        if turn is not None:
            self.app.pop_screen()
            self._review.resume(turn)

    async def action_mastery(self) -> None:
        """Show mastery per topic, as it is now."""
        from quizzer.tui.mastery import MasteryScreen

        overview = await self.result_of(self.desk.look())
        if overview is not None:
            self.app.push_screen(MasteryScreen(overview))

    def _figures(self, summary: Summary) -> list[Content]:
        minutes = max(1, round(summary.spent.total_seconds() / 60))
        rows = [
            ("cards", f"{summary.cards}" + (f", {summary.new} of them new" if summary.new else "")),
            ("answers", f"{summary.answers} in {counted(minutes, 'minute')}"),
        ]
        if summary.known:
            share = percent(summary.recalled / summary.known)
            rows.append(("first try", f"{share} ({summary.recalled} of {summary.known})"))
        return [
            paint.joined(paint.fitted(paint.text(name, paint.MUTED), 12), paint.text(value))
            for name, value in rows
        ]

    def _changes(self, summary: Summary, width: int) -> list[Content]:
        lines = []
        for change in summary.changes:
            after = paint.text(mastery_text(change.after), paint.BOLD)
            before = paint.text(f"{mastery_text(change.before)} → ", paint.MUTED)
            numbers = after if self.is_narrow else paint.joined(before, after)
            lines.append(paint.spread(paint.text(clean_line(change.title)), numbers, width))
        return lines
