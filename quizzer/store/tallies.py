"""Is what is kept of each learner's log, so that nobody need count it, what the log gives?

It is written with each answer, and a doctor counts again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from quizzer.store.connection import Connection

_KEPT = "SELECT number, name, answers, last_at, day, since FROM learner ORDER BY number"
_BY_DAY = """
SELECT sitting.learner, review.day, count(*), max(review.at), min(review.number)
FROM review JOIN sitting ON sitting.number = review.sitting
GROUP BY sitting.learner, review.day ORDER BY sitting.learner, review.day
"""
_KEEP = """
UPDATE learner SET answers = :answers, last_at = :last_at, day = :day, since = :since
WHERE name = :name
"""


class Tally(NamedTuple):
    """How many answers there are, the last's instant, the latest day, and its first review."""

    answers: int
    last_at: int
    day: int
    since: int


_NONE = Tally(0, 0, 0, 0)


def astray(connection: Connection) -> Mapping[str, Tally]:
    """The learners of whom something else is kept than the log gives, with what it gives."""
    counted: dict[int, Tally] = {}
    for learner, day, answers, last_at, since in connection.all(_BY_DAY):
        before = counted.get(learner, _NONE)
        last = max(before.last_at, last_at) if before.answers else last_at
        counted[learner] = Tally(before.answers + answers, last, day, since)
    return {
        name: counted.get(number, _NONE)
        for number, name, *kept in connection.all(_KEPT)
        if counted.get(number, _NONE) != tuple(kept)
    }


def keep(connection: Connection, tallies: Mapping[str, Tally]) -> None:
    """Keep these in the place of what was kept of the learners."""
    connection.many(_KEEP, [{"name": name, **tally._asdict()} for name, tally in tallies.items()])
