"""What is a line of a printed page, and what do most of them look like?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

_EVEN = 2
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_FULL = 0.75
_LARGER = 1.12
_USUAL_LEADING = 1.2
_WIDEST_LEADING = 2.5


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one font in a line. `size` is the font's in points.

    `is_typed` says that all its letters have the same width, as code has.
    """

    text: str
    size: float
    is_bold: bool = False
    is_typed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, from 1; `left` and `height` are points from its lower left corner."""

    page: int
    left: float
    height: float
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join("".join(piece.text for piece in self.pieces).split()).translate(_LIGATURES)

    @property
    def size(self) -> float:
        """The size in which most of its letters are set, to half a point."""
        letters: Counter[float] = Counter()
        for piece in self.pieces:
            letters[round(piece.size * _EVEN) / _EVEN] += len(piece.text.strip())
        return max(letters, key=lambda size: (letters[size], size))

    @property
    def is_bold(self) -> bool:
        """Whether all of it is."""
        return all(piece.is_bold for piece in self.pieces if piece.text.strip())

    @property
    def is_typed(self) -> bool:
        """Whether all of it is."""
        return all(piece.is_typed for piece in self.pieces if piece.text.strip())


@dataclass(frozen=True)
class Style:
    """How the running text of a document is set."""

    lines: Sequence[Line]

    @cached_property
    def size(self) -> float:
        """The size of most letters."""
        return _commonest((line.size, len(line.text)) for line in self.lines)

    @cached_property
    def is_typed(self) -> bool:
        """Whether most lines are, as in a manuscript, so that it means nothing."""
        return 2 * sum(line.is_typed for line in self.lines) > len(self.lines)

    @cached_property
    def leading(self) -> float:
        """Points from one line of running text to the next."""
        gaps = [
            gap
            for line, other in zip(self.lines, self.lines[1:], strict=False)
            if line.page == other.page
            and line.size == other.size == self.size
            and 0 < (gap := line.height - other.height) < _WIDEST_LEADING * self.size
        ]
        return median(gaps) if gaps else _USUAL_LEADING * self.size

    @cached_property
    def length(self) -> float:
        """Letters of a line that is about full."""
        lengths = sorted(len(line.text) for line in self.lines if line.size == self.size)
        return _FULL * lengths[int(_FULL * len(lengths))] if lengths else 0.0

    @cached_property
    def larger(self) -> tuple[float, ...]:
        """The sizes that headings are set in, the largest first."""
        sizes = {line.size for line in self.lines}
        return tuple(sorted((s for s in sizes if s >= _LARGER * self.size), reverse=True))


def _commonest(counted: Iterable[tuple[float, int]]) -> float:
    letters: Counter[float] = Counter()
    for size, count in counted:
        letters[size] += count
    return max(letters, key=lambda size: (letters[size], -size))
