"""Which FSRS weights has a learner adopted?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from quizzer.memory.identity import new_id
from quizzer.store.connection import Connection, Row
from quizzer.store.database import Database
from quizzer.store.keeping import lasting
from quizzer.store.rows import instant, micros

_LATEST = """
SELECT spec, at, report FROM fit WHERE learner = :learner ORDER BY at DESC, id DESC LIMIT 1
"""
_ADD = """
INSERT INTO fit (id, learner, at, spec, report) VALUES (:id, :learner, :at, :spec, :report)
"""

Weights = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Adoption:
    """Weights that a learner adopted, the instant, and JSON that says what spoke for them."""

    weights: Weights
    at: datetime
    report: str


def adopted(database: Database, learner: str) -> Weights | None:
    """The weights that the learner adopted last; None when none ever were."""
    held = last_adoption(database, learner)
    return None if held is None else held.weights


def last_adoption(database: Database, learner: str) -> Adoption | None:
    """When the weights in force were adopted, and what spoke for them."""
    with database.reading() as connection:
        latest = lasting(
            database,
            connection,
            (_LATEST, learner),
            lambda: tuple(map(_adoption_of, connection.all(_LATEST, _of(learner)))),
        )
    return latest[0] if latest else None


def weights_of_all(connection: Connection) -> dict[str, Weights]:
    """The adopted weights of every learner who adopted any."""
    rows = connection.all("SELECT learner, spec FROM fit ORDER BY at, id")
    return {learner: tuple(json.loads(spec)) for learner, spec in rows}


def write_adoption(
    connection: Connection, learner: str, weights: Weights, report: str, at: datetime
) -> None:
    """Note that a learner adopted weights. `report` is JSON that says what spoke for them.

    They hold from after those before them on, also when the clock stands or has gone back.
    """
    before = connection.value("SELECT max(at) FROM fit WHERE learner = :learner", _of(learner))
    values = {
        "id": new_id(at).bytes,
        "learner": learner,
        "at": micros(at) if before is None else max(micros(at), before + 1),
        "spec": json.dumps(weights),
        "report": report,
    }
    connection.run(_ADD, values)


def _adoption_of(row: Row) -> Adoption:
    spec, at, report = row
    return Adoption(tuple(json.loads(spec)), instant(at), report)


def _of(learner: str) -> dict[str, object]:
    return {"learner": learner}
