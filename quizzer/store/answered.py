"""What has a learner answered, by columns that are fit for arithmetic?

The log only ever grows. So its columns are read once, kept by the open database, and brought up
to date with what was appended since, by whichever process.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from quizzer.memory.bulk import Flags, Reals, Whole
from quizzer.memory.replaying import Log
from quizzer.store.connection import Connection
from quizzer.store.database import Database
from quizzer.store.listed import among, named_values, parts
from quizzer.store.logs import LONGEST_MS
from quizzer.store.naming import learner_number

Numbers: TypeAlias = NDArray[np.integer[Any]]
Column: TypeAlias = NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """The answers of a learner that stand, each under the card whose history it is part of now.

    The log counts cards by their place in `number`, which is what the store calls them (as in
    `quizzer.store.shelf`), and `revision`. `deck` is a card's place in `decks` (ids); `models` are
    the ids of the models that the log counts. No answer takes longer than `LONGEST_MS`.
    """

    log: Log
    number: Whole
    revision: Whole
    deck: Whole
    decks: tuple[str, ...]
    models: tuple[str, ...]

    def is_among(self, numbers: Numbers) -> Flags:
        """Which of its cards have one of these numbers."""
        return np.isin(self.number, numbers)

    def is_of(self, deck: str) -> Flags:
        """Which of its cards are a deck's, those that have left the library included."""
        return np.array([each == deck for each in self.decks], np.bool_)[self.deck]

    def matched(self, numbers: Numbers, values: Numbers, missing: int) -> Whole:
        """For each of its cards the value that goes with its number; for others `missing`."""
        most = max(self.number.max(initial=0), numbers.max(initial=0))
        table = np.full(int(most) + 1, missing, np.int64)
        table[numbers] = values
        return table[self.number]


def answered(database: Database, learner: str) -> Record:
    """All that the learner has answered until now. What was returned before stays as it was."""
    key = (Record, learner)
    kept = database.kept.get(key)
    with database.reading() as connection:
        extent = _Extent(*connection.all(_EXTENT)[0])
        if isinstance(kept, _Kept) and kept.extent == extent:
            return kept.record
        found = _extended(connection, learner, kept if isinstance(kept, _Kept) else None, extent)
    database.kept[key] = found
    return found.record


def is_current(database: Database, record: Record) -> Flags:
    """Which of a record's cards are of the revision that the library has of them now.

    Only cards with answers to several revisions are looked at: of the others none is current but
    this one, which is so as long as the learner has a memory of it.
    """
    times = np.bincount(record.number)
    several = np.flatnonzero(times > 1).tolist()
    held = np.zeros(len(times), np.int64)
    with database.reading() as connection:
        for some in parts(several):
            statement = f"{_REVISIONS} ({among('card', some)})"
            for number, revision in connection.all(statement, named_values("card", some)):
                held[number] = revision
    number = record.number
    current: Flags = (times[number] == 1) | (held[number] == record.revision)
    return current


class _Extent(NamedTuple):
    """How far the log goes, and what else there is that says how to read it. It only grows."""

    last: int
    undos: int
    renames: int


class _Columns(NamedTuple):
    """Answers by columns, in the order in which they were appended."""

    number: Column
    card: Column
    revision: Column
    at: Column
    day: Column
    rating: Column
    milliseconds: Column
    sitting: Column
    guess: Column

    def where(self, chosen: Flags) -> _Columns:
        """Only these answers."""
        return _Columns(*(column[chosen] for column in self))


@dataclass(frozen=True, slots=True)
class _Kept:
    """How far the log went when it was read, what was read, and the record that it gives."""

    extent: _Extent
    columns: _Columns
    record: Record


_EXTENT = """
SELECT (SELECT coalesce(max(number), 0) FROM review), (SELECT count(*) FROM undo),
    (SELECT count(*) FROM rename)
"""
_NAMED = ("number", "card", "revision", "at", "day", "rating", "elapsed_ms", "sitting")
_AT_ONCE = 50_000
"""Answers in one statement, which gives a few megabytes of text."""

_REVISIONS = "SELECT number, revision FROM card WHERE number IN"
_UNDONE = "review.id IN (SELECT review FROM undo)"
_DECKS = "SELECT deck, {numbers} FROM identity GROUP BY deck"
_SITTINGS = "SELECT number, model FROM sitting WHERE learner = :learner"
_RENAMES = """
SELECT rename.at, ex.number, now.number FROM rename
JOIN identity AS ex ON ex.deck = rename.deck AND ex.card = rename.old
JOIN identity AS now ON now.deck = rename.deck AND now.card = rename.new
ORDER BY rename.at
"""


def _extended(connection: Connection, learner: str, kept: _Kept | None, extent: _Extent) -> _Kept:
    """What was kept, with what was appended since. A rename changes whose answers are whose."""
    columns, after, undos = _NOTHING, 0, 0
    if kept and kept.extent.renames == extent.renames:
        columns, (after, undos, _) = kept.columns, kept.extent
    mine = {"learner": learner_number(connection, learner)}
    models: dict[int, str] = dict(connection.all(_SITTINGS, mine))
    if undos != extent.undos and after:
        columns = columns.where(~np.isin(columns.number, _undone(connection, after)))
    new = _joined(*_read(connection, after, extent.last))
    new = new.where(np.isin(new.sitting, list(models)))
    new = new._replace(card=_heirs(connection, new.card, new.at))
    columns = _joined(columns, new)
    return _Kept(extent, columns, _recorded(connection, columns, models))


