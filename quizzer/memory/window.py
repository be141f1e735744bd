"""Within which days may a due date be placed without harm to the schedule?

Cards that were learnt together would come up together for ever, so a due date may lie a little
earlier or later than the model says. How much is Anki's choice and FSRS's (rslib,
`scheduler/states/fuzz.rs`): one day, and of the interval 15 % between 2.5 and 7 days, 10 % up to
20, 5 % beyond.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

_SHORTEST_WITH_WINDOW = 2.5
_SHARES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, math.inf, 0.05))


@dataclass(frozen=True, slots=True)
class DueWindow:
    """The first and the last day, counted from the review, on which a card may fall due."""

    first: int
    last: int

    def at(self, share: float) -> int:
        """The day at a share of 0 up to 1 of the window; every day has an equal part of it."""
        return math.floor(self.first + share * (1 + self.last - self.first))


def due_window(interval: float, shortest: int, longest: int) -> DueWindow:
    """The window around an interval in days, within the shortest and longest that may be."""
    shortest = min(shortest, longest)
    interval = min(max(interval, shortest), longest)
    width = _width(interval)
    first = min(max(_rounded(interval - width), shortest), longest)
    last = min(max(_rounded(interval + width), shortest), longest)
    if first == last and 2 < last < longest:  # noqa: PLR2004 - a window of one day is none
        last += 1
    return DueWindow(first, last)


def _width(interval: float) -> float:
    if interval < _SHORTEST_WITH_WINDOW:
        return 0.0
    return 1.0 + sum(share * max(0.0, min(interval, end) - start) for start, end, share in _SHARES)


def _rounded(days: float) -> int:
    """Rounded half up, as the published figures are."""
    return math.floor(days + 0.5)
