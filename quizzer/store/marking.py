"""How are many cards marked at once, and unmarked again? Each is one transaction."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, bindparam, insert, select, update

from quizzer.cards.card import CardKey
from quizzer.store import tables
from quizzer.store.answers import todays
from quizzer.store.database import Database
from quizzer.store.records import NO_MARKS, Marking, Marks
from quizzer.store.rows import mark_values, marks_of

_mark = tables.mark

_CHANGED = (
    update(_mark)
    .where(
        _mark.c.learner == bindparam("of_learner"),
        _mark.c.deck == bindparam("of_deck"),
        _mark.c.card == bindparam("of_card"),
    )
    .values({name: bindparam(name) for name in ("suspended", "flagged", "buried_on")})
)
_ADDED = insert(_mark)


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
        after = {card: marking.on(marks) for card, marks in before.items()}
        _write(connection, learner, after, stored)
    return before


def set_marks_of_many(database: Database, learner: str, marks: Mapping[CardKey, Marks]) -> None:
    """Set the marks of each card, as they were before something that is undone."""
    with database.writing() as connection:
        _write(connection, learner, marks, _stored(connection, learner))


def _stored(connection: Connection, learner: str) -> dict[CardKey, Marks]:
    rows = connection.execute(select(_mark).where(_mark.c.learner == learner))
    return {CardKey(row.deck, row.card): marks_of(row) for row in rows}


def _write(
    connection: Connection,
    learner: str,
    marks: Mapping[CardKey, Marks],
    stored: Collection[CardKey],
) -> None:
    changed = [mark_values(marks[card]) | _of(learner, card) for card in marks if card in stored]
    added = [
        mark_values(marks[card]) | {"learner": learner, "deck": card.deck, "card": card.card}
        for card in marks
        if card not in stored
    ]
    if changed:
        connection.execute(_CHANGED, changed)
    if added:
        connection.execute(_ADDED, added)


def _of(learner: str, card: CardKey) -> dict[str, object]:
    return {"of_learner": learner, "of_deck": card.deck, "of_card": card.card}
