"""Every setting: its value, where that comes from, what it is for; most can be changed in place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.errors import QuizzerError, UsageError
from quizzer.study.preferences import Chosen, Preference, Preferences
from quizzer.tui import paint
from quizzer.tui.actions import bindings
from quizzer.tui.jump import Place, places_of
from quizzer.tui.line import Line
from quizzer.tui.mastery import LinesPage
from quizzer.tui.page import title
from quizzer.tui.paint import Hint, Window
from quizzer.tui.theme import NAMES

_TALL = 16
_ROWS_OF_HELP = 2
_AROUND = 4  # rows of the head and the foot
_NAME, _NARROW_NAME, _PLACE = 22, 18, 26
"""Cells of a setting's name, and of where its value comes from."""

_STEPS = {"left": -1, "up": -1, "right": 1, "down": 1, "space": 1}


class SettingsScreen(LinesPage):
    """A line for each setting, and above them what the selected one is for."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("settings")]

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._all: tuple[Preference, ...] = ()
        self._line: Line | None = None
        self._seen = Window(0, 1)

    def on_mount(self) -> None:
        """Read the file as it is now."""
        self._read()

    def _read(self) -> None:
        try:
            self._all = self._preferences.all()
        except UsageError as error:
            self._why_not = clean_line(str(error))
            self.say(self._why_not)
        self.repaint()

    def count(self) -> int:
        """Every setting can be selected."""
        return len(self._all)

    def head(self, width: int) -> Content:
        """The file."""
        file = "" if self.is_narrow else clean_line(self._preferences.file)
        return paint.spread(title("Settings"), paint.text(file, paint.MUTED), width)

    def body(self, width: int) -> list[Content]:
        """What the selected one is for, and all of them."""
        if not self._all:
            return [paint.rule(width), *self.instead("", width)]
        height = self.size.height
        explaining = [paint.rule(width)] if height >= _TALL else []
        told = paint.wrapped(paint.text(self._help(), paint.MUTED), width)[:_ROWS_OF_HELP]
        explaining += told + [Content("")] * (_ROWS_OF_HELP - len(told))
        explaining += [Content("")] if height >= _TALL else []
        self.fixed = len(explaining)
        room = max(1, height - _AROUND - self.fixed)
        self._seen = Window(self._seen.top, room).around(self.cursor, self.count())
        rows = [
            self.marked(number, self._row(number, one, width - 2), width)
            for number, one in enumerate(self._all)
        ]
        return [*explaining, *self._seen.of(rows)]

    def places(self) -> list[Place]:
        """Every setting that is seen."""
        seen = range(self._seen.top, min(self._seen.top + self._seen.height, self.count()))
        return places_of(self.fixed, seen, lambda row: self.action_move(row - self.cursor))

    def action_move(self, by: int) -> None:
        """Select another setting unless one is being written; what it is for keeps its place."""
        if self._line is not None:
            return
        self.message = ""
        self.cursor = max(0, min(self.cursor + by, self.count() - 1))
        self.repaint()

    @property
    def selected_lines(self) -> range:
        """The selected setting: the list has a window of its own."""
        line = self.fixed + self.cursor - self._seen.top
        return range(line, line + 1)

    def on_click(self, event: events.Click) -> None:
        """Select the setting under the mouse."""
        row = self.row_at(event.screen_y, self.fixed, self._seen.height)
        if row is not None:
            self.action_move(row + self._seen.top - self.cursor)

    def hints(self) -> list[Hint]:
        """How to change one."""
        if not self._all:
            return [self.hint("settings.help"), self.hint("settings.back")]
        if self._line is None:
            return [
                self.hint("settings.edit"),
                self.hint("settings.forget"),
                self.hint("settings.help"),
                self.hint("settings.back"),
            ]
        choose = [Hint("← →", "choose")] if self._choices else []
        keep = self.hint("settings.edit", "keep")
        return [*choose, keep, Hint("Esc", "leave it as it was")]

    def _help(self) -> str:
        if not self._all:
            return ""
        selected = self._selected
        later = " From the next start." if selected.is_for_next_start else ""
        return clean_line(selected.help + later)

    def _row(self, number: int, one: Preference, width: int) -> Content:
        name = paint.fitted(
            paint.text(one.name.replace("_", " ")), _NARROW_NAME if self.is_narrow else _NAME
        )
        room = max(1, width - name.cell_length)
        if self._line is not None and number == self.cursor:
            return paint.joined(name, paint.typed(self._line.text, self._line.cursor, room))
        value = paint.text(clean_line(one.value) or "–", paint.BOLD)
        place = clean_line(PurePath(one.place).name or one.origin.value)
        right = paint.text("" if self.is_narrow else place, paint.MUTED)
        shown = paint.fitted(value, max(1, room - _PLACE)) if not self.is_narrow else value
        return paint.joined(name, paint.spread(shown, right, room))

    @property
    def _selected(self) -> Preference:
        return self._all[self.cursor]

    @property
    def _choices(self) -> tuple[str, ...]:
        return NAMES if self._selected.name == "theme" else self._selected.choices

    async def takes(self, event: events.Key | events.Paste) -> bool:
        """While a value is written, all keys are for it."""
        if self._line is None:
            return False
        if isinstance(event, events.Paste):
            self._line = self._line if self._choices else self._line.inserted(event.text)
        elif event.key in self.keys.of("settings.edit"):
            self._keep(self._line.text)
        elif event.key == "escape":
            self._stop()
        elif event.key == "ctrl+c":
            return False
        elif self._choices:
            self._step(_STEPS.get(event.key, 0))
        else:
            self._line = self._line.typed(event.key, event.character) or self._line
        self.repaint()
        return True

    def action_edit(self) -> None:
        """Write another value, or say why that is not done here."""
        if self._all and self._is_ours():
            self.message = ""
            self._line = Line.of(self._selected.value)
        self.repaint()

    def action_forget(self) -> None:
        """Take the setting out of the file, so that its default holds."""
        if self._all and self._is_ours():
            self._keep("")
        self.repaint()

    def _is_ours(self) -> bool:
        """Whether the selected one can be changed here; if not, that is said."""
        if self._selected.is_fixed:
            self.say(f"{self._selected.place} holds this, and the file has no say")
        elif self._selected.is_table:
            self.say(f"a table: write it in {self._preferences.file}")
        return not (self._selected.is_fixed or self._selected.is_table)

    def _step(self, by: int) -> None:
        """Another of the values that there are; a theme is shown at once."""
        assert self._line is not None
        choices = self._choices
        at = choices.index(self._line.text) if self._line.text in choices else -by
        self._line = Line.of(choices[(at + by) % len(choices)])
        if self._selected.name == "theme":
            self.app.theme = self._line.text

    def _stop(self) -> None:
        self._line = None
        if self._selected.name == "theme":
            self.app.theme = self._selected.value

    def _keep(self, value: str) -> None:
        """Keep a value in the file and let it hold; what cannot hold can be mended."""
        selected = self._selected
        try:
            chosen = self._preferences.change(selected.name, value)
        except QuizzerError as error:
            self.say(f"{error.what}. {error.remedy}".rstrip(". "))
            return
        self._line = None
        self._apply(chosen)
        self._read()
        self.say("kept; it holds from the next start" if selected.is_for_next_start else "kept")
        self.repaint()

    def _apply(self, chosen: Chosen) -> None:
        now = self.desk.settings
        self.desk.settings = replace(
            chosen.settings, learner=now.learner, day_starts=now.day_starts
        )
        self.quizzer.wear(chosen.appearance)
