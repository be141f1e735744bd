"""What does the log say behind a row of it, column by column?

A column comes as one text, so that no answer becomes a value of Python on its way to an array;
only rare guesses come as they are, for a text may not have their last digit.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from quizzer.memory.bulk import Flags, Whole
from quizzer.memory.identity import made_at
from quizzer.store.columnar import numbers, selected, spans
from quizzer.store.connection import Connection
from quizzer.store.listed import among, named_values, parts
from quizzer.store.logs import LONGEST_MS

Column: TypeAlias = NDArray[Any]

_MS_BITS, _DAY_BITS, _SITTING_BITS = 17, 21, 32
"""Room for the longest time that counts, and for study days until the year 5741."""

_SPENT = f"CASE WHEN elapsed_ms BETWEEN 0 AND {LONGEST_MS} THEN elapsed_ms ELSE {LONGEST_MS} END"
_UNUSUAL, _LEAST = 1, 0.001
_ONE_IN = "CAST(1.0 / guess AS bigint)"
_ODDS = f"""CASE WHEN guess IS NULL AND revision = 1 THEN 0
    WHEN revision <> 1 OR guess < {_LEAST} THEN {_UNUSUAL}
    WHEN guess = 1.0 / {_ONE_IN} THEN {_ONE_IN} ELSE {_UNUSUAL} END"""
"""Most guesses are one in so many, exactly; what else there is besides none is read apart."""
_CARD = "card"
_CARD_AND_SITTING = f"card * {1 << _SITTING_BITS} + sitting"
_PACKED = (
    "at * 8 + rating",
    f"({_ODDS} * {1 << _DAY_BITS} + day) * {1 << _MS_BITS} + {_SPENT}",
)
"""Figures that share a number are read in half the time."""
_ALIKE = """
SELECT CASE WHEN min(learner) = max(learner) AND min(model) = max(model) THEN min(number) END
FROM sitting
"""
"""A sitting that stands for all, where they are one learner's and name one model."""
_FEW = 1000
"""Of so few answers all is read: to find out what need not be is as dear."""
_THESE = "FROM review WHERE number > :after AND number <= :until"
_UNDONE = "FROM review WHERE number > :after AND id IN (SELECT review FROM undo)"
_UNDONE_AMONG = "SELECT number, id FROM review WHERE id IN (SELECT review FROM undo) AND number IN"
_UNDOS = "SELECT DISTINCT review FROM undo"
_EXTENT = """
SELECT (SELECT coalesce(max(number), 0) FROM review),
    (SELECT id FROM review ORDER BY number DESC LIMIT 1), (SELECT count(*) FROM undo),
    (SELECT count(*) FROM rename)
"""
_ID = "SELECT id FROM review WHERE number = :number"
_RENAMES = """
SELECT rename.at, ex.number, now.number FROM rename
JOIN identity AS ex ON ex.deck = rename.deck AND ex.card = rename.old
JOIN identity AS now ON now.deck = rename.deck AND now.card = rename.new
ORDER BY rename.at
"""


class Extent(NamedTuple):
    """How far the log goes, and what else there is that says how to read it. It only grows.

    `last` is the number of the last review, `id` its id.
    """

    last: int
    id: bytes | None
    undos: int
    renames: int


class Columns(NamedTuple):
    """Answers by columns, in the order in which they were appended.

    `number` is the review's, `card` the card's, `sitting` that of a sitting of the same learner and
    model. No answer takes longer than `LONGEST_MS`.
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


def goes_on(connection: Connection, before: Extent, now: Extent) -> bool:
    """Whether it is the same log, which has grown; not if a backup was put in the file's place."""
    found: bytes | None = connection.value(_ID, {"number": before.last})
    return found == before.id and now.undos >= before.undos


def read(connection: Connection, after: int, last: int, undos: int) -> Columns:
    """The answers behind one number, to another, that stand where there are so many undos."""
    found = _given(connection, after, last)
    if not undos:
        return found
    taken = _undone(connection, after, found)
    if not len(taken):
        return found
    stands = np.ones(len(found.number), np.bool_)
    stands[np.searchsorted(found.number, taken)] = False
    return found.where(stands)


def undone(connection: Connection, after: int) -> Whole:
    """Which answers behind a number were taken back."""
    statement = selected(connection, ("number",), _UNDONE, "number")
    (found,) = numbers(connection, statement, {"after": after})
    return found


