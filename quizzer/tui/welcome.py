"""What does the very first start say? One screen, which any key leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content

from quizzer.cards.clean import clean_line
from quizzer.study.welcome import IN_A_LINE, NOTHING_IS_LOST, WHAT_IT_IS, case_words
from quizzer.tui import paint
from quizzer.tui.actions import bindings
from quizzer.tui.keymap import FIXED
from quizzer.tui.page import Page, title
from quizzer.tui.paint import Hint

if TYPE_CHECKING:
    from quizzer.study.overview import Overview

_KEYS = (
    ("Enter", "submit what you typed or chose"),
    ("Space", "show the answer, without typing it"),
    ("1 2 3 4", "how well you knew it: Again, Hard, Good, Easy"),
    ("?", "all keys, on every screen; F1 while you type"),
)
_BRIEF = (("Enter", "submit"), ("Space", "answer"), ("1–4", "rate"), ("?", "all keys"))
_MEANT = ("welcome.begin", "welcome.help", "welcome.close", FIXED)
"""The actions whose keys mean something here."""

_KEY_WIDTH = 9
_TALL = 18


class WelcomeScreen(Page):
    """What Quizzer is, the keys that matter, and the case to begin with."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("welcome")]
    widest = 76

    def __init__(self, overview: Overview) -> None:
        super().__init__()
        self._overview = overview

    async def takes(self, event: events.Key | events.Paste) -> bool:
        """Whatever is typed that has no meaning here leads on, so nobody is kept."""
        if not isinstance(event, events.Key) or event.character is None:
            return False
        if any(event.key in self.keys.of(action) for action in _MEANT):
            return False
        self.action_close()
        return True

    def head(self, width: int) -> Content:
        """A greeting."""
        return paint.fitted(title("Welcome to Quizzer"), width)

    def body(self, width: int) -> list[Content]:
        """As much as there is room for, without a line below the last one."""
        height = self.size.height
        gap = [Content("")] if height >= _TALL else []
        case = paint.paragraph(clean_line(case_words(self._overview)), "", width, 0)
        if self.is_narrow:
            said = paint.paragraph(IN_A_LINE, "", width, 0)
            keys = paint.strip(tuple(Hint(key, words) for key, words in _BRIEF), width)
            return [paint.rule(width), *said, *gap, *keys, *gap, *case]
        said = paint.paragraph(WHAT_IT_IS, "", width, 0)
        safe = paint.paragraph(NOTHING_IS_LOST, "", width, 0)
        keys = list(map(_key_line, _KEYS))
        return [paint.rule(width), *gap, *said, *gap, *safe, *gap, *keys, *gap, *case]

    def hints(self) -> list[Hint]:
        """Begin, or look around."""
        begin = [self.hint("welcome.begin")] if self._overview.decks else []
        return [*begin, self.hint("welcome.help"), self.hint("welcome.close")]

    def action_begin(self) -> None:
        """Study the first few cards."""
        self.dismiss()
        if self._overview.decks:
            self.quizzer.review_from(lambda desk: desk.begin_first())

    def action_close(self) -> None:
        """Go on to what there is."""
        self.dismiss()


def _key_line(line: tuple[str, str]) -> Content:
    key, words = line
    return paint.joined(
        paint.fitted(paint.text(f"  {key}", paint.STRONG), _KEY_WIDTH + 2), paint.text(words)
    )
