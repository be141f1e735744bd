"""Which cards of a deck belong together, as one entry that has come or gone?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quizzer.cards.card import CardKey
from quizzer.store.packing import but_for_line, without_line

OF_DECKS = """
SELECT cards.deck, cards.id, cards.entry, cards.part, cards.revision, cards.content,
    cards.retired_at
FROM cards JOIN deck ON deck.id = cards.deck WHERE deck.removed_at IS NULL
"""
"""The cards of the decks in the library, retired ones too: what a CardRow has."""

IN_ORDER = "ORDER BY deck.position, cards.position"


class CardRow(NamedTuple):
    """A card as its deck has it, or had it."""

    deck: str
    id: str
    entry: str
    part: str
    revision: int
    content: str
    retired_at: int | None


@dataclass(frozen=True, slots=True)
class Family:
    """The cards of one entry that are in its deck together or, when it has left, last were.

    `name` is the entry's id, or a card's where only that one of its parts is meant.
    """

    deck: str
    name: str
    cards: tuple[CardRow, ...]

    @property
    def is_retired(self) -> bool:
        """Whether it has left its deck."""
        return self.cards[0].retired_at is not None

    @property
    def keys(self) -> tuple[CardKey, ...]:
        """Its cards, in order."""
        return tuple(CardKey(self.deck, row.id) for row in self.cards)

    @property
    def reading(self) -> tuple[object, ...]:
        """What is equal when entries differ in nothing but their ids and places."""
        return (
            self.deck,
            *((row.part, row.revision, but_for_line(row.content)) for row in self.cards),
        )

    @property
    def shape(self) -> tuple[str, tuple[str, ...]]:
        """The kind, and the parts that are cards of their own."""
        kind = without_line(self.cards[0].content)["kind"]
        return (str(kind), tuple(row.part for row in self.cards))


def families_of(rows: Iterable[CardRow]) -> tuple[Family, ...]:
    """The entries of these cards; of one that has left, the cards that were the last to leave."""
    entries: dict[tuple[str, str], list[CardRow]] = defaultdict(list)
    for row in rows:
        entries[row.deck, row.entry].append(row)
    return tuple(Family(*name, _together(cards)) for name, cards in entries.items())


def _together(cards: Sequence[CardRow]) -> tuple[CardRow, ...]:
    """Those that are in the deck, else those that left it last."""
    here = tuple(row for row in cards if row.retired_at is None)
    last = max((row.retired_at for row in cards if row.retired_at is not None), default=None)
    return here or tuple(row for row in cards if row.retired_at == last)


def named(rows: Sequence[CardRow], name: str) -> Family | None:
    """The entry of this id among a deck's cards, or the one card of this id."""
    cards = [row for row in rows if row.entry == name] or [row for row in rows if row.id == name]
    return Family(cards[0].deck, name, _together(cards)) if cards else None
