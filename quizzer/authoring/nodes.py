"""What did the author write, and where? YAML's tree with every scalar left as text.

A deck of 100,000 cards has a million nodes. So they are not frozen, which would make each four
times as slow to build, and keep their places as plain numbers, of which few are ever asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Self

from quizzer.authoring.problems import Place


class Style(Enum):
    """How a scalar is written: bare, between quotes, or indented after `|` or `>`."""

    PLAIN = auto()
    QUOTED = auto()
    BLOCK = auto()


@dataclass(slots=True)
class Spot:
    """Something from its first character to behind its last one, counted from 0 as YAML does."""

    row: int
    column: int
    end_row: int
    end_column: int

    @property
    def start(self) -> Place:
        """The place of its first character."""
        return Place(self.row + 1, self.column + 1)

    @property
    def end(self) -> Place:
        """The place behind its last character, closing quote or bracket."""
        return Place(self.end_row + 1, self.end_column + 1)

    @property
    def line(self) -> int:
        """The line it starts on."""
        return self.row + 1


@dataclass(slots=True)
class Scalar(Spot):
    """A text; of a block, without the line ends that YAML keeps behind it."""

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
class Sequence(Spot):
    """A list."""

    items: tuple[Node, ...]


@dataclass(slots=True)
class Mapping(Spot):
    """Keys and their values, which are found by the keys' texts; all in the author's order."""

    keys: tuple[Scalar, ...]
    values: dict[str, Node]

    @classmethod
    def at(cls, spot: Spot, pairs: Iterable[tuple[Scalar, Node]]) -> Self:
        """A mapping of pairs, no key twice, that stands where something else does."""
        known = {key.text: (key, value) for key, value in pairs}
        return cls(
            spot.row,
            spot.column,
            spot.end_row,
            spot.end_column,
            tuple(key for key, _ in known.values()),
            {text: value for text, (_, value) in known.items()},
        )

    @property
    def pairs(self) -> tuple[tuple[Scalar, Node], ...]:
        """Each key with its value."""
        return tuple(zip(self.keys, self.values.values(), strict=True))


@dataclass(slots=True)
class Unread(Spot):
    """Stands for something that was refused and reported already: nothing more is said of it."""


Node = Scalar | Sequence | Mapping | Unread
