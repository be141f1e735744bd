"""The home screen: what is due, deck by deck, and how well each topic is known."""

from __future__ import annotations

import asyncio
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.study.settings import USUAL_LEARNER
from quizzer.tui import decklines, paint
from quizzer.tui.actions import bindings
from quizzer.tui.examlines import Look, coming, exam_lines, today_line
from quizzer.tui.homerows import Whole, name_of, rows_of
from quizzer.tui.jump import Place
from quizzer.tui.page import Page, title
from quizzer.tui.paint import Hint
from quizzer.tui.unstarted import unstarted

if TYPE_CHECKING:
    from datetime import date

    from quizzer.study.exams import ExamLine
    from quizzer.study.overview import Line, Overview
    from quizzer.study.scope import Scope

_MORE_NEW = 10
_DATE = "%a %-d %b"
_TALL = 16


class HomeScreen(Page):
    """The exams to come, then decks and topics with due and new counts and mastery.

    Painted empty first, then filled; then mastery is trued and the exams are planned, if the day
    or the log has moved on, while keys go on.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("home")]

    def __init__(self) -> None:
        super().__init__()
        self.overview: Overview | None = None
        self._is_measured = False
        self._cursor = 0
        self._open: set[str] = set()
        self._places: list[range] = []
        self._failed_on: date | None = None

    def on_mount(self) -> None:
        """Fill in after the first frame: the store is imported and opened in its own thread."""
        self.call_after_refresh(self._start_filling)

    def _start_filling(self) -> None:
        self.run_worker(unstarted(self.fill), exclusive=True)

    def on_screen_resume(self) -> None:
        """Count again after a session."""
        if self.overview is not None:
            self._start_filling()

    async def fill(self) -> None:
        """Read the library and paint it."""
        if self.overview is None:
            counted = await self.result_or_leave(self.desk.count())
            if counted is None:
                return
            self._take(counted)
            if not self.desk.is_first_start:  # who comes first sees the greeting before all this
                self.repaint()
        first = not self._is_measured
        wait = self.result_or_leave if first else self.meanwhile
        overview = await wait(self.desk.look())
        if overview is None:
            return
        self._is_measured = True
        self._take(overview)
        if overview.notices:
            note, *others = overview.notices
            self.say(f"({len(others) + 1} notes, see quizzer list) {note}" if others else note)
        self.repaint()
        if first:
            self.desk.in_background(_get_ready)
        if first and self.desk.is_first_start and self.app.screen is self:
            from quizzer.tui.welcome import WelcomeScreen

            self.app.push_screen(WelcomeScreen(overview))
        self.run_worker(
            unstarted(self._true if first else self._plan), group="planning", exclusive=True
        )

    async def _true(self) -> None:
        """Let mastery follow what was answered since it was trued, then plan."""
        if await self.meanwhile(self.desk.retrue()):
            await self.look_again()
        await self._plan()

    async def _plan(self) -> None:
        """Plan the exams unless that was done; one that failed is not tried again that day."""
        if self.overview is None or not self._is_plan_wanted(self.overview):
            return
        day, planned = self.overview.day, self.quizzer.planning.plan()
        self.repaint()
        if await self.meanwhile(planned) is not None:
            await self.look_again()
        else:
            self._failed_on = day
        self.repaint()

    async def look_again(self) -> None:
        """Count anew, for a screen that shows what is known now."""
        overview = await self.meanwhile(self.desk.look())
        if overview is not None:
            self._take(overview)
            self.repaint()

    def _is_plan_wanted(self, overview: Overview) -> bool:
        if self.quizzer.planning.is_running:
            return True
        is_behind = any(line.planned_on != overview.day for line in coming(overview.exams))
        return is_behind and self._failed_on != overview.day

    def _take(self, overview: Overview) -> None:
        """Show another overview, with the same row selected."""
        if self.overview is None:
            self._open.update(deck.scope.deck for deck in overview.decks[:1])
        before = self._row_names()
        self.overview = overview
        after = self._row_names()
        if before and before[self._cursor] in after:
            self._cursor = after.index(before[self._cursor])
        self._cursor = max(0, min(self._cursor, len(after) - 1))

    def head(self, width: int) -> Content:
        """The name, the date, and today's counts."""
        if self.overview is None:
            return title("quizzer")
        day = self.overview.day.strftime(_DATE)
        counts = f"{self.overview.due:,} due · {self.overview.new:,} new"
        right = counts if self.is_narrow else f"{day} · {counts}"
        return paint.spread(self._heading(), paint.text(right), width)

    def _heading(self) -> Content:
        """Ours, and the learner's where it is not the only one that most people ever have."""
        learner = self.desk.settings.learner
        if learner == USUAL_LEARNER:
            return title("quizzer")
        return paint.joined(title("quizzer"), paint.text(f" · {clean_line(learner)}", paint.MUTED))

    def body(self, width: int) -> list[Content]:
        """The exams, a line for everything, each deck, and the topics of those that are open."""
        lines = [paint.rule(width)]
        self._places = []
        for number, row in enumerate(self._rows()):
            if row is Whole.EVERYTHING:
                lines += [*self._gap(), decklines.columns(width, is_wide=not self.is_narrow)]
            own = self._lines_of(row, width, is_selected=number == self._cursor)
            self._places.append(range(len(lines), len(lines) + len(own)))
            lines += own
        if self.overview is None:
            return [*lines, decklines.columns(width, is_wide=not self.is_narrow)]
        return [*lines, *decklines.below(self.overview, width, self._sure_key)]

    def hints(self) -> list[Hint]:
        """The keys of the home screen."""
        return [
            self.hint("home.study"),
            self.hint("home.more"),
            self.hint("home.quiz"),
            self.hint("home.mastery"),
            self.hint("home.exam"),
            self.hint("home.statistics"),
            self.hint("home.browse"),
            self.hint("home.palette"),
            self.hint("home.help"),
            self.hint("home.quit"),
        ]

    @property
    def _sure_key(self) -> str:
        return self.keys.shown("home.sure").split()[0]

    def action_move(self, by: int) -> None:
        """Select another line."""
        self.message = ""
        self._cursor = max(0, min(self._cursor + by, len(self._rows()) - 1))
        self.follow()

    @property
    def selected_lines(self) -> range:
        """Those of the row, with all that is above the first one and below the last."""
        if self._cursor >= len(self._places):  # not painted yet
            return range(0)
        lines, is_last = self._places[self._cursor], self._cursor == len(self._places) - 1
        return range(lines.start if self._cursor else 0, self._length if is_last else lines.stop)

    def places(self) -> list[Place]:
        """Every row, by its first line."""
        return [
            Place(lines.start, partial(self._select, row)) for row, lines in enumerate(self._places)
        ]

    def _select(self, row: int) -> None:
        self.action_move(row - self._cursor)

    def action_coverage(self) -> None:
        """Show which paragraphs the cards of the selected deck cite; on the first line, of all."""
        from quizzer.tui.coverage import CoverageScreen

        scope = self._selected()
        if scope is not None:
            covered = asyncio.wrap_future(self.desk.coverage(scope.deck))
            self.app.push_screen(CoverageScreen(covered))

    def action_expand(self) -> None:
        """Show the selected deck's topics."""
        scope = self._selected()
        if scope is not None and scope.deck:
            self._open.add(scope.deck)
            self.repaint()

    def action_collapse(self) -> None:
        """Hide the topics around the selected line, and select their deck."""
        scope = self._selected()
        if scope is None or not scope.deck:
            return
        self._open.discard(scope.deck)
        self._cursor = self._row_names().index(f"{scope.deck}/")
        self.repaint()
        self.follow()

    async def action_study(self) -> None:
        """Study the selected line; on the exams, today's list."""
        if self._row_names()[self._cursor : self._cursor + 1] == [Whole.EXAMS.name]:
            await self.quizzer.review_exams(self)
        else:
            self._study(0)

    def action_more(self) -> None:
        """Study it with more new cards than the day still introduces."""
        self._study(_MORE_NEW)

    async def action_mastery(self) -> None:
        """Show mastery per topic."""
        if self.overview is None:
            return
        if not self._is_measured:
            await self.look_again()
        from quizzer.tui.mastery import MasteryScreen

        self.app.push_screen(MasteryScreen(self.overview))

    def action_sure(self) -> None:
        """Study what the learner was sure of and wrong about, due or not."""
        if self.overview is not None and self.overview.confident_wrong:
            self.quizzer.review_from(lambda desk: desk.begin_confident_wrong())
        else:
            self.say("nothing that you were sure of was wrong")
            self.repaint()

    def action_quiz(self) -> None:
        """Take a quiz on the selected line."""
        scope = self._selected()
        if self.overview is not None and scope is not None:
            from quizzer.tui.quizsetup import QuizSetupScreen

            self.app.push_screen(QuizSetupScreen(self.overview, scope))

    def action_exam(self) -> None:
        """Show what to expect of each exam, and what to do until then."""
        if self.overview is not None:
            from quizzer.tui.exam import ExamScreen

            self.app.push_screen(ExamScreen(self.overview.exams, self.overview.day))

    def action_statistics(self) -> None:
        """Show the work done, and what falls due."""
        if self.overview is not None:
            from quizzer.tui.statistics import StatisticsScreen

            self.app.push_screen(StatisticsScreen(self.overview.decks))

    def action_browse(self) -> None:
        """Search all cards."""
        from quizzer.tui.browse import BrowseScreen

        self.app.push_screen(BrowseScreen())

    def action_settings(self) -> None:
        """Show the settings."""
        if self.quizzer.preferences is None:
            self.say("settings are not kept here")
            self.repaint()
            return
        from quizzer.tui.settings import SettingsScreen

        self.app.push_screen(SettingsScreen(self.quizzer.preferences))

    def action_palette(self) -> None:
        """Show everything that can be done."""
        self.quizzer.action_palette()

    def action_problems(self) -> None:
        """Show what is wrong with the deck files."""
        if self.overview is not None:
            from quizzer.tui.deckproblems import DeckProblemsScreen

            self.app.push_screen(DeckProblemsScreen())

    def action_leave(self) -> None:
        """Quit."""
        self.app.exit()

    async def on_click(self, event: events.Click) -> None:
        """Select the line under the mouse; a second click studies it."""
        line = self.line_at(event.screen_y)
        row = next((n for n, place in enumerate(self._places) if line in place), None)
        if row is None:
            return
        if row == self._cursor and event.chain > 1:
            await self.action_study()
            return
        self._cursor = row
        self.repaint()

    def _study(self, extra_new: int) -> None:
        scope = self._selected()
        if scope is not None:
            self.quizzer.review(scope, extra_new)

    def _rows(self) -> list[Line | Whole]:
        """What can be selected."""
        return rows_of(self.overview, self._open)

    def _row_names(self) -> list[str]:
        return [name_of(row) for row in self._rows()]

    @property
    def _exams(self) -> tuple[ExamLine, ...]:
        return coming(self.overview.exams) if self.overview else ()

    def _selected(self) -> Scope | None:
        from quizzer.study.scope import EVERYTHING

        rows = self._rows()
        if not rows:
            return None
        row = rows[self._cursor]
        return EVERYTHING if isinstance(row, Whole) else row.scope

    def _gap(self) -> list[Content]:
        return [Content("")] if self._exams and self._is_tall else []

    @property
    def _is_tall(self) -> bool:
        return self.size.height >= _TALL

    def _lines_of(self, row: Line | Whole, width: int, *, is_selected: bool) -> list[Content]:
        """The lines of a row, the first of them with the selection's mark."""
        mark = paint.text("›" if is_selected else " ", paint.STRONG)
        wide = not self.is_narrow
        if row is Whole.EXAMS:
            lines = self._exam_lines(width)
        elif isinstance(row, Whole):
            assert self.overview is not None
            lines = [decklines.everything(self.overview, width - 1, is_wide=wide)]
        else:
            is_open = row.scope.deck in self._open
            lines = [decklines.line(row, width - 1, is_open=is_open, is_wide=wide)]
        marked = [
            paint.joined(paint.text(" ") if number else mark, line)
            for number, line in enumerate(lines)
        ]
        return [line.stylize(paint.SELECTED) for line in marked] if is_selected else marked

    def _exam_lines(self, width: int) -> list[Content]:
        room = width - 3
        look = Look(room, self.is_narrow, self.quizzer.planning.is_running)
        lines = exam_lines(self._exams, look)
        if self._is_tall:
            lines.append(today_line(self._exams, room))
        return [line.pad_left(2) for line in lines]


def _get_ready() -> None:
    """Have loaded what studying needs, so that Enter waits for no import."""
    for name in ("quizzer.study.reviewing", "quizzer.tui.review"):
        import_module(name)
