"""What does the log say behind a row of it, column by column?

A column comes as one text, so that no answer becomes a value of Python on its way to an array;
only guesses come as they are, for a text may not have their last digit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from quizzer.memory.bulk import Flags, Whole
from quizzer.store.columnar import as_text, numbers_in
from quizzer.store.connection import Connection
from quizzer.store.logs import LONGEST_MS

Column: TypeAlias = NDArray[Any]

_AT_ONCE = 50_000
"""Answers in one statement, which gives a few megabytes of text."""
_MS_BITS = 17
"""Room for the longest time that counts."""
_SITTING_BITS = 32

_SPENT = f"CASE WHEN elapsed_ms BETWEEN 0 AND {LONGEST_MS} THEN elapsed_ms ELSE {LONGEST_MS} END"
_UNUSUAL = "revision <> 1 OR guess IS NOT NULL"
_PACKED = (
    f"card * {1 << _SITTING_BITS} + sitting",
    f"(at * 4 + rating - 1) * 2 + CASE WHEN {_UNUSUAL} THEN 1 ELSE 0 END",
    f"day * {1 << _MS_BITS} + {_SPENT}",
)
"""Figures that share a number are read in half the time."""
_THESE = "FROM review WHERE number > :after AND number <= :until"
_STANDING = " AND id NOT IN (SELECT review FROM undo)"
_UNDONE = "FROM review WHERE number > :after AND id IN (SELECT review FROM undo)"
_EXTENT = """
SELECT (SELECT coalesce(max(number), 0) FROM review), (SELECT count(*) FROM undo),
    (SELECT count(*) FROM rename)
"""
_RENAMES = """
SELECT rename.at, ex.number, now.number FROM rename
JOIN identity AS ex ON ex.deck = rename.deck AND ex.card = rename.old
JOIN identity AS now ON now.deck = rename.deck AND now.card = rename.new
ORDER BY rename.at
"""


class Extent(NamedTuple):
    """How far the log goes, and what else there is that says how to read it. It only grows."""

    last: int
    undos: int
    renames: int


class Columns(NamedTuple):
    """Answers by columns, in the order in which they were appended.

    `number` is the review's, `card` the card's. No answer takes longer than `LONGEST_MS`.
    """

    number: Column
    card: Column
    revision: Column
    at: Column
    day: Column
    rating: Column
    milliseconds: Column
    sitting: Column
    guess: Column

    def where(self, chosen: Flags | Whole | slice) -> Columns:
        """Only these answers, or the answers in another order."""
        return Columns(*(column[chosen] for column in self))


_KINDS = (
    np.int64, np.int32, np.int64, np.int64, np.int32, np.int8, np.int32, np.int32, np.float64
)  # fmt: skip
"""The kinds of the columns, each as narrow as it may be."""

NOTHING = Columns(*(np.zeros(0, kind) for kind in _KINDS))


def joined(*parts: Columns) -> Columns:
    """Answers one after the other."""
    return Columns(*map(np.concatenate, zip(NOTHING, *parts, strict=True)))


def extent(connection: Connection) -> Extent:
    """How far the log goes now."""
    return Extent(*connection.all(_EXTENT)[0])


def read(connection: Connection, after: int, last: int, undos: int) -> Columns:
    """The answers behind one number, to another, that stand where there are so many undos."""
    these = _THESE + _STANDING if undos else _THESE
    return joined(*_parts(connection, these, after, last))


def undone(connection: Connection, after: int) -> Whole:
    """Which answers behind a number were taken back."""
    return numbers_in(*_texts(connection, ("number",), _UNDONE, {"after": after}))


def heirs(connection: Connection, card: Column, at: Column) -> Column:
    """The cards whose history the answers are part of now, as `lineage.heir` says of each.

    Renames of one instant are one step, in which two cards may have changed their ids.
    """
    most = int(card.max(initial=0))
    for instant, renames in groupby(connection.all(_RENAMES), key=lambda rename: rename[0]):
        pairs = {old: new for _, old, new in reversed(list(renames))}
        most = max(most, *pairs, *pairs.values())
        table = np.arange(most + 1, dtype=np.int32)
        table[list(pairs)] = list(pairs.values())
        card = np.where(at < instant, table[card], card)
    return card


def _parts(connection: Connection, these: str, after: int, last: int) -> Iterator[Columns]:
    for start in range(after, last, _AT_ONCE):
        bounds = {"after": start, "until": min(last, start + _AT_ONCE)}
        card_and_sitting, at_and_rating, day_and_ms = map(
            numbers_in, _texts(connection, _PACKED, these, bounds)
        )
        count = len(card_and_sitting)
        number = np.arange(bounds["after"] + 1, bounds["until"] + 1)
        if len(number) != count:
            number = numbers_in(*_texts(connection, ("number",), these, bounds))
        revision, guess = np.ones(count, np.int64), np.zeros(count)
        unusual = np.flatnonzero(at_and_rating & 1)
        if len(unusual):
            few = f"{these} AND ({_UNUSUAL})"
            revision[unusual] = numbers_in(*_texts(connection, ("revision",), few, bounds))
            guesses = f"SELECT coalesce(guess, 0) {few} ORDER BY number"
            guess[unusual] = np.array(connection.all(guesses, bounds), np.float64).ravel()
        columns_read = (
            number,
            card_and_sitting >> _SITTING_BITS,
            revision,
            at_and_rating >> 3,
            day_and_ms >> _MS_BITS,
            (at_and_rating >> 1 & 3) + 1,
            day_and_ms & (1 << _MS_BITS) - 1,
            card_and_sitting & (1 << _SITTING_BITS) - 1,
            guess,
        )
        yield Columns(*(np.asarray(c, kind) for c, kind in zip(columns_read, _KINDS, strict=True)))


def _texts(
    connection: Connection, columns: Iterable[str], these: str, values: dict[str, int]
) -> Sequence[str | None]:
    texts = ", ".join(as_text(connection, column, "number") for column in columns)
    return connection.all(f"SELECT {texts} {these}", values)[0]
