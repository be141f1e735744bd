"""Which part of the library is meant?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from quizzer.store.records import Candidate


class Scope(NamedTuple):
    """A part of the library: everything, a deck, or a topic of a deck with what is below it.

    A tuple because counts of every scope are looked up at each key of the home screen.
    """

    deck: str = ""
    topic: str = ""

    def covers(self, deck: str, topic: str) -> bool:
        """Whether the cards of a deck's topic belong to it."""
        if self.deck and deck != self.deck:
            return False
        return not self.topic or f"{topic}/".startswith(f"{self.topic}/")

    def holds(self, candidate: Candidate) -> bool:
        """Whether the card belongs to it."""
        return self.covers(candidate.key.deck, candidate.topic)


EVERYTHING = Scope()
