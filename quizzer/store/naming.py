"""Which numbers do learners and cards go by within the database?

A name gets its number when it is first written, and keeps it for ever.
"""

from __future__ import annotations

from quizzer.cards.card import CardKey
from quizzer.store.connection import Connection

_LEARNER = "SELECT number FROM learner WHERE name = :name"
_NEW_LEARNER = """
INSERT INTO learner (name, answers, last_at, day, since) VALUES (:name, 0, 0, 0, 0)
RETURNING number
"""
_CARD = "SELECT number FROM identity WHERE deck = :deck AND card = :card"
_NEW_CARD = "INSERT INTO identity (deck, card) VALUES (:deck, :card) RETURNING number"

NOBODY = 0
"""No learner's number, and no card's."""


def learner_number(connection: Connection, name: str) -> int:
    """The learner's number; NOBODY for one who has never written anything."""
    found: int | None = connection.value(_LEARNER, {"name": name})
    return found or NOBODY


def learner_or_new(connection: Connection, name: str) -> int:
    """The learner's number, a new one if need be."""
    return learner_number(connection, name) or _inserted(connection, _NEW_LEARNER, {"name": name})


def card_number(connection: Connection, card: CardKey) -> int:
    """The card's number; NOBODY for one that nothing has ever named."""
    found: int | None = connection.value(_CARD, {"deck": card.deck, "card": card.card})
    return found or NOBODY


def card_or_new(connection: Connection, card: CardKey) -> int:
    """The card's number, a new one if need be."""
    named = {"deck": card.deck, "card": card.card}
    return card_number(connection, card) or _inserted(connection, _NEW_CARD, named)


def _inserted(connection: Connection, statement: str, values: dict[str, str]) -> int:
    number: int = connection.value(statement, values)
    return number
