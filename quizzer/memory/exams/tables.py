"""What is a second on a card worth in each slot, at a plan's prices?

The value for a second of a review and of a new card, in points, worked out on the plan's grid.
"""

from __future__ import annotations

import numpy as np

from quizzer.memory.bulk import Reals, Whole
from quizzer.memory.exams.market import Market
from quizzer.memory.exams.transition import Singles
from quizzer.memory.exams.worth import COLD, Worth, options, worth


class Tables:
    """Review tables lie one after another by node, each slots after it × cells × classes."""

    def __init__(self, market: Market, price: Reals) -> None:
        at: Worth = worth(market, price, COLD)
        line, maps = market.timeline, market.transition
        self._block = maps.grid.cells * market.points.shape[1]
        self._first_slot = line.first_slot
        self._starts = np.zeros(len(line.nodes), np.int64)
        self._steps = [
            step * market.points.shape[1] for step in maps.grid.steps
        ]
        slots = len(line.slots)
        parts, filled = [np.zeros(0, np.float32)], 0
        for node in range(len(line.nodes)):
            self._starts[node] = filled
            first = line.first_slot[node]
            if first == slots or (node < len(line.sources) and not market.mass[node].any()):
                continue
            later, never = options(market, at, node)
            lower, share = line.lower[node, first:], line.share[node, first:, None]
            seconds = maps.seconds[lower] * (1 - share) + maps.seconds[lower + 1] * share
            value = gains(later, never, price[first:, None, None] * seconds[:, :, None])
            parts.append((value / seconds[:, :, None]).astype(np.float32).ravel())
            filled += parts[-1].size
        self._reviews = np.concatenate(parts)
        begun = at.begin[:, None, :]
        nothing = np.zeros(begun.shape[1:], np.float32)
        new = gains(begun, nothing, (price * maps.first_seconds)[:, None, None])
        self.new: Reals = new[:, 0] / maps.first_seconds
        """Slots × classes: of a new card."""

    def read(self, slot: int, node: Whole, at: Whole, shares: Reals) -> Reals:
        """The values of reviews then, of states after these nodes between four cells each."""
        offset = self._starts + (slot - self._first_slot) * self._block
        first = offset[node] + at
        value = np.zeros(len(first))
        for step, share in zip(self._steps, shares, strict=True):
            value += self._reviews.take(first + step) * share
        return value


def gains(later: Singles, never: Singles, paid: Reals) -> Reals:
    """Of each option, its worth before its seconds are paid, less the best of those after it."""
    rest = np.concatenate([later[1:], never[None]])
    best = np.maximum.accumulate(rest[::-1])[::-1]
    gain: Reals = later + paid - best
    return gain
