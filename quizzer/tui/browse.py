"""All cards, found while a query is typed, and what can be done with those that were found.

Typing never waits: a key paints the line at once, and what it finds follows. A query that is not
finished finds what the rest of it asks, or keeps what was found before.
"""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content

from quizzer.study.searching.browser import Browser
from quizzer.study.searching.completing import Completion, Names, completions
from quizzer.study.searching.language import Mistake, parse
from quizzer.study.searching.ordering import Order
from quizzer.study.searching.query import EVERY_CARD
from quizzer.study.wording import counted
from quizzer.tui import browselines
from quizzer.tui.actions import bindings
from quizzer.tui.browselines import Columns
from quizzer.tui.browselist import READ_AHEAD, BrowseList
from quizzer.tui.cardpage import CardPage
from quizzer.tui.jump import Place
from quizzer.tui.line import Line
from quizzer.tui.paint import Hint
from quizzer.tui.unstarted import unstarted

if TYPE_CHECKING:
    from quizzer.cards.card import CardKey
    from quizzer.study.searching.found import CardRow, Marking
    from quizzer.study.searching.query import Query

_TO_THE_LIST = frozenset({"down", "tab", "enter"})
_NOTE_ROWS = 1
_LOW = 12
"""Rows of a screen below which the headings give way to a card."""


