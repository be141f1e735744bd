"""How well is each topic known, and which cards hold it down?"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.study.wording import EMPTY_LIBRARY, counted, evidence, interval_text, percent
from quizzer.tui import chart, measured, paint
from quizzer.tui.actions import bindings
from quizzer.tui.browselist import READ_AHEAD
from quizzer.tui.jump import Place, places_of
from quizzer.tui.page import Page, title
from quizzer.tui.paint import Hint
from quizzer.tui.unstarted import unstarted

if TYPE_CHECKING:
    from quizzer.memory.mastery import Mastery
    from quizzer.study.desk import Marks
    from quizzer.study.measuring import Point
    from quizzer.study.overview import CardLine, Line, Overview

_BAR, _NUMBERS, _SEEN, _ANSWERS = 14, 12, 13, 15
_WIDE = 90
_LABEL, _SCALE = 10, 6
_CAPTION = 2  # the dates, and an empty row
_LOW, _TALL = 16, 28


class LinesPage(Page):
    """A page of lines of which one is selected. The first `fixed` lines cannot be."""

    fixed = 1

    def __init__(self) -> None:
        super().__init__()
        self.cursor = 0

    @abstractmethod
    def count(self) -> int:
        """How many lines can be selected."""

    def action_move(self, by: int) -> None:
        """Select another line."""
        self.message = ""
        self.cursor = max(0, min(self.cursor + by, self.count() - 1))
        self.follow()

    @property
    def selected_lines(self) -> range:
        """The selected line, with all that is above the first one and below the last."""
        line, is_last = self.cursor + self.fixed, self.cursor == self.count() - 1
        return range(line if self.cursor else 0, self._length if is_last else line + 1)

    def in_sight(self) -> range:
        """The numbers of the lines that are seen, as far as they can be selected."""
        top = self.window.around(self.window.top, self.count() + self.fixed).top - self.fixed
        return range(max(0, top), max(0, min(top + self.window.height, self.count())))

    def lines_below(self, above: list[Content], line: Callable[[int], Content]) -> list[Content]:
        """The fixed lines, and below them all others, of which those in sight are painted."""
        seen = self.in_sight()
        unseen = [Content("")] * seen.start, [Content("")] * (self.count() - seen.stop)
        return [*above, *unseen[0], *map(line, seen), *unseen[1]]

    def places(self) -> list[Place]:
        """The lines in sight."""
        seen = self.in_sight()
        first = self.fixed + seen.start
        return places_of(first, seen, lambda row: self.action_move(row - self.cursor))

    def action_back(self) -> None:
        """Back to where it was opened."""
        self.dismiss()

    def on_click(self, event: events.Click) -> None:
        """Select the line under the mouse."""
        row = self.row_at(event.screen_y, self.fixed, self.count())
        if row is not None:
            self.cursor = row
            self.repaint()

    def marked(self, number: int, line: Content, width: int) -> Content:
        """A line with the selection's mark, which is more than a colour."""
        is_selected = number == self.cursor
        mark = paint.text("› " if is_selected else "  ", paint.STRONG)
        whole = paint.fitted(paint.joined(mark, line), width)
        return whole.stylize(paint.SELECTED) if is_selected else whole


