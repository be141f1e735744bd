"""What did a search find, as a face shows it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from quizzer.cards.card import Card, CardKey, Face

if TYPE_CHECKING:
    from quizzer.study.searching.completing import Names
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

    def keys(self, places: list[int]) -> tuple[CardKey, ...]:
        """The identities of cards by their places, in their order."""
        keys = self.matcher.shelf.keys
        return tuple(keys[place] for place in places)

    @property
    def all_places(self) -> list[int]:
        """All places, in order."""
        found: list[int] = self.places.tolist()
        return found


@dataclass(frozen=True, slots=True)
class Opened:
    """A library that can be searched: how many cards it has, and what they are called by."""

    cards: int
    names: Names


@dataclass(frozen=True, slots=True)
class Marked:
    """How many cards were marked otherwise, and how many had been so before."""

    changed: int
    unchanged: int
