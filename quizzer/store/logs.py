"""What has a learner answered, card by card, in rows that are fit for arithmetic?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from quizzer.cards.card import CardKey
from quizzer.memory.model import Model
from quizzer.store.connection import Row
from quizzer.store.database import Database
from quizzer.store.lineage import Legend, heir, legend
from quizzer.store.naming import learner_number

_ANSWERS = """
SELECT identity.deck, identity.card, review.revision, review.at, review.day, review.rating,
    review.elapsed_ms, sitting.model, coalesce(review.guess, 0.0)
FROM review
JOIN sitting ON sitting.number = review.sitting
JOIN identity ON identity.number = review.card
WHERE sitting.learner = :learner
    AND NOT EXISTS (SELECT 1 FROM undo WHERE undo.review = review.id)
"""
_OF_DAY = f"{_ANSWERS} AND review.number >= :since AND review.day = :day"
_SINCE = "SELECT day, since FROM learner WHERE name = :name"
_COUNT = "SELECT answers FROM learner WHERE name = :name"
_COLUMNS = """
SELECT identity.deck, identity.card, review.revision, review.at, review.day, review.rating,
    review.elapsed_ms
FROM review
JOIN sitting ON sitting.number = review.sitting
JOIN identity ON identity.number = review.card
WHERE sitting.learner = :learner AND review.id NOT IN (SELECT review FROM undo)
"""

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
        rows = connection.all(_ANSWERS, {"learner": learner_number(connection, learner)})
    found = [_answer_of(row, known) for row in rows]
    return tuple(sorted(found, key=lambda a: (a.key.deck, a.key.card, a.revision, a.at)))


def columns(database: Database, learner: str) -> Columns:
    """The same by columns, for logs that are too long to make a value of every answer."""
    with database.reading() as connection:
        renames = legend(connection).renames
        rows = connection.all(_COLUMNS, {"learner": learner_number(connection, learner)})
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
    """The answers of one study day that stand. Of the latest day only its own rows are read."""
    with database.reading() as connection:
        latest, since = connection.first(_SINCE, {"name": learner}) or (0, 0)
        values = {
            "learner": learner_number(connection, learner),
            "day": day.toordinal(),
            "since": since if day.toordinal() >= latest else 0,
        }
        known = legend(connection)
        return tuple(_answer_of(row, known) for row in connection.all(_OF_DAY, values))


def answer_count(database: Database, learner: str) -> int:
    """How many answers the log has of a learner, taken back or not."""
    with database.reading() as connection:
        return connection.value(_COUNT, {"name": learner}) or 0


def models(database: Database) -> Mapping[str, Model]:
    """Every model that a review may name."""
    with database.reading() as connection:
        return legend(connection).models


def _answer_of(row: Row, known: Legend) -> Answer:
    deck, card, revision, at, *rest = row
    return Answer(known.heir(CardKey(deck, card), at), revision, at, *rest)
