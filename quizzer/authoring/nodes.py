"""What did the author write, and where? YAML's tree with every scalar left as text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from quizzer.authoring.problems import Place


class Style(Enum):
    """How a scalar is written: bare, between quotes, or indented after `|` or `>`."""

    PLAIN = auto()
    QUOTED = auto()
    BLOCK = auto()


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. `end` is the place behind its last character or closing quote."""

    text: str
    style: Style
    start: Place
    end: Place

    @property
    def is_nothing(self) -> bool:
        """Whether nothing stands after the key or dash."""
        return not self.text and self.style is Style.PLAIN

    def place_of(self, offset: int) -> Place:
        """Where the text's character stands; its start when escapes or line ends hide that."""
        quote = 1 if self.style is Style.QUOTED else 0
        written = self.end.column - self.start.column - 2 * quote
        if self.start.line != self.end.line or written != len(self.text):
            return self.start
        return Place(self.start.line, self.start.column + quote + offset)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    start: Place
    end: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and their values, in the author's order; no key stands twice."""

    pairs: tuple[tuple[Scalar, Node], ...]
    start: Place
    end: Place


@dataclass(frozen=True, slots=True)
class Unread:
    """Stands for something that was refused and reported already: nothing more is said of it."""

    start: Place
    end: Place


Node = Scalar | Sequence | Mapping | Unread
