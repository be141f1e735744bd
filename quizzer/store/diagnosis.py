"""What did a check of the whole database find?"""

from __future__ import annotations

from dataclasses import dataclass, field

from quizzer.cards.card import CardKey
from quizzer.memory.scheduling import Memory


@dataclass(frozen=True, slots=True)
class Difference:
    """A card whose stored memory is not what its log gives."""

    learner: str
    key: CardKey
    stored: Memory | None
    replayed: Memory | None


@dataclass(frozen=True, slots=True)
class Health:
    """What a check of the whole database found. `location` has no password in it.

    `miscounted` are learners whose kept counts are not what the log gives, `misplaced` decks whose
    kept columns are not what their cards say.
    """

    location: str
    integrity: tuple[str, ...]
    reviews: int
    undone: int
    memories: int
    differences: tuple[Difference, ...] = field(default=())
    miscounted: tuple[str, ...] = ()
    misplaced: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the file is not damaged."""
        return self.integrity == ("ok",)

    @property
    def is_good(self) -> bool:
        """Whether nothing was found."""
        return self.is_whole and not (self.differences or self.miscounted or self.misplaced)