def _undone(connection: Connection, after: int, answers: Columns) -> Whole:
    """Which of all answers behind a number were taken back.

    To look each id up takes as long as to read the answer. But most ids say when their answers
    were given, so that few are left to look up; where these are not all, all are looked up.
    """
    if len(answers.number) <= _FEW:
        return undone(connection, after)
    ids = {id_ for (id_,) in connection.all(_UNDOS)}
    made = np.sort(np.array([made_at(id_) for id_ in ids], np.int64))
    given = answers.at // 1000
    next_made = made[np.minimum(np.searchsorted(made, given), len(made) - 1)]
    found: dict[int, bytes] = {}
    for some in parts(answers.number[next_made == given].tolist()):
        statement = f"{_UNDONE_AMONG} ({among('number', some)}) ORDER BY number"
        found |= connection.all(statement, named_values("number", some))
    if not ids <= set(found.values()):
        return undone(connection, after)
    return np.array(list(found), np.int64)


def heirs(connection: Connection, card: Column, at: Column) -> Column:
    """The cards whose history the answers are part of now, as `lineage.heir` says of each.

    Renames of one instant are one step, in which two cards may have changed their ids.
    """
    renames = connection.all(_RENAMES)
    if not renames:
        return card
    most = max(int(card.max(initial=0)), *(max(old, new) for _, old, new in renames))
    is_old = np.zeros(most + 1, np.bool_)
    is_old[[old for _, old, _ in renames]] = True
    places = np.flatnonzero(is_old[card])
    heir, given = card[places], at[places]
    for instant, step in groupby(renames, key=lambda rename: rename[0]):
        pairs = {old: new for _, old, new in reversed(list(step))}
        table = np.arange(most + 1, dtype=np.int32)
        table[list(pairs)] = list(pairs.values())
        heir = np.where(given < instant, table[heir], heir)
    card = card.copy()
    card[places] = heir
    return card


def _given(connection: Connection, after: int, last: int) -> Columns:
    """The answers behind one number, to another."""
    sitting = connection.value(_ALIKE) if last - after > _FEW else None
    first = _CARD if sitting else _CARD_AND_SITTING
    packed = selected(connection, (first, *_PACKED), _THESE, "number")
    alone = selected(connection, ("number",), _THESE, "number")
    few = f"{_THESE} AND {_ODDS} = {_UNUSUAL}"
    revised = selected(connection, ("revision",), few, "number")
    found = Columns(*(np.zeros(last - after, kind) for kind in _KINDS))
    count = 0
    for span in spans(connection, after, last):
        figures = numbers(connection, packed, span)
        if sitting:
            figures[0] = figures[0] << _SITTING_BITS | sitting
        part = found.where(slice(count, count + len(figures[0])))
        odds = _fill(part, figures)
        if len(part.number) < span["until"] - span["after"]:
            (part.number[:],) = numbers(connection, alone, span)
        else:
            part.number[:] = np.arange(span["after"], span["until"]) + 1
        unusual = np.flatnonzero(odds == _UNUSUAL)
        if len(unusual):
            (part.revision[unusual],) = numbers(connection, revised, span)
            guesses = connection.all(f"SELECT coalesce(guess, 0) {few} ORDER BY number", span)
            part.guess[unusual] = np.array(guesses, np.float64).ravel()
        count += len(part.number)
    return found.where(slice(count))


def _fill(part: Columns, figures: Sequence[Whole]) -> Whole:
    """Take the figures apart that share a number; the odds, by which guesses are told apart."""
    card_and_sitting, at_and_rating, odds_and_spent = figures
    part.card[:] = card_and_sitting >> _SITTING_BITS
    part.sitting[:] = card_and_sitting & (1 << _SITTING_BITS) - 1
    part.at[:] = at_and_rating >> 3
    part.rating[:] = at_and_rating & 7
    part.day[:] = odds_and_spent >> _MS_BITS & (1 << _DAY_BITS) - 1
    part.milliseconds[:] = odds_and_spent & (1 << _MS_BITS) - 1
    part.revision[:] = 1
    odds: Whole = odds_and_spent >> _MS_BITS + _DAY_BITS
    guessed = np.flatnonzero(odds)
    part.guess[guessed] = 1.0 / odds[guessed]
    return odds
