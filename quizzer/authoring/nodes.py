"""What did the author write, and where? YAML's tree with every scalar left as text.

A deck of 100,000 cards has a million nodes. So they are not frozen, which would make each four
times as slow to build, and keep their places as whole numbers, of which few are ever asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from quizzer.authoring.problems import Place

COLUMN_BITS = 26
"""Enough for the longest line that a file can have."""

_COLUMN = (1 << COLUMN_BITS) - 1


class Style(Enum):
    """How a scalar is written: bare, between quotes, or indented after `|` or `>`."""

    PLAIN = auto()
    QUOTED = auto()
    BLOCK = auto()


@dataclass(slots=True)
class _Spot:
    """Something from its first character to behind its last one.

    Both are numbers of line and column, which here count from 0, `line << COLUMN_BITS | column`.
    """

    begins: int
    ends: int

    @property
    def start(self) -> Place:
        """The place of its first character."""
        return Place((self.begins >> COLUMN_BITS) + 1, (self.begins & _COLUMN) + 1)

    @property
    def end(self) -> Place:
        """The place behind its last character, closing quote or bracket."""
        return Place((self.ends >> COLUMN_BITS) + 1, (self.ends & _COLUMN) + 1)

    @property
    def line(self) -> int:
        """The line it starts on."""
        return (self.begins >> COLUMN_BITS) + 1


@dataclass(slots=True)
class Scalar(_Spot):
    """A text."""

    text: str
    style: Style

    @property
    def is_nothing(self) -> bool:
        """Whether nothing stands after the key or dash."""
        return not self.text and self.style is Style.PLAIN

    def place_of(self, offset: int) -> Place:
        """Where the text's character stands; its start when escapes or line ends hide that."""
        quote = 1 if self.style is Style.QUOTED else 0
        start, end = self.start, self.end
        written = end.column - start.column - 2 * quote
        if start.line != end.line or written != len(self.text):
            return start
        return Place(start.line, start.column + quote + offset)


@dataclass(slots=True)
class Sequence(_Spot):
    """A list."""

    items: tuple[Node, ...]


@dataclass(slots=True)
class Mapping(_Spot):
    """Keys and their values, in the author's order; no key stands twice."""

    pairs: tuple[tuple[Scalar, Node], ...]


@dataclass(slots=True)
class Unread(_Spot):
    """Stands for something that was refused and reported already: nothing more is said of it."""


Node = Scalar | Sequence | Mapping | Unread
