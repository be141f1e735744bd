"""How do our values and the columns of a row turn into each other?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from quizzer.memory.log import Review
from quizzer.memory.model import Confidence, Phase, Rating
from quizzer.memory.scheduling import Memory
from quizzer.store.records import NO_MARKS, Marks

AnyRow = Row[*tuple[Any, ...]]
"""A result row whose columns are named by its statement."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def micros(instant: datetime) -> int:
    """Microseconds since 1970; exact, unlike a float timestamp."""
    return (instant - _EPOCH) // _MICROSECOND


def instant(micros: int) -> datetime:
    """The instant in UTC."""
    return _EPOCH + micros * _MICROSECOND


def maybe_micros(at: datetime | None) -> int | None:
    """`micros`, or None for None."""
    return None if at is None else micros(at)


def maybe_instant(value: int | None) -> datetime | None:
    """`instant`, or None for None."""
    return None if value is None else instant(value)


def review_values(review: Review) -> dict[str, object]:
    """The columns of a review."""
    return {
        "id": review.id.bytes,
        "learner": review.learner,
        "session": review.session.bytes,
        "deck": review.deck,
        "card": review.card,
        "revision": review.revision,
        "at": micros(review.at),
        "zone_offset": round(review.offset.total_seconds()),
        "day": review.day.toordinal(),
        "adjusted": int(review.adjusted),
        "rating": int(review.rating),
        "elapsed_ms": review.elapsed_ms,
        "answer": review.answer,
        "model": review.model,
        "due_on": review.due_on.toordinal(),
        "due_at": maybe_micros(review.due_at),
        "guess": review.guess or None,
        "score": review.score,
        "confidence": None if review.confidence is None else int(review.confidence),
        "seed": review.seed,
    }


def review_of(row: AnyRow) -> Review:
    """The review that a row of the log holds."""
    return Review(
        id=UUID(bytes=row.id),
        learner=row.learner,
        session=UUID(bytes=row.session),
        deck=row.deck,
        card=row.card,
        revision=row.revision,
        at=instant(row.at),
        offset=timedelta(seconds=row.zone_offset),
        day=date.fromordinal(row.day),
        adjusted=bool(row.adjusted),
        rating=Rating(row.rating),
        elapsed_ms=row.elapsed_ms,
        answer=row.answer,
        model=row.model,
        due_on=date.fromordinal(row.due_on),
        due_at=maybe_instant(row.due_at),
        guess=row.guess or 0.0,
        score=row.score,
        confidence=None if row.confidence is None else Confidence(row.confidence),
        seed=row.seed,
    )


def memory_values(memory: Memory) -> dict[str, object]:
    """The columns of a memory, without its key and version."""
    return {
        "phase": memory.phase.value,
        "step": memory.step,
        "stability": memory.stability,
        "difficulty": memory.difficulty,
        "due_on": memory.due_on.toordinal(),
        "due_at": maybe_micros(memory.due_at),
        "reviewed_on": memory.reviewed_on.toordinal(),
        "reviewed_at": micros(memory.reviewed_at),
        "first_on": memory.first_on.toordinal(),
        "reviews": memory.reviews,
        "lapses": memory.lapses,
    }


def memory_of(row: AnyRow) -> Memory | None:
    """The memory in a row; None when an outer join found none."""
    if row.phase is None:
        return None
    return Memory(
        phase=Phase(row.phase),
        step=row.step,
        stability=row.stability,
        difficulty=row.difficulty,
        due_on=date.fromordinal(row.due_on),
        due_at=maybe_instant(row.due_at),
        reviewed_on=date.fromordinal(row.reviewed_on),
        reviewed_at=instant(row.reviewed_at),
        first_on=date.fromordinal(row.first_on),
        reviews=row.reviews,
        lapses=row.lapses,
    )


def marks_of(row: AnyRow) -> Marks:
    """The marks in a row; none when an outer join found none."""
    if row.flagged is None:
        return NO_MARKS
    buried_on = None if row.buried_on is None else date.fromordinal(row.buried_on)
    return Marks(bool(row.suspended), bool(row.flagged), buried_on)


def mark_values(marks: Marks) -> dict[str, object]:
    """The columns of marks, without their key."""
    return {
        "suspended": int(marks.suspended),
        "flagged": int(marks.flagged),
        "buried_on": None if marks.buried_on is None else marks.buried_on.toordinal(),
    }
