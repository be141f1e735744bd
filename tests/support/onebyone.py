"""The log as it is read card by card and answer by answer: slow, and plainly right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from quizzer.cards.card import CardKey
from quizzer.memory.log import Review
from quizzer.memory.scheduling import Memory
from quizzer.store import answers
from quizzer.store.database import Database
from quizzer.store.lineage import legend
from quizzer.store.rows import MEMORY, memory_of, micros

Row: TypeAlias = tuple[int, int, int, int, str, float]
"""Instant, study day, rating, milliseconds, model and guess of an answer."""


def read(
    database: Database, learner: str, keys: Iterable[CardKey]
) -> dict[tuple[CardKey, int], list[Row]]:
    """The answers of each card and revision that stand, oldest first."""
    found: dict[tuple[CardKey, int], list[Row]] = {}
    for key in keys:
        for review in answers.history(database, learner, key):
            rows = found.setdefault((key, review.revision), [])
            latest = rows[-1][1] if rows else 0
            rows.append(_row(review, latest))
    return found


Memories: TypeAlias = dict[tuple[str, CardKey], Memory | None]


def remembered(database: Database) -> Memories:
    """What the database has of every learner and card that it knows."""
    with database.reading() as connection:
        rows = connection.all(f"SELECT {_NAMES}, {MEMORY} {_KNOWN} {_REMEMBERED}")
    return {(learner, CardKey(deck, card)): memory_of(row) for learner, deck, card, *row in rows}


def replayed(database: Database) -> Memories:
    """What the log gives of each."""
    found: Memories = {}
    with database.reading() as connection:
        known = legend(connection)
        rows = connection.all(f"SELECT {_NAMES}, coalesce(card.revision, 1) {_KNOWN}")
        for learner, deck, card, revision in rows:
            key = CardKey(deck, card)
            found[learner, key] = answers.replayed(connection, learner, key, revision, known)
    return found


_NAMES = "learner.name, identity.deck, identity.card"
_KNOWN = "FROM learner CROSS JOIN identity LEFT JOIN card ON card.number = identity.number"
_REMEMBERED = """
LEFT JOIN memory ON memory.learner = learner.number AND memory.card = identity.number
"""


def _row(review: Review, latest: int) -> Row:
    """An answer of a day before the card's last one (a flight west) counts for that one."""
    return (
        micros(review.at),
        max(latest, review.day.toordinal()),
        int(review.rating),
        min(review.elapsed_ms, 120_000),
        review.model,
        review.guess,
    )
