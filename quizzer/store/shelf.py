"""What stands on the library's shelf for a learner: all cards at once, by columns.

For arithmetic over everything: counts, queues, mastery. A card that is to be shown is read as a
value of its own (`quizzer.store.library.candidates_numbered`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from quizzer.store.columnar import in_two, numbers, of_two, selected, spans
from quizzer.store.connection import Connection
from quizzer.store.database import Database
from quizzer.store.keeping import keep, kept
from quizzer.store.listed import among, named_values, parts
from quizzer.store.naming import NOBODY, learner_number

Ints: TypeAlias = NDArray[np.int32]
Micros: TypeAlias = NDArray[np.int64]
Reals: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]
Column = TypeVar("Column", Ints, Micros, Flags)


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """The cards of the library in the course's order, one entry a card.

    `number` is what the store calls a card. `deck` and `topic` are places in `decks` (ids) and
    `topics` (a deck's id and a path, which is empty for cards without a topic). Siblings have the
    same `family`, other cards one of their own; `has_siblings` says which these are. `is_asked` are
    cards that are neither drafts nor suspended, by their author or the learner. Study days are
    `date.toordinal` and 0 where there is none: `due_on`, `reviewed_on` and `first_on` of a card
    that was never seen, `buried_on` of one that was never buried. `due_at` is the instant in
    microseconds since 1970 while a step of minutes runs, else 0.
    """

    decks: tuple[str, ...]
    topics: tuple[tuple[str, str], ...]
    number: Ints
    deck: Ints
    topic: Ints
    family: Ints
    has_siblings: Flags
    is_asked: Flags
    buried_on: Ints
    due_on: Ints
    due_at: Micros
    reviewed_on: Ints
    first_on: Ints

    def __len__(self) -> int:
        """How many cards there are."""
        return len(self.number)


@dataclass(frozen=True, slots=True, eq=False)
class Strengths:
    """How firmly each card of a shelf is remembered, in the same order; NaN and 0 if never seen."""

    stability: Reals
    difficulty: Reals
    reviews: Ints
    lapses: Ints


_DECKS = """
SELECT deck.id, shelving.columns FROM deck JOIN shelving ON shelving.deck = deck.id
WHERE deck.removed_at IS NULL ORDER BY deck.position
"""
_TOPICS = "SELECT number, deck, path FROM topic"
_BITS = 21
_DAYS = (
    f"due_on * {1 << 2 * _BITS} + reviewed_on * {1 << _BITS} + first_on",
    "CASE WHEN due_at IS NOT NULL THEN card END",
    "due_at",
)
"""Three study days in one number, 21 bits each, which last until the year 5741: it is read in half
the time of three. Only the few cards in a step of minutes have an instant, and are named again."""
_DIFFICULTY = 2**52
"""What makes every difficulty whole, to the last bit: it is never below 1."""
_FIRM = (
    *in_two("stability"),
    f"CAST(difficulty * {_DIFFICULTY}.0 AS bigint)",
    f"reviews * {1 << _BITS} + lapses",
)
_MEMORY = "FROM memory WHERE learner = :learner"
_MARKS = ("card", "suspended", "coalesce(buried_on, 0)")
_OF_MARKS = "FROM mark WHERE learner = :learner"
_CARDS = """
SELECT card.number, card.studied, coalesce(mark.suspended, 0), coalesce(mark.buried_on, 0),
    coalesce(memory.due_on, 0), coalesce(memory.due_at, 0), coalesce(memory.reviewed_on, 0),
    coalesce(memory.first_on, 0)
FROM card
LEFT JOIN mark ON mark.learner = :learner AND mark.card = card.number
LEFT JOIN memory ON memory.learner = :learner AND memory.card = card.number
WHERE card.number IN
"""
_DATED = ("buried_on", "due_on", "due_at", "reviewed_on", "first_on")


@dataclass(frozen=True, slots=True, eq=False)
class _Shelved:
    """A shelf, and for each number of a card its place on it; -1 for one that is not there."""

    shelf: Shelf
    place_of: Ints


def shelf(database: Database, learner: str) -> Shelf:
    """The shelf of a learner now. Later changes of the database do not change its columns.

    It is kept, and of what this process changes on single cards only those are read again.
    """
    with database.reading() as connection:
        return _shelved(database, connection, learner).shelf


def strengths(database: Database, learner: str, cards: Shelf) -> Strengths:
    """What goes with a shelf of the learner's that was just read; kept likewise.

    It is of the cards on that shelf, whatever others have done to the library since.
    """
    with database.reading() as connection:
        shelved = _shelved(database, connection, learner)
        if np.array_equal(shelved.shelf.number, cards.number):
            return _strengths(database, connection, learner, shelved.place_of)
        mine = learner_number(connection, learner)
        return _read_strengths(connection, mine, _places_by_number(cards.number))


def with_strengths(database: Database, learner: str) -> tuple[Shelf, Strengths]:
    """The shelf and what goes with it, whatever others do to the database meanwhile."""
    with database.reading() as connection:
        if kept(database, connection, _shelf_of(learner), _Shelved)[0] is None:
            shelved, known = _read_both(connection, learner_number(connection, learner))
            keep(database, connection, _shelf_of(learner), shelved)
            keep(database, connection, _strengths_of(learner), known)
            return shelved.shelf, known
        shelved = _shelved(database, connection, learner)
        return shelved.shelf, _strengths(database, connection, learner, shelved.place_of)


def _shelf_of(learner: str) -> object:
    return "shelf", learner


def _strengths_of(learner: str) -> object:
    return "strengths", learner


def _strengths(
    database: Database, connection: Connection, learner: str, place_of: Ints
) -> Strengths:
    number = learner_number(connection, learner)
    key = _strengths_of(learner)
    before, changed = kept(database, connection, key, Strengths)
    if before is None:
        found = _read_strengths(connection, number, place_of)
    elif changed:
        found = _with_strengths(connection, number, before, place_of, changed)
    else:
        return before
    keep(database, connection, key, found)
    return found


def _shelved(database: Database, connection: Connection, learner: str) -> _Shelved:
    number = learner_number(connection, learner)
    key = _shelf_of(learner)
    before, changed = kept(database, connection, key, _Shelved)
    if before is None:
        found = _read_shelf(connection, number)
    elif changed:
        found = _with_changes(connection, number, before, changed)
    else:
        return before
    keep(database, connection, key, found)
    return found


def _read_both(connection: Connection, learner: int) -> tuple[_Shelved, Strengths]:
    shelved = _unstudied(connection)
    known = _unknown(len(shelved.shelf))
    columns = (*_DAYS, *_FIRM)
    for number, *found in _remembered(connection, learner, shelved.place_of, columns):
        _set_days(shelved, number, found[: len(_DAYS)])
        _set_strengths(known, shelved.place_of, number, found[len(_DAYS) :])
    _set_marks(shelved, connection, learner)
    return shelved, known


def _read_shelf(connection: Connection, learner: int) -> _Shelved:
    shelved = _unstudied(connection)
    for number, *days in _remembered(connection, learner, shelved.place_of, _DAYS):
        _set_days(shelved, number, days)
    _set_marks(shelved, connection, learner)
    return shelved


def _unstudied(connection: Connection) -> _Shelved:
    """The shelf of one who has neither answered nor marked anything."""
    decks = [
        (deck, np.frombuffer(columns, "<i4").reshape(4, -1))
        for deck, columns in connection.all(_DECKS)
    ]
    number, topic, family, studied = np.concatenate(
        [np.empty((4, 0), np.int32), *(columns for _, columns in decks)], axis=1
    )
    topics, place_of_topic = _topics(connection, topic)
    size = len(number)
    shelf = Shelf(
        decks=tuple(deck for deck, _ in decks),
        topics=topics,
        number=number,
        deck=np.repeat(np.arange(len(decks), dtype=np.int32), [c.shape[1] for _, c in decks]),
        topic=place_of_topic[topic],
        family=family,
        has_siblings=shared(family),
        is_asked=studied.astype(np.bool_),
        buried_on=np.zeros(size, np.int32),
        due_on=np.zeros(size, np.int32),
        due_at=np.zeros(size, np.int64),
        reviewed_on=np.zeros(size, np.int32),
        first_on=np.zeros(size, np.int32),
    )
    return _Shelved(shelf, _places_by_number(number))


def _places_by_number(number: Ints) -> Ints:
    place_of = np.full(int(number.max(initial=0)) + 1, -1, np.int32)
    place_of[number] = np.arange(len(number), dtype=np.int32)
    return place_of


def shared(family: Ints) -> Flags:
    """Which of these cards have the family of another one."""
    several: Flags = np.bincount(family, minlength=1) > 1
    return several[family]


def _topics(connection: Connection, used: Ints) -> tuple[tuple[tuple[str, str], ...], Ints]:
    """The topics of these numbers, and for each number its place among them."""
    named = {number: (deck, path) for number, deck, path in connection.all(_TOPICS)}
    numbers = np.flatnonzero(np.bincount(used)) if len(used) else np.zeros(0, np.int64)
    place_of = np.zeros(max(named, default=0) + 1, np.int32)
    place_of[numbers] = np.arange(len(numbers), dtype=np.int32)
    return tuple(named[number] for number in numbers.tolist()), place_of


def _with_changes(
    connection: Connection, learner: int, before: _Shelved, changed: Collection[int]
) -> _Shelved:
    """The shelf with some cards as they are now; nothing of it is the one before's to change."""
    place_of = before.place_of
    known = [number for number in changed if number < len(place_of) and place_of[number] >= 0]
    shelf = before.shelf
    for some in parts(known):
        statement = f"{_CARDS} ({among('card', some)})"
        rows = connection.all(statement, named_values("card", some) | {"learner": learner})
        number, studied, suspended, *days = np.array(rows, np.int64).reshape(-1, 8).T
        places = place_of[number]
        columns = {
            "is_asked": (studied == 1) & (suspended == 0),
            **dict(zip(_DATED, days, strict=True)),
        }
        shelf = replace(
            shelf,
            **{name: _put(getattr(shelf, name), places, now) for name, now in columns.items()},
        )
    return _Shelved(shelf, place_of)


def _put(column: Column, places: Ints, values: NDArray[Any]) -> Column:
    """The column with these values in these places; the very same one where it has them."""
    if np.array_equal(column[places], values):
        return column
    column = column.copy()
    column[places] = values
    return column


def _set_days(shelved: _Shelved, number: Micros, columns: Sequence[Micros]) -> None:
    shelf, (days, in_step, due_at) = shelved.shelf, columns
    places, there = _on_shelf(shelved.place_of, number)
    days = days[there]
    shelf.due_on[places] = days >> 2 * _BITS
    shelf.reviewed_on[places] = days >> _BITS & (1 << _BITS) - 1
    shelf.first_on[places] = days & (1 << _BITS) - 1
    places, there = _on_shelf(shelved.place_of, in_step)
    shelf.due_at[places] = due_at[there]


def _set_marks(shelved: _Shelved, connection: Connection, learner: int) -> None:
    statement = selected(connection, _MARKS, _OF_MARKS, "card")
    number, suspended, buried_on = numbers(connection, statement, {"learner": learner})
    places, there = _on_shelf(shelved.place_of, number)
    shelved.shelf.is_asked[places] &= suspended[there] == 0
    shelved.shelf.buried_on[places] = buried_on[there]


def _read_strengths(connection: Connection, learner: int, place_of: Ints) -> Strengths:
    known = _unknown(int(place_of.max(initial=-1)) + 1)
    for number, *found in _remembered(connection, learner, place_of, _FIRM):
        _set_strengths(known, place_of, number, found)
    return known


def _unknown(cards: int) -> Strengths:
    """What is remembered of cards that were never seen."""
    return Strengths(
        stability=np.full(cards, np.nan),
        difficulty=np.full(cards, np.nan),
        reviews=np.zeros(cards, np.int32),
        lapses=np.zeros(cards, np.int32),
    )


def _with_strengths(
    connection: Connection,
    learner: int,
    kept: Strengths,
    place_of: Ints,
    changed: Collection[int],
) -> Strengths:
    known = Strengths(
        kept.stability.copy(), kept.difficulty.copy(), kept.reviews.copy(), kept.lapses.copy()
    )
    on_shelf = [number for number in changed if number < len(place_of) and place_of[number] >= 0]
    for some in parts(on_shelf):
        places = place_of[list(some)]
        known.stability[places] = known.difficulty[places] = np.nan
        known.reviews[places] = known.lapses[places] = 0
        these = f"{_MEMORY} AND card IN ({among('card', some)})"
        statement = selected(connection, ("card", *_FIRM), these, "card")
        values = named_values("card", some) | {"learner": learner}
        number, *found = numbers(connection, statement, values)
        _set_strengths(known, place_of, number, found)
    return known


def _set_strengths(
    known: Strengths, place_of: Ints, number: Micros, columns: Sequence[Micros]
) -> None:
    whole, rest, difficulty, counted = columns
    places, there = _on_shelf(place_of, number)
    known.stability[places] = of_two(whole[there], rest[there])
    known.difficulty[places] = difficulty[there] / _DIFFICULTY
    known.reviews[places] = counted[there] >> _BITS
    known.lapses[places] = counted[there] & (1 << _BITS) - 1


def _on_shelf(place_of: Ints, number: Micros) -> tuple[Ints, Flags]:
    """The places of those of some cards that are on the shelf, and which these are."""
    known = number < len(place_of)
    places = np.where(known, place_of[np.where(known, number, 0)], -1)
    there: Flags = places >= 0
    return places[there], there


def _remembered(
    connection: Connection, learner: int, place_of: Ints, columns: Sequence[str]
) -> Iterator[list[Micros]]:
    """Columns of all memory of cards that may be on the shelf, the cards' numbers before them."""
    these = f"{_MEMORY} AND card > :after AND card <= :until"
    statement = selected(connection, ("card", *columns), these, "card")
    for span in spans(connection, NOBODY, len(place_of) - 1):
        yield numbers(connection, statement, span | {"learner": learner})
