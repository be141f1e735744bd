"""How right was a learner when sure, and of which cards were they sure and wrong?

An answer was right if it was rated Good or Easy, whatever grading made of it, or Hard with nothing
missing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizzer.cards.card import CardKey
from quizzer.memory.model import Confidence
from quizzer.store.answers import standing
from quizzer.store.connection import Connection, Row
from quizzer.store.database import Database
from quizzer.store.lineage import legend
from quizzer.store.naming import learner_number

_SURE_AND_WRONG = """
SELECT identity.deck, identity.card, review.revision, review.at, review.day
FROM review
JOIN sitting ON sitting.number = review.sitting
JOIN identity ON identity.number = review.card
WHERE review.confidence = 3 AND (review.rating = 1 OR review.rating = 2 AND review.score < 1)
    AND sitting.learner = :learner
    AND NOT EXISTS (SELECT 1 FROM undo WHERE undo.review = review.id)
    AND (NOT EXISTS (
        SELECT 1 FROM review AS later JOIN sitting AS sat ON sat.number = later.sitting
        WHERE later.card = review.card AND sat.learner = :learner
            AND later.at > review.at AND later.day > review.day
            AND (later.rating > 2 OR later.rating = 2 AND coalesce(later.score, 1) >= 1)
            AND NOT EXISTS (SELECT 1 FROM undo WHERE undo.review = later.id)
    ) OR EXISTS (
        SELECT 1 FROM rename
        WHERE rename.deck = identity.deck AND identity.card IN (rename.old, rename.new)
    ))
ORDER BY review.at
"""
"""The first line of its condition is literally that of the index `ix_review_sure_and_wrong`, by
which SQLite knows that the index holds all that is asked for. Which later answers are a card's own
is known so only where its id was never another's."""

_BY_CONFIDENCE = """
SELECT confidence, sum(CASE WHEN rating > 2 OR rating = 2 AND coalesce(score, 1) >= 1
    THEN 1 ELSE 0 END), count(*)
FROM reviews
WHERE learner = :learner AND confidence IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM undo WHERE undo.review = reviews.id)
GROUP BY confidence ORDER BY confidence
"""


def sure_and_wrong(database: Database, learner: str) -> tuple[tuple[CardKey, int], ...]:
    """The cards that the learner was sure of and wrong about, and not right on a later study day.

    Each by the id that it has now and the revision that was answered; the oldest error first.
    """
    with database.reading() as connection:
        rows = connection.all(_SURE_AND_WRONG, {"learner": learner_number(connection, learner)})
        found = _by_their_ids_now(connection, learner, rows) if rows else ()
    return tuple(dict.fromkeys(found))


def by_confidence(database: Database, learner: str) -> Mapping[Confidence, tuple[int, int]]:
    """How many answers were right, and of how many, for each confidence that was ever stated."""
    with database.reading() as connection:
        rows = connection.all(_BY_CONFIDENCE, {"learner": learner})
    return {Confidence(stated): (int(right), answers) for stated, right, answers in rows}


def _by_their_ids_now(
    connection: Connection, learner: str, rows: Sequence[Row]
) -> list[tuple[CardKey, int]]:
    known = legend(connection)
    passed_on = {
        CardKey(deck, card)
        for deck, renames in known.renames.items()
        for rename in renames
        for card in (rename.old, rename.new)
    }
    found = []
    for deck, card, revision, at, day in rows:
        given = CardKey(deck, card)
        key = known.heir(given, at)
        if given not in passed_on or not any(
            review.day.toordinal() > day and review.is_right
            for review in standing(connection, learner, key, known)
        ):
            found.append((key, revision))
    return found
