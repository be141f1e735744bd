"""Which FSRS weights has a learner adopted?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from quizzer.memory.identity import new_id
from quizzer.store import tables
from quizzer.store.database import Database
from quizzer.store.rows import instant, micros

_fit = tables.fit

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
    latest = (
        select(_fit).where(_fit.c.learner == learner).order_by(_fit.c.at.desc(), _fit.c.id.desc())
    )
    with database.reading() as connection:
        row = connection.execute(latest.limit(1)).first()
    if row is None:
        return None
    return Adoption(tuple(json.loads(row.spec)), instant(row.at), row.report)


def weights_of_all(connection: Connection) -> dict[str, Weights]:
    """The adopted weights of every learner who adopted any."""
    rows = connection.execute(select(_fit).order_by(_fit.c.at, _fit.c.id))
    return {row.learner: tuple(json.loads(row.spec)) for row in rows}


def write_adoption(
    connection: Connection, learner: str, weights: Weights, report: str, at: datetime
) -> None:
    """Note that a learner adopted weights. `report` is JSON that says what spoke for them.

    They hold from after those before them on, also when the clock stands or has gone back.
    """
    latest = select(func.max(_fit.c.at)).where(_fit.c.learner == learner)
    before = connection.execute(latest).scalar()
    values = {
        "id": new_id(at).bytes,
        "learner": learner,
        "at": micros(at) if before is None else max(micros(at), before + 1),
        "spec": json.dumps(weights),
        "report": report,
    }
    connection.execute(insert(_fit).values(values))
