"""The app: its screens, its themes, and every way out of it."""

from __future__ import annotations

import asyncio
import signal
import sys
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from quizzer.errors import ExitCode, QuizzerError
from quizzer.tui.home import HomeScreen
from quizzer.tui.theme import THEMES

if TYPE_CHECKING:
    from textual.screen import Screen

    from quizzer.study.desk import Desk
    from quizzer.study.queue import Scope


class QuizzerApp(App[None]):
    """Home, or with a scope the review of it. Needs an open study lock and an open desk.

    `failure` is what ended the app when it could not go on.
    """

    ENABLE_COMMAND_PALETTE = False
    CSS = "Screen { background: $background; color: $foreground; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", "quit", id="app.interrupt", show=False, priority=True),
    ]

    def __init__(
        self, desk: Desk, *, theme: str = "quizzer", scope: Scope | None = None, extra_new: int = 0
    ) -> None:
        super().__init__()
        self.desk = desk
        self.failure: QuizzerError | None = None
        self._scope = scope
        self._extra_new = extra_new
        for own in THEMES:
            self.register_theme(own)
        self.theme = theme

    def get_default_screen(self) -> Screen[Any]:
        """Home lies below everything."""
        return HomeScreen()

    def on_mount(self) -> None:
        """Leave in good order on the signals that end a terminal's life."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and sys.platform != "win32":  # whose loop has no such handlers
                loop.add_signal_handler(number, self.exit, None, 128 + number)
        if self._scope is not None:
            self.review(self._scope, self._extra_new)

    def review(self, scope: Scope, extra_new: int = 0) -> None:
        """Start a session on a scope."""
        from quizzer.tui.review import ReviewScreen

        self.push_screen(ReviewScreen(scope, extra_new))

    def fail(self, error: QuizzerError) -> None:
        """End the app because of an error; it is shown when the terminal is itself again."""
        self.failure = error
        self.exit(return_code=int(error.exit_code))

    def action_interrupt(self) -> None:
        """End at once; every answer is on disk."""
        self.exit(return_code=int(ExitCode.INTERRUPTED))

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open nothing: no screen of ours has links, so a link is somebody else's."""
