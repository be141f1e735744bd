"""How do a deck's cards lie by columns, for a shelf to be read at once?

What is kept so follows from the cards. It is written with them, and a doctor looks whether it does.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Mapping
from itertools import groupby

from quizzer.store.connection import Connection, Row

COLUMNS = ("number", "topic", "family", "studied")

_KEEP = """
INSERT INTO shelving (deck, columns) VALUES (:deck, :columns)
ON CONFLICT (deck) DO UPDATE SET columns = excluded.columns
"""
_KEPT = """
SELECT deck.id, shelving.columns FROM deck LEFT JOIN shelving ON shelving.deck = deck.id
ORDER BY deck.position
"""
_CARDS = f"""
SELECT identity.deck, {", ".join(f"card.{name}" for name in COLUMNS)} FROM card
JOIN identity ON identity.number = card.number WHERE card.retired_at IS NULL
ORDER BY identity.deck, card.position
"""


def keep(connection: Connection, deck: str, cards: Iterable[Row]) -> None:
    """Keep what `COLUMNS` are of a deck's cards, in the order of the deck."""
    connection.run(_KEEP, {"deck": deck, "columns": _by_columns(cards)})


def astray(connection: Connection) -> Mapping[str, tuple[Row, ...]]:
    """The decks whose columns are not what their cards say, with what these say."""
    rows = groupby(connection.all(_CARDS), key=lambda row: row[0])
    cards = {deck: tuple(row[1:] for row in own) for deck, own in rows}
    return {
        deck: cards.get(deck, ())
        for deck, columns in connection.all(_KEPT)
        if columns != _by_columns(cards.get(deck, ()))
    }


def _by_columns(cards: Iterable[Row]) -> bytes:
    """32-bit numbers: all cards' first ones, then all their second ones."""
    columns = array("i", [value for column in zip(*cards, strict=True) for value in column])
    if sys.byteorder == "big":
        columns.byteswap()
    return columns.tobytes()
