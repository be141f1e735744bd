"""Everything that can be done here, found by a few typed letters."""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content

from quizzer.tui import paint
from quizzer.tui.actions import bindings
from quizzer.tui.commands import Command
from quizzer.tui.fuzzy import fitting
from quizzer.tui.line import Line
from quizzer.tui.page import Page, title
from quizzer.tui.paint import Hint

_FIXED = 2  # the typed line, and the rule below it


class PaletteScreen(Page):
    """The commands of a page. One that chooses a theme shows it while it is selected."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("palette")]

    def __init__(self, commands: list[Command]) -> None:
        super().__init__()
        self._commands = commands
        self._found = commands
        self._line = Line()
        self._row = 0
        self._theme = ""

    def on_mount(self) -> None:
        """Know the theme to come back to."""
        self._theme = self.app.theme

    async def takes(self, event: events.Key | events.Paste) -> bool:
        """Letters are typed."""
        if isinstance(event, events.Paste):
            line: Line | None = self._line.inserted(event.text)
        else:
            line = self._line.typed(event.key, event.character)
        if line is None:
            return False
        if line.text != self._line.text:
            self._found = fitting(
                line.text,
                self._commands,
                lambda command: command.words,
                is_rare=lambda command: bool(command.theme),  # to show one repaints everything
            )
            self._row = 0
        self._line = line
        self._show()
        return True

    def head(self, width: int) -> Content:
        """How many fit."""
        count = f"{len(self._found)} of {len(self._commands)}"
        return paint.spread(title("Palette"), paint.text(count, paint.MUTED), width)

    def body(self, width: int) -> list[Content]:
        """What is typed, and what fits it."""
        lines = [
            paint.typed(self._line.text, self._line.cursor, width),
            paint.rule(width),
        ]
        for number, command in enumerate(self._found):
            lines.append(_line(command.words, command.key, width, is_selected=number == self._row))
        if not self._found:
            lines.append(paint.text("  Nothing here is called so.", paint.MUTED))
        return lines

    def hints(self) -> list[Hint]:
        """Do it, or not."""
        return [
            self.hint("palette.run"),
            self.hint("palette.up palette.down", "choose"),
            self.hint("palette.back"),
        ]

    def action_move(self, by: int) -> None:
        """Another command."""
        self._row = max(0, min(self._row + by, len(self._found) - 1))
        self._show()

    def action_run(self) -> None:
        """Do what is selected, on the page below."""
        if self._found:
            command = self._found[self._row]
            self.action_back()
            self.app.call_later(command.run)

    def action_back(self) -> None:
        """Leave everything as it was."""
        self._undress()
        self.dismiss()

    def on_unmount(self) -> None:
        """The same where a quiz that ends has closed the palette."""
        self._undress()

    def _undress(self) -> None:
        """Put on what was worn before a theme was shown; once, for then another may be chosen."""
        self._dress(self._theme)
        self._theme = ""

    async def on_click(self, event: events.Click) -> None:
        """Do what is clicked on."""
        row = self.row_at(event.screen_y, _FIXED, len(self._found))
        if row is not None:
            self._row = row
            self.action_run()

    @property
    def selected_lines(self) -> range:
        """The selected command, with all that is above the first one."""
        line = self._row + _FIXED
        return range(line if self._row else 0, line + 1)

    def _show(self) -> None:
        """Paint, in the theme that is selected if one is."""
        chosen = self._found[self._row].theme if self._found else ""
        self._dress(chosen or self._theme)
        self.follow()

    def _dress(self, theme: str) -> None:
        if theme and self.app.theme != theme:
            self.app.theme = theme


@lru_cache(maxsize=256)
def _line(words: str, key: str, width: int, *, is_selected: bool) -> Content:
    """A command with its key. Kept, because a letter changes which are seen and not how."""
    mark = paint.text("› " if is_selected else "  ", paint.STRONG)
    named = paint.joined(mark, paint.text(words))
    line = paint.spread(named, paint.text(key, paint.STRONG), width)
    return line.stylize(paint.SELECTED) if is_selected else line
