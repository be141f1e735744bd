"""How do our values and the columns of a row turn into each other?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from quizzer.memory.log import Review
from quizzer.memory.model import Confidence, Phase, Rating
from quizzer.memory.scheduling import Memory
from quizzer.store.records import NO_MARKS, Marks

_PHASES = tuple(Phase)
_NUMBERS = {phase: number for number, phase in enumerate(Phase, 1)}

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


REVIEW = (
    "id, learner, session, deck, card, revision, at, zone_offset, day, adjusted, rating, "
    "elapsed_ms, answer, model, due_on, due_at, guess, score, confidence, seed"
)
"""The columns of the view `reviews` that `review_of` reads, in its order."""


def review_of(row: Sequence[Any]) -> Review:
    """The review in a row of `REVIEW`."""
    (
        id_, learner, session, deck, card, revision, at, zone_offset, day, adjusted, rating,
        elapsed_ms, answer, model, due_on, due_at, guess, score, confidence, seed,
    ) = row  # fmt: skip
    return Review(
        id=UUID(bytes=id_),
        learner=learner,
        session=UUID(bytes=session),
        deck=deck,
        card=card,
        revision=revision,
        at=instant(at),
        offset=timedelta(seconds=zone_offset),
        day=date.fromordinal(day),
        adjusted=bool(adjusted),
        rating=Rating(rating),
        elapsed_ms=elapsed_ms,
        answer=answer,
        model=model,
        due_on=date.fromordinal(due_on),
        due_at=maybe_instant(due_at),
        guess=guess or 0.0,
        score=score,
        confidence=None if confidence is None else Confidence(confidence),
        seed=seed,
    )


def review_values(review: Review) -> dict[str, object]:
    """The columns that a row of the log has for itself."""
    return {
        "id": review.id.bytes,
        "revision": review.revision,
        "at": micros(review.at),
        "day": review.day.toordinal(),
        "adjusted": int(review.adjusted),
        "rating": int(review.rating),
        "elapsed_ms": review.elapsed_ms,
        "answer": review.answer,
        "due_on": review.due_on.toordinal(),
        "due_at": maybe_micros(review.due_at),
        "guess": review.guess or None,
        "score": review.score,
        "confidence": None if review.confidence is None else int(review.confidence),
        "seed": review.seed,
    }


MEMORY = (
    "memory.phase, memory.step, memory.stability, memory.difficulty, memory.due_on, "
    "memory.due_at, memory.reviewed_on, memory.reviewed_at, memory.first_on, memory.reviews, "
    "memory.lapses"
)
"""The columns that `memory_of` reads, in its order."""

MEMORY_WIDTH = 11


def memory_of(row: Sequence[Any]) -> Memory | None:
    """The memory in a row of `MEMORY`; None when an outer join found none."""
    (
        phase, step, stability, difficulty, due_on, due_at, reviewed_on, reviewed_at, first_on,
        reviews, lapses,
    ) = row  # fmt: skip
    if phase is None:
        return None
    return Memory(
        phase=_PHASES[phase - 1],
        step=step,
        stability=stability,
        difficulty=difficulty,
        due_on=date.fromordinal(due_on),
        due_at=maybe_instant(due_at),
        reviewed_on=date.fromordinal(reviewed_on),
        reviewed_at=instant(reviewed_at),
        first_on=date.fromordinal(first_on),
        reviews=reviews,
        lapses=lapses,
    )


def memory_values(memory: Memory) -> dict[str, object]:
    """The columns of a memory, without its key and version."""
    return {
        "phase": _NUMBERS[memory.phase],
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


MARK = "mark.suspended, mark.flagged, mark.buried_on"
"""The columns that `marks_of` reads, in its order."""


def marks_of(row: Sequence[Any]) -> Marks:
    """The marks in a row of `MARK`; none when an outer join found none."""
    suspended, flagged, buried_on = row
    if flagged is None:
        return NO_MARKS
    day = None if buried_on is None else date.fromordinal(buried_on)
    return Marks(bool(suspended), bool(flagged), day)


def mark_values(marks: Marks) -> dict[str, object]:
    """The columns of marks, without their key."""
    return {
        "suspended": int(marks.suspended),
        "flagged": int(marks.flagged),
        "buried_on": None if marks.buried_on is None else marks.buried_on.toordinal(),
    }
