"""What do all screens share? A head of one row, a body, and a foot with the keys.

Each is one `Static` of fixed size that is painted anew, so a key costs a repaint, not a layout.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from quizzer.cards.clean import clean_line
from quizzer.errors import QuizzerError
from quizzer.tui import paint
from quizzer.tui.paint import Hint, Window

if TYPE_CHECKING:
    from quizzer.study.desk import Desk
    from quizzer.tui.app import QuizzerApp

T = TypeVar("T")

WIDEST = 100
"""Cells that a page of lines uses at most."""

_NARROW = 60
_SAVING_AFTER_SECONDS = 0.3


class Page(Screen[None]):
    """A screen painted from `head`, `body` and `hints`. Subclasses say what these are."""

    CSS = """
    Page { layout: vertical; overflow: hidden; }
    Page > .head { height: 1; padding: 0 1; }
    Page > .body { height: 1fr; padding: 0 1; }
    Page > .foot { height: auto; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.message = ""
        self.window = Window(0, 0)

    def compose(self) -> ComposeResult:
        """Three statics, none of which reads markup."""
        yield Static(classes="head", markup=False)
        yield Static(classes="body", markup=False)
        yield Static(classes="foot", markup=False)

    def head(self, width: int) -> Content:
        """The first row."""
        raise NotImplementedError

    def body(self, width: int) -> list[Content]:
        """All lines of the body; `window` says which are seen."""
        raise NotImplementedError

    def hints(self) -> list[Hint]:
        """The keys that do something now."""
        raise NotImplementedError

    def is_ready(self) -> bool:
        """Whether there is something to paint."""
        return True

    @property
    def desk(self) -> Desk:
        """The app's desk."""
        return self.quizzer.desk

    @property
    def quizzer(self) -> QuizzerApp:
        """The app, by its own type."""
        return cast("QuizzerApp", self.app)

    def on_resize(self, _event: events.Resize) -> None:
        """Paint for the new size."""
        self.repaint()

    def repaint(self) -> None:
        """Paint the three parts from the state as it is."""
        width = max(1, self.size.width - 2)
        foot = [self._rule(width), *paint.strip(self.hints(), width)]
        height = max(1, self.size.height - 1 - len(foot))
        body = self.body(width)
        self.window = Window(self.window.top, height).around(self.window.top, len(body))
        self._static("head").update(self.head(width), layout=False)
        self._static("body").update(paint.stacked(self.window.of(body)), layout=False)
        static_foot = self._static("foot")
        static_foot.update(paint.stacked(foot), layout=static_foot.size.height != len(foot))

    def say(self, message: str) -> None:
        """Show a sentence in the rule above the keys until the next key."""
        self.message = message

    async def result_of(self, future: Future[T]) -> T | None:
        """The result of the desk's work; None when it failed, which is then said.

        Keys that come meanwhile wait their turn.
        """
        waiting = asyncio.wrap_future(future)
        try:
            done, _ = await asyncio.wait({waiting}, timeout=_SAVING_AFTER_SECONDS)
            if not done:
                self.say("saving …")
                self.repaint()
            result = await waiting
        except QuizzerError as error:
            self.say(f"{error.what}. {error.remedy}".rstrip(". ") + ".")
            self.repaint()
            return None
        self.message = ""
        return result

    async def result_or_leave(self, future: Future[T]) -> T:
        """The result of work without which the app cannot go on; it ends with the error."""
        try:
            return await asyncio.wrap_future(future)
        except QuizzerError as error:
            self.quizzer.fail(error)
            raise asyncio.CancelledError from error

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for names and numbers only."""
        return self.size.width < _NARROW

    def _rule(self, width: int) -> Content:
        if not self.message:
            return paint.rule(width)
        said = paint.text(f" {clean_line(self.message)} ", paint.STRONG)
        return paint.joined(paint.text("──", paint.MUTED), paint.fitted(said, width - 2))

    def _static(self, part: str) -> Static:
        return self.query_one(f".{part}", Static)


def title(words: str) -> Content:
    """A page's name at the left of its head."""
    return paint.text(words, paint.BOLD)