class MasteryScreen(LinesPage):
    """A line per deck and topic: bar, interval and evidence."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("mastery")]

    def __init__(self, overview: Overview) -> None:
        super().__init__()
        self._lines = overview.lines

    def on_screen_resume(self) -> None:
        """Measure again after a session or a suspended card."""
        self.run_worker(unstarted(self._measure), exclusive=True)

    async def _measure(self) -> None:
        overview = await self.meanwhile(self.desk.look())
        if overview is not None:
            self._lines = overview.lines
            self.repaint()

    def count(self) -> int:
        """Every deck and topic can be selected."""
        return len(self._lines)

    def head(self, width: int) -> Content:
        """What the number means."""
        meaning = "expected score if every card were asked tomorrow"
        right = paint.text("" if self.is_narrow else meaning, paint.MUTED)
        return paint.spread(title("Mastery"), right, width)

    def body(self, width: int) -> list[Content]:
        """The lines."""
        if not self._lines:
            return [paint.rule(width), Content(""), *paint.paragraph(EMPTY_LIBRARY, "", width, 0)]
        return self.lines_below(
            [paint.rule(width)],
            lambda row: self.marked(row, self._line(self._lines[row], width - 2), width),
        )

    def hints(self) -> list[Hint]:
        """The keys of this screen."""
        return [
            self.hint("mastery.cards"),
            self.hint("mastery.study"),
            self.hint("mastery.calibration"),
            self.hint("mastery.help"),
            self.hint("mastery.back"),
        ]

    def action_cards(self) -> None:
        """Show the cards of the selected line."""
        if self._lines:
            self.app.push_screen(CardsScreen(self._lines[self.cursor]))

    def action_study(self) -> None:
        """Study the selected line."""
        if self._lines:
            self.quizzer.review(self._lines[self.cursor].scope)

    def action_calibration(self) -> None:
        """Show whether what was predicted came true."""
        from quizzer.tui.calibration import CalibrationScreen

        self.app.push_screen(CalibrationScreen())

    def _line(self, line: Line, width: int) -> Content:
        name = paint.text("  " * line.depth + clean_line(line.title), "" if line.depth else "bold")
        if self.is_narrow:
            return paint.spread(name, paint.fitted(_numbers(line.mastery), _NUMBERS), width)
        return paint.spread(name, _measured(line.mastery, width), width)


class CardsScreen(LinesPage):
    """The cards of a topic, the weakest first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("cards")]

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._topic = line
        self._numbers: tuple[int, ...] = ()
        self._cards: dict[int, CardLine | None] = {}
        self._asked = range(0)
        self._year: tuple[Point, ...] = ()

    def on_screen_resume(self) -> None:
        """Read the cards, again after a session."""
        self.run_worker(unstarted(self._read), exclusive=True)

    async def _read(self) -> None:
        numbers = await self.meanwhile(self.desk.weakest(self._topic.scope))
        if numbers is not None:
            self._numbers = numbers
            self.cursor = max(0, min(self.cursor, len(numbers) - 1))
            self._asked = self.in_sight()
            self._cards = await self._near()
            self.repaint()
        points = await self.meanwhile(measured.year(self.desk, self._topic.scope))
        if points:
            self._year = points
            self._topic = replace(self._topic, measured=points[-1].mastery)
            self.repaint()

    async def _near(self) -> dict[int, CardLine | None]:
        """The cards in sight and some around them; None of one that has gone since.

        Without those that could not be read, which are asked for again in another place.
        """
        top = self.window.top - self.fixed
        rows = slice(max(0, top - READ_AHEAD), max(0, top + self.window.height + READ_AHEAD))
        numbers = self._numbers[rows]
        lines = await self.meanwhile(self.desk.card_lines(numbers))
        return {} if lines is None else {number: lines.get(number) for number in numbers}

    async def _read_on(self) -> None:
        self._cards |= await self._near()
        self.repaint()

    def count(self) -> int:
        """Every card can be selected."""
        return len(self._numbers)

    def head(self, width: int) -> Content:
        """The topic and what is known about it."""
        known = evidence(self._topic.mastery)
        right = paint.text("" if self.is_narrow else known, paint.MUTED)
        return paint.spread(title(clean_line(self._topic.title)), right, width)

    def body(self, width: int) -> list[Content]:
        """The year, then the cards. A deck may have many, so they are read as they are seen."""
        above = [paint.rule(width), *self._history(width)]
        self.fixed = len(above)
        seen = self.in_sight()
        if seen != self._asked and any(self._numbers[row] not in self._cards for row in seen):
            self._asked = seen
            self.run_worker(unstarted(self._read_on), group="rows", exclusive=True)
        return self.lines_below(above, lambda row: self._row(row, width))

    def hints(self) -> list[Hint]:
        """The keys of this screen."""
        return [
            self.hint("cards.study"),
            self.hint("cards.suspend"),
            self.hint("cards.flag"),
            self.hint("cards.help"),
            self.hint("cards.back"),
        ]

    async def action_suspend(self) -> None:
        """Suspend the selected card, or take it up again."""
        await self._change(lambda marks: replace(marks, suspended=not marks.suspended))

    async def action_flag(self) -> None:
        """Flag the selected card, or take the flag away."""
        await self._change(lambda marks: replace(marks, flagged=not marks.flagged))

    def action_study(self) -> None:
        """Study what is due of this topic."""
        self.quizzer.review(self._topic.scope)

    def _history(self, width: int) -> list[Content]:
        """The year of the topic's mastery; its rows are kept free until it is read."""
        if not self._topic.mastery.reviews:
            return []
        height = self.size.height
        rows = 1 if height < _LOW else 3 if height < _TALL else 4
        if not self._year:
            return [Content("")] * (rows if rows == 1 else rows + _CAPTION)
        known = self._topic.mastery
        ranges = [_range(point.mastery) for point in self._year]
        drawn = chart.year(ranges, width - _LABEL - _SCALE, rows)
        labels = [paint.text(percent(known.score), paint.BOLD)]
        if rows == 1:
            return [_labelled(labels[0], drawn[0])]
        labels.append(paint.text(interval_text(known), paint.MUTED))
        scale = {0: " 100 %", rows - 1: " 0 %"}
        lines = [
            paint.joined(
                _labelled(labels[row] if row < len(labels) else Content(""), line),
                paint.text(scale.get(row, ""), paint.MUTED),
            )
            for row, line in enumerate(drawn)
        ]
        first = self._year[0].day.strftime("%-d %b %Y")
        dates = paint.spread(
            paint.text(first, paint.MUTED), paint.text("today", paint.MUTED), drawn[0].cell_length
        )
        return [*lines, dates.pad_left(_LABEL), Content("")]

    async def _change(self, changed: Callable[[Marks], Marks]) -> None:
        card = self._card(self.cursor) if self._numbers else None
        if card is None:
            return
        key = card.key
        marks = await self.result_of(self.desk.marks(key))
        if marks is None:
            return
        await self.result_of(self.desk.set_marks(key, changed(marks), marks))
        await self._read()

    def _card(self, row: int) -> CardLine | None:
        return self._cards.get(self._numbers[row])

    def _row(self, row: int, width: int) -> Content:
        card = self._card(row)
        line = Content("") if card is None else self._line(card, width - 2)
        return self.marked(row, line, width)

    def _line(self, card: CardLine, width: int) -> Content:
        question = paint.text(clean_line(card.question), paint.MUTED if card.suspended else "")
        recall = "new" if card.recall is None else percent(card.recall)
        state = "@" if card.suspended else "!" if card.flagged else "~" if card.leech else " "
        parts = [state, f"{recall:>6}"]
        if not self.is_narrow:
            due = card.due_on.strftime("%d %b") if card.due_on else ""
            parts += [f"{counted(card.reviews, 'answer'):>11}", f"{due:>7}"]
        return paint.spread(question, paint.text(" ".join(parts)), width)


def _measured(known: Mastery, width: int) -> Content:
    """A bar with its interval, the numbers, and the evidence as far as there is room."""
    counts = f"{known.seen}/{known.cards}"
    whole = f"{counts} seen"
    seen = paint.text(whole if len(whole) <= _SEEN else counts, paint.MUTED)
    parts = [
        chart.band(known.low, known.high, _BAR),
        paint.fitted(_numbers(known), _NUMBERS),
        paint.flush_right(seen, _SEEN),
    ]
    if width >= _WIDE:
        answers = paint.text(counted(known.reviews, "answer"), paint.MUTED)
        parts.append(paint.flush_right(answers, _ANSWERS))
    return paint.joined(*parts)


def _numbers(known: Mastery) -> Content:
    number = paint.text(f"{round(known.score * 100):>4} %")
    margin = f" ± {round(known.margin * 100)}" if known.seen else ""
    return paint.joined(number, paint.text(margin, paint.MUTED))


def _range(known: Mastery) -> chart.Range:
    return chart.Range(known.low, known.score, known.high)


def _labelled(label: Content, line: Content) -> Content:
    return paint.joined(paint.fitted(label, _LABEL), line)
