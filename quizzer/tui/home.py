"""The home screen: what is due, deck by deck, and how well each topic is known."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.tui import paint
from quizzer.tui.actions import bindings
from quizzer.tui.page import Page, title
from quizzer.tui.paint import Hint

if TYPE_CHECKING:
    from quizzer.study.overview import Line, Overview
    from quizzer.study.queue import Scope

_MORE_NEW = 10
_TITLE_ROW = 2
_DATE = "%a %-d %b"


class HomeScreen(Page):
    """Decks and topics with due and new counts and mastery. Painted empty first, then filled."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("home")]

    def __init__(self) -> None:
        super().__init__()
        self.overview: Overview | None = None
        self._cursor = 0
        self._open: set[str] = set()

    def on_mount(self) -> None:
        """Fill in after the first frame: the store is imported and opened in its own thread."""
        self.call_after_refresh(self._start_filling)

    def _start_filling(self) -> None:
        self.run_worker(self.fill(), exclusive=True)

    def on_screen_resume(self) -> None:
        """Count again after a session."""
        if self.overview is not None:
            self._start_filling()

    async def fill(self) -> None:
        """Read the library and paint it."""
        first = self.overview is None
        self.overview = await self.result_or_leave(self.desk.look())
        if first and self.overview.decks:
            self._open.add(self.overview.decks[0].scope.deck)
        if self.overview.notices:
            note, *others = self.overview.notices
            self.say(f"({len(others) + 1} notes, see quizzer list) {note}" if others else note)
        self.repaint()

    def head(self, width: int) -> Content:
        """The name, the date, and today's counts."""
        if self.overview is None:
            return title("quizzer")
        day = self.overview.day.strftime(_DATE)
        counts = f"{self.overview.due} due · {self.overview.new} new"
        right = counts if self.is_narrow else f"{day} · {counts}"
        return paint.spread(title("quizzer"), paint.text(right), width)

    def body(self, width: int) -> list[Content]:
        """A line for everything, each deck, and the topics of the decks that are open."""
        lines = [paint.rule(width), self._columns(width)]
        if self.overview is None:
            return lines
        rows = self._rows()
        for number, row in enumerate(rows):
            lines.append(self._row(row, width, is_selected=number == self._cursor))
        if not self.overview.decks:
            lines += [Content(""), *_empty(width)]
        elif not self.overview.due and not self.overview.new:
            lines += [Content(""), *self._done(width)]
        return lines

    def hints(self) -> list[Hint]:
        """The keys of the home screen."""
        return [
            Hint("Enter", "study"),
            Hint("n", "ten more new"),
            Hint("m", "mastery"),
            Hint("c", "coverage"),
            Hint("→", "topics"),
            Hint("?", "help"),
            Hint("q", "quit"),
        ]

    def action_move(self, by: int) -> None:
        """Select another line."""
        self.message = ""
        self._cursor = max(0, min(self._cursor + by, len(self._rows()) - 1))
        rows = len(self._rows()) + _TITLE_ROW
        top = 0 if self._cursor == 0 else self._cursor + _TITLE_ROW
        self.window = self.window.around(top, rows)
        self.repaint()

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
        decks = [row.scope.deck if row else "" for row in self._rows()]
        self._cursor = decks.index(scope.deck)
        self.repaint()

    def action_study(self) -> None:
        """Study the selected line."""
        self._study(0)

    def action_more(self) -> None:
        """Study it with more new cards than the day still introduces."""
        self._study(_MORE_NEW)

    def action_mastery(self) -> None:
        """Show mastery per topic."""
        if self.overview is not None:
            from quizzer.tui.mastery import MasteryScreen

            self.app.push_screen(MasteryScreen(self.overview))

    def action_help(self) -> None:
        """Show all keys."""
        from quizzer.tui.dialogs import HelpScreen

        self.app.push_screen(HelpScreen())

    def action_leave(self) -> None:
        """Quit."""
        self.app.exit()

    def on_click(self, event: events.Click) -> None:
        """Select the line under the mouse; a second click studies it."""
        row = event.screen_y - 1 + self.window.top - _TITLE_ROW
        if self.overview is None or not 0 <= row < len(self._rows()):
            return
        if row == self._cursor and event.chain > 1:
            self.action_study()
            return
        self._cursor = row
        self.repaint()

    def on_mouse_scroll_down(self) -> None:
        """One line down."""
        self.action_move(1)

    def on_mouse_scroll_up(self) -> None:
        """One line up."""
        self.action_move(-1)

    def _study(self, extra_new: int) -> None:
        scope = self._selected()
        if self.overview is not None and scope is not None:
            self.quizzer.review(scope, extra_new)

    def _rows(self) -> list[Line | None]:
        """What can be selected; None stands for everything."""
        if self.overview is None:
            return []
        rows: list[Line | None] = [None]
        for deck in self.overview.decks:
            rows.append(deck)
            if deck.scope.deck in self._open:
                rows.extend(deck.topics)
        return rows

    def _selected(self) -> Scope | None:
        from quizzer.study.queue import EVERYTHING

        rows = self._rows()
        if not rows:
            return None
        row = rows[min(self._cursor, len(rows) - 1)]
        return EVERYTHING if row is None else row.scope

    def _columns(self, width: int) -> Content:
        wide = not self.is_narrow
        cells = ["Decks", "due", "new", "mastery" if wide else ""]
        return _cells([paint.text(cell, paint.MUTED) for cell in cells], width, is_wide=wide)

    def _row(self, row: Line | None, width: int, *, is_selected: bool) -> Content:
        assert self.overview is not None
        mark = paint.text("›" if is_selected else " ", paint.STRONG)
        wide = not self.is_narrow
        if row is None:
            name = paint.text("  Everything")
            cells = [name, _count(self.overview.due), _count(self.overview.new), Content("")]
        else:
            arrow = ""
            if row.depth == 0:
                arrow = "▾ " if row.scope.deck in self._open else "▸ "
            name = paint.text(("    " if row.depth else arrow) + clean_line(row.title))
            cells = [name, _count(row.due), _count(row.new), mastery_cell(row, is_wide=wide)]
        line = paint.joined(mark, _cells(cells, width - 1, is_wide=wide))
        return line.stylize(paint.SELECTED) if is_selected else line

    def _done(self, width: int) -> list[Content]:
        assert self.overview is not None
        tomorrow = f"Nothing is due now. Tomorrow: {self.overview.tomorrow}."
        more = " n takes ten new cards more." if self.overview.unseen else ""
        return paint.wrapped(paint.text(f"  {tomorrow}{more}"), width)


def mastery_cell(line: Line, *, is_wide: bool) -> Content:
    """A bar with the mastery in numbers; only the numbers where there is no room."""
    score = round(line.mastery.score * 100)
    number = paint.text(f"{score:>4} %")
    if not is_wide:
        return number
    margin = f" ± {round(line.mastery.margin * 100):<2}" if line.mastery.seen else " " * 5
    return paint.joined(paint.bar(line.mastery.score), number, paint.text(margin, paint.MUTED))


def _count(number: int) -> Content:
    return paint.text(str(number), "" if number else paint.MUTED)


def _cells(cells: list[Content], width: int, *, is_wide: bool) -> Content:
    """A name, two counts and a mastery, in columns."""
    numbers, last = (6, 24) if is_wide else (5, 7)
    name, due, new, mastery = cells
    return paint.joined(
        paint.fitted(name, width - 2 * numbers - last),
        paint.flush_right(due, numbers),
        paint.flush_right(new, numbers),
        paint.fitted(paint.joined(paint.text("   " if is_wide else " "), mastery), last),
    )


def _empty(width: int) -> list[Content]:
    words = "The library is empty. Leave with q, then add a deck: quizzer add deck.yaml"
    return paint.wrapped(paint.text(words), width)
