"""How is an essay written, and how are the points of its rubric ticked beside the model answer?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from quizzer.cards.response import Response, Written
from quizzer.tui.sheets.lines import Lines
from quizzer.tui.sheets.sheet import digit, moved
from quizzer.tui.sheets.typed import TypingSheet

ALOUD = "(said aloud)"
"""The text of an essay that was not written, but whose points were ticked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EssaySheet(TypingSheet):
    """A text of several lines, or none; then, with the model answer in sight, ticks.

    Enter breaks the line, and ends the text on an empty last one. While ticks are set, digits are
    theirs; once they are left, digits rate.
    """

    points: int = 0
    """Points of the rubric."""

    ticked: frozenset[int] = frozenset()
    at: int | None = None
    latest: int | None = None
    """The point that was ticked last."""

    @property
    def text(self) -> str:
        """What was written, without the line breaks that ended it."""
        return "\n".join(self.lines.texts).rstrip("\n")

    @property
    def is_ticking(self) -> bool:
        """Whether digits tick points."""
        return self.is_told and self.points > 0 and not self.is_left

    @property
    def response(self) -> Response | None:
        """The text and the ticks; ticks alone are an answer too, because it may be said aloud."""
        if self.lines.is_blank and not self.ticked:
            return None
        return Written(ALOUD if self.lines.is_blank else self.text, tuple(sorted(self.ticked)))

    def told(self) -> Self:
        """With the ticks to come."""
        return replace(self, is_told=True, is_complete=False, is_left=False)

    def holding(self, response: Response | None) -> Self:
        """With this text and these ticks."""
        if not isinstance(response, Written):
            return self
        ticked = frozenset(point for point in response.ticked if 0 <= point < self.points)
        return replace(self, lines=Lines.of(response.text.split("\n")), ticked=ticked)

    def pressed(self, key: str, character: str | None) -> Self | None:
        """While the text is written, keys write; after that they tick."""
        if not self.is_told:
            return TypingSheet.pressed(self, key, character)
        if not self.points:
            return None
        return self._after_ticking(key)

    def clicked(self, place: int) -> Self | None:
        """Type in a line, or tick a point."""
        if not self.is_told:
            return TypingSheet.clicked(self, place)
        return self._toggled(place) if 0 <= place < self.points else None

    def _after_ticking(self, key: str) -> Self | None:
        if key == "tab":
            return replace(self, is_left=not self.is_left)
        if self.is_left:
            return None
        if key == "escape":
            return replace(self, is_left=True)
        if key == "space" and self.at is not None:
            return self._toggled(self.at)
        point = digit(key, self.points)
        if point is not None:
            return self._toggled(point)
        at = moved(self.at, key, self.points)
        return None if at == self.at else replace(self, at=at)

    def _toggled(self, point: int) -> Self:
        return replace(self, ticked=self.ticked ^ {point}, latest=point)

    def _entered(self) -> Self:
        if self.lines.is_last and not self.lines.current.text:
            return replace(self, is_complete=True)
        return replace(self, lines=self.lines.broken())

    def _edited(self, key: str, character: str | None) -> Lines | None:
        if key == "backspace" and self.lines.current.cursor == 0 and self.lines.at > 0:
            return self.lines.joined()
        return self.lines.typed(key, character)

    def _with_paste(self, text: str) -> Lines:
        return self.lines.spread(text)
