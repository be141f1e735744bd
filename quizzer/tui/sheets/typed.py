"""How is an answer typed: a word, a number, the blanks of a cloze, the members of a list?"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, field, replace
from typing import Self

from quizzer.cards.clean import is_visible
from quizzer.cards.response import Recalled, Response, Typed
from quizzer.tui.sheets.lines import Lines
from quizzer.tui.sheets.sheet import Sheet

_LEAVING = ("escape", "tab")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypingSheet(Sheet):
    """Lines to type. A learner leaves them, so that letters are commands, and comes back."""

    lines: Lines = field(default_factory=Lines)
    is_left: bool = False

    @property
    def is_typing(self) -> bool:
        """Until the lines are left, or the answer is shown."""
        return not (self.is_left or self.is_told)

    def pasted(self, text: str) -> Self | None:
        """The sheet with a text at the cursor."""
        return replace(self, lines=self._with_paste(text)) if self.is_typing else None

    def clicked(self, place: int) -> Self | None:
        """Type in the line of that number."""
        if self.is_told or not 0 <= place < len(self.lines.lines):
            return None
        return replace(self, lines=self.lines.moved(place), is_left=False)

    def after(self, key: str, character: str | None) -> Self | None:
        """Keys edit; Escape and Tab leave the lines, Tab comes back."""
        if self.is_left:
            return self._after_leaving(key)
        if key in _LEAVING:
            return replace(self, is_left=True)
        if self.lines.is_blank and key in ("enter", "space"):
            return None  # so that nobody who only flips cards is kept from it
        if key == "enter":
            return self._entered()
        lines = self._edited(key, character)
        return None if lines is None else replace(self, lines=lines)

    def _after_leaving(self, key: str) -> Self | None:
        if key == "tab":
            return replace(self, is_left=False)
        if key == "enter" and self.response is not None:
            return replace(self, is_complete=True)
        return None

    def _edited(self, key: str, character: str | None) -> Lines | None:
        return self.lines.typed(key, character)

    def _with_paste(self, text: str) -> Lines:
        return self.lines.inserted(text)

    @abstractmethod
    def _entered(self) -> Self:
        """The sheet after Enter, when not all lines are blank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSheet(TypingSheet):
    """As many lines as things are asked for: one, or one for each blank. The last Enter submits."""

    @classmethod
    def asking(cls, count: int) -> Self:
        """So many empty lines, the first one being typed in."""
        return cls(lines=Lines.of([""] * count).moved(0))

    @property
    def response(self) -> Response | None:
        """What was typed, if anything can be seen of it."""
        return None if self.lines.is_blank else Typed(self.lines.texts)

    def holding(self, response: Response | None) -> Self:
        """With these texts typed."""
        if isinstance(response, Typed) and len(response.texts) == len(self.lines.lines):
            return replace(self, lines=Lines.of(response.texts))
        return self

    def _entered(self) -> Self:
        if self.lines.is_last:
            return replace(self, is_complete=True)
        return replace(self, lines=self.lines.moved(self.lines.at + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSheet(TypingSheet):
    """A line for each member. Enter adds one, and ends the list on an empty line."""

    need: int = 1
    """Members that are enough."""

    @property
    def members(self) -> tuple[str, ...]:
        """The members so far, the one that is being typed among them."""
        return tuple(filter(is_visible, self.lines.texts))

    @property
    def response(self) -> Response | None:
        """The members, if there are any."""
        return Recalled(self.members) if self.members else None

    def holding(self, response: Response | None) -> Self:
        """With these members typed."""
        if isinstance(response, Recalled):
            return replace(self, lines=Lines.of((*response.members, "")))
        return self

    def _entered(self) -> Self:
        blank = not is_visible(self.lines.current.text)
        if blank and self.lines.is_last:
            return replace(self, is_complete=True)
        if self.lines.is_last or blank:
            return replace(self, lines=self.lines.without_blank())
        return replace(self, lines=self.lines.moved(self.lines.at + 1))

    def _edited(self, key: str, character: str | None) -> Lines | None:
        if key == "backspace" and not self.lines.current.text:
            return self.lines.joined()
        return self.lines.typed(key, character)

    def _with_paste(self, text: str) -> Lines:
        return self.lines.spread(text)
