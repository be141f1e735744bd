"""What do all cards of the library say, what are they called, and what has a learner marked?

For looking through everything at once, beside `quizzer.store.shelf`. A card that is to be shown is
read whole by `quizzer.store.library.showings`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from quizzer.cards import cloze
from quizzer.cards.card import Level, Status
from quizzer.cards.content import Kind
from quizzer.store.columnar import as_text, numbers_in
from quizzer.store.database import Database
from quizzer.store.naming import learner_number
from quizzer.store.packing import Fields
from quizzer.store.shelf import Ints

_CONTENTS = """
SELECT card.number, card.content FROM deck
JOIN identity ON identity.deck = deck.id
JOIN card ON card.number = identity.number
WHERE card.retired_at IS NULL AND deck.removed_at IS NULL
"""
_MARKS = """
SELECT mark.card, mark.suspended, mark.flagged, card.studied
FROM mark JOIN card ON card.number = mark.card
WHERE mark.learner = :learner AND (mark.suspended = 1 OR mark.flagged = 1)
"""
_AT_ONCE = 1000
"""Contents that are taken apart together, in half the time that each alone would take."""


class Mark(NamedTuple):
    """What a learner has set on a card, and whether its author lets it be asked."""

    number: int
    suspended: int
    flagged: int
    studied: int


class Reading(NamedTuple):
    """What a card's content says: the texts to search, and what it is called by."""

    kind: str
    level: str
    tags: tuple[str, ...]
    is_draft: bool
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of all cards that the library or the log ever named, and the numbers they go by.

    As texts: most that look through the library see a few cards of it, which are read whole.
    """

    numbers: str | None
    ids: str | None

    def of(self, numbers: Ints) -> tuple[str, ...]:
        """The ids of the cards that a shelf calls by these numbers."""
        known = numbers_in(self.numbers).tolist()
        named = dict(zip(known, (self.ids or "").split(","), strict=bool(known)))
        return tuple(map(named.__getitem__, numbers.tolist()))


def ids(database: Database) -> Ids:
    """The ids of all cards."""
    with database.reading() as connection:
        texts = ", ".join(as_text(connection, column, "number") for column in ("number", "card"))
        return Ids(*connection.all(f"SELECT {texts} FROM identity")[0])


def marks(database: Database, learner: str) -> Sequence[Mark]:
    """The cards that are marked."""
    with database.reading() as connection:
        values = {"learner": learner_number(connection, learner)}
        return [Mark._make(row) for row in connection.all(_MARKS, values)]


def readings(database: Database) -> dict[int, Reading]:
    """What all cards of the library say, by their numbers."""
    with database.reading() as connection:
        return readings_of(connection.all(_CONTENTS))


def readings_of(contents: Iterable[tuple[int, str]]) -> dict[int, Reading]:
    """What packed contents say, by the numbers of their cards."""
    left, found = iter(contents), {}
    while some := tuple(islice(left, _AT_ONCE)):
        unpacked = json.loads(f"[{','.join(content for _, content in some)}]")
        for (number, _), fields in zip(some, unpacked, strict=True):
            found[number] = _read(fields)
    return found


def _read(fields: Fields) -> Reading:
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
