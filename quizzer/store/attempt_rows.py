"""How do attempts and their questions turn into the columns of rows, and back?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import Row

from quizzer.cards.card import CardKey
from quizzer.cards.grading.grade import Grade, Part, Verdict
from quizzer.cards.response import from_json, to_json
from quizzer.memory.model import Confidence
from quizzer.store.attempted import Asked, AttemptLine, AttemptRecord, Reply
from quizzer.store.packing import pack, pack_sources, unpack, unpack_sources
from quizzer.store.records import Showing
from quizzer.store.rows import instant, maybe_instant, maybe_micros, micros

AnyRow: TypeAlias = Row[*tuple[Any, ...]]
"""A row whose columns are named by its statement."""


def attempt_values(record: AttemptRecord) -> dict[str, object]:
    """The columns of an attempt."""
    return {
        "id": record.id.bytes,
        "learner": record.learner,
        "title": record.title,
        "spec": record.spec,
        "seed": record.seed,
        "counts": int(record.counts),
        "at": micros(record.at),
        "zone_offset": round(record.offset.total_seconds()),
        "day": record.day.toordinal(),
        "exam": None if record.exam is None else record.exam.bytes,
        "prediction": record.prediction,
        "current": record.current,
        "spent_ms": record.spent_ms,
        "finished_at": maybe_micros(record.finished_at),
    }


def attempt_of(row: AnyRow, questions: Sequence[AnyRow]) -> AttemptRecord:
    """The attempt in a row, with its questions in their order."""
    return AttemptRecord(
        id=UUID(bytes=row.id),
        learner=row.learner,
        title=row.title,
        spec=row.spec,
        seed=row.seed,
        counts=bool(row.counts),
        at=instant(row.at),
        offset=timedelta(seconds=row.zone_offset),
        day=date.fromordinal(row.day),
        questions=tuple((asked_of(one), reply_of(one)) for one in questions),
        exam=None if row.exam is None else UUID(bytes=row.exam),
        prediction=row.prediction,
        current=row.current,
        spent_ms=row.spent_ms,
        finished_at=maybe_instant(row.finished_at),
    )


def asked_values(asked: Asked) -> dict[str, object]:
    """The columns that say what a question asks."""
    card, showing = asked.card, asked.showing
    return {
        "deck": card.key.deck,
        "card": card.key.card,
        "part": card.part,
        "topic": card.topic,
        "revision": asked.revision,
        "content": pack(card),
        "topic_title": showing.topic_title,
        "deck_path": showing.deck_path,
        "sources": pack_sources(showing.sources),
        "seed": asked.seed,
    }


def asked_of(row: AnyRow) -> Asked:
    """What a question asks, from its row."""
    showing = Showing(
        card=unpack(CardKey(row.deck, row.card), row.part, row.topic, row.content),
        topic_title=row.topic_title,
        deck_path=row.deck_path,
        sources=unpack_sources(row.sources),
    )
    return Asked(showing, row.revision, row.seed)


def reply_values(reply: Reply) -> dict[str, object]:
    """The columns that say what was done with a question."""
    return {
        "response": None if reply.response is None else to_json(reply.response),
        "grade": None if reply.grade is None else _pack_grade(reply.grade),
        "override": None if reply.override is None else reply.override.value,
        "points": reply.points,
        "confidence": None if reply.confidence is None else int(reply.confidence),
        "flagged": int(reply.flagged),
        "elapsed_ms": reply.elapsed_ms,
        "answered_at": maybe_micros(reply.answered_at),
        "review": None if reply.review is None else reply.review.bytes,
    }


def reply_of(row: AnyRow) -> Reply:
    """What was done with a question, from its row."""
    return Reply(
        response=None if row.response is None else from_json(row.response),
        grade=None if row.grade is None else _unpack_grade(row.grade),
        override=None if row.override is None else Verdict(row.override),
        points=row.points,
        confidence=None if row.confidence is None else Confidence(row.confidence),
        flagged=bool(row.flagged),
        elapsed_ms=row.elapsed_ms,
        answered_at=maybe_instant(row.answered_at),
        review=None if row.review is None else UUID(bytes=row.review),
    )


def line_of(row: AnyRow) -> AttemptLine:
    """An attempt as a list shows it, from a row with its sums."""
    return AttemptLine(
        id=UUID(bytes=row.id),
        title=row.title,
        spec=row.spec,
        seed=row.seed,
        at=instant(row.at),
        offset=timedelta(seconds=row.zone_offset),
        day=date.fromordinal(row.day),
        questions=row.questions,
        answered=row.answered,
        points=row.points,
        spent_ms=row.spent_ms,
        finished_at=maybe_instant(row.finished_at),
    )


def _pack_grade(grade: Grade) -> str:
    return json.dumps(asdict(grade), ensure_ascii=False)


def _unpack_grade(packed: str) -> Grade:
    fields = json.loads(packed)
    parts = tuple(Part(**part) for part in fields["parts"])
    return Grade(**{**fields, "verdict": Verdict(fields["verdict"]), "parts": parts})
