"""How right was a learner when sure, and of which cards were they sure and wrong?

An answer was right if it was rated Good or Easy, whatever grading made of it, or Hard with nothing
missing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
)

from quizzer.cards.card import CardKey
from quizzer.memory.model import Confidence, Rating
from quizzer.store import tables
from quizzer.store.answers import standing
from quizzer.store.database import Database
from quizzer.store.lineage import legend
from quizzer.store.rows import AnyRow

_review, _later = tables.review, tables.review.alias("later")


def _stands(review: FromClause) -> ColumnElement[bool]:
    undo = tables.undo.alias()
    return ~select(undo.c.id).where(undo.c.review == review.c.id).exists()


def _right(review: FromClause) -> ColumnElement[bool]:
    is_whole = or_(review.c.score.is_(None), review.c.score >= 1)
    return or_(
        review.c.rating > int(Rating.HARD),
        and_(review.c.rating == int(Rating.HARD), is_whole),
    )


_MENDED = (
    select(_later.c.id)
    .where(
        _later.c.learner == _review.c.learner,
        _later.c.deck == _review.c.deck,
        _later.c.card == _review.c.card,
        _later.c.at > _review.c.at,
        _later.c.day > _review.c.day,
        _right(_later),
        _stands(_later),
    )
    .exists()
)
_SURE_AND_WRONG = (
    select(_review.c.deck, _review.c.card, _review.c.revision, _review.c.at, _review.c.day)
    .where(
        _review.c.learner == bindparam("of_learner"),
        tables.SURE_AND_WRONG,
        _stands(_review),
        ~_MENDED,
    )
    .order_by(_review.c.at)
)
_BY_CONFIDENCE = (
    select(
        _review.c.confidence,
        func.sum(case((_right(_review), 1), else_=0)).label("right"),
        func.count().label("answers"),
    )
    .where(
        _review.c.learner == bindparam("of_learner"),
        _review.c.confidence.is_not(None),
        _stands(_review),
    )
    .group_by(_review.c.confidence)
    .order_by(_review.c.confidence)
)


def sure_and_wrong(database: Database, learner: str) -> tuple[tuple[CardKey, int], ...]:
    """The cards that the learner was sure of and wrong about, and not right on a later study day.

    Each by the id that it has now and the revision that was answered; the oldest error first.
    """
    with database.reading() as connection:
        rows = connection.execute(_SURE_AND_WRONG, {"of_learner": learner}).all()
        found = _by_their_ids_now(connection, learner, rows) if rows else ()
    return tuple(dict.fromkeys(found))


def by_confidence(database: Database, learner: str) -> Mapping[Confidence, tuple[int, int]]:
    """How many answers were right, and of how many, for each confidence that was ever stated."""
    with database.reading() as connection:
        rows = connection.execute(_BY_CONFIDENCE, {"of_learner": learner})
        return {Confidence(row.confidence): (int(row.right), row.answers) for row in rows}


def _by_their_ids_now(
    connection: Connection, learner: str, rows: Sequence[AnyRow]
) -> list[tuple[CardKey, int]]:
    known = legend(connection)
    found = []
    for row in rows:
        given = CardKey(row.deck, row.card)
        key = known.heir(given, row.at)
        if key == given:
            found.append((key, row.revision))
            continue
        history = standing(connection, learner, key, known)  # goes on under another id
        if not any(review.day.toordinal() > row.day and review.is_right for review in history):
            found.append((key, row.revision))
    return found
