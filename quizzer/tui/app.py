"""The app of a learner: home, and the screens above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quizzer.tui.home import HomeScreen
from quizzer.tui.planning import Planning
from quizzer.tui.shell import Shell

if TYPE_CHECKING:
    from textual.screen import Screen

    from quizzer.study.desk import Desk, Start
    from quizzer.study.queue import Scope
    from quizzer.tui.page import Page


class QuizzerApp(Shell):
    """Home, or the session of a scope or start. Needs an open study lock and an open desk."""

    def __init__(
        self,
        desk: Desk,
        *,
        theme: str = "quizzer",
        scope: Scope | None = None,
        start: Start | None = None,
    ) -> None:
        super().__init__(theme)
        self.desk = desk
        self.planning = Planning(desk)
        self._scope = scope
        self._start = start

    def get_default_screen(self) -> Screen[Any]:
        """Home lies below everything."""
        return HomeScreen()

    def on_mount(self) -> None:
        """Start the session that was asked for."""
        if self._scope is not None:
            self.review(self._scope)
        elif self._start is not None:
            self.review_from(self._start)

    def review(self, scope: Scope, extra_new: int = 0) -> None:
        """Start a session on a scope."""
        self.review_from(lambda desk: desk.begin(scope, extra_new))

    def review_from(self, start: Start) -> None:
        """Start a session."""
        from quizzer.tui.review import ReviewScreen

        self.push_screen(ReviewScreen(lambda: start(self.desk)))

    async def review_exams(self, page: Page) -> None:
        """Start a session on what is left of today's list for the exams.

        What stands in the way is said on the page that asked for it.
        """
        from quizzer.tui.review import ReviewScreen

        page.say("today’s list …")
        page.repaint()
        started = self.desk.begin_exam()
        if await page.meanwhile(started) is not None:
            page.say("")
            self.push_screen(ReviewScreen(lambda: started))
        elif self.planning.is_running:
            page.say("the plan is still being made; press again in a moment")
            page.repaint()
