"""How did a learner's recall turn out beside what FSRS said, when that was last worked out?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, insert, select

from quizzer.memory.mastery import UNTRUED, Truing
from quizzer.store import tables
from quizzer.store.database import Database

_truing = tables.truing


@dataclass(frozen=True, slots=True)
class KeptTruing:
    """A truing, the day it was made, and how many answers the log had then."""

    truing: Truing
    made_on: date | None
    answers: int


_NONE = KeptTruing(UNTRUED, None, 0)


def kept(database: Database, learner: str) -> KeptTruing:
    """The learner's truing; before the first one, or after a change of its form, the prior."""
    statement = select(_truing).where(_truing.c.learner == learner)
    with database.reading() as connection:
        row = connection.execute(statement).first()
    if row is None:
        return _NONE
    try:
        truing = Truing.from_json(row.spec)
    except ValueError:  # an earlier form, which is made again from the log
        return _NONE
    return KeptTruing(truing, date.fromordinal(row.made_on), row.answers)


def keep(database: Database, learner: str, truing: Truing, made_on: date, answers: int) -> None:
    """Put a truing in the place of the one before."""
    values = {
        "learner": learner,
        "answers": answers,
        "made_on": made_on.toordinal(),
        "spec": truing.to_json(),
    }
    with database.writing() as connection:
        connection.execute(delete(_truing).where(_truing.c.learner == learner))
        connection.execute(insert(_truing).values(values))
