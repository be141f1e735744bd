"""Which score is to be expected of an exam, and what is to be done until then?"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.study.wording import counted, days_left_text
from quizzer.tui import examface, paint
from quizzer.tui.actions import bindings
from quizzer.tui.examface import Layout, Shared
from quizzer.tui.examlines import coming
from quizzer.tui.page import ScrolledPage, title
from quizzer.tui.paint import Hint, Window
from quizzer.tui.unstarted import unstarted

if TYPE_CHECKING:
    from quizzer.study.exams import ExamLine
    from quizzer.study.forecast import Forecast
    from quizzer.study.mocks import MockResult
    from quizzer.study.planner import Today, TodayCard

_TICK_SECONDS = 0.1
_TALL = 20
_NEW_WIDTH, _SECONDS_WIDTH = 6, 7
_NONE_TO_COME = "no exam is to come"


class ExamScreen(ScrolledPage):
    """What the plan expects of each exam: those to come by day, then those that are over."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("exam")]

    def __init__(self, exams: Sequence[ExamLine], day: date) -> None:
        super().__init__()
        self._day = day
        self._exams = _ordered(exams)
        self._place = 0
        self._forecast: Forecast | None = None
        self._mocks: dict[str, tuple[MockResult, ...]] = {}

    def on_screen_resume(self) -> None:
        """Read the exams and their plan, again after a session."""
        self.run_worker(unstarted(self._read), exclusive=True)

    async def _read(self) -> None:
        lines = await self.meanwhile(self.desk.planner.lines())
        if lines is not None:
            self._take(lines)
        if coming(self._exams):
            await self._wait_for(self.quizzer.planning.plan())
        await self._read_mocks()

    async def _wait_for(self, planned: Future[Forecast]) -> bool:
        """Show how far a plan is until it is made; False when it was not."""
        ticks = self.set_interval(_TICK_SECONDS, self.repaint)
        self.repaint()
        try:
            forecast = await self.meanwhile(planned)
        finally:
            ticks.stop()
        if forecast is not None:
            self._forecast = forecast
        self.repaint()
        return forecast is not None

    async def _read_mocks(self) -> None:
        from quizzer.study import mocks

        settings, names = self.desk.settings, tuple(line.exam.name for line in self._exams)
        found = await self.meanwhile(
            self.desk.submit(lambda db: [mocks.results(db, settings, name) for name in names])
        )
        if found is not None:
            self._mocks = dict(zip(names, found, strict=True))
            self.repaint()

    def _take(self, lines: Sequence[ExamLine]) -> None:
        """Show the exams as they are now, with the same one in view."""
        before = self._shown
        self._exams = _ordered(lines)
        names = [line.exam.name for line in self._exams]
        known = before is not None and before.exam.name in names
        self._place = names.index(before.exam.name) if before is not None and known else 0
        self.repaint()

    @property
    def _shown(self) -> ExamLine | None:
        return self._exams[self._place] if self._exams else None

    def head(self, width: int) -> Content:
        """The exam and its day."""
        line = self._shown
        if line is None:
            return paint.fitted(title("Exam"), width)
        when = days_left_text(line.days_left)
        day = line.exam.day.strftime("%-d %b" if self.is_narrow else "%a %-d %b %Y")
        parts = [day, when]
        if len(self._exams) > 1:
            parts.insert(0, f"{self._place + 1} of {len(self._exams)}")
        if self.is_narrow:
            parts.remove(day)
        right = paint.text(" · ".join(parts))
        return paint.spread(title(clean_line(line.exam.name)), right, width)

    def body(self, width: int) -> list[Content]:
        """The score to expect, whether it suffices, the days, the topics, and mocks."""
        layout = Layout(width, self.size.height, self.is_narrow)
        lines, line = [paint.rule(width)], self._shown
        if line is None:
            return [*lines, Content(""), *examface.nothing(self._day, layout)]
        if line.is_over:
            parts = [examface.past(line, layout)]
        else:
            lines += self._planning(layout)
            parts = self._planned(line, layout)
        parts.append(examface.mocks(self._mocks.get(line.exam.name, ()), layout))
        gap = Content("")
        for number, part in enumerate(part for part in parts if part):
            lines += [gap, *part] if number or line.is_over else part
        return lines

    def _planning(self, layout: Layout) -> list[Content]:
        """How far the plan is, in a row that is kept free for it where there is room.

        Nothing is shown of one that is only read.
        """
        if self.quizzer.planning.is_running and self.quizzer.planning.share:
            return [examface.progress(self.quizzer.planning.share, layout)]
        return [Content("")] if layout.height >= _TALL else []

    def _planned(self, line: ExamLine, layout: Layout) -> list[list[Content]]:
        forecast = self._forecast
        exam = forecast.of(line.exam.name) if forecast else None
        today = examface.today(line, layout)
        if forecast is None or exam is None:
            waiting = "" if self.quizzer.planning.is_running else "There is no plan; r makes one."
            return [
                [*examface.before_plan(line, layout), today],
                paint.wrapped(paint.text(waiting), layout.width) if waiting else [],
            ]
        running = coming(self._exams)
        minutes = max(each.exam.minutes for each in running)
        others = tuple(each.exam.name for each in running if each is not line)
        return [
            [*examface.expectation(exam, layout), today],
            examface.verdict(forecast, exam, Shared(minutes, others), layout),
            examface.days(forecast, exam, layout),
            examface.topics(exam, layout),
        ]

    def hints(self) -> list[Hint]:
        """The keys of this screen, as far as they do something for the exam shown."""
        if self._shown is None:
            return [self.hint("exam.help"), self.hint("exam.back")]
        running = [self.hint("exam.study"), self.hint("exam.today"), self.hint("exam.plan")]
        several = [self.hint("exam.next")] if len(self._exams) > 1 else []
        return [
            *([] if self._shown.is_over else running),
            *several,
            self.hint("exam.up exam.down", "scroll"),
            self.hint("exam.help"),
            self.hint("exam.back"),
        ]

    async def action_study(self) -> None:
        """Study what is left of today's list."""
        if self._is_one_to_come():
            await self.quizzer.review_exams(self)

    def action_today(self) -> None:
        """Show today's list."""
        if self._is_one_to_come():
            self.app.push_screen(TodayScreen())

    def action_walk(self, by: int) -> None:
        """Show another exam."""
        self.message = ""
        if self._exams:
            self._place = (self._place + by) % len(self._exams)
            self.window = Window(0, self.window.height)
            self.repaint()

    def action_plan(self) -> None:
        """Plan anew."""
        if not self._is_one_to_come():
            return
        if self.quizzer.planning.is_running:
            self.say("the plan is being made")
            self.repaint()
            return
        self.message = ""
        self.run_worker(unstarted(self._plan_anew), group="planning", exclusive=True)

    async def _plan_anew(self) -> None:
        if await self._wait_for(self.quizzer.planning.plan_anew()):
            self.say("planned anew")
            self.repaint()

    def _is_one_to_come(self) -> bool:
        if coming(self._exams):
            return True
        self.say(_NONE_TO_COME)
        self.repaint()
        return False


