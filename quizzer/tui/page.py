"""What do all screens share? A head of one row, a body, and a foot with the keys.

Together they are the rows of one widget, so a key costs the lines that change, not a layout.
"""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Awaitable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import events
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen

from quizzer.cards.clean import clean_line
from quizzer.errors import QuizzerError
from quizzer.tui import paint
from quizzer.tui.jump import Destination, Jump, Place
from quizzer.tui.keymap import Keys
from quizzer.tui.paint import Hint, Window
from quizzer.tui.paper import Paper

if TYPE_CHECKING:
    from pathlib import Path

    from quizzer.study.desk import Desk
    from quizzer.tui.app import QuizzerApp

T = TypeVar("T")

INLINE_ROWS = 14
"""What the app takes below the prompt when it does not take the whole screen."""

_NARROW = 60
_HEAD_ROWS = 1
_FOOT_ROWS = 3  # the rule, and the keys on up to two rows
_ON_THE_SPOT_SECONDS = 0.1


class Page(Screen[None]):
    """A screen painted from `head`, `body` and `hints`. Subclasses say what these are.

    `widest` is how many cells it uses at most: a line of a table that is longer is hard to follow.
    """

    widest: ClassVar[int] = 100

    def __init__(self) -> None:
        super().__init__()
        self.message = ""
        self._why_not = ""
        self.window = Window(0, 0)
        self._length = 0
        self.paper = Paper()
        self.jump: Jump | None = None

    def compose(self) -> ComposeResult:
        """One widget, and no markup anywhere."""
        yield self.paper

    @abstractmethod
    def head(self, width: int) -> Content:
        """The first row."""

    @abstractmethod
    def body(self, width: int) -> list[Content]:
        """All lines of the body; `window` says which are seen."""

    @abstractmethod
    def hints(self) -> list[Hint]:
        """The keys that do something now."""

    def hint(self, actions: str, words: str = "", detail: str = "") -> Hint:
        """The hint of an action by its id, with the key that this learner has for it.

        Of several actions, with spaces between their ids, each shows its key.
        """
        return self.keys.hint(actions, words, detail)

    def places(self) -> list[Place]:
        """The lines that a jump can go to."""
        return []

    async def jumped(self, event: events.Key) -> None:
        """Go where a letter says; any other key leaves everything as it is."""
        jump, self.jump = self.jump, None
        self.repaint()
        go = jump.to(event.character) if jump else None
        gone = go() if go else None
        if isinstance(gone, Awaitable):
            await gone

    def open_jump(self, elsewhere: Sequence[Destination]) -> None:
        """Label what can be gone to: the places that are seen, and other screens."""
        self.jump = Jump.among((), elsewhere)
        self.repaint()

    def _labelled(self, jump: Jump) -> Jump:
        """The jump with the places that are seen now: what is listed, and the room, may change."""
        seen = range(self.window.top, self.window.top + self.window.height)
        return Jump.among([p for p in self.places() if p.line in seen], jump.elsewhere)

    async def lets_go(self) -> None:
        """Keep what should not be lost when the learner goes home from here."""

    async def takes(self, event: events.Key | events.Paste) -> bool:
        """Whether the page used up a key or a paste itself: a page that is typed into does.

        It is asked before any binding, so that letters which are keys can be typed.
        """
        del event
        return False

    @property
    def registered(self) -> str:
        """The name of the screen in the registry of actions."""
        ids = (binding.id for binding in self.BINDINGS if isinstance(binding, Binding))
        return next((name.partition(".")[0] for name in ids if name), "")

    @property
    def keys(self) -> Keys:
        """The keys of all actions."""
        return self.quizzer.keys

    @property
    def desk(self) -> Desk:
        """The app's desk."""
        return self.quizzer.desk

    @property
    def quizzer(self) -> QuizzerApp:
        """The app, by its own type."""
        return cast("QuizzerApp", self.app)

    @property
    def selected_lines(self) -> range:
        """The lines of the body, as it was painted, that belong in sight; none without a cursor."""
        return range(0)

    def follow(self) -> None:
        """Paint with the selected lines in sight: where they do not fit, the first of them."""
        lines = self.selected_lines
        if lines:
            self.window = self.window.around(lines[-1], self._length).around(lines[0], self._length)
        self.repaint()

    def keep_in_view(self, line: int | None) -> None:
        """Scroll no further than to see a line of what is painted; most keys need not."""
        window = self.window if line is None else self.window.around(line, self._length)
        if window != self.window:
            self.window = window
            self.repaint()

    def on_resize(self, _event: events.Resize) -> None:
        """Paint for the new size; then it is known where the selected lines are."""
        self.repaint()
        self.follow()

    def repaint(self) -> None:
        """Paint the state as it is."""
        width = self.width
        height = max(1, self.size.height - _HEAD_ROWS - _FOOT_ROWS)
        self.window = Window(self.window.top, height)
        body, hints = self.body(width), self.hints()
        self._length = len(body)
        self.window = self.window.around(self.window.top, self._length)
        if self.jump is not None:
            self.jump = self._labelled(self.jump)
            body, hints = self.jump.over(body), self.jump.hints()
        seen = self.window.of(body)
        blank = [Content("")] * (height - len(seen))
        below = self._length - self.window.top - height
        foot = [self._rule(width, below), *paint.strip(tuple(hints), width)]
        self.paper.show([self.head(width), *seen, *blank, *foot])

    @property
    def scroll_key(self) -> str:
        """What shows the lines below, as it stands beside their number."""
        return "↓"

    @property
    def size(self) -> Size:
        """The room that there is; below the prompt it is a part of the terminal."""
        size = super().size
        return size.with_height(min(size.height, INLINE_ROWS)) if self.app.is_inline else size

    @property
    def width(self) -> int:
        """The cells that a line has."""
        return max(1, min(self.size.width - 2, self.widest))

    def line_at(self, y: int) -> int | None:
        """The number of the body's line in a row of the screen; None in the head or the foot."""
        row = y - _HEAD_ROWS
        return row + self.window.top if 0 <= row < self.window.height else None

    def row_at(self, y: int, first: int, count: int) -> int | None:
        """Which of `count` rows is in a row of the screen, where line `first` has the first."""
        line = self.line_at(y)
        return line - first if line is not None and 0 <= line - first < count else None

    def action_scroll(self, by: int) -> None:
        """Scroll what does not fit."""
        self.window = Window(max(0, self.window.top + by), self.window.height)
        self.repaint()

    def action_move(self, by: int) -> None:
        """Go on by so many lines: a page with a cursor moves it, any other scrolls."""
        self.action_scroll(by)

    def action_page(self, by: int) -> None:
        """Go on by so many screens, of which a line stays."""
        self.action_move(by * max(1, self.window.height - 1))

    def action_end(self, by: int) -> None:
        """Go to the beginning, with whatever stands above the first line, or to the end."""
        top = self._length if by > 0 else 0
        self.window = self.window.around(top, self._length)
        self.action_move(by * self._length)

    def action_help(self) -> None:
        """Show all keys, those of this page first."""
        from quizzer.tui.dialogs import HelpScreen

        self.app.push_screen(HelpScreen())

    def on_mouse_scroll_down(self) -> None:
        """One line down."""
        self.action_move(1)

    def on_mouse_scroll_up(self) -> None:
        """One line up."""
        self.action_move(-1)

    def say(self, message: str) -> None:
        """Show a sentence in the rule above the keys until the next key."""
        self.message = message

    async def result_of(self, future: Future[T]) -> T | None:
        """The result of the desk's work; None when it failed, which is then said.

        Keys that come meanwhile wait their turn.
        """
        try:
            result = await self._soon_or_later(future)
        except QuizzerError as error:
            self.say_failure(error)
            return None
        self.message = ""
        return result

    async def meanwhile(self, work: Future[T] | Awaitable[T]) -> T | None:
        """The same for work that may take its time, in a worker, while keys go on."""
        self._why_not = ""
        try:
            if isinstance(work, Future):
                return await asyncio.wrap_future(work)
            return await work
        except QuizzerError as error:
            self.say_failure(error)
            return None

    async def _soon_or_later(self, future: Future[T]) -> T:
        """Wait the few milliseconds of a commit on the spot, and longer ones without blocking.

        Handing over to the event loop and back costs a good part of a commit's own time.
        """
        try:
            return future.result(_ON_THE_SPOT_SECONDS)
        except TimeoutError:
            self.say("saving …")
            self.repaint()
            return await asyncio.wrap_future(future)

    async def result_or_leave(self, future: Future[T]) -> T | None:
        """The result of work without which the page is nothing; None when it failed.

        Then the page is left, and the app with it if it was started for this page.
        """
        try:
            return await asyncio.wrap_future(future)
        except QuizzerError as error:
            self.quizzer.give_up(self, error)
            return None

    def edits(self, path: Path, line: int) -> bool:
        """Open a file at a line in the editor, and wait; False, said why, where that cannot be."""
        from quizzer.tui import editing

        command = editing.command(path, line)
        if command is None:
            self.say("set $VISUAL or $EDITOR to edit")
            self.repaint()
            return False
        try:
            with self.app.suspend():
                editing.run(command)
        except SuspendNotSupported:  # as below the prompt
            self.say("an editor needs the whole terminal: start without --inline")
            self.repaint()
            return False
        self.app.refresh(repaint=True, layout=True)
        return True

    def say_failure(self, error: QuizzerError) -> None:
        """Say what went wrong, and what can be done."""
        self._why_not = clean_line(f"{error.what}. {error.remedy}".rstrip(". ") + ".")
        self.say(self._why_not)
        self.repaint()

    def instead(self, waiting: str, width: int) -> list[Content]:
        """What stands where something is to come: why it does not, or that it is waited for.

        The reason stands there once it has gone from above the keys.
        """
        words = "" if self.message else self._why_not or waiting
        return [Content(""), *paint.paragraph(words, paint.MUTED, width, 0)]

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for names and numbers only."""
        return self.size.width < _NARROW

    def _rule(self, width: int, below: int) -> Content:
        """The line above the keys: what there is to say, or how many lines are below it."""
        if self.message:
            said = paint.text(f" {clean_line(self.message)} ", paint.STRONG)
            return paint.joined(paint.text("──", paint.MUTED), paint.fitted(said, width - 2))
        if below <= 0:
            return paint.rule(width)
        more = paint.text(f" {self.scroll_key} {below:,} more ", paint.MUTED)
        left = max(0, width - more.cell_length - 2)
        return paint.joined(paint.rule(left), more, paint.rule(width - left - more.cell_length))


class ScrolledPage(Page):
    """A page of lines to read, with keys of its own beside those that scroll it."""

    def action_scroll(self, by: int) -> None:
        """Scroll what does not fit; what was said is read by now."""
        self.message = ""
        super().action_scroll(by)

    def action_back(self) -> None:
        """Back to where it was opened."""
        self.dismiss()


def title(words: str) -> Content:
    """A page's name at the left of its head."""
    return paint.text(words, paint.BOLD)
