"""What has a learner answered, card by card, in rows that are fit for arithmetic?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from quizzer.cards.card import CardKey
from quizzer.memory.model import Model
from quizzer.store import tables
from quizzer.store.database import Database
from quizzer.store.lineage import Legend, heir, legend
from quizzer.store.rows import AnyRow

_review, _undo = tables.review, tables.undo

_COUNTED = (
    _review.c.deck,
    _review.c.card,
    _review.c.revision,
    _review.c.at,
    _review.c.day,
    _review.c.rating,
    _review.c.elapsed_ms,
)
_COLUMNS = (*_COUNTED, _review.c.model, _review.c.guess)

LONGEST_MS = 120_000
"""The most time that counts of an answer: beyond two minutes the learner was elsewhere."""


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
        """The time that went into the answer."""
        return min(self.elapsed_ms, LONGEST_MS)


@dataclass(frozen=True, slots=True)
class Columns:
    """Answers that stand, by columns; `card` is the place in `cards`, which name their revision.

    The other columns are as in `Answer`. In no order.
    """

    cards: tuple[tuple[CardKey, int], ...]
    card: Sequence[int]
    at: Sequence[int]
    day: Sequence[int]
    rating: Sequence[int]
    elapsed_ms: Sequence[int]


def answers(database: Database, learner: str) -> tuple[Answer, ...]:
    """All answers that stand, card by card, each card's oldest first."""
    with database.reading() as connection:
        known = legend(connection)
        rows = connection.execute(_standing(learner))
        found = [_answer_of(row, known) for row in rows]
    return tuple(sorted(found, key=lambda a: (a.key.deck, a.key.card, a.revision, a.at)))


def columns(database: Database, learner: str) -> Columns:
    """The same by columns, for logs that are too long to make a value of every answer."""
    with database.reading() as connection:
        renames = legend(connection).renames
        rows = connection.execute(_everything(learner)).all()
    deck, card, revision, at, *numbers = zip(*rows, strict=True) if rows else ((),) * 7
    named = list(zip(deck, card, revision, strict=True))
    given_up = {(rename.deck, rename.old) for each in renames.values() for rename in each}
    for row, (of_deck, old, number) in enumerate(named if given_up else ()):
        if (of_deck, old) in given_up:
            named[row] = (of_deck, heir(renames[of_deck], old, at[row]), number)
    places = {each: place for place, each in enumerate(dict.fromkeys(named))}
    return Columns(
        tuple((CardKey(deck, card), revision) for deck, card, revision in places),
        [places[each] for each in named],
        at,
        *numbers,
    )


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


def _everything(learner: str) -> Select[*tuple[Any, ...]]:
    """The columns of `Columns`, in the order in which the table has them.

    Most logs are one learner's. For these, going through the table takes a third of the time of
    the way over the learner's index, which the empty text rules out.
    """
    whose = _review.c.learner.concat("") == learner
    return select(*_COUNTED).where(whose, _review.c.id.not_in(select(_undo.c.review)))


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
