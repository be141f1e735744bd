"""The question before a link is followed: where it leads, in full."""

from __future__ import annotations

import webbrowser
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.cards.links import Link
from quizzer.tui import paint
from quizzer.tui.actions import bindings
from quizzer.tui.jump import Place
from quizzer.tui.page import Page, title
from quizzer.tui.paint import Hint


class LinksScreen(Page):
    """The links of a card, one of them selected and shown in full. Nothing opens by itself."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("links")]

    def __init__(self, links: tuple[Link, ...]) -> None:
        super().__init__()
        self._links = links
        self._row = 0
        self._lines_at: list[int] = []

    def head(self, width: int) -> Content:
        """What this is."""
        return paint.fitted(title("Open a link in the browser?"), width)

    def body(self, width: int) -> list[Content]:
        """Where each leads."""
        lines = [paint.rule(width)]
        self._lines_at = []
        for row, link in enumerate(self._links):
            self._lines_at.append(len(lines))
            style = paint.SELECTED if row == self._row else ""
            host = paint.joined(
                paint.text("to ", paint.MUTED), paint.text(clean_line(link.host), paint.STRONG)
            )
            lines.append(paint.fitted(host, width).stylize(style))
            lines += paint.paragraph(clean_line(link.target), "", max(1, width - 3), 3)
        return lines

    def hints(self) -> list[Hint]:
        """Open it, or don't."""
        return [self.hint("links.open"), self.hint("links.back")]

    def places(self) -> list[Place]:
        """Every line that can be selected."""
        return [Place(line, partial(self._select, row)) for row, line in enumerate(self._lines_at)]

    def _select(self, row: int) -> None:
        self.action_move(row - self._row)

    def action_move(self, by: int) -> None:
        """Another link."""
        self._row = max(0, min(self._row + by, len(self._links) - 1))
        self.message = ""
        self.follow()

    @property
    def selected_lines(self) -> range:
        """The selected link and where it leads, with all that is above the first one."""
        ends = [*self._lines_at[1:], self._length]
        return range(self._lines_at[self._row] if self._row else 0, ends[self._row])

    def action_open(self) -> None:
        """Hand the selected link to the browser."""
        target = self._links[self._row].target
        self.say("opened" if webbrowser.open(target) else "no browser could be started")
        self.repaint()

    def action_back(self) -> None:
        """Back to the card."""
        self.dismiss()
