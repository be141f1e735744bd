"""What stands on the library's shelf for a learner: all cards at once, by columns.

For arithmetic over everything: counts, queues, mastery. A card that is to be shown is read as a
value of its own (`quizzer.store.library.candidates_numbered`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import text

from quizzer.store.database import Database

Ints: TypeAlias = NDArray[np.int32]
Micros: TypeAlias = NDArray[np.int64]
Reals: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """The cards of the library in the course's order, one entry a card.

    `number` is what the store calls a card. `deck` and `topic` are places in `decks` (ids) and
    `topics` (a deck's id and a path, which is empty for cards without a topic). Siblings have the
    same `family`, other cards one of their own. `is_asked` are cards that are neither drafts nor
    suspended, by their author or the learner. Study days are `date.toordinal` and 0 where there
    is none: `due_on`, `reviewed_on` and `first_on` of a card that was never seen, `buried_on` of
    one that was never buried. `due_at` is the instant in microseconds since 1970 while a step of
    minutes runs, else 0.
    """

    decks: tuple[str, ...]
    topics: tuple[tuple[str, str], ...]
    number: Ints
    deck: Ints
    topic: Ints
    family: Ints
    is_asked: Flags
    buried_on: Ints
    due_on: Ints
    due_at: Micros
    reviewed_on: Ints
    first_on: Ints

    def __len__(self) -> int:
        """How many cards there are."""
        return len(self.number)


@dataclass(frozen=True, slots=True, eq=False)
class Strengths:
    """How firmly each card of a shelf is remembered, in the same order; NaN and 0 if never seen."""

    stability: Reals
    difficulty: Reals
    reviews: Ints
    lapses: Ints


_CARDS = """
SELECT card.rowid, card.deck, card.topic, card.deck || '/' || card.sibling_group,
    card.studied * (1 - coalesce(mark.suspended, 0)), coalesce(mark.buried_on, 0),
    coalesce(memory.due_on, 0), coalesce(memory.due_at, 0),
    coalesce(memory.reviewed_on, 0), coalesce(memory.first_on, 0),
    memory.stability, memory.difficulty, coalesce(memory.reviews, 0), coalesce(memory.lapses, 0)
FROM card JOIN deck ON deck.id = card.deck
LEFT JOIN memory ON memory.learner = :learner AND memory.deck = card.deck AND memory.card = card.id
LEFT JOIN mark ON mark.learner = :learner AND mark.deck = card.deck AND mark.card = card.id
WHERE card.retired_at IS NULL AND deck.removed_at IS NULL
ORDER BY deck.position, card.position
"""


def shelf(database: Database, learner: str) -> Shelf:
    """The shelf of a learner now. Later changes of the database do not change its columns."""
    rows = _rows(database, learner)
    decks = {row[1]: None for row in rows}
    topics = {(row[1], row[2]): None for row in rows}
    deck_of = {deck: place for place, deck in enumerate(decks)}
    topic_of = {topic: place for place, topic in enumerate(topics)}
    families: dict[str, int] = {}
    return Shelf(
        decks=tuple(decks),
        topics=tuple(topics),
        number=_ints(row[0] for row in rows),
        deck=_ints(deck_of[row[1]] for row in rows),
        topic=_ints(topic_of[row[1], row[2]] for row in rows),
        family=_ints(families.setdefault(row[3], len(families)) for row in rows),
        is_asked=np.array([bool(row[4]) for row in rows], np.bool_),
        buried_on=_ints(row[5] for row in rows),
        due_on=_ints(row[6] for row in rows),
        due_at=np.array([row[7] for row in rows], np.int64),
        reviewed_on=_ints(row[8] for row in rows),
        first_on=_ints(row[9] for row in rows),
    )


def strengths(database: Database, learner: str) -> Strengths:
    """What goes with the learner's shelf as it is now."""
    rows = _rows(database, learner)
    return Strengths(
        stability=np.array([np.nan if row[10] is None else row[10] for row in rows], np.float64),
        difficulty=np.array([np.nan if row[11] is None else row[11] for row in rows], np.float64),
        reviews=_ints(row[12] for row in rows),
        lapses=_ints(row[13] for row in rows),
    )


def _rows(database: Database, learner: str) -> Sequence[Any]:
    with database.reading() as connection:
        return connection.execute(text(_CARDS), {"learner": learner}).all()


def _ints(values: Iterable[int]) -> Ints:
    return np.array(list(values), np.int32)
