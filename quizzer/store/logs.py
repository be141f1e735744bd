"""Which answers did a learner give on a day, and how many are there at all?

Few of them, as values. All of them, by columns, are `quizzer.store.answered`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from quizzer.cards.card import CardKey
from quizzer.memory.model import Model
from quizzer.store.database import Database
from quizzer.store.lineage import legend
from quizzer.store.naming import learner_number

_OF_DAY = """
SELECT identity.deck, identity.card, review.at, review.elapsed_ms
FROM review
JOIN sitting ON sitting.number = review.sitting
JOIN identity ON identity.number = review.card
WHERE sitting.learner = :learner AND review.number >= :since AND review.day = :day
    AND NOT EXISTS (SELECT 1 FROM undo WHERE undo.review = review.id)
"""
_SINCE = "SELECT day, since FROM learner WHERE name = :name"
_COUNT = "SELECT answers FROM learner WHERE name = :name"

LONGEST_MS = 120_000
"""The most time that counts of an answer: beyond two minutes the learner was elsewhere."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that stands, under the id that its card has now, and the time it took."""

    key: CardKey
    elapsed_ms: int

    @property
    def spent_ms(self) -> int:
        """The time that went into the answer."""
        return min(self.elapsed_ms, LONGEST_MS)


def answers_on(database: Database, learner: str, day: date) -> tuple[Answer, ...]:
    """The answers of one study day that stand. Of the latest day only its own rows are read."""
    with database.reading() as connection:
        latest, since = connection.first(_SINCE, {"name": learner}) or (0, 0)
        values = {
            "learner": learner_number(connection, learner),
            "day": day.toordinal(),
            "since": since if day.toordinal() >= latest else 0,
        }
        known = legend(connection)
        return tuple(
            Answer(known.heir(CardKey(deck, card), at), elapsed_ms)
            for deck, card, at, elapsed_ms in connection.all(_OF_DAY, values)
        )


def answer_count(database: Database, learner: str) -> int:
    """How many answers the log has of a learner, taken back or not."""
    with database.reading() as connection:
        return connection.value(_COUNT, {"name": learner}) or 0


def models(database: Database) -> Mapping[str, Model]:
    """Every model that a review may name."""
    with database.reading() as connection:
        return legend(connection).models
