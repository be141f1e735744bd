"""The screens that are only read: help, a card's history, and the question about the clock."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.study.wording import counted, percent, until_due
from quizzer.tui import paint
from quizzer.tui.actions import ACTIONS, Action, bindings
from quizzer.tui.jump import Place
from quizzer.tui.keymap import ALONE, EVERYWHERE
from quizzer.tui.page import Page, title
from quizzer.tui.paint import Hint, Window
from quizzer.tui.sheetkeys import EXPLAINED

if TYPE_CHECKING:
    from quizzer.memory.log import Review
    from quizzer.study.desk import Turn
    from quizzer.tui.review import ReviewScreen

_KEY_WIDTH, _WIDEST_KEY = 8, 16
_HEADINGS = {
    "app": "Everywhere",
    "cards": "Cards of a topic",
    "summary": "After a session",
    "today": "Today’s list",
    "dialog": "Help, source, card info",
    "reasons": "Rejecting a draft",
    "clock": "The question about the clock",
}
"""What a screen is called where its name in the registry does not say it."""

LEARNING = tuple(dict.fromkeys(each.screen for each in ACTIONS if each.screen not in ALONE))
"""The screens of the learner's app."""

_NAME_WIDTH = 14


class ReadPage(Page):
    """A page of lines to read; any of the usual keys leads back."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("dialog")]

    def hints(self) -> list[Hint]:
        """One way back."""
        return [self.hint("dialog.back")]

    def action_back(self) -> None:
        """Back to where it was opened."""
        self.dismiss()


class HelpScreen(ReadPage):
    """Every key of an app's screens, from the registry."""

    def __init__(self, screens: tuple[str, ...] = LEARNING) -> None:
        super().__init__()
        self._screens = screens

        self._headings: list[int] = []

    def head(self, width: int) -> Content:
        """What this is."""
        return paint.fitted(title("Keys"), width)

    def body(self, width: int) -> list[Content]:
        """The keys, screen by screen: those of the page that asked come first."""
        lines = [paint.rule(width)]
        self._headings = []
        for screen in self._in_order():
            lines += [Content("")] if self._headings else []
            self._headings.append(len(lines))
            heading = _HEADINGS.get(screen, screen.capitalize())
            lines.append(paint.text(heading, paint.MUTED))
            lines += [self._action(action, width) for action in ACTIONS if action.screen == screen]
            if screen == "review":
                lines += [Content(""), paint.text("Answering a card", paint.MUTED)]
                lines += [self._line(hint.key, hint.words, width) for hint in EXPLAINED]
        return lines

    def places(self) -> list[Place]:
        """Every screen's keys."""
        return [Place(line, partial(self._show, line)) for line in self._headings]

    def _show(self, line: int) -> None:
        self.window = Window(line, self.window.height)
        self.repaint()

    def _in_order(self) -> list[str]:
        below = self.app.screen_stack[-2]
        asked = below.registered if isinstance(below, Page) else ""
        return sorted(self._screens, key=lambda screen: (screen != asked, screen != EVERYWHERE))

    def _action(self, action: Action, width: int) -> Content:
        return self._line(self.keys.shown(action.id), action.words, width)

    def _line(self, shown: str, words: str, width: int) -> Content:
        wide = _WIDEST_KEY if self.keys.changed else _KEY_WIDTH
        key = paint.fitted(paint.text(shown, paint.STRONG), wide)
        return paint.fitted(paint.joined(key, paint.text(words)), width)


class CardScreen(ReadPage):
    """What is known about a card: identity, memory, history."""

    def __init__(self, turn: Turn, reviews: tuple[Review, ...]) -> None:
        super().__init__()
        self._turn = turn
        self._reviews = reviews

    def head(self, width: int) -> Content:
        """The card's identity."""
        assert self._turn.card is not None
        return paint.fitted(title(clean_line(str(self._turn.card.key))), width)

    def body(self, width: int) -> list[Content]:
        """The facts, then the answers, latest first."""
        lines = [paint.rule(width)]
        for name, value in self._facts():
            left = paint.fitted(paint.text(name, paint.MUTED), _NAME_WIDTH)
            wrapped = paint.wrapped(paint.text(clean_line(value)), max(1, width - _NAME_WIDTH))
            lines.append(paint.joined(left, wrapped[0]))
            lines += [line.pad_left(_NAME_WIDTH) for line in wrapped[1:]]
        if self._reviews:
            lines += [Content(""), paint.text("Answers", paint.MUTED)]
        for review in reversed(self._reviews):
            seconds = f"{review.elapsed_ms / 1000:.0f} s"
            words = (
                f"{review.day}  {review.rating.name.title():<6} {seconds:>6}  due {review.due_on}"
            )
            lines.append(paint.fitted(paint.text(words), width))
        return lines

    def _facts(self) -> list[tuple[str, str]]:
        from quizzer.memory.forgetting import recall_on

        assert self._turn.card is not None
        assert self._turn.session.current is not None
        card, memory = self._turn.card, self._turn.session.current.memory
        facts = [
            ("kind", card.kind.value),
            ("topic", self._turn.topic),
            ("level", card.level.value),
        ]
        facts += [("source", citation) for citation in self._turn.citations]
        facts.append(("file", f"{self._turn.path}:{card.line}"))
        if memory is None:
            return [*facts, ("memory", "never seen")]
        moment = self.desk.clock()
        wait = "now" if memory.is_due(moment) else f"in {until_due(memory, moment)}"
        return [
            *facts,
            ("recall now", percent(recall_on(memory, moment.day))),
            ("stability", f"{memory.stability:.1f} days"),
            ("difficulty", f"{memory.difficulty:.1f} of 10"),
            ("due", f"{memory.due_on}, {wait}"),
            ("answers", f"{counted(memory.reviews, 'answer')}, {counted(memory.lapses, 'lapse')}"),
        ]


class ClockScreen(Page):
    """Asks whether the clock is right before a session whose dates would depend on it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("clock")]

    def __init__(self, review: ReviewScreen, turn: Turn, last: date) -> None:
        super().__init__()
        self._review = review
        self._turn = turn
        self._last = last

    def head(self, width: int) -> Content:
        """What this is."""
        return paint.fitted(title("Is the clock right?"), width)

    def body(self, width: int) -> list[Content]:
        """The two dates that are so far apart."""
        today = self.desk.clock().day
        if today > self._last:
            outcome = "Due dates will follow the computer's clock."
        else:
            outcome = "Until the clock has passed that day, answers count for it."
        words = (
            f"Your last answer was on {self._last}, and this computer says that today is {today}. "
            f"{outcome}"
        )
        return [Content(""), *paint.wrapped(paint.text(words), width)]

    def hints(self) -> list[Hint]:
        """Yes or no."""
        return [self.hint("clock.yes"), self.hint("clock.no")]

    async def action_go_on(self) -> None:
        """Trust the clock."""
        self.app.pop_screen()
        await self._review.begin(self._turn)

    def action_back(self) -> None:
        """Set the clock first."""
        self.app.pop_screen()
        self._review.dismiss()
