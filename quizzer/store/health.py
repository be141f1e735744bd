"""Is the database whole, and is memory what the log says? What a doctor looks at."""

from __future__ import annotations

from itertools import product

from sqlalchemy import Connection, Table, func, select

from quizzer.cards.card import CardKey
from quizzer.store import tables
from quizzer.store.answers import refold, replayed
from quizzer.store.database import Database
from quizzer.store.lineage import legend
from quizzer.store.records import Difference, Health
from quizzer.store.rows import memory_of

_card, _memory, _review = tables.card, tables.memory, tables.review


def examine(database: Database) -> Health:
    """Check the file's integrity and replay the log beside the memory table. Changes nothing."""
    with database.reading() as connection:
        return Health(
            location=database.location,
            integrity=_integrity(connection),
            reviews=_count(connection, tables.review),
            undone=_count(connection, tables.undo),
            memories=_count(connection, tables.memory),
            differences=tuple(_differences(connection)),
        )


def rebuild(database: Database) -> Health:
    """Set every memory to what the log gives. Returns the health found before."""
    found = examine(database)
    with database.writing() as connection:
        known = legend(connection)
        revisions = _revisions(connection)
        for difference in found.differences:
            revision = revisions.get(difference.key, 1)
            refold(connection, difference.learner, difference.key, revision, known)
    return found


def _integrity(connection: Connection) -> tuple[str, ...]:
    if connection.dialect.name != "sqlite":
        return ("ok",)
    rows = connection.exec_driver_sql("PRAGMA integrity_check").all()
    return tuple(str(row[0]) for row in rows)


def _count(connection: Connection, table: Table) -> int:
    statement = select(func.count()).select_from(table)
    return connection.execute(statement).scalar_one()


def _revisions(connection: Connection) -> dict[CardKey, int]:
    rows = connection.execute(select(_card.c.deck, _card.c.id, _card.c.revision))
    return {CardKey(row.deck, row.id): row.revision for row in rows}


def _differences(connection: Connection) -> list[Difference]:
    known = legend(connection)
    revisions = _revisions(connection)
    stored = {
        (row.learner, CardKey(row.deck, row.card)): memory_of(row)
        for row in connection.execute(select(_memory))
    }
    rows = connection.execute(select(_review.c.learner, _review.c.deck, _review.c.card).distinct())
    logged = {(row.learner, CardKey(row.deck, row.card)) for row in rows}
    learners = {learner for learner, _ in logged}
    heirs = {CardKey(r.deck, r.new) for of_deck in known.renames.values() for r in of_deck}
    keys = {*stored, *logged, *product(learners, heirs)}
    differences = []
    for learner, key in sorted(keys, key=str):
        expected = replayed(connection, learner, key, revisions.get(key, 1), known)
        if stored.get((learner, key)) != expected:
            differences.append(Difference(learner, key, stored.get((learner, key)), expected))
    return differences
