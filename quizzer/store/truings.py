"""How did a learner's recall turn out beside what FSRS said, when that was last worked out?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from quizzer.memory.mastery import UNTRUED, Truing
from quizzer.store.database import Database

_KEPT = "SELECT spec, made_on, answers FROM truing WHERE learner = :learner"
_KEEP = """
INSERT INTO truing (learner, answers, made_on, spec) VALUES (:learner, :answers, :made_on, :spec)
ON CONFLICT (learner) DO UPDATE SET answers = excluded.answers, made_on = excluded.made_on,
    spec = excluded.spec
"""


@dataclass(frozen=True, slots=True)
class KeptTruing:
    """A truing, the day it was made, and how many answers the log had then."""

    truing: Truing
    made_on: date | None
    answers: int


_NONE = KeptTruing(UNTRUED, None, 0)


def kept(database: Database, learner: str) -> KeptTruing:
    """The learner's truing; before the first one, or after a change of its form, the prior."""
    with database.reading() as connection:
        row = connection.first(_KEPT, {"learner": learner})
    if row is None:
        return _NONE
    spec, made_on, answers = row
    try:
        truing = Truing.from_json(spec)
    except ValueError:  # an earlier form, which is made again from the log
        return _NONE
    return KeptTruing(truing, date.fromordinal(made_on), answers)


def keep(database: Database, learner: str, truing: Truing, made_on: date, answers: int) -> None:
    """Put a truing in the place of the one before."""
    values = {
        "learner": learner,
        "answers": answers,
        "made_on": made_on.toordinal(),
        "spec": truing.to_json(),
    }
    with database.writing() as connection:
        connection.touched = ()
        connection.run(_KEEP, values)
