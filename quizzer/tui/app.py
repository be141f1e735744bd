"""The app of a learner: home, and the screens above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from quizzer.errors import QuizzerError
from quizzer.tui.actions import BY_ID, bindings
from quizzer.tui.home import HomeScreen
from quizzer.tui.keymap import EVERYWHERE, FIXED
from quizzer.tui.look import Look
from quizzer.tui.page import Page
from quizzer.tui.planning import Planning
from quizzer.tui.shell import Shell
from quizzer.tui.theme import named

if TYPE_CHECKING:
    from textual.screen import Screen

    from quizzer.study.appearance import Appearance
    from quizzer.study.desk import Desk, Start
    from quizzer.study.preferences import Preferences
    from quizzer.study.quizdesk import Opening
    from quizzer.study.scope import Scope
    from quizzer.study.summary import Summary


_EVERYWHERE = [binding for binding in bindings(EVERYWHERE) if binding.id != FIXED]


class QuizzerApp(Shell):
    """Home, a session or a quiz. Needs an open study lock and an open desk."""

    BINDINGS: ClassVar[list[BindingType]] = [*_EVERYWHERE]

    def __init__(
        self,
        desk: Desk,
        *,
        look: Look | None = None,
        preferences: Preferences | None = None,
        scope: Scope | None = None,
        start: Start | None = None,
        quiz: Opening | None = None,
    ) -> None:
        super().__init__(look or Look())
        self.desk = desk
        self.preferences = preferences
        self.planning = Planning(desk)
        self.summary: Summary | None = None
        """What was done in the last session that has ended, if anything."""

        self._first: Screen[Any] | None = None
        self._scope = scope
        self._start = start
        self._quiz = quiz

    @property
    def home(self) -> HomeScreen:
        """The screen below all others."""
        home = self.screen_stack[0]
        assert isinstance(home, HomeScreen)
        return home

    def action_palette(self) -> None:
        """Show what can be done on this page, by name; shown already, put it away."""
        from quizzer.tui.commands import commands
        from quizzer.tui.palette import PaletteScreen

        if isinstance(self.screen, PaletteScreen):
            self.screen.action_back()
        elif isinstance(self.screen, Page):
            self.push_screen(PaletteScreen(commands(self, self.screen)))

    def action_jump(self) -> None:
        """Label what can be gone to."""
        from quizzer.tui.commands import destinations

        if isinstance(self.screen, Page):
            self.screen.open_jump(destinations(self))

    async def go_home(self) -> None:
        """Leave all screens above home; what was answered is stored."""
        if self.is_inline:
            self.exit()
            return
        while self.screen is not self.home:
            if isinstance(self.screen, Page):
                await self.screen.lets_go()
            await self.pop_screen()

    async def go(self, action: str) -> None:
        """Open a screen that an action of home leads to, from wherever the learner is."""
        if self.screen is not self.home:
            await self.home.look_again()
        await self.run_action(BY_ID[action].call, self.home)

    def keep_theme(self, theme: str) -> None:
        """Change the colours, and keep them in the file if that has a say."""
        self.theme = theme
        if self.preferences is None or not isinstance(self.screen, Page):
            return
        try:
            self.preferences.change("theme", theme)
            self.screen.say(f"theme {theme}, kept in {self.preferences.file}")
        except QuizzerError as error:
            self.screen.say(f"theme {theme} for now: {error.what}")
        self.screen.repaint()

    def wear(self, appearance: Appearance) -> None:
        """Look as it was just wished for."""
        self.theme = named(appearance.theme)
        self.has_motion = not appearance.reduced_motion
        if appearance.ascii is not None:
            self.is_ascii = appearance.ascii
        for page in self.screen_stack:
            if isinstance(page, Page):
                page.paper.paint_anew()

    def get_default_screen(self) -> Screen[Any]:
        """Home lies below everything."""
        return HomeScreen()

    def on_mount(self) -> None:
        """Start the session that was asked for."""
        if self._scope is not None:
            self.review(self._scope)
        elif self._start is not None:
            self.review_from(self._start)
        elif self._quiz is not None:
            self.take_quiz(self._quiz)
        self._first = self.screen

    def give_up(self, page: Page, error: QuizzerError) -> None:
        """Leave a page that cannot begin: for the one below, which says why, or for the shell."""
        if page in (self.home, self._first):
            self.fail(error)
            return
        while page in self.screen_stack:
            self.pop_screen()
        if isinstance(self.screen, Page):
            self.screen.say_failure(error)

    def review(self, scope: Scope, extra_new: int = 0) -> None:
        """Start a session on a scope."""
        self.review_from(lambda desk: desk.begin(scope, extra_new))

    def review_from(self, start: Start) -> None:
        """Start a session."""
        from quizzer.tui.review import ReviewScreen

        self.push_screen(ReviewScreen(lambda: start(self.desk)), self._after_session)

    def _after_session(self, _nothing: None) -> None:
        """Below the prompt, a session is all there is."""
        if self.is_inline:
            self.exit()

    def take_quiz(self, opening: Opening) -> None:
        """Take a quiz: a new one, or one that was left."""
        from quizzer.tui.quiz import QuizScreen

        self.push_screen(QuizScreen(opening))

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
