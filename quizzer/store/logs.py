"""What has a learner answered, card by card, in rows that are fit for arithmetic?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from quizzer.cards.card import CardKey
from quizzer.memory.model import Model
from quizzer.store import tables
from quizzer.store.database import Database
from quizzer.store.lineage import Legend, legend
from quizzer.store.rows import AnyRow

_review, _undo = tables.review, tables.undo

_COLUMNS = (
    _review.c.deck,
    _review.c.card,
    _review.c.revision,
    _review.c.at,
    _review.c.day,
    _review.c.rating,
    _review.c.elapsed_ms,
    _review.c.model,
    _review.c.guess,
)


_LONGEST_MS = 120_000


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that stands, under the id that its card has now.

    `at` is microseconds since 1970, `day` the study day's ordinal, `guess` the chance that luck
    alone was right.
    """

    key: CardKey
    revision: int
    at: int
    day: int
    rating: int
    elapsed_ms: int
    model: str
    guess: float = 0.0

    @property
    def spent_ms(self) -> int:
        """The time that went into the answer: beyond two minutes the learner was elsewhere."""
        return min(self.elapsed_ms, _LONGEST_MS)


def answers(database: Database, learner: str) -> tuple[Answer, ...]:
    """All answers that stand, card by card, each card's oldest first."""
    with database.reading() as connection:
        known = legend(connection)
        rows = connection.execute(_standing(learner))
        found = [_answer_of(row, known) for row in rows]
    return tuple(sorted(found, key=lambda a: (a.key.deck, a.key.card, a.revision, a.at)))


def answers_on(database: Database, learner: str, day: date) -> tuple[Answer, ...]:
    """The answers of one study day that stand."""
    ordinal = day.toordinal()
    since = (ordinal - _EPOCH_ORDINAL - 1) * _MICROS_OF_DAY  # a day's slack for zones
    statement = _standing(learner).where(_review.c.at >= since, _review.c.day == ordinal)
    with database.reading() as connection:
        known = legend(connection)
        return tuple(_answer_of(row, known) for row in connection.execute(statement))


def answer_count(database: Database, learner: str) -> int:
    """How many answers the log has of a learner, taken back or not."""
    statement = select(func.count()).where(_review.c.learner == learner)
    with database.reading() as connection:
        return connection.execute(statement).scalar_one()


def models(database: Database) -> Mapping[str, Model]:
    """Every model that a review may name."""
    with database.reading() as connection:
        return legend(connection).models


_EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
_MICROS_OF_DAY = 86_400_000_000


def _standing(learner: str) -> Select[*tuple[Any, ...]]:
    undone = select(_undo.c.id).where(_undo.c.review == _review.c.id).exists()
    return select(*_COLUMNS).where(_review.c.learner == learner, ~undone)


def _answer_of(row: AnyRow, known: Legend) -> Answer:
    return Answer(
        key=known.heir(CardKey(row.deck, row.card), row.at),
        revision=row.revision,
        at=row.at,
        day=row.day,
        rating=row.rating,
        elapsed_ms=row.elapsed_ms,
        model=row.model,
        guess=row.guess or 0.0,
    )