class BrowseScreen(CardPage):
    """A line to type in, and below it the cards that it finds, the weakest first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("browse")]
    widest: ClassVar[int] = 180

    def __init__(self) -> None:
        super().__init__()
        self._line = Line()
        self._is_typed = True
        self._asked: Query = EVERY_CARD
        self._mistake: Mistake | None = None
        self._offered: tuple[Completion, ...] = ()
        self._order = Order.WEAKEST
        self._names = Names()
        self._total = 0
        self._is_whole = False
        self._is_studied = False
        self._marked: set[CardKey] = set()
        self._list = BrowseList()

    def on_mount(self) -> None:
        """Read the cards after the first frame."""
        self._browser = Browser(self.desk)
        self._list.height = self.size.height
        self.call_after_refresh(self._start_reading)

    def on_unmount(self) -> None:
        """Let go of the cards."""
        self._browser.close()

    def on_screen_resume(self) -> None:
        """Read again after a session: what is known has changed."""
        if self._is_studied:
            self._is_studied = False
            self._start_reading()

    @property
    def selected(self) -> CardRow | None:
        """The card under the cursor."""
        return self._list.selected

    def read_again(self) -> None:
        """The selected card was edited."""
        self._start_reading()

    def _start_reading(self) -> None:
        self.run_worker(unstarted(self._read), group="reading", exclusive=True)

    async def _read(self) -> None:
        """Read the library; what all cards say comes last, for there is enough to look at."""
        is_up_to_date = self._is_whole or self.quizzer.home.overview is not None
        if not await self._open():
            return
        if not is_up_to_date:  # the desk is still looking through the deck files
            await self.meanwhile(self.desk.submit(lambda _: None))
            await self._open()
        self._is_whole = True
        self.repaint()
        names = await self.meanwhile(self._browser.names())
        self._names = names or self._names
        gc.freeze()  # so many objects stay that the collector need not walk them at a key

    async def _open(self) -> bool:
        opened = await self.meanwhile(self._browser.open())
        if opened is None:
            return False
        self._total = opened.cards
        await self._find(stay=True)
        return True

    async def takes(self, event: events.Key | events.Paste) -> bool:
        """While the line is typed in, letters are letters."""
        if not self._is_typed:
            return False
        if isinstance(event, events.Paste):
            self._edit(self._line.inserted(event.text))
            return True
        if event.key in _TO_THE_LIST:
            self.action_list()
            return True
        is_behind = self._line.cursor == len(self._line.text)
        if event.key == "right" and is_behind and self._offered:
            self._edit(self._line.inserted(self._offered[0].rest))
            return True
        line = self._line.typed(event.key, event.character)
        if line is None:
            return False
        self._edit(line)
        return True

    def _edit(self, line: Line) -> None:
        """Paint the line, and find what it asks unless it is not finished."""
        is_changed = line.text != self._line.text
        self._line, self.message = line, ""
        self._offered = completions(line.text, line.cursor, self._names)
        if is_changed:
            self._ask(line.text)
        self.repaint()

    def _ask(self, text: str) -> None:
        """Find what the text asks; of one with a mistake, what the rest of it does."""
        asked = parse(text)
        self._mistake = asked if isinstance(asked, Mistake) else None
        if isinstance(asked, Mistake):
            asked = parse(text[: asked.start] + text[asked.end :])
        if not isinstance(asked, Mistake) and asked != self._asked:
            self._asked = asked
            self._start_finding()

    def _start_finding(self) -> None:
        self.run_worker(unstarted(partial(self._find, stay=False)), group="finding", exclusive=True)

    async def _find(self, *, stay: bool) -> None:
        most = max(self._list.cursor if stay else 0, self._list.height) + READ_AHEAD
        found = await self.meanwhile(self._browser.search(self._asked, self._order, most))
        if found is not None:
            self._list.take(found, stay=stay)
            self.repaint()

    def head(self, width: int) -> Content:
        """The query, and how many cards it finds."""
        ahead = self._offered[0].rest if self._offered else ""
        return browselines.query(self._line, ahead, self._count(), width, is_typed=self._is_typed)

    def _count(self) -> str:
        if self._list.found is None:
            return "…"
        found, more = f"{len(self._list):,}", "" if self._is_whole else " …"
        if self._marked:
            return f"{len(self._marked):,} marked · {found}{more}"
        return f"{found}{more}" if self.is_narrow else f"{found} of {self._total:,}{more}"

    def body(self, width: int) -> list[Content]:
        """The cards that are seen, and beside them the selected one where there is room."""
        rows = max(1, self.size.height - 4)
        self._list.fit(rows - self._fixed)
        listed, beside = browselines.split(width, self.size.width)
        lines = self._rows(listed)
        if self._has_headings:
            lines.insert(0, browselines.headings(Columns(listed), self._order))
        if beside and self.selected is not None:
            card = browselines.preview(self.selected, beside, rows - 1)
            lines = browselines.beside(lines, card, listed, rows - 1)
        self._read_rows()
        return [self._note(width), *lines]

    def _note(self, width: int) -> Content:
        if self._is_typed and not self._line.text:
            return browselines.examples(width)
        return browselines.note(self._mistake, self._offered, width)

    @property
    def _has_headings(self) -> bool:
        return self.size.height >= _LOW

    @property
    def _fixed(self) -> int:
        """The rows above the cards: the note below the line, and the headings."""
        return _NOTE_ROWS + self._has_headings

    def _rows(self, width: int) -> list[Content]:
        if self._list.found is None:
            return []
        if not len(self._list):
            return browselines.nothing(self._total if self._is_whole else None, width)
        today = self.desk.clock().day
        columns = Columns(width)
        rows = ((number, self._list.rows.get(number)) for number in self._list.seen)
        return [
            browselines.row(
                card,
                columns,
                today,
                is_selected=number == self._list.cursor,
                is_marked=card is not None and card.key in self._marked,
            )
            for number, card in rows
        ]

    def _read_rows(self) -> None:
        wanted = self._list.ask()
        if wanted:
            self.run_worker(unstarted(partial(self._fill, wanted)), group="rows", exclusive=True)

    async def _fill(self, wanted: range) -> None:
        found = self._list.found
        if found is None:
            return
        rows = await self.meanwhile(self._browser.rows(found, wanted.start, wanted.stop))
        if rows is not None and found is self._list.found:
            self._list.read(wanted.start, rows)
            self.repaint()

    def hints(self) -> list[Hint]:
        """The keys of the line, or those of the list."""
        if self._is_typed:
            return browselines.typing_hints(self._offered)
        if not len(self._list):
            return [self.hint("browse.line"), self.hint("browse.help"), self.hint("browse.back")]
        many = f" {len(self._marked):,}" if self._marked else ""
        return [
            self.hint("browse.study", f"study{many}"),
            self.hint("browse.mark"),
            self.hint("browse.all"),
            self.hint("browse.suspend", f"suspend{many}"),
            self.hint("browse.flag", f"flag{many}"),
            self.hint("browse.order"),
            self.hint("browse.open"),
            self.hint("browse.line"),
            self.hint("browse.help"),
            self.hint("browse.back"),
        ]

    def places(self) -> list[Place]:
        """Every card that is seen."""
        return [
            Place(at, partial(self._select, number))
            for at, number in enumerate(self._list.seen, self._fixed)
        ]

    def _select(self, number: int) -> None:
        self._is_typed = False
        self.action_move(number - self._list.cursor)

    def action_line(self) -> None:
        """Type in the line."""
        self._is_typed = True
        self.message = ""
        self.repaint()

    def action_list(self) -> None:
        """Choose among the cards."""
        self._is_typed = False
        self._offered = ()
        self.message = ""
        self.repaint()

    def action_move(self, by: int) -> None:
        """Select another card; above the first is the line."""
        self.message = ""
        if self._list.cursor + by < 0 and by == -1:
            self.action_line()
            return
        self._list.move(by)
        self.repaint()

    def action_page(self, by: int) -> None:
        """Select a card a screen away."""
        self.action_move(by * self._list.height)

    def action_end(self, by: int) -> None:
        """Select the first or the last card."""
        self.action_move(by * max(2, len(self._list)))

    def action_mark(self) -> None:
        """Mark the selected card, or take the mark away, and go on to the next."""
        if self.selected is not None:
            self._marked ^= {self.selected.key}
            self.action_move(1)

    def action_all(self) -> None:
        """Mark all that was found; when all is marked, nothing is."""
        if self._list.found is None:
            return
        keys = self._list.found.keys
        self._marked = set() if self._marked.issuperset(keys) else self._marked | {*keys}
        self.repaint()

    def action_order(self) -> None:
        """List the cards in another order."""
        self._order = self._order.next
        self._start_finding()
        self.repaint()

    async def action_suspend(self) -> None:
        """Suspend what is chosen; when all of it is suspended, take it up again."""
        from quizzer.study.searching.found import Marking

        await self._mark(Marking.SUSPEND)

    async def action_flag(self) -> None:
        """Flag what is chosen; when all of it is flagged, take the flags away."""
        from quizzer.study.searching.found import Marking

        await self._mark(Marking.FLAG)

    async def action_undo(self) -> None:
        """Take the last change of marks back."""
        count = await self.result_of(self._browser.undo())
        if count is not None:
            await self._find(stay=True)
            self.say(
                f"undone for {counted(count, 'card')}" if count else "there is nothing to undo"
            )
            self.repaint()

    async def _mark(self, marking: Marking) -> None:
        chosen = self._chosen()
        if not chosen or not self._is_ready():
            return
        marked = await self.result_of(self._browser.toggle(chosen, marking))
        if marked is not None:
            await self._find(stay=True)
            self.say(f"{marked.said}; u takes it back" if marked.changed else marked.said)
            self.repaint()

    def action_study(self) -> None:
        """Study what is chosen, the weakest first."""
        chosen = self._chosen()
        if chosen and self._is_ready():
            self.quizzer.review_from(lambda _desk: self._browser.begin(chosen))
            self._marked, self._is_studied = set(), True

    def _chosen(self) -> set[CardKey]:
        """The marked cards, or else the selected one."""
        if self._marked:
            return self._marked
        return set() if self.selected is None else {self.selected.key}

    def _is_ready(self) -> bool:
        """Whether all cards are read, so that what is done is not done to some of them."""
        if not self._is_whole:
            self.say("the cards are still being read; press again in a moment")
            self.repaint()
        return self._is_whole

    def on_click(self, event: events.Click) -> None:
        """Select the card under the mouse, or the line; a second click opens the card."""
        if event.screen_y == 0:
            self.action_line()
            return
        number = event.screen_y - 1 - self._fixed + self._list.top
        if number not in self._list.seen:
            return
        is_second = number == self._list.cursor and event.chain > 1
        self._select(number)
        if is_second:
            self.action_open()

    def on_mouse_scroll_down(self) -> None:
        """One card down."""
        self._list.move(1)
        self.repaint()

    def on_mouse_scroll_up(self) -> None:
        """One card up."""
        self._list.move(-1)
        self.repaint()
