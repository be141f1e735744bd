"""How does a log of a million answers get into our database in seconds? Not as in life: in bulk.

The only part here that knows the tables. It appends the log in the order of time and sets memory
to what it left, which in life every answer does for its own card.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import insert

from quizzer.memory.identity import new_id
from quizzer.memory.model import Phase
from quizzer.memory.moment import Moment
from quizzer.store import answers, tables
from quizzer.store.database import Database
from quizzer.store.rows import instant
from quizzer.study.settings import Settings
from speed.collection import Collection, Whole, card_id, deck_id

_AT_ONCE = 20_000
"""Rows that are made at a time, so that ten million of them need little memory."""

_DAY_MS = 86_400_000
_EPOCH = date(1970, 1, 1).toordinal()


def fill(database: Database, whole: Collection, settings: Settings, now: Moment) -> None:
    """Append a collection's log and set its memory, for cards that are in the library."""
    model = settings.model()
    answers.remember_model(database, model)
    days = _days(whole.log.at, now)
    given = {
        "learner": settings.learner,
        "model": model.id,
        "zone_offset": round(now.offset.total_seconds()),
    }
    with database.writing() as connection:
        for start in range(0, len(days), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            rows = [{**row, **given} for row in _reviews(whole, days, some)]
            connection.execute(insert(tables.review), rows)
        rows = list(_memories(whole, days, settings.learner, now))
        for start in range(0, len(rows), _AT_ONCE):
            connection.execute(insert(tables.memory), rows[start : start + _AT_ONCE])


def _days(at_ms: Whole, now: Moment) -> Whole:
    """The study days of instants, as ordinals."""
    shift = round((now.offset - now.day_starts).total_seconds() * 1000)
    days: Whole = (at_ms + shift) // _DAY_MS + _EPOCH
    return days


def _reviews(whole: Collection, days: Whole, some: slice) -> Iterator[dict[str, Any]]:
    log, known = whole.log, whole.memories
    session, session_day = b"", 0
    columns = (log.seen, log.at, days, log.rating, log.elapsed_ms)
    for seen, at_ms, day, rating, elapsed in zip(*(c[some].tolist() for c in columns), strict=True):
        at = instant(at_ms * 1000)
        if day != session_day:
            session, session_day = new_id(at).bytes, day
        card = int(known.card[seen])
        yield {
            "id": new_id(at).bytes,
            "session": session,
            "deck": deck_id(card),
            "card": card_id(card),
            "revision": 1,
            "at": at_ms * 1000,
            "day": day,
            "adjusted": 0,
            "rating": rating,
            "elapsed_ms": elapsed,
            "answer": None,
            "due_on": day + max(1, int(known.stability[seen])),
            "due_at": None,
            "guess": None,
            "score": None,
            "confidence": None,
            "seed": None,
        }


def _memories(
    whole: Collection, days: Whole, learner: str, now: Moment
) -> Iterator[dict[str, Any]]:
    """In the order in which the cards were first seen, as memory comes to be in life."""
    log, known = whole.log, whole.memories
    count = len(known.card)
    order = np.argsort(log.seen, kind="stable")  # by card, each card's oldest first
    reviews = np.bincount(log.seen, minlength=count)
    lasts = np.cumsum(reviews) - 1
    firsts = lasts - reviews + 1
    lapses = np.bincount(log.seen, weights=log.rating == 1, minlength=count)
    first, last = order[firsts], order[lasts]
    today = now.day.toordinal()
    for seen in np.argsort(first, kind="stable").tolist():
        card = int(known.card[seen])
        yield {
            "learner": learner,
            "deck": deck_id(card),
            "card": card_id(card),
            "version": int(reviews[seen]),
            "phase": Phase.REVIEW.value,
            "step": None,
            "stability": float(known.stability[seen]),
            "difficulty": float(known.difficulty[seen]),
            "due_on": today + int(known.due[seen]),
            "due_at": None,
            "reviewed_on": int(days[last[seen]]),
            "reviewed_at": int(log.at[last[seen]]) * 1000,
            "first_on": int(days[first[seen]]),
            "reviews": int(reviews[seen]),
            "lapses": int(lapses[seen]),
        }
