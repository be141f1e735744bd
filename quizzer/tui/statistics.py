"""What was done until now, how well, and what falls due?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.study.scope import EVERYTHING
from quizzer.study.wording import counted
from quizzer.tui import measured, paint
from quizzer.tui import statisticslines as lines
from quizzer.tui.actions import bindings
from quizzer.tui.page import ScrolledPage, title
from quizzer.tui.paint import Hint, Window
from quizzer.tui.unstarted import unstarted

if TYPE_CHECKING:
    from quizzer.study.overview import Line
    from quizzer.study.scope import Scope
    from quizzer.study.statistics import Statistics

_GAP = "  "
_MARGIN = 1
_COLUMN = 41
"""Where the right one of two charts begins."""

_TWO_CHARTS = 76
_MONTHS = 5
_CHART_ROWS = 4
_LOW, _LOWEST = 13, 12


class Section(StrEnum):
    """The parts of the statistics, in the order in which Tab walks them."""

    OVERVIEW = "Overview"
    DUE = "Due"
    RECALL = "Recall"
    TIME = "Time"
    RATINGS = "Ratings"


class StatisticsScreen(ScrolledPage):
    """The work of all decks or of one: everything at a glance, then each part by itself."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("statistics")]

    def __init__(self, decks: Sequence[Line]) -> None:
        super().__init__()
        self._scopes: list[tuple[str, Scope]] = [("All decks", EVERYTHING)]
        self._scopes += [(clean_line(deck.title), deck.scope) for deck in decks]
        self._scope = 0
        self._section = 0
        self._back = 0
        self._found: Statistics | None = None

    def on_mount(self) -> None:
        """Count, which takes a moment for a long log."""
        self._count()

    def _count(self) -> None:
        self.run_worker(unstarted(self._counted), exclusive=True)

    async def _counted(self) -> None:
        found = await self.meanwhile(measured.statistics(self.desk, self._scopes[self._scope][1]))
        if found is not None:
            self._found = found
            self.repaint()

    def head(self, width: int) -> Content:
        """Whose work, and which part of it."""
        names = [
            paint.text(name, paint.STRONG if number == self._section else paint.MUTED)
            for number, name in enumerate(Section)
        ]
        right = Content(_GAP).join(names)
        if self.is_narrow:
            right = names[self._section]
            if self._found and not self._section:  # there is no room below for what counts most
                right = paint.text(f"{counted(self._found.streak, 'day')} in a row")
        return paint.spread(title(self._scopes[self._scope][0]), right, width)

    def body(self, width: int) -> list[Content]:
        """The part that is on."""
        above = [paint.rule(width)]
        found = self._found
        if found is None:
            return [*above, *self.instead("counting …", width)]
        if not found.days:
            return [*above, Content(""), *_nothing(width, is_all=self._scope == 0)]
        match list(Section)[self._section]:
            case Section.OVERVIEW:
                return [*above, *self._overview(found, width)]
            case Section.DUE:
                drawn = lines.due_chart(found, width, _CHART_ROWS + 1)
                return [*above, *drawn, *lines.due_weeks(found, width)]
            case Section.RECALL:
                return [*above, *lines.recall_table(found, width, is_narrow=self.is_narrow)]
            case Section.TIME:
                return [*above, *lines.work_weeks(found, width)]
            case Section.RATINGS:
                return [*above, *lines.ratings_table(found, width, is_narrow=self.is_narrow)]

    def hints(self) -> list[Hint]:
        """The keys of this screen."""
        return [
            self.hint("statistics.next"),
            self.hint("statistics.earlier statistics.later", "earlier, later"),
            self.hint("statistics.deck"),
            self.hint("statistics.help"),
            self.hint("statistics.back"),
        ]

    def action_walk(self, by: int) -> None:
        """Another part."""
        self._section = (self._section + by) % len(Section)
        self._from_the_top()

    def action_period(self, by: int) -> None:
        """Earlier or later weeks of the calendar, as many as are seen."""
        if self._found is None or not self._found.days:
            return
        self._section = 0
        weeks = lines.weeks_in(self.width)
        first = self._found.days[0].day
        farthest = (self._found.today - first).days // 7
        self._back = max(0, min(self._back + by * weeks, farthest // weeks * weeks))
        if self._back:
            self.say(f"the weeks until {self._found.today - timedelta(weeks=self._back)}")
        else:
            self.say(f"the first answer was on {first}" if by > 0 else "")
        self.repaint()

    def action_deck(self) -> None:
        """The next deck alone; after the last one, all together."""
        self._scope = (self._scope + 1) % len(self._scopes)
        self._found, self._back = None, 0
        self._from_the_top()
        self._count()

    def on_click(self, event: events.Click) -> None:
        """Go to the part whose name was clicked."""
        if event.screen_y or self.is_narrow:
            return
        names = _GAP.join(Section)
        at = event.screen_x - _MARGIN - (self.width - len(names))
        if 0 <= at < len(names) and names[at] != " ":
            self._section = names[:at].count(_GAP)
            self._from_the_top()

    def _from_the_top(self) -> None:
        self.message = ""
        self.window = Window(0, self.window.height)
        self.repaint()

    def _overview(self, found: Statistics, width: int) -> list[Content]:
        """Everything at a glance, the most important first."""
        words = [
            *lines.labelled("Time", lines.work_words(found), width),
            *lines.labelled("Ratings", lines.ratings_words(found), width),
        ]
        if self.size.height < _LOWEST:  # a calendar would not be seen whole
            return [*lines.in_brief(found, width), *words]
        months, *squares = lines.calendar(found, width, self._back)
        is_low = self.size.height < _LOW
        calendar = squares if is_low else [months, *squares]
        head = lines.headline(found, width)
        if width < _TWO_CHARTS:
            due = lines.due_chart(found, width, _CHART_ROWS - 1)
            recall = lines.recall_months(found, width, _MONTHS)
            return [*calendar, *head, Content(""), *due, Content(""), *recall, Content(""), *words]
        charts = lines.beside(
            lines.due_chart(found, _COLUMN - 4, _CHART_ROWS),
            lines.recall_months(found, width - _COLUMN, _MONTHS),
            _COLUMN,
        )
        return [*head, *calendar, Content(""), *charts, Content(""), *words]


def _nothing(width: int, *, is_all: bool) -> list[Content]:
    where = "" if is_all else " in this deck"
    said = (
        f"Nothing was answered{where} yet. Go back with q and study with Enter: from the first "
        "answer on, this screen shows the days on which you studied, how much you recalled, and "
        "what falls due."
    )
    return list(paint.paragraph(said, "", width, 0))
