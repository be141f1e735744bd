"""What can be looked at of a card that is selected in a list, outside of a session?"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from quizzer.tui.page import Page

if TYPE_CHECKING:
    from quizzer.study.desk import Turn
    from quizzer.study.searching.found import CardRow


class CardPage(Page):
    """A page with a selected card: its answer, what is known of it, its source, its file."""

    @property
    @abstractmethod
    def selected(self) -> CardRow | None:
        """The card that is selected, if there is one."""

    @abstractmethod
    def read_again(self) -> None:
        """Show what the selected card says now that it was edited."""

    def action_open(self) -> None:
        """Show the selected card on a page of its own."""
        if self.selected is not None:
            from quizzer.tui.browsed import BrowsedScreen

            self.app.push_screen(BrowsedScreen(self.selected))

    async def action_info(self) -> None:
        """Show what is known about the selected card."""
        from quizzer.tui.dialogs import CardScreen

        turn = await self._turn()
        if turn is not None and turn.card is not None:
            reviews = await self.result_of(self.desk.history(turn.card.key))
            if reviews is not None:
                self.app.push_screen(CardScreen(turn, reviews))

    async def action_source(self) -> None:
        """Show the passages that the selected card cites."""
        turn = await self._turn()
        if turn is None or turn.card is None:
            return
        if not turn.card.citations:
            self.say("this card cites no passage")
            self.repaint()
            return
        passages = await self.result_of(self.desk.passages(turn))
        if passages is not None:
            from quizzer.tui.passage import PassageScreen

            self.app.push_screen(PassageScreen(passages))

    async def action_edit(self) -> None:
        """Open the deck file at the selected card, then read it again."""
        turn = await self._turn()
        if turn is None or turn.card is None or turn.path is None:
            return
        if self.edits(turn.path, turn.card.line):
            if await self.result_of(self.desk.reload(turn)) is not None:
                self.read_again()
            self.repaint()

    def action_back(self) -> None:
        """Back to where it was opened."""
        self.dismiss()

    async def _turn(self) -> Turn | None:
        """The selected card as a session would show it."""
        if self.selected is None:
            return None
        return await self.result_of(self.desk.look_at(self.selected.key))
