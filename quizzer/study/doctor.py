"""Is what is stored sound? The use-cases of the doctor."""

from __future__ import annotations

from quizzer.store import health
from quizzer.store.database import Database
from quizzer.store.diagnosis import Difference, Health

__all__ = ["Difference", "Health", "examine", "rebuild"]


def examine(database: Database) -> Health:
    """Check the file's integrity, and whether what follows from the log does. Changes nothing."""
    return health.examine(database)


def rebuild(database: Database) -> Health:
    """Set to what the log gives what follows from it; returns what was found before."""
    return health.rebuild(database)
