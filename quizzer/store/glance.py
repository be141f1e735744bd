"""Which names does a database know? Read in a few milliseconds, without SQLAlchemy.

For completing words in a shell, which must not be waited for. A database that is not there, is
busy or is another's has no names; nothing is created, locked for long or migrated.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

_PATIENCE_SECONDS = 0.05


def decks(location: str) -> list[str]:
    """The ids of the decks in the library, in its order."""
    return _names(location, "SELECT id FROM deck WHERE removed_at IS NULL ORDER BY position")


def removed_decks(location: str) -> list[str]:
    """The ids of the decks that were taken out of it."""
    return _names(location, "SELECT id FROM deck WHERE removed_at IS NOT NULL ORDER BY position")


def topics(location: str, deck: str) -> list[str]:
    """The paths of a deck's topics, in its author's order; of all decks when it is empty."""
    query = (
        "SELECT path FROM topic WHERE ? IN ('', deck) AND position IS NOT NULL "
        "ORDER BY deck, position"
    )
    return _names(location, query, (deck,))


def exams(location: str, learner: str) -> list[str]:
    """The names of a learner's exams, the next one first."""
    query = "SELECT name FROM exam WHERE learner = ? AND removed_at IS NULL ORDER BY day"
    return _names(location, query, (learner,))


def _names(location: str, query: str, values: Sequence[str] = ()) -> list[str]:
    if "://" in location:
        return []
    path = Path(location).expanduser().absolute()
    try:
        uri = f"{path.as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, _PATIENCE_SECONDS, uri=True)) as connection:
            return [name for (name,) in connection.execute(query, values)]
    except (sqlite3.Error, ValueError):
        return []
