"""What is a second on a card worth in each slot, at a plan's prices?

The value for a second of a review and of a new card, in points, worked out on the plan's grid.
"""

from __future__ import annotations

import numpy as np

from quizzer.memory.bulk import Reals, Singles, Whole
from quizzer.memory.exams.market import Market
from quizzer.memory.exams.worth import COLD, Worth, options, worth


class Tables:
    """Review tables lie one after another by node, each slots after it × cells × classes."""

    def __init__(self, market: Market, price: Reals) -> None:
        at: Worth = worth(market, price, COLD)
        line, maps, sources = market.timeline, market.transition, len(market.timeline.sources)
        self._block = market.block
        self._steps = [step * len(market.classes.rows) for step in maps.grid.steps]
        self._first_slot = line.first_slot
        self._starts = np.zeros(len(line.nodes), np.int64)
        parts, filled = [np.zeros(0, np.float32)], 0
        for node, first in enumerate(line.first_slot.tolist()):
            self._starts[node] = filled
            if first == len(line.slots) or (node < sources and not market.is_source[node]):
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

    def corners(self, slot: int, node: Whole, at: Whole) -> Singles:
        """Cells × states: the values of reviews then in the four cells around each state.

        `node` is that of the last review, and `at` where the first of the cells is in its table.
        """
        first = (self._starts + (slot - self._first_slot) * self._block)[node] + at
        return np.stack([self._reviews.take(first + step) for step in self._steps])

    def read(self, slot: int, node: Whole, at: Whole, shares: Reals) -> Reals:
        """The values of reviews then, of states between the four cells."""
        value: Reals = (self.corners(slot, node, at) * shares).sum(axis=0)
        return value


def gains(later: Singles, never: Singles, paid: Reals) -> Reals:
    """Of each option, its worth before its seconds are paid, less the best of those after it."""
    rest = np.concatenate([later[1:], never[None]])
    best = np.maximum.accumulate(rest[::-1])[::-1]
    gain: Reals = later + paid - best
    return gain
