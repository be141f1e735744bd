"""How are many cards marked at once, in one transaction?"""

from __future__ import annotations

from collections.abc import Collection

from quizzer.cards.card import CardKey
from quizzer.store.answers import todays, write_marks
from quizzer.store.connection import Connection
from quizzer.store.database import Database
from quizzer.store.records import NO_MARKS, Marking, Marks
from quizzer.store.rows import marks_of

_STORED = """
SELECT deck, card, suspended, flagged, buried_on FROM marks WHERE learner = :learner
"""


def mark_many(
    database: Database, learner: str, cards: Collection[CardKey], marking: Marking
) -> dict[CardKey, Marks]:
    """Mark cards; the marks before of those that this changed."""
    with database.writing() as connection:
        stored = _stored(connection, learner)
        before = {}
        for card in todays(connection, cards):
            marks = stored.get(card, NO_MARKS)
            if marking.on(marks) != marks:
                before[card] = marks
        for card, marks in before.items():
            write_marks(connection, learner, card, marking.on(marks))
    return before


def _stored(connection: Connection, learner: str) -> dict[CardKey, Marks]:
    rows = connection.all(_STORED, {"learner": learner})
    return {CardKey(deck, card): marks_of(marks) for deck, card, *marks in rows}
