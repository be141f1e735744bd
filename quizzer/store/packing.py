"""How does a card's content lie in its row, and come back? As JSON, field for field."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from quizzer.cards.card import Card, CardKey, Level, Status
from quizzer.cards.citation import Citation, Source
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

if TYPE_CHECKING:
    from quizzer.cards.deck import Entry

Fields = Mapping[str, Any]


def pack(card: Card | Entry) -> str:
    """Everything about a card that its row has no column for; its line in the file stands last.

    What is as it is by default is left out, which is most of what a card could say. All cards of
    an entry say the same.
    """
    content = card.content
    fields = {"kind": content.kind, "content": _told(content), **_told(card, _TOLD)}
    fields["line"] = card.line
    return _ENCODER.encode(fields)


_TOLD = ("hint", "why", "citations", "level", "tags", "status")


def unpack(key: CardKey, part: str, topic: str, packed: str) -> Card:
    """The card that `pack` wrote."""
    fields = json.loads(packed)
    return Card(
        key=key,
        content=_CONTENT[Kind(fields["kind"])](fields["content"]),
        part=part,
        topic=topic,
        hint=fields.get("hint", ""),
        why=fields.get("why", ""),
        citations=tuple(Citation(**citation) for citation in fields.get("citations", ())),
        level=Level(fields.get("level", Level.RECALL)),
        tags=tuple(fields.get("tags", ())),
        line=fields["line"],
        status=Status(fields.get("status", Status.ACCEPTED)),
    )


def _plain(value: Any) -> object:
    """What JSON has no word for: a dataclass by its fields, a decimal by its digits."""
    return _told(value) if dataclasses.is_dataclass(value) else str(value)


def _told(value: Any, names: Collection[str] = ()) -> dict[str, object]:
    """What these fields of a dataclass, or all, say that they do not say by default."""
    usual = _usual(type(value))
    return {name: each for name in names or usual if (each := getattr(value, name)) != usual[name]}


def _defaults(kind: Any) -> Mapping[str, object]:
    """What the fields of a dataclass are by default; MISSING where they have no default."""
    return {field.name: field.default for field in dataclasses.fields(kind)}


_usual: Callable[[Any], Mapping[str, object]] = cache(_defaults)

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain)
"""Kept, since making one takes as long as what it has to write of a card."""


def but_for_line(packed: str) -> str:
    """What is the same text for cards that differ in nothing but their place in the file.

    The line is a number, and stands last.
    """
    return packed.rstrip(AFTER_LINE)


AFTER_LINE = "0123456789}"
"""All that can follow the name of the line; for databases, whose `rtrim` does the same."""


def without_line(packed: str) -> Fields:
    """What `pack` wrote, but for the card's place in its file."""
    fields: dict[str, Any] = json.loads(packed)
    del fields["line"]
    return fields


def pack_sources(sources: tuple[Source, ...]) -> str:
    """A deck's sources."""
    return json.dumps([dataclasses.asdict(source) for source in sources], ensure_ascii=False)


def unpack_sources(packed: str) -> tuple[Source, ...]:
    """The sources that `pack_sources` wrote."""
    return tuple(Source(**fields) for fields in json.loads(packed))


def _basic(fields: Fields) -> Basic:
    return Basic(**{**fields, "accept": tuple(fields.get("accept", ()))})


def _number(fields: Fields) -> Number:
    from decimal import Decimal  # only for a card with a number

    from quizzer.cards.quantity import Quantity, Tolerance

    tolerance = fields.get("tolerance")
    return Number(
        question=fields["question"],
        quantity=Quantity.parse(fields["quantity"]["text"]),
        tolerance=tolerance
        and Tolerance(tolerance["text"], Decimal(tolerance["low"]), Decimal(tolerance["high"])),
        unit=fields.get("unit", ""),
    )


def _options(options: list[Fields]) -> tuple[Option, ...]:
    return tuple(
        Option(option["text"], option.get("why", ""), _pin(option.get("pin"))) for option in options
    )


def _pin(name: str | None) -> Pin | None:
    return None if name is None else Pin(name)


def _choice(fields: Fields) -> Choice:
    return Choice(
        question=fields["question"],
        right=_options(fields["right"]),
        wrong=_options(fields["wrong"]),
        multiple=fields.get("multiple", False),
        scoring=Scoring(fields.get("scoring", Scoring.ALL)),
    )


def _listing(fields: Fields) -> Listing:
    return Listing(**{**fields, "members": tuple(fields["members"])})


def _matching(fields: Fields) -> Matching:
    return Matching(
        question=fields["question"],
        pairs=tuple((left, right) for left, right in fields["pairs"]),
        extra=tuple(fields.get("extra", ())),
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
    Kind.ESSAY: lambda fields: Essay(**{**fields, "rubric": tuple(fields.get("rubric", ()))}),
}
