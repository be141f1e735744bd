"""What do all of our apps share? Themes, and every way out."""

from __future__ import annotations

import asyncio
import signal
import sys
from typing import ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType

from quizzer.errors import ExitCode, QuizzerError
from quizzer.tui.keymap import Keys
from quizzer.tui.page import Page
from quizzer.tui.theme import THEMES


class Shell(App[None]):
    """An app without markup, links and palette. `failure` ended it when it could not go on."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Screen { background: $background; color: $foreground; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", "quit", id="app.interrupt", show=False, priority=True),
    ]

    def __init__(self, theme: str, keys: Keys | None = None) -> None:
        super().__init__()
        self.keys = keys or Keys()
        self.set_keymap(dict(self.keys.changed))
        self.failure: QuizzerError | None = None
        for own in THEMES:
            self.register_theme(own)
        self.theme = theme

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
            and await self.screen.takes(event)
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
