"""What do all cards of the library say, and what does a learner remember of each: in plain rows.

For looking through everything at once. A card that is to be shown is read whole by
`quizzer.store.library.showings`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from quizzer.cards import cloze
from quizzer.cards.content import Kind
from quizzer.cards.deck import Level, Status
from quizzer.store.database import Database
from quizzer.store.naming import learner_number
from quizzer.store.packing import Fields

_CATALOGUE = """
SELECT identity.deck, identity.card, topic.path, card.studied, card.content, memory.reviewed_on,
    memory.due_on, memory.stability, memory.difficulty, memory.reviews, memory.lapses,
    mark.suspended, mark.flagged, mark.buried_on
FROM deck
JOIN identity ON identity.deck = deck.id
JOIN card ON card.number = identity.number
JOIN topic ON topic.number = card.topic
LEFT JOIN memory ON memory.learner = :learner AND memory.card = card.number
LEFT JOIN mark ON mark.learner = :learner AND mark.card = card.number
WHERE card.retired_at IS NULL AND deck.removed_at IS NULL
ORDER BY deck.position, card.position
"""


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
    limit = "" if most is None else f"LIMIT {most:d}"
    with database.reading() as connection:
        values = {"learner": learner_number(connection, learner)}
        return [Row._make(row) for row in connection.all(f"{_CATALOGUE} {limit}", values)]


def read(content: str) -> Reading:
    """What a card's packed content says."""
    fields = json.loads(content)
    kind = fields["kind"]
    return Reading(
        kind=kind,
        level=fields.get("level", Level.RECALL),
        tags=tuple(fields.get("tags", ())),
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
    yield from fields.get("extra", ())


_TEXTS: Mapping[str, Callable[[Fields], Iterable[str]]] = {
    Kind.BASIC: lambda fields: (fields["question"], fields["answer"], *fields.get("accept", ())),
    Kind.CLOZE: _cloze,
    Kind.NUMBER: lambda f: (f["question"], f"{f['quantity']['text']} {f.get('unit', '')}"),
    Kind.CHOICE: _choice,
    Kind.CLAIM: lambda fields: (fields["statement"],),
    Kind.LIST: lambda fields: (fields["question"], *fields["members"]),
    Kind.ORDER: lambda fields: (fields["question"], *fields["steps"]),
    Kind.MATCH: _match,
    Kind.ESSAY: lambda f: (f["question"], f["model_answer"], *f.get("rubric", ())),
}
"""The texts of a kind that a learner may search: what is asked and what is answered."""
