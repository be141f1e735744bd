"""Is the database whole, and what follows from the log what it says? What a doctor looks at."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from quizzer.cards.card import CardKey
from quizzer.store import refolding, shelving, tallies
from quizzer.store.connection import Connection
from quizzer.store.database import Database
from quizzer.store.diagnosis import Difference, Health
from quizzer.store.lineage import legend
from quizzer.store.listed import among, named_values, parts
from quizzer.store.refolding import Folded, Memories, Models, Stored

_LEARNERS = "SELECT number, name FROM learner"
_CARDS = "SELECT number, deck, card FROM identity WHERE number IN"


def examine(database: Database) -> Health:
    """Check the file's integrity, and replay the log beside the memory table. Changes nothing.

    What else follows from the log and the cards is worked out again likewise.
    """
    return _examined(database)[0]


def rebuild(database: Database) -> Health:
    """Set every memory, and what else follows, to what the log and the cards give.

    Returns the health found before.
    """
    found, before = _examined(database)
    with database.writing() as connection:
        models = _models(connection)
        stored = refolding.stored(connection, models)
        expected = refolding.current(refolding.renewed(connection, models, before), stored)
        refolding.keep(connection, refolding.differing(expected, stored.rows))
        refolding.forget(connection, refolding.missing(stored.rows, expected))
        tallies.keep(connection, tallies.astray(connection))
        for deck, cards in shelving.astray(connection).items():
            shelving.keep(connection, deck, cards)
    return found


def _examined(database: Database) -> tuple[Health, Folded]:
    """What was found, and what the log gives."""
    found, folded, stored = _looked_at(database)
    expected = refolding.current(folded, stored)
    replayed = refolding.memories(refolding.differing(expected, stored.rows))
    held = refolding.memories(refolding.differing(stored.rows, expected))
    with database.reading() as connection:
        differences = _differences(connection, held, replayed)
    return replace(found, differences=differences), folded


def _looked_at(database: Database) -> tuple[Health, Folded, Stored]:
    """What is there, and what the log gives; nobody waits to answer for longer than a read."""
    with database.reading() as connection:
        integrity = _integrity(connection)
    with database.reading() as connection:
        answers = refolding.read(connection, _models(connection))
        stored = refolding.stored(connection, answers.models)
        found = Health(
            location=database.location,
            integrity=integrity,
            reviews=connection.value("SELECT count(*) FROM review"),
            undone=connection.value("SELECT count(*) FROM undo"),
            memories=connection.value("SELECT count(*) FROM memory"),
            miscounted=tuple(tallies.astray(connection)),
            misplaced=tuple(shelving.astray(connection)),
        )
    return found, refolding.refolded(answers), stored


def _integrity(connection: Connection) -> tuple[str, ...]:
    if not connection.is_sqlite:
        return ("ok",)
    return tuple(str(found) for (found,) in connection.all("PRAGMA integrity_check"))


def _models(connection: Connection) -> Models:
    known = legend(connection)
    return {number: known.models_of(name) for number, name in connection.all(_LEARNERS)}


def _differences(
    connection: Connection, stored: Memories, replayed: Memories
) -> tuple[Difference, ...]:
    """Memories that differ, by name."""
    numbers = {*stored, *replayed}
    learners: dict[int, str] = dict(connection.all(_LEARNERS))
    cards = _cards(connection, {card for _, card in numbers})
    found = [
        Difference(
            learners[learner],
            cards[card],
            *(each.get((learner, card)) for each in (stored, replayed)),
        )
        for learner, card in numbers
    ]
    return tuple(sorted(found, key=lambda each: str((each.learner, each.key))))


def _cards(connection: Connection, numbers: Collection[int]) -> Mapping[int, CardKey]:
    found = {}
    for some in parts(list(numbers)):
        statement = f"{_CARDS} ({among('card', some)})"
        for number, deck, card in connection.all(statement, named_values("card", some)):
            found[number] = CardKey(deck, card)
    return found
