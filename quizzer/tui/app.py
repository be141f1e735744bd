"""The app of a learner: home, and the screens above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quizzer.tui.home import HomeScreen
from quizzer.tui.shell import Shell

if TYPE_CHECKING:
    from textual.screen import Screen

    from quizzer.study.desk import Desk
    from quizzer.study.queue import Scope


class QuizzerApp(Shell):
    """Home, or with a scope the review of it. Needs an open study lock and an open desk."""

    def __init__(
        self, desk: Desk, *, theme: str = "quizzer", scope: Scope | None = None, extra_new: int = 0
    ) -> None:
        super().__init__(theme)
        self.desk = desk
        self._scope = scope
        self._extra_new = extra_new

    def get_default_screen(self) -> Screen[Any]:
        """Home lies below everything."""
        return HomeScreen()

    def on_mount(self) -> None:
        """Start the session that was asked for."""
        if self._scope is not None:
            self.review(self._scope, self._extra_new)

    def review(self, scope: Scope, extra_new: int = 0) -> None:
        """Start a session on a scope."""
        from quizzer.tui.review import ReviewScreen

        self.push_screen(ReviewScreen(scope, extra_new))
