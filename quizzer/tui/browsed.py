"""A card that was found, whole, on a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.tui import browselines, paint
from quizzer.tui.dialogs import ReadPage
from quizzer.tui.page import title

if TYPE_CHECKING:
    from quizzer.study.searching.found import CardRow


class BrowsedScreen(ReadPage):
    """Its question with the answer, for where there is no room beside the list."""

    def __init__(self, card: CardRow) -> None:
        super().__init__()
        self._card = card

    def head(self, width: int) -> Content:
        """The card's identity."""
        return paint.fitted(title(clean_line(str(self._card.key))), width)

    def body(self, width: int) -> list[Content]:
        """The card."""
        return [paint.rule(width), *browselines.preview(self._card, width, self.size.height)]
