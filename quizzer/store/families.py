"""Which cards of a deck belong together, as one entry that has come or gone?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from quizzer.cards.card import CardKey
from quizzer.store import tables
from quizzer.store.packing import without_line
from quizzer.store.rows import AnyRow

_card, _deck = tables.card, tables.deck

OF_DECKS = (
    select(
        _card.c.deck,
        _card.c.id,
        _card.c.entry,
        _card.c.part,
        _card.c.revision,
        _card.c.content,
        _card.c.retired_at,
    )
    .join(_deck, _deck.c.id == _card.c.deck)
    .where(_deck.c.removed_at.is_(None))
    .order_by(_deck.c.position, _card.c.position)
)
"""The cards of the decks in the library, retired ones too, in the course's order."""


@dataclass(frozen=True, slots=True)
class Family:
    """The cards of one entry that are in its deck together or, when it has left, last were.

    `name` is the entry's id, or a card's where only that one of its parts is meant.
    """

    deck: str
    name: str
    cards: tuple[AnyRow, ...]

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
        return (self.deck, *((row.part, row.revision, _text(row.content)) for row in self.cards))

    @property
    def shape(self) -> tuple[str, tuple[str, ...]]:
        """The kind, and the parts that are cards of their own."""
        kind = without_line(self.cards[0].content)["kind"]
        return (str(kind), tuple(row.part for row in self.cards))


def families_of(rows: Iterable[AnyRow]) -> tuple[Family, ...]:
    """The entries of these cards; of one that has left, the cards that were the last to leave."""
    entries: dict[tuple[str, str], list[AnyRow]] = defaultdict(list)
    for row in rows:
        entries[row.deck, row.entry].append(row)
    return tuple(Family(*name, _together(cards)) for name, cards in entries.items())


def _together(cards: Sequence[AnyRow]) -> tuple[AnyRow, ...]:
    """Those that are in the deck, else those that left it last."""
    here = tuple(row for row in cards if row.retired_at is None)
    last = max((row.retired_at for row in cards if row.retired_at is not None), default=None)
    return here or tuple(row for row in cards if row.retired_at == last)


def named(rows: Sequence[AnyRow], name: str) -> Family | None:
    """The entry of this id among a deck's cards, or the one card of this id."""
    cards = [row for row in rows if row.entry == name] or [row for row in rows if row.id == name]
    return Family(cards[0].deck, name, _together(cards)) if cards else None


def _text(packed: str) -> str:
    """A packed card up to its line in the file, which stands last."""
    return packed.rpartition('"line"')[0]
