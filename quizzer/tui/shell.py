"""What do all of our apps share? Themes, and every way out."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.driver import Driver
from textual.filter import LineFilter, NoColor

from quizzer.errors import ExitCode, QuizzerError
from quizzer.tui.actions import BY_ID, bindings
from quizzer.tui.keymap import EVERYWHERE, FIXED
from quizzer.tui.look import Look
from quizzer.tui.page import INLINE_ROWS, Page
from quizzer.tui.theme import THEMES, variables

_WITHOUT_COLOUR = NoColor()
_INTERRUPT = BY_ID[FIXED].keys


class Shell(App[None]):
    """An app without markup, links and palette. `failure` ended it when it could not go on."""

    ENABLE_COMMAND_PALETTE = False
    CSS = f"""
    Screen {{
        background: $background;
        color: $foreground;
        &:inline {{ height: {INLINE_ROWS}; border: none; }}
    }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(binding for binding in bindings(EVERYWHERE) if binding.id == FIXED),
    ]

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.keys = look.keys
        self.is_ascii = look.is_ascii
        self.has_motion = look.has_motion
        if not look.has_motion:
            self.animation_level = "none"
        self.set_keymap(dict(look.keys.changed))
        self.failure: QuizzerError | None = None
        for own in THEMES:
            self.register_theme(own)
        self.theme = look.theme

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver; where it waits for its terminal in vain, one that does not."""
        found = super().get_driver_class()
        if found.__name__ == "LinuxDriver":
            from quizzer.tui.lasting import LastingDriver  # which no other platform could import

            return LastingDriver
        return found

    def get_css_variables(self) -> dict[str, str]:
        """The theme's colours, and those that our styles name."""
        return {**super().get_css_variables(), **variables(self.current_theme)}

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Without colours, none at all: Textual's own filter leaves greys."""
        return (_WITHOUT_COLOUR,) if self.no_color else super().get_line_filters()

    def on_mount(self) -> None:
        """Leave in good order on the signals that end a terminal's life."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and sys.platform != "win32":  # whose loop has no such handlers
                loop.add_signal_handler(number, self.exit, None, 128 + number)

    async def on_event(self, event: events.Event) -> None:
        """Let a page that is typed into have keys and pastes before any binding."""
        if (
            isinstance(event, events.Key | events.Paste)
            and not event.is_forwarded
            and isinstance(self.screen, Page)
            and await _is_taken(self.screen, event)
        ):
            return
        await super().on_event(event)

    def fail(self, error: QuizzerError) -> None:
        """End the app because of an error; it is shown when the terminal is itself again."""
        self.failure = error
        self.exit(return_code=int(error.exit_code))

    def action_interrupt(self) -> None:
        """End at once; nothing waits to be saved."""
        self.exit(return_code=int(ExitCode.INTERRUPTED))

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open nothing: no screen of ours has links, so a link is somebody else's."""


async def _is_taken(page: Page, event: events.Key | events.Paste) -> bool:
    if page.jump is not None and isinstance(event, events.Key) and event.key != _INTERRUPT:
        await page.jumped(event)
        return True
    return await page.takes(event)
