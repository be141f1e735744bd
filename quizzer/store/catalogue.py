"""What do all cards of the library say, and what does a learner remember of each: in plain rows.

For looking through everything at once. A card that is to be shown is read whole by
`quizzer.store.library.showings`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import and_, select

from quizzer.cards import cloze
from quizzer.cards.content import Kind
from quizzer.cards.deck import Status
from quizzer.store import tables
from quizzer.store.database import Database
from quizzer.store.packing import Fields

_deck, _card, _memory, _mark = tables.deck, tables.card, tables.memory, tables.mark


class Row(NamedTuple):
    """A card with the learner's memory and marks. Days are ordinals.

    `due_on` is None for a card that was never seen; `flagged` for one that never had a mark.
    """

    deck: str
    card: str
    topic: str
    studied: int
    content: str
    reviewed_on: int | None
    due_on: int | None
    stability: float | None
    difficulty: float | None
    reviews: int | None
    lapses: int | None
    suspended: int | None
    flagged: int | None
    buried_on: int | None


class Reading(NamedTuple):
    """What a card's content says: the texts to search, and what it is called by."""

    kind: str
    level: str
    tags: tuple[str, ...]
    is_draft: bool
    texts: tuple[str, ...]


def catalogue(database: Database, learner: str, most: int | None = None) -> list[Row]:
    """The cards of all decks in the library, in the course's order; the first ones, or all."""
    remembered = (_memory.c.deck == _card.c.deck, _memory.c.card == _card.c.id)
    marked = (_mark.c.deck == _card.c.deck, _mark.c.card == _card.c.id)
    statement = (
        select(
            _card.c.deck,
            _card.c.id,
            _card.c.topic,
            _card.c.studied,
            _card.c.content,
            _memory.c.reviewed_on,
            _memory.c.due_on,
            _memory.c.stability,
            _memory.c.difficulty,
            _memory.c.reviews,
            _memory.c.lapses,
            _mark.c.suspended,
            _mark.c.flagged,
            _mark.c.buried_on,
        )
        .join(_deck, _deck.c.id == _card.c.deck)
        .outerjoin(_memory, and_(_memory.c.learner == learner, *remembered))
        .outerjoin(_mark, and_(_mark.c.learner == learner, *marked))
        .where(_card.c.retired_at.is_(None), _deck.c.removed_at.is_(None))
        .order_by(_deck.c.position, _card.c.position)
        .limit(most)
    )
    with database.reading() as connection:
        return [Row._make(row) for row in connection.execute(statement)]


def read(content: str) -> Reading:
    """What a card's packed content says."""
    fields = json.loads(content)
    kind = fields["kind"]
    return Reading(
        kind=kind,
        level=fields["level"],
        tags=tuple(fields["tags"]),
        is_draft=fields.get("status") == Status.DRAFT,
        texts=tuple(_TEXTS[kind](fields["content"])),
    )


def _cloze(fields: Fields) -> Iterator[str]:
    yield cloze.filled(fields["text"])


def _choice(fields: Fields) -> Iterator[str]:
    yield fields["question"]
    for option in (*fields["right"], *fields["wrong"]):
        yield option["text"]


def _match(fields: Fields) -> Iterator[str]:
    yield fields["question"]
    for pair in fields["pairs"]:
        yield from pair
    yield from fields["extra"]


_TEXTS: Mapping[str, Callable[[Fields], Iterable[str]]] = {
    Kind.BASIC: lambda fields: (fields["question"], fields["answer"], *fields["accept"]),
    Kind.CLOZE: _cloze,
    Kind.NUMBER: lambda f: (f["question"], f"{f['quantity']['text']} {f['unit']}"),
    Kind.CHOICE: _choice,
    Kind.CLAIM: lambda fields: (fields["statement"],),
    Kind.LIST: lambda fields: (fields["question"], *fields["members"]),
    Kind.ORDER: lambda fields: (fields["question"], *fields["steps"]),
    Kind.MATCH: _match,
    Kind.ESSAY: lambda f: (f["question"], f["model_answer"], *f["rubric"]),
}
"""The texts of a kind that a learner may search: what is asked and what is answered."""