def _read(connection: Connection, after: int, last: int) -> Iterator[_Columns]:
    """The answers behind one number, to another, that stand.

    A column comes as one text, so that no answer becomes a value of Python on its way.
    """
    columns = [_text(connection, name) for name in (*_NAMED, "coalesce(guess, 0)")]
    statement = f"""
    SELECT {", ".join(columns)} FROM review
    WHERE number > :after AND number <= :until AND NOT {_UNDONE}
    """
    for start in range(after, last, _AT_ONCE):
        bounds = {"after": start, "until": min(last, start + _AT_ONCE)}
        *whole, guess = connection.all(statement, bounds)[0]
        yield _columns(*map(_whole, whole), guess=np.fromstring(guess or "", np.float64, sep=","))


def _text(connection: Connection, column: str) -> str:
    """All values of a column as one text, between commas."""
    if connection.is_sqlite:
        return f"group_concat({column})"
    return f"string_agg(CAST({column} AS text), ',')"


def _whole(column: str | None) -> Whole:
    return np.fromstring(column or "", np.int64, sep=",")


def _columns(*whole: Whole, guess: Reals) -> _Columns:
    """Columns that take no more room than they need."""
    number, card, revision, at, day, rating, milliseconds, sitting = whole
    return _Columns(
        number,
        card.astype(np.int32),
        revision,
        at,
        day.astype(np.int32),
        rating.astype(np.int8),
        np.minimum(milliseconds, LONGEST_MS).astype(np.int32),
        sitting.astype(np.int32),
        guess,
    )


def _joined(*parts: _Columns) -> _Columns:
    return _Columns(*map(np.concatenate, zip(_NOTHING, *parts, strict=True)))


_NOTHING = _columns(*np.zeros((8, 0), np.int64), guess=np.zeros(0))


def _undone(connection: Connection, last: int) -> Whole:
    """Which answers up to a number were taken back."""
    numbers = _text(connection, "number")
    statement = f"SELECT {numbers} FROM review WHERE number <= :last AND {_UNDONE}"
    return _whole(connection.value(statement, {"last": last}))


def _heirs(connection: Connection, card: Column, at: Column) -> Column:
    """The cards whose history the answers are part of now, as `lineage.heir` says of each.

    Renames of one instant are one step, in which two cards may have changed their ids.
    """
    most = int(card.max(initial=0))
    for instant, renames in groupby(connection.all(_RENAMES), key=lambda rename: rename[0]):
        pairs = {old: new for _, old, new in reversed(list(renames))}
        most = max(most, *pairs, *pairs.values())
        heirs = np.arange(most + 1, dtype=np.int32)
        heirs[list(pairs)] = list(pairs.values())
        card = np.where(at < instant, heirs[card], card)
    return card


def _recorded(connection: Connection, columns: _Columns, model_of: dict[int, str]) -> Record:
    """The columns by card: a card and a revision of it count as one."""
    revisions, revision = _distinct(columns.revision)
    pairs, card = _distinct(columns.card.astype(np.int64) * len(revisions) + revision)
    number, which = np.divmod(pairs, max(1, len(revisions)))
    sittings, sitting = _distinct(columns.sitting)
    models = tuple(dict.fromkeys(model_of[each] for each in sittings.tolist()))
    model = np.array([models.index(model_of[each]) for each in sittings.tolist()], np.int64)
    decks, deck_of = _decks(connection)
    return Record(
        log=Log.of(
            card,
            columns.at,
            columns.day,
            columns.rating,
            milliseconds=columns.milliseconds,
            model=model[sitting],
            guess=columns.guess,
            cards=len(number),
        ),
        number=number,
        revision=revisions[which],
        deck=deck_of[number],
        decks=decks,
        models=models,
    )


def _decks(connection: Connection) -> tuple[tuple[str, ...], Whole]:
    """All decks that the log or the library ever named, and for each number of a card its deck."""
    rows = connection.all(_DECKS.format(numbers=_text(connection, "number")))
    numbers = [_whole(found) for _, found in rows]
    deck_of = np.zeros(1 + max((int(each.max()) for each in numbers), default=0), np.int64)
    for place, each in enumerate(numbers):
        deck_of[each] = place
    return tuple(deck for deck, _ in rows), deck_of


def _distinct(values: Numbers) -> tuple[Whole, Whole]:
    """The different values, ascending, and for each value its place among them."""
    most = int(values.max(initial=0))
    if most > 8 * len(values) + 1_000_000:  # too wide to be counted
        return np.unique(values.astype(np.int64), return_inverse=True)
    there = np.bincount(values, minlength=1) > 0
    return np.flatnonzero(there), (np.cumsum(there) - 1)[values]
