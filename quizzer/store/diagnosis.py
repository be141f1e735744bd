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
    """What a check of the whole database found. `location` has no password in it."""

    location: str
    integrity: tuple[str, ...]
    reviews: int
    undone: int
    memories: int
    differences: tuple[Difference, ...] = field(default=())

    @property
    def is_good(self) -> bool:
        """Whether nothing was found."""
        return self.integrity == ("ok",) and not self.differences
