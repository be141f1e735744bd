"""A learner's log as it is read card by card and answer by answer: slow, and plainly right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from quizzer.cards.card import CardKey
from quizzer.memory.log import Review
from quizzer.store import answers
from quizzer.store.database import Database
from quizzer.store.rows import micros

Row: TypeAlias = tuple[int, int, int, int, str, float]
"""Instant, study day, rating, milliseconds, model and guess of an answer."""


def read(
    database: Database, learner: str, keys: Iterable[CardKey]
) -> dict[tuple[CardKey, int], list[Row]]:
    """The answers of each card and revision that stand, oldest first."""
    found: dict[tuple[CardKey, int], list[Row]] = {}
    for key in keys:
        for review in answers.history(database, learner, key):
            rows = found.setdefault((key, review.revision), [])
            latest = rows[-1][1] if rows else 0
            rows.append(_row(review, latest))
    return found


def _row(review: Review, latest: int) -> Row:
    """An answer of a day before the card's last one (a flight west) counts for that one."""
    return (
        micros(review.at),
        max(latest, review.day.toordinal()),
        int(review.rating),
        min(review.elapsed_ms, 120_000),
        review.model,
        review.guess,
    )
