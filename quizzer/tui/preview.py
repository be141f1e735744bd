"""The preview of a deck file: its cards as review shows them, read again whenever it is saved."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.errors import QuizzerError
from quizzer.study import previewing
from quizzer.tui import cardface, paint
from quizzer.tui.actions import bindings
from quizzer.tui.cardface import Layout
from quizzer.tui.look import Look
from quizzer.tui.page import Page
from quizzer.tui.paint import Hint, Window
from quizzer.tui.problems import ProblemsScreen, how_many, style_of
from quizzer.tui.shell import Shell
from quizzer.tui.unstarted import unstarted

if TYPE_CHECKING:
    from textual.screen import Screen

    from quizzer.study.checking import Problem
    from quizzer.study.documents import Folders
    from quizzer.study.previewing import Leaf, Preview

_WATCH_STEP_MS = 20
_GATHER_MS = 50
"""How long changes are gathered: editors write, rename and touch within a few milliseconds."""


class PreviewApp(Shell):
    """Previews one deck file. Needs no database."""

    def __init__(self, path: Path, folders: Folders, *, look: Look | None = None) -> None:
        super().__init__(look or Look())
        self._path = path
        self._folders = folders

    def get_default_screen(self) -> Screen[Any]:
        """The preview is all there is."""
        return PreviewScreen(self._path, self._folders)


class PreviewScreen(Page):
    """A card of the file, and below it what is wrong with it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("preview")]
    widest: ClassVar[int] = 1000  # the card is narrow by itself

    def __init__(self, path: Path, folders: Folders) -> None:
        super().__init__()
        self._path = path
        self._folders = folders
        self._seed = 0
        self._index = 0
        self._is_revealed = False
        self._problems_at = 0
        self.preview: Preview | None = None

    async def on_mount(self) -> None:
        """Read the file, then watch it."""
        try:
            self.preview = await self._read()
        except QuizzerError as error:
            self.quizzer_shell.fail(error)
            return
        self.repaint()
        self.run_worker(unstarted(self._watch), exclusive=True)

    @property
    def quizzer_shell(self) -> Shell:
        """The app, by its own type."""
        assert isinstance(self.app, Shell)
        return self.app

    @property
    def leaf(self) -> Leaf | None:
        """The card that is shown."""
        leaves = self.preview.leaves if self.preview else ()
        return leaves[self._index] if leaves else None

    def head(self, width: int) -> Content:
        """The card's id and topic at the left; what is wrong and where it stands at the right."""
        if self.preview is None:
            return Content("")
        count = len(self.preview.leaves)
        place = paint.text(f"{min(self._index + 1, count)} of {count}")
        if self.preview.problems:
            said = paint.text(f"{how_many(self.problems)}   ", style_of(self.problems))
            place = paint.joined(said, place)
        name = clean_line(self.leaf.name) if self.leaf else ""
        shown = self.leaf.shown if self.leaf else None
        is_draft = self.leaf is not None and self.leaf.is_draft
        left = paint.joined(
            paint.text(f"{name}   " if name else "", paint.BOLD),
            paint.text("draft   " if is_draft else ""),
            paint.text(clean_line(shown.topic if shown else self.preview.title), paint.MUTED),
        )
        return paint.spread(left, place, width)

    def body(self, width: int) -> list[Content]:
        """The card as review shows it, then its problems."""
        if self.preview is None:
            return []
        if self.leaf is None:
            return [Content(""), paint.text("This deck has no cards yet. Add one under cards:")]
        layout = Layout(width, self.size.height)
        lines: list[Content] = []
        if self.leaf.shown is not None:
            shown = self.leaf.shown
            hint = shown.card.hint if self._is_revealed else ""
            lines += cardface.question(shown.face, hint, layout)
            if self._is_revealed:
                lines += cardface.answer(shown.face, shown.citations, layout)
        self._problems_at = len(lines)
        for problem in self.leaf.problems:
            lines += [Content(""), *_told(problem, layout)]
        return lines

    def hints(self) -> list[Hint]:
        """How to walk through the file."""
        reveal = "next card" if self._is_revealed or self._is_broken else "show answer"
        problems = [self.hint("preview.problem"), self.hint("preview.problems")]
        return [
            self.hint("preview.reveal", reveal),
            self.hint("preview.previous preview.next", "card"),
            *(problems if self.preview and self.preview.problems else []),
            self.hint("preview.source"),
            self.hint("preview.coverage"),
            self.hint("preview.edit"),
            self.hint("preview.shuffle"),
            self.hint("preview.help"),
            self.hint("preview.leave"),
        ]

    @property
    def _is_broken(self) -> bool:
        return self.leaf is not None and self.leaf.shown is None

    def action_reveal(self) -> None:
        """Show the answer, then go on to the next card."""
        if self._is_revealed or self._is_broken:
            self.action_walk(1)
        else:
            self._is_revealed = True
            self.repaint()

    def action_walk(self, by: int) -> None:
        """Another card, without its answer."""
        if self.preview and self.preview.leaves:
            self._open((self._index + by) % len(self.preview.leaves))

    def action_end(self, by: int) -> None:
        """The first or the last card."""
        if self.preview and self.preview.leaves:
            self._open(len(self.preview.leaves) - 1 if by > 0 else 0)

    def action_problem(self, by: int) -> None:
        """The next card that has a problem."""
        leaves = self.preview.leaves if self.preview else ()
        count = len(leaves)
        steps = (self._index + by * step for step in range(1, count + 1))
        found = next((n % count for n in steps if leaves[n % count].problems), None)
        if found is None:
            above = self.preview is not None and bool(self.preview.problems)
            self.say("no card has one; l shows those of the deck" if above else "no problems")
            self.repaint()
        else:
            self._open_problem(found)

    def action_problems(self) -> None:
        """All problems of the file; Enter there goes to the card."""
        if self.preview is not None:
            self.app.push_screen(ProblemsScreen(self))

    async def action_source(self) -> None:
        """Show the passages that the card cites."""
        shown = self.leaf.shown if self.leaf else None
        if self.preview is None or shown is None or not shown.card.citations:
            self.say("this card cites no passage")
            self.repaint()
            return
        from quizzer.study.documents import passages
        from quizzer.tui.passage import PassageScreen

        sources = self.preview.sources
        views = await asyncio.to_thread(passages, shown.card, sources, self._folders)
        self.app.push_screen(PassageScreen(views))

    def action_coverage(self) -> None:
        """Show which paragraphs of its documents the file's cards cite."""
        from quizzer.study.coverage import coverage
        from quizzer.tui.coverage import CoverageScreen

        covered = asyncio.to_thread(coverage, [self._path], lambda _: self._folders)
        self.app.push_screen(CoverageScreen(covered))

    def action_shuffle(self) -> None:
        """Another order of the options."""
        self._seed += 1
        self.call_later(self.reload)

    def action_edit(self) -> None:
        """Open the file at the card."""
        self.edit_at(self.leaf.line if self.leaf else 1)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems of the file as it was last read."""
        return self.preview.problems if self.preview else ()

    @property
    def file(self) -> Path:
        """The file that is shown."""
        return self._path

    def edit_at(self, line: int) -> None:
        """Open the file at a line; it is read again when it is saved."""
        if self.edits(self._path, line):
            self.call_later(self.reload)

    def action_help(self) -> None:
        """Show the keys."""
        from quizzer.tui.dialogs import HelpScreen

        self.app.push_screen(HelpScreen(("preview", "problems", "coverage")))

    def action_leave(self) -> None:
        """End the preview."""
        self.app.exit()

    def on_click(self, event: events.Click) -> None:
        """A click shows the answer."""
        if not self._is_revealed and event.screen_y > 0:
            self.action_reveal()

    def turn_to(self, line: int) -> None:
        """Show the card that a line of the file belongs to."""
        index = self.preview.leaf_at(line) if self.preview else None
        if index is None:
            self.say(f"line {line} belongs to the deck, not to a card; e opens it")
            self.repaint()
        else:
            self._open_problem(index)

    async def reload(self) -> None:
        """Read the file as it is now and stay at the card; a file that is gone is waited for."""
        try:
            fresh = await self._read()
        except QuizzerError as error:
            self.say(f"{error.what}; the last good reading is shown")
            self.repaint()
            return
        old, self.preview = self.leaf, fresh
        self._index = fresh.leaf_like(old) if old else 0
        self.say(f"read again: {how_many(fresh.problems) or 'clean'}")
        for screen in self.app.screen_stack:
            if isinstance(screen, Page):
                screen.repaint()

    async def _read(self) -> Preview:
        return await asyncio.to_thread(previewing.preview, self._path, self._seed)

    async def _watch(self) -> None:
        """Read again after each save, also one that replaces the file."""
        from watchfiles import awatch

        target = self._path.resolve()
        mine = {str(target), str(self._path.absolute())}
        folders = {target.parent, self._path.absolute().parent}
        async for changes in awatch(
            *folders,
            watch_filter=lambda _, path: path in mine,
            step=_WATCH_STEP_MS,
            debounce=_GATHER_MS,
            recursive=False,
        ):
            if changes:
                await self.reload()

    def _open_problem(self, index: int) -> None:
        """Show a card with its answer, scrolled so far that what is wrong with it is seen."""
        self._open(index)
        self._is_revealed = True
        count = len(self.body(self.width))
        top = max(0, min(self._problems_at, count - self.window.height))
        self.window = Window(top, self.window.height)
        self.repaint()

    def _open(self, index: int) -> None:
        self._index = index
        self._is_revealed = False
        self.message = ""
        self.window = Window(0, self.window.height)
        self.repaint()


def _told(problem: Problem, layout: Layout) -> list[Content]:
    """A problem below its card: its name, and what to do, wrapped."""
    said = f"{problem.code} {problem.code.slug}, line {problem.line}"
    return [
        *paint.paragraph(said, style_of((problem,)), layout.column, layout.margin),
        *paint.paragraph(clean_line(problem.text), "", layout.column, layout.margin),
    ]
