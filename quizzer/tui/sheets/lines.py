"""What becomes of several lines that are typed one below the other? Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from quizzer.cards.clean import is_visible
from quizzer.tui.line import LONGEST, Line

MOST_LINES = 500
"""Lines that are taken; what would make more is not taken."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of text, never none, and the number of the one that is typed in."""

    lines: tuple[Line, ...] = (Line(),)
    at: int = 0

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """Lines with these texts, the last one being typed in."""
        lines = tuple(Line.of(text) for text in texts)[:MOST_LINES] or (Line(),)
        return cls(lines, len(lines) - 1)

    @property
    def current(self) -> Line:
        """The line that is typed in."""
        return self.lines[self.at]

    @property
    def texts(self) -> tuple[str, ...]:
        """The text of each line."""
        return tuple(line.text for line in self.lines)

    @property
    def is_blank(self) -> bool:
        """Whether nothing can be seen in any of them."""
        return not any(map(is_visible, self.texts))

    @property
    def is_last(self) -> bool:
        """Whether the last one is typed in."""
        return self.at == len(self.lines) - 1

    def typed(self, key: str, character: str | None) -> Self | None:
        """The lines after a key; None when the key is not theirs, as ↑ in the first is not."""
        if key in ("up", "down"):
            at = self.at + (1 if key == "down" else -1)
            return self.moved(at) if 0 <= at < len(self.lines) else None
        line = self.current.typed(key, character)
        return None if line is None else self._fitting(line)

    def moved(self, at: int) -> Self:
        """Another line is typed in."""
        return replace(self, at=at)

    def inserted(self, text: str) -> Self:
        """The lines with a text in the current one, flattened."""
        return self._fitting(self.current.inserted(text))

    def spread(self, text: str) -> Self:
        """The lines with a text at the cursor that keeps its line breaks."""
        first, *others = text.splitlines() or [""]
        lines = self.inserted(first)
        for other in others[: MOST_LINES - len(self.lines)]:
            lines = lines.broken().inserted(other)
        return lines

    def broken(self) -> Self:
        """The lines with a line break at the cursor."""
        if len(self.lines) >= MOST_LINES:
            return self
        line = self.current
        parts = Line.of(line.text[: line.cursor]), Line(line.text[line.cursor :])
        return self._with(self.at, self.at + 1, parts, self.at + 1)

    def joined(self) -> Self:
        """The lines without the break before the current one."""
        if self.at == 0:
            return self
        before, line = self.lines[self.at - 1], self.current
        whole = Line(before.text + line.text, len(before.text))
        return self._with(self.at - 1, self.at + 1, (whole,), self.at - 1)

    def without_blank(self) -> Self:
        """The lines that have something to see, and an empty one below them to go on with."""
        return type(self).of((*filter(is_visible, self.texts), ""))

    def _fitting(self, line: Line) -> Self:
        """With the current line changed, unless all lines together become too long."""
        length = sum(map(len, self.texts)) - len(self.current.text) + len(line.text)
        if length > LONGEST and len(line.text) > len(self.current.text):
            return self
        return self._with(self.at, self.at + 1, (line,), self.at)

    def _with(self, start: int, end: int, lines: tuple[Line, ...], at: int) -> Self:
        return replace(self, lines=(*self.lines[:start], *lines, *self.lines[end:]), at=at)
