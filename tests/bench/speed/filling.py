"""How does a log of a million answers get into our database in seconds? Not as in life: in bulk.

The only part here that knows the tables. It appends the log in the order of time and sets memory
to what it left, which in life every answer does for its own card.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import insert, update

from quizzer.memory.identity import new_id
from quizzer.memory.moment import Moment
from quizzer.store import answers, tables
from quizzer.store.connection import Connection
from quizzer.store.database import Database
from quizzer.store.naming import learner_or_new
from quizzer.store.rows import instant
from quizzer.study.settings import Settings
from speed.collection import Collection, Whole, card_id, deck_id

_AT_ONCE = 20_000
"""Rows that are made at a time, so that ten million of them need little memory."""

_REVIEW = 2  # the phase's number
_DAY_MS = 86_400_000
_EPOCH = date(1970, 1, 1).toordinal()


def fill(database: Database, whole: Collection, settings: Settings, now: Moment) -> None:
    """Append a collection's log and set its memory, for cards that are in the library."""
    model = settings.model()
    answers.remember_model(database, model)
    days = _days(whole.log.at, now)
    with database.writing() as connection:
        learner = learner_or_new(connection, settings.learner)
        sittings = _sittings(days, learner, model.id, now)
        connection.execute(insert(tables.sitting), sittings)
        numbers = _numbers(connection, whole)
        for start in range(0, len(days), _AT_ONCE):
            rows = list(_reviews(whole, numbers, days, slice(start, start + _AT_ONCE)))
            connection.execute(insert(tables.review), rows)
        memories = list(_memories(whole, numbers, days, now))
        for start in range(0, len(memories), _AT_ONCE):
            rows = [{"learner": learner, **row} for row in memories[start : start + _AT_ONCE]]
            connection.execute(insert(tables.memory), rows)
        counted = {
            "answers": len(days),
            "last_at": int(whole.log.at[-1]) * 1000,
            "day": int(days[-1]),
            "since": int(np.searchsorted(days, days[-1])) + 1,
        }
        this = tables.learner.c.number == learner
        connection.execute(update(tables.learner).where(this).values(counted))


def _numbers(connection: Connection, whole: Collection) -> Whole:
    """The numbers that the cards that were seen go by within the database."""
    known = {
        (deck, card): number
        for number, deck, card in connection.all("SELECT number, deck, card FROM identity")
    }
    seen = whole.memories.card.tolist()
    return np.array([known[deck_id(card), card_id(card)] for card in seen])


def _sittings(days: Whole, learner: int, model: str, now: Moment) -> list[dict[str, Any]]:
    """A session for each day of the log."""
    return [
        {
            "number": day - int(days[0]) + 1,
            "session": new_id(now.at).bytes,
            "learner": learner,
            "zone_offset": round(now.offset.total_seconds()),
            "model": model,
        }
        for day in np.unique(days).tolist()
    ]


def _days(at_ms: Whole, now: Moment) -> Whole:
    """The study days of instants, as ordinals."""
    shift = round((now.offset - now.day_starts).total_seconds() * 1000)
    days: Whole = (at_ms + shift) // _DAY_MS + _EPOCH
    return days


def _reviews(
    whole: Collection, numbers: Whole, days: Whole, some: slice
) -> Iterator[dict[str, Any]]:
    log = whole.log
    interval = np.maximum(1, whole.memories.stability.astype(np.int64))
    due = days[some] + interval[log.seen[some]]
    logged = (log.at, days, log.rating, log.elapsed_ms)
    columns = (numbers[log.seen[some]], *(column[some] for column in logged), due)
    for card, at_ms, day, rating, elapsed, due_on in zip(
        *(column.tolist() for column in columns), strict=True
    ):
        yield {
            "id": new_id(instant(at_ms * 1000)).bytes,
            "sitting": day - int(days[0]) + 1,
            "card": card,
            "revision": 1,
            "at": at_ms * 1000,
            "day": day,
            "adjusted": 0,
            "rating": rating,
            "elapsed_ms": elapsed,
            "answer": None,
            "due_on": due_on,
            "due_at": None,
            "guess": None,
            "score": None,
            "confidence": None,
            "seed": None,
        }


def _memories(
    whole: Collection, numbers: Whole, days: Whole, now: Moment
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
        yield {
            "card": int(numbers[seen]),
            "version": int(reviews[seen]),
            "phase": _REVIEW,
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
