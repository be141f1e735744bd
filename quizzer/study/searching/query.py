"""What can be asked of the cards, and how is it written? A frozen tree, and its text.

Trees are built by `both`, `either` and `negated`, so that each question has one tree, and what
`written` writes is parsed to the same tree again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from quizzer.cards.card import Level
from quizzer.cards.content import Kind


class Field(StrEnum):
    """What a card has that is compared by name. A beginning of the name is enough."""

    TOPIC = "topic"
    DECK = "deck"
    TAG = "tag"
    ID = "id"


class State(StrEnum):
    """What a card is, or is not."""

    NEW = "new"
    DUE = "due"
    SEEN = "seen"
    SUSPENDED = "suspended"
    FLAGGED = "flagged"
    BURIED = "buried"
    LEECH = "leech"
    DRAFT = "draft"


class Quantity(StrEnum):
    """What a card has that is compared by size.

    `DUE` is in days from today, `SEEN` in days back from today, `STABILITY` in days; `RECALL` is
    the probability of recall tomorrow. Cards that were never seen have none of these four and no
    difficulty, so they are neither below nor above.
    """

    DUE = "due"
    SEEN = "seen"
    RECALL = "recall"
    REVIEWS = "reviews"
    LAPSES = "lapses"
    STABILITY = "stability"
    DIFFICULTY = "difficulty"


class Comparison(StrEnum):
    """How a quantity is compared with a value."""

    LESS = "<"
    AT_MOST = "<="
    EQUAL = "="
    AT_LEAST = ">="
    MORE = ">"


@dataclass(frozen=True, slots=True)
class Text:
    """Words that stand somewhere in the card, in this order and beside each other."""

    words: str


@dataclass(frozen=True, slots=True)
class Named:
    """A name: of a topic or one above it, of a deck, of a tag, or the card's id."""

    field: Field
    name: str


@dataclass(frozen=True, slots=True)
class Is:
    """A state."""

    state: State


@dataclass(frozen=True, slots=True)
class OfKind:
    """A kind of card."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class OfLevel:
    """What the card demands."""

    level: Level


@dataclass(frozen=True, slots=True)
class Compared:
    """A quantity beside a value."""

    quantity: Quantity
    comparison: Comparison
    value: Decimal


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, due or last seen, from the first to the last; None leaves an end open."""

    quantity: Quantity
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Not:
    """All other cards."""

    query: Query


@dataclass(frozen=True, slots=True)
class And:
    """The cards of all parts; of no part, every card."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """The cards of any part."""

    parts: tuple[Query, ...]


Query = Text | Named | Is | OfKind | OfLevel | Compared | Dated | Not | And | Or

EVERY_CARD = And(())

JOINING_WORDS = frozenset({"and", "or", "not"})
"""Words of the language itself; in quotes they are words like any other."""

_BARE_WORD = re.compile(r'(?!-)(?![A-Za-z]+:)[^\s()"]+')
_BARE_NAME = re.compile(r'[^\s()"<>=≤≥]+')


def both(parts: Iterable[Query]) -> Query:
    """What all parts ask."""
    flat = [each for part in parts for each in (part.parts if isinstance(part, And) else (part,))]
    return flat[0] if len(flat) == 1 else And(tuple(flat))


def either(parts: Iterable[Query]) -> Query:
    """What any part asks."""
    flat = [each for part in parts for each in (part.parts if isinstance(part, Or) else (part,))]
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def negated(query: Query) -> Query:
    """All that the query leaves out."""
    return query.query if isinstance(query, Not) else Not(query)


def written(query: Query) -> str:
    """The query as it is typed; parsed, it is the same query."""
    match query:
        case Text(words=words):
            is_bare = _BARE_WORD.fullmatch(words) and words.lower() not in JOINING_WORDS
            return words if is_bare else quoted(words)
        case Named(field=field, name=name):
            return f"{field}:{name if _BARE_NAME.fullmatch(name) else quoted(name)}"
        case Is(state=state):
            return f"is:{state}"
        case OfKind(kind=kind):
            return f"kind:{kind}"
        case OfLevel(level=level):
            return f"level:{level}"
        case Compared(quantity=quantity, comparison=comparison, value=value):
            return f"{quantity}:{comparison}{_amount(quantity, value)}"
        case Dated(quantity=quantity, first=first, last=last):
            return f"{quantity}:{_span(first, last)}"
        case Not(query=inner):
            return f"-{_grouped(inner)}"
        case And(parts=parts):
            return " ".join(_grouped(p) if isinstance(p, Or) else written(p) for p in parts)
        case Or(parts=parts):
            return " or ".join(written(part) for part in parts)
        case _ as unreachable:
            assert_never(unreachable)


def quoted(words: str) -> str:
    """A text between quotation marks."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _amount(quantity: Quantity, value: Decimal) -> str:
    if quantity is Quantity.RECALL:
        return f"{(value * 100).normalize():f}%"
    unit = "d" if quantity in (Quantity.DUE, Quantity.SEEN) else ""
    return f"{value.normalize():f}{unit}"


def _grouped(query: Query) -> str:
    text = written(query)
    return f"({text})" if isinstance(query, And | Or) else text


def _span(first: date | None, last: date | None) -> str:
    if first == last and first is not None:
        return first.isoformat()
    ends = ("" if day is None else day.isoformat() for day in (first, last))
    return "..".join(ends)
