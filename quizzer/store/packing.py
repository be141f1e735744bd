"""How does a card's content lie in its row, and come back? As JSON, field for field."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from quizzer.cards.card import Card, CardKey
from quizzer.cards.content import (
    Basic,
    Choice,
    Claim,
    Cloze,
    Content,
    Essay,
    Kind,
    Listing,
    Matching,
    Number,
    Option,
    Ordering,
    Pin,
    Scoring,
)
from quizzer.cards.deck import Citation, Level, Source, Status
from quizzer.cards.grading.grade import Grade, Part, Verdict
from quizzer.cards.quantity import Quantity, Tolerance

Fields = Mapping[str, Any]


def pack(card: Card) -> str:
    """Everything about a card that its row has no column for."""
    return json.dumps(
        {
            "kind": card.kind.value,
            "content": asdict(card.content),
            "hint": card.hint,
            "why": card.why,
            "citations": [asdict(citation) for citation in card.citations],
            "level": card.level.value,
            "tags": card.tags,
            "line": card.line,
            **({"status": card.status.value} if card.status is not Status.ACCEPTED else {}),
        },
        ensure_ascii=False,
        default=str,  # Decimal
    )


def unpack(key: CardKey, part: str, topic: str, packed: str) -> Card:
    """The card that `pack` wrote."""
    fields = json.loads(packed)
    return Card(
        key=key,
        content=_CONTENT[Kind(fields["kind"])](fields["content"]),
        part=part,
        topic=topic,
        hint=fields["hint"],
        why=fields["why"],
        citations=tuple(Citation(**citation) for citation in fields["citations"]),
        level=Level(fields["level"]),
        tags=tuple(fields["tags"]),
        line=fields["line"],
        status=Status(fields.get("status", Status.ACCEPTED)),
    )


def without_line(packed: str) -> Fields:
    """What `pack` wrote, but for the card's place in its file."""
    fields: dict[str, Any] = json.loads(packed)
    del fields["line"]
    return fields


def pack_sources(sources: tuple[Source, ...]) -> str:
    """A deck's sources."""
    return json.dumps([asdict(source) for source in sources], ensure_ascii=False)


def unpack_sources(packed: str) -> tuple[Source, ...]:
    """The sources that `pack_sources` wrote."""
    return tuple(Source(**fields) for fields in json.loads(packed))


def pack_grade(grade: Grade) -> str:
    """A grade."""
    return json.dumps(asdict(grade), ensure_ascii=False)


def unpack_grade(packed: str) -> Grade:
    """The grade that `pack_grade` wrote."""
    fields = json.loads(packed)
    parts = tuple(Part(**part) for part in fields["parts"])
    return Grade(**{**fields, "verdict": Verdict(fields["verdict"]), "parts": parts})


def _basic(fields: Fields) -> Basic:
    return Basic(**{**fields, "accept": tuple(fields["accept"])})


def _number(fields: Fields) -> Number:
    tolerance = fields["tolerance"]
    return Number(
        question=fields["question"],
        quantity=Quantity.parse(fields["quantity"]["text"]),
        tolerance=tolerance
        and Tolerance(tolerance["text"], Decimal(tolerance["low"]), Decimal(tolerance["high"])),
        unit=fields["unit"],
    )


def _options(options: list[Fields]) -> tuple[Option, ...]:
    return tuple(
        Option(option["text"], option["why"], option["pin"] and Pin(option["pin"]))
        for option in options
    )


def _choice(fields: Fields) -> Choice:
    return Choice(
        question=fields["question"],
        right=_options(fields["right"]),
        wrong=_options(fields["wrong"]),
        multiple=fields["multiple"],
        scoring=Scoring(fields["scoring"]),
    )


def _listing(fields: Fields) -> Listing:
    return Listing(**{**fields, "members": tuple(fields["members"])})


def _matching(fields: Fields) -> Matching:
    return Matching(
        question=fields["question"],
        pairs=tuple((left, right) for left, right in fields["pairs"]),
        extra=tuple(fields["extra"]),
    )


_CONTENT: Mapping[Kind, Callable[[Fields], Content]] = {
    Kind.BASIC: _basic,
    Kind.CLOZE: lambda fields: Cloze(**fields),
    Kind.NUMBER: _number,
    Kind.CHOICE: _choice,
    Kind.CLAIM: lambda fields: Claim(**fields),
    Kind.LIST: _listing,
    Kind.ORDER: lambda fields: Ordering(fields["question"], tuple(fields["steps"])),
    Kind.MATCH: _matching,
    Kind.ESSAY: lambda fields: Essay(**{**fields, "rubric": tuple(fields["rubric"])}),
}
