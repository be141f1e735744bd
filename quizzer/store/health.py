"""Is the database whole, and what follows from the log what it says? What a doctor looks at."""

from __future__ import annotations

from itertools import product

from quizzer.cards.card import CardKey
from quizzer.store import shelving, tallies
from quizzer.store.answers import refold, replayed
from quizzer.store.connection import Connection
from quizzer.store.database import Database
from quizzer.store.diagnosis import Difference, Health
from quizzer.store.lineage import legend
from quizzer.store.rows import MEMORY, memory_of

_REVISIONS = "SELECT deck, id, revision FROM cards"
_STORED = f"""
SELECT learner.name, identity.deck, identity.card, {MEMORY} FROM memory
JOIN learner ON learner.number = memory.learner
JOIN identity ON identity.number = memory.card
"""
_LOGGED = "SELECT DISTINCT learner, deck, card FROM reviews"


def examine(database: Database) -> Health:
    """Check the file's integrity, and replay the log beside the memory table. Changes nothing.

    What else follows from the log and the cards is worked out again likewise.
    """
    with database.reading() as connection:
        return Health(
            location=database.location,
            integrity=_integrity(connection),
            reviews=connection.value("SELECT count(*) FROM review"),
            undone=connection.value("SELECT count(*) FROM undo"),
            memories=connection.value("SELECT count(*) FROM memory"),
            differences=tuple(_differences(connection)),
            miscounted=tuple(tallies.astray(connection)),
            misplaced=tuple(shelving.astray(connection)),
        )


def rebuild(database: Database) -> Health:
    """Set every memory, and what else follows, to what the log and the cards give.

    Returns the health found before.
    """
    found = examine(database)
    with database.writing() as connection:
        known = legend(connection)
        revisions = _revisions(connection)
        for difference in found.differences:
            revision = revisions.get(difference.key, 1)
            refold(connection, difference.learner, difference.key, revision, known)
        tallies.keep(connection, tallies.astray(connection))
        for deck, cards in shelving.astray(connection).items():
            shelving.keep(connection, deck, cards)
    return found


def _integrity(connection: Connection) -> tuple[str, ...]:
    if not connection.is_sqlite:
        return ("ok",)
    return tuple(str(found) for (found,) in connection.all("PRAGMA integrity_check"))


def _revisions(connection: Connection) -> dict[CardKey, int]:
    return {CardKey(deck, id_): revision for deck, id_, revision in connection.all(_REVISIONS)}


def _differences(connection: Connection) -> list[Difference]:
    known = legend(connection)
    revisions = _revisions(connection)
    stored = {
        (learner, CardKey(deck, card)): memory_of(memory)
        for learner, deck, card, *memory in connection.all(_STORED)
    }
    logged = {(learner, CardKey(deck, card)) for learner, deck, card in connection.all(_LOGGED)}
    learners = {learner for learner, _ in logged}
    heirs = {CardKey(r.deck, r.new) for of_deck in known.renames.values() for r in of_deck}
    keys = {*stored, *logged, *product(learners, heirs)}
    differences = []
    for learner, key in sorted(keys, key=str):
        expected = replayed(connection, learner, key, revisions.get(key, 1), known)
        if stored.get((learner, key)) != expected:
            differences.append(Difference(learner, key, stored.get((learner, key)), expected))
    return differences
