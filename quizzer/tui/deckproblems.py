"""Which decks of the library have problems, and where are they mended?"""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.study import deckproblems
from quizzer.study.deckproblems import DeckState
from quizzer.tui import paint
from quizzer.tui.actions import bindings
from quizzer.tui.mastery import LinesPage
from quizzer.tui.page import Page, title
from quizzer.tui.paint import Hint
from quizzer.tui.problems import ProblemsScreen
from quizzer.tui.unstarted import unstarted

if TYPE_CHECKING:
    from quizzer.study.checking import Problem

_ALL_WELL = (
    "Every deck is in order. To write one of your own: `quizzer new NAME`; "
    "to look at it while you write: `quizzer preview FILE`."
)
_NO_DECK = "The library is empty. Leave with q, then add a deck: `quizzer add FILE`."


class DeckProblemsScreen(LinesPage):
    """A line a deck with what is wrong with its file; it fills as the files are read."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("deckproblems")]

    def __init__(self) -> None:
        super().__init__()
        self._decks: list[DeckState] | None = None
        self._read: set[str] = set()

    def on_mount(self) -> None:
        """Read the decks' files, one after the other, in a thread."""
        self.run_worker(unstarted(self._examine_all), exclusive=True)

    async def _examine_all(self) -> None:
        from quizzer.study import library  # which imports the database: the desk's thread has it

        listed = await self.meanwhile(self.desk.submit(library.listing))
        if listed is None:
            return
        self._decks = list(deckproblems.files_of(listed))
        self._read.clear()
        self.cursor = max(0, min(self.cursor, len(self._decks) - 1))
        self.repaint()
        for number in range(len(self._decks)):
            await self.examine(number)

    async def examine(self, number: int) -> None:
        """Read the file of a deck as it is now."""
        if self._decks is None:
            return
        before = self._decks[number]
        found = await asyncio.to_thread(
            deckproblems.examine, before, self.desk.case, self.desk.location
        )
        self._decks[number] = found
        self._read.add(found.deck)
        for screen in self.app.screen_stack:
            if isinstance(screen, DeckProblemsScreen | FileProblemsScreen):
                screen.repaint()

    def count(self) -> int:
        """Every deck can be selected."""
        return len(self._decks or ())

    def head(self, width: int) -> Content:
        """How far it is, and how many decks have something to mend."""
        if self._decks is None:
            return paint.fitted(title("Deck problems"), width)
        unread = len(self._decks) - len(self._read)
        bad = sum(not deck.is_good for deck in self._decks)
        said = f"reading, {unread} to go" if unread else f"{bad} of {len(self._decks)} to mend"
        return paint.spread(title("Deck problems"), paint.text(said, paint.MUTED), width)

    def body(self, width: int) -> list[Content]:
        """The decks, then what there is to say of the selected one, or of all."""
        lines = [paint.rule(width)]
        if self._decks is None:
            return lines
        for number, deck in enumerate(self._decks):
            lines.append(self.marked(number, self._line(deck, width - 2), width))
        return [*lines, Content(""), *self._below(self._decks, width)]

    def hints(self) -> list[Hint]:
        """The keys of this screen."""
        deck = self._decks[self.cursor] if self._decks else None
        drafts = [self.hint("deckproblems.drafts")] if deck and deck.drafts else []
        return [
            self.hint("deckproblems.open"),
            self.hint("deckproblems.edit"),
            *drafts,
            self.hint("deckproblems.again"),
            self.hint("deckproblems.help"),
            self.hint("deckproblems.back"),
        ]

    def action_open(self) -> None:
        """Show the problems of the selected deck."""
        if self._decks:
            self.app.push_screen(FileProblemsScreen(DeckFile(self, self.cursor)))

    def action_edit(self) -> None:
        """Open the selected deck's file at its first error, or else its first warning."""
        if self._decks:
            problems = self._decks[self.cursor].problems
            errors = (problem for problem in problems if problem.code.is_error)
            first = next(errors, problems[0] if problems else None)
            self.edit(self.cursor, first.line if first else 1, self)

    async def action_drafts(self) -> None:
        """Judge the selected deck's drafts; its file is read again afterwards."""
        if not self._decks:
            return
        from quizzer.study.judging import Judging
        from quizzer.tui.drafts import DraftsScreen

        number, path = self.cursor, self._decks[self.cursor].path
        opened = asyncio.to_thread(Judging.open, path, self.desk.case, self.desk.location)
        judging = await self.meanwhile(opened)
        if judging is not None:
            self.app.push_screen(DraftsScreen(judging), lambda _: self.examine(number))

    def action_again(self) -> None:
        """Read all files again."""
        self.on_mount()

    def deck(self, number: int) -> DeckState:
        """A deck as its file was last read."""
        assert self._decks is not None
        return self._decks[number]

    def edit(self, number: int, line: int, page: Page) -> None:
        """Open a deck's file at a line; it is read again when the editor ends."""
        if page.edits(self.deck(number).path, line):
            self.run_worker(unstarted(partial(self.examine, number)))

    def _line(self, deck: DeckState, width: int) -> Content:
        if deck.deck not in self._read:
            return paint.spread(
                paint.text(clean_line(deck.title)), paint.text("…", paint.MUTED), width
            )
        is_bad = bool(deck.errors or deck.unread)
        style = paint.MUTED if deck.is_good else paint.ERROR if is_bad else paint.STRONG
        counts = paint.text(deck.counts, style)
        return paint.spread(paint.text(clean_line(deck.title)), counts, width)

    def _below(self, decks: list[DeckState], width: int) -> list[Content]:
        if not decks:
            return list(paint.paragraph(_NO_DECK, "", width, 0))
        deck = decks[self.cursor]
        lines = list(paint.paragraph(clean_line(str(deck.path)), paint.MUTED, width, 0))
        for sentence in deck.sentences:
            lines += paint.paragraph(clean_line(sentence), "", width, 0)
        if len(self._read) == len(decks) and all(each.is_good for each in decks):
            lines += [Content(""), *paint.paragraph(_ALL_WELL, "", width, 0)]
        return lines


class DeckFile:
    """A deck's file, for the list of its problems."""

    def __init__(self, screen: DeckProblemsScreen, number: int) -> None:
        self._screen = screen
        self._number = number

    @property
    def problems(self) -> tuple[Problem, ...]:
        """As they were found when it was last read."""
        return self._screen.deck(self._number).problems

    @property
    def file(self) -> Path:
        """Where it is."""
        return self._screen.deck(self._number).path

    @property
    def remarks(self) -> tuple[str, ...]:
        """What it comes to, and what to do."""
        return self._screen.deck(self._number).sentences

    def edit_at(self, line: int) -> None:
        """Open it at a line."""
        page = self._screen.app.screen
        assert isinstance(page, Page)
        self._screen.edit(self._number, line, page)

    def turn_to(self, line: int) -> None:
        """There is no card to show here, so the line is edited."""
        self.edit_at(line)


class FileProblemsScreen(ProblemsScreen):
    """All problems of a deck's file, a line each."""

    def __init__(self, file: DeckFile) -> None:
        super().__init__(file)
        self._file = file

    def remarks(self) -> tuple[str, ...]:
        """Those of the deck, which below a long list of decks are not in sight."""
        return self._file.remarks

    def hints(self) -> list[Hint]:
        """Mend it."""
        return [self.hint("problems.edit", "edit the line"), self.hint("problems.back")]

    def action_open(self) -> None:
        """Edit the line, and stay to see what is left."""
        self.action_edit()