class TodayScreen(ScrolledPage):
    """What is left of today's list, card by card, the most worthwhile first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("today")]

    def __init__(self) -> None:
        super().__init__()
        self._today: Today | None = None

    def on_screen_resume(self) -> None:
        """Read the list, again after a session."""
        self.run_worker(unstarted(self._read), exclusive=True)

    async def _read(self) -> None:
        today = await self.meanwhile(self.desk.planner.today())
        if today is not None:
            self._today = today
        self.repaint()

    def head(self, width: int) -> Content:
        """How much there is."""
        right = ""
        if self._today is not None:
            minutes = f"{max(1, round(self._today.planned))} min" if self._today.cards else "done"
            right = f"{counted(len(self._today.cards), 'card')} · {minutes}"
            if not self.is_narrow:
                spent = f"{int(self._today.spent)} of {self._today.minutes} min spent"
                right = f"{spent} · {right} left" if self._today.cards else f"{spent} · {right}"
        return paint.spread(title("Today’s list"), paint.text(right, paint.MUTED), width)

    def body(self, width: int) -> list[Content]:
        """The cards."""
        lines = [paint.rule(width)]
        if self._today is None:
            return lines
        if not self._today.cards:
            said = "Nothing is left of today’s list."
            return [*lines, Content(""), *paint.wrapped(paint.text(said), width)]
        return [*lines, *(self._line(card, width) for card in self._today.cards)]

    def hints(self) -> list[Hint]:
        """The keys of this screen."""
        return [
            self.hint("today.study"),
            self.hint("today.up today.down", "scroll"),
            self.hint("today.help"),
            self.hint("today.back"),
        ]

    async def action_study(self) -> None:
        """Study these cards."""
        await self.quizzer.review_exams(self)

    def _line(self, card: TodayCard, width: int) -> Content:
        parts = [
            paint.flush_right(paint.text("new" if card.is_new else "", paint.ACCENT), _NEW_WIDTH),
            paint.flush_right(paint.text(f"{card.seconds:.0f} s", paint.MUTED), _SECONDS_WIDTH),
        ]
        if not self.is_narrow:
            topic = paint.text(f"  {clean_line(card.topic)}", paint.MUTED)
            parts.insert(0, paint.fitted(topic, width // 3))
        return paint.spread(paint.text(clean_line(card.question)), paint.joined(*parts), width)


def _ordered(lines: Sequence[ExamLine]) -> tuple[ExamLine, ...]:
    """Those to come by day, then those that are over, the latest first."""
    over = [line for line in lines if line.is_over]
    ahead = sorted(coming(lines), key=lambda line: line.exam.day)
    return (*ahead, *sorted(over, key=lambda line: line.exam.day, reverse=True))
