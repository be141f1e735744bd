"""Which FSRS weights has a learner adopted?"""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import Connection, insert, select

from quizzer.memory.identity import new_id
from quizzer.store import tables
from quizzer.store.database import Database
from quizzer.store.rows import instant, micros

_fit = tables.fit

Weights = tuple[float, ...]


def adopted(database: Database, learner: str) -> Weights | None:
    """The weights that the learner adopted last; None when the defaults hold."""
    with database.reading() as connection:
        return weights_of_all(connection).get(learner)


def adopted_at(database: Database, learner: str) -> datetime | None:
    """When the weights in force were adopted."""
    latest = select(_fit.c.at).where(_fit.c.learner == learner).order_by(_fit.c.at.desc())
    with database.reading() as connection:
        at = connection.execute(latest.limit(1)).scalar()
    return None if at is None else instant(at)


def weights_of_all(connection: Connection) -> dict[str, Weights]:
    """Every learner's adopted weights; learners by whom the defaults hold are left out."""
    latest: dict[str, Weights | None] = {}
    for row in connection.execute(select(_fit).order_by(_fit.c.at)):
        spec = json.loads(row.spec)
        latest[row.learner] = tuple(spec) if spec is not None else None
    return {learner: weights for learner, weights in latest.items() if weights is not None}


def write_adoption(
    connection: Connection, learner: str, weights: Weights | None, report: str, at: datetime
) -> None:
    """Adopt weights, or with None the defaults again. `report` is JSON that says why."""
    values = {
        "id": new_id(at).bytes,
        "learner": learner,
        "at": micros(at),
        "spec": json.dumps(weights),
        "report": report,
    }
    connection.execute(insert(_fit).values(values))
