"""What did a search find, as a face shows it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from quizzer.cards.card import Card, CardKey, Face
from quizzer.store.records import Marking
from quizzer.study.wording import counted

__all__ = ["CardRow", "Found", "Marked", "Marking", "Opened"]

if TYPE_CHECKING:
    from quizzer.study.searching.matching import Matcher
    from quizzer.study.searching.shelf import Places


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card in a list. `place` is its place among all cards in the course's order.

    `recall` is the probability of recall tomorrow; None for a card that was never seen.
    """

    place: int
    card: Card
    face: Face
    topic_title: str
    citations: tuple[str, ...]
    path: Path
    due_on: date | None
    recall: float | None
    reviews: int
    lapses: int
    suspended: bool
    flagged: bool
    buried: bool
    leech: bool
    draft: bool

    @property
    def key(self) -> CardKey:
        """The card's identity."""
        return self.card.key


@dataclass(frozen=True, slots=True)
class Found:
    """The cards for which a query holds, in order: where they are, and the first of them whole."""

    matcher: Matcher
    places: Places
    rows: tuple[CardRow, ...]

    def __len__(self) -> int:
        return len(self.places)

    @property
    def keys(self) -> tuple[CardKey, ...]:
        """The identities of all that were found, in order."""
        return tuple(map(self.matcher.shelf.key_at, self.places.tolist()))


@dataclass(frozen=True, slots=True)
class Opened:
    """A library that can be searched, and how many cards it has."""

    cards: int


@dataclass(frozen=True, slots=True)
class Marked:
    """What was done to how many cards, and how many had been so before."""

    marking: Marking
    changed: int
    unchanged: int

    @property
    def said(self) -> str:
        """`12 cards suspended; 3 were so before`."""
        said = f"{counted(self.changed, 'card')} {_DONE[self.marking]}"
        if not self.unchanged:
            return said
        return f"{said}; {self.unchanged} {'was' if self.unchanged == 1 else 'were'} so before"


_DONE = {
    Marking.SUSPEND: "suspended",
    Marking.UNSUSPEND: "no longer suspended",
    Marking.FLAG: "flagged",
    Marking.UNFLAG: "no longer flagged",
}
