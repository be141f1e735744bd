"""In which state is each of some cards, as a plan's tables read it?"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Self

import numpy as np

from quizzer.memory.bulk import Flags, Reals, Whole


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """Cards that were seen, as the plan's tables read them; the last axis is the card."""

    card: Whole
    run: Whole
    stability: Reals
    difficulty: Reals
    last: Whole
    """The day of the last review."""
    node: Whole
    at: Whole
    """Where in a node's table the first of the four cells around the state is."""
    shares: Reals
    """Cells × cards."""

    def __len__(self) -> int:
        """How many there are."""
        return len(self.card)

    def joined(self, others: Self) -> Self:
        """These and others behind them."""
        pairs = ((getattr(self, f.name), getattr(others, f.name)) for f in fields(self))
        return type(self)(*(np.concatenate(pair, axis=-1) for pair in pairs))

    def only(self, places: Whole | Flags) -> Self:
        """Those at these places."""
        return type(self)(*(getattr(self, f.name)[..., places] for f in fields(self)))

    def put(self, places: Whole, others: Self) -> None:
        """Others in the places of some."""
        for each in fields(self):
            getattr(self, each.name)[..., places] = getattr(others, each.name)
