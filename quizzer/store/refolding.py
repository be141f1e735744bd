"""Which memory does the log give of every card at once, and how is it set?

To the last digit what `answers.replayed` and `answers.refold` do with one card, but by columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from quizzer.memory.bulk import Reals, Whole
from quizzer.memory.distinct import distinct
from quizzer.memory.folding import NO_STEP, folded
from quizzer.memory.model import Model
from quizzer.memory.replaying import Log, by_card, starts_of
from quizzer.memory.scheduling import Memory
from quizzer.store import logcolumns
from quizzer.store.answers import forget_all, remember_all
from quizzer.store.columnar import as_text, numbers_in, spans
from quizzer.store.connection import Connection, Row
from quizzer.store.listed import among, named_values, parts
from quizzer.store.logcolumns import Columns, Extent
from quizzer.store.naming import NOBODY
from quizzer.store.rows import memory_of

Models: TypeAlias = Mapping[int, Mapping[str, Model]]
"""For each learner, by number, the models by which memory follows from the log."""

Rows: TypeAlias = NDArray[Any]
"""Rows of the memory table, by learner and card."""

Memories: TypeAlias = Mapping[tuple[int, int], Memory | None]
"""Memories by the numbers of their learner and card."""

_NONE, _MAYBE = NO_STEP, ("step", "due_at")
"""Stands for none of these."""
_FOLDED = (
    "step", "stability", "difficulty", "reviewed_on", "reviewed_at", "first_on", "reviews", "lapses"
)  # fmt: skip
_COLUMNS = (
    "learner", "card", "phase", "step", "stability", "difficulty", "due_on", "due_at",
    "reviewed_on", "reviewed_at", "first_on", "reviews", "lapses",
)  # fmt: skip
_REALS = ("stability", "difficulty")
_ROW = np.dtype([(name, np.float64 if name in _REALS else np.int64) for name in _COLUMNS])
"""As wide as in the database, so that also what is wrong there can be compared."""
_DUE = np.dtype([(name, np.int64) for name in ("number", "due_on", "due_at")])
_AT_ONCE = 10_000
"""Cards that are folded at once: enough for arrays, few enough to hold all that belongs to them."""

_SITTINGS = "SELECT number, learner, model FROM sitting ORDER BY number"
_STORED = f"""
SELECT learner, card, phase, coalesce(step, {_NONE}), stability, difficulty, due_on,
    coalesce(due_at, {_NONE}), reviewed_on, reviewed_at, first_on, reviews, lapses
FROM memory WHERE learner = :learner AND card > :after AND card <= :until ORDER BY card
"""
_LAST = "SELECT max(card) FROM memory WHERE learner = :learner"
_GIVEN = f"SELECT number, due_on, coalesce(due_at, {_NONE}) FROM review WHERE number IN"
_IN_ORDER = "SELECT number, at, id FROM review ORDER BY at, id"


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """All that stands in the log, as far as it goes, by whose it is and in the log's order.

    The answers of `rows[i]`, a learner's to one revision of a card, are those from `starts[i]` to
    `starts[i + 1]`. The rows have the due date of the last, and not yet the memory.
    """

    extent: Extent
    models: Models
    rows: Rows
    revision: Whole
    starts: Whole
    at: Whole
    day: NDArray[np.int32]
    rating: NDArray[np.int8]
    guess: Reals
    rule: NDArray[np.int32]
    rules: Sequence[Model]
    """Which models, and which of them decides an answer."""


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """What the log gives, as far as it went, of every card and of every revision of it."""

    extent: Extent
    models: Models
    rows: Rows
    revision: Whole


@dataclass(frozen=True, slots=True, eq=False)
class Stored:
    """What the database has: rows of the memory table, and the cards' revisions by number."""

    rows: Rows
    card: Whole
    revision: Whole


def read(connection: Connection, models: Models) -> Standing:
    """The answers of these learners."""
    extent = logcolumns.extent(connection)
    learner_of, rule_of, rules = _rules(connection, models)
    columns = logcolumns.read(connection, 0, extent.last, extent.undos)
    is_theirs = learner_of[columns.sitting] > 0
    if not is_theirs.all():
        columns = columns.where(is_theirs)
    columns = columns._replace(card=logcolumns.heirs(connection, columns.card, columns.at))
    # A learner, a card and a revision of it count as one.
    revisions, revision = distinct(columns.revision)
    cards = int(columns.card.max(initial=0)) + 1
    single, owner = distinct(
        (learner_of[columns.sitting] * cards + columns.card) * len(revisions) + revision
    )
    order = _order(connection, columns, owner)
    starts = starts_of(owner, len(single))
    rows = np.zeros(len(single), _ROW)
    of_learner, which = np.divmod(single, max(1, len(revisions)))
    rows["learner"], rows["card"] = np.divmod(of_learner, cards)
    _set_due(connection, rows, columns.number[order[starts[1:] - 1]])
    return Standing(
        extent=extent,
        models=models,
        rows=rows,
        revision=revisions[which],
        starts=starts,
        at=columns.at[order],
        day=columns.day[order],
        rating=columns.rating[order],
        guess=columns.guess[order],
        rule=rule_of[columns.sitting[order]],
        rules=rules,
    )


def refolded(answers: Standing) -> Folded:
    """The memory that they give. Takes a while, and needs no database."""
    rows = answers.rows.copy()
    for first in range(0, len(rows), _AT_ONCE):
        some = rows[first : first + _AT_ONCE]
        starts = answers.starts[first : first + len(some) + 1]
        these = slice(starts[0], starts[-1])
        log = Log.of(
            np.repeat(np.arange(len(some)), np.diff(starts)),
            answers.at[these],
            answers.day[these],
            answers.rating[these],
            model=answers.rule[these],
            guess=answers.guess[these],
        )
        _set_memory(some, log, answers.rules)
    return Folded(answers.extent, answers.models, rows, answers.revision)


def renewed(connection: Connection, models: Models, before: Folded) -> Folded:
    """What the log gives now: as before, if that is what it was made from."""
    if (before.extent, before.models) == (logcolumns.extent(connection), models):
        return before
    return refolded(read(connection, models))


def stored(connection: Connection, learners: Iterable[int]) -> Stored:
    """What the database has of these learners."""
    rows = [np.empty(0, _ROW)]
    for learner in sorted(learners):
        last = connection.value(_LAST, {"learner": learner}) or NOBODY
        for span in spans(connection, NOBODY, last):
            found = connection.all(_STORED, span | {"learner": learner})
            rows.append(np.array(found, _ROW))
    numbers, revisions = (as_text(connection, name, "number") for name in ("number", "revision"))
    (texts,) = connection.all(f"SELECT {numbers}, {revisions} FROM card")
    return Stored(np.concatenate(rows), *map(numbers_in, texts))


def current(found: Folded, stored: Stored) -> Rows:
    """The rows of the revision that the library has of each card; 1 where it has none."""
    card = found.rows["card"]
    held = np.ones(1 + max(card.max(initial=0), stored.card.max(initial=0)), np.int64)
    held[stored.card] = stored.revision
    of_current: Rows = found.rows[found.revision == held[card]]
    return of_current


def differing(rows: Rows, others: Rows) -> Rows:
    """The rows that the others have otherwise, or not at all."""
    _, these, those = np.intersect1d(
        _key(rows), _key(others), assume_unique=True, return_indices=True
    )
    return np.delete(rows, these[rows[these] == others[those]])


def missing(rows: Rows, others: Rows) -> Rows:
    """The rows of whose cards the others have none."""
    return rows[~np.isin(_key(rows), _key(others))]


def keep(connection: Connection, rows: Rows) -> None:
    """Set the memory of cards to these rows."""
    remember_all(connection, (dict(zip(_COLUMNS, row, strict=True)) for row in _values(rows)))


def forget(connection: Connection, rows: Rows) -> None:
    """Remove the memory of the cards of these rows."""
    forget_all(connection, ({"learner": row[0], "card": row[1]} for row in _values(rows)))


def memories(rows: Rows) -> Memories:
    """The memory in each row, by the numbers of its learner and card; None if it can be none."""
    return {(learner, card): _memory(row) for learner, card, *row in _values(rows)}


def _memory(row: Sequence[Any]) -> Memory | None:
    try:
        return memory_of(row)
    except (IndexError, ValueError, OverflowError):  # a phase, day or instant that is none
        return None


def _values(rows: Rows) -> Iterator[Row]:
    """Rows as the database has them."""
    for row in rows.tolist():
        yield tuple(
            None if value == _NONE and kind in _MAYBE else value
            for kind, value in zip(_COLUMNS, row, strict=True)
        )


def _rules(connection: Connection, models: Models) -> tuple[Whole, NDArray[np.int32], list[Model]]:
    """Of each sitting the learner, 0 for others, and the place of its model in the last."""
    sittings = connection.all(_SITTINGS)
    most = max((sitting for sitting, _, _ in sittings), default=0)
    learner_of, rule_of = np.zeros(1 + most, np.int64), np.zeros(1 + most, np.int32)
    rules: dict[Model, int] = {}
    for sitting, learner, model in sittings:
        if learner in models:
            learner_of[sitting] = learner
            rule_of[sitting] = rules.setdefault(models[learner][model], len(rules))
    return learner_of, rule_of, list(rules)


def _order(connection: Connection, columns: Columns, owner: NDArray[np.int32]) -> Whole:
    """The answers by whose they are, in the log's order, in which ties go by id."""
    order = np.arange(len(owner))[by_card(owner, columns.at)]
    follows, at = owner[order], columns.at[order]
    if not ((at[1:] == at[:-1]) & (follows[1:] == follows[:-1])).any():
        return order
    numbers = as_text(connection, "number", "at, id")
    in_order = numbers_in(connection.value(f"SELECT {numbers} FROM ({_IN_ORDER}) AS log"))
    rank = np.empty(1 + int(in_order.max()), np.int64)
    rank[in_order] = np.arange(len(in_order))
    return np.lexsort((rank[columns.number], owner))


def _set_memory(rows: Rows, log: Log, rules: Sequence[Model]) -> None:
    remembered = folded(log, rules)
    rows["phase"] = remembered.phase + 1
    for name in _FOLDED:
        rows[name] = getattr(remembered, name)


def _set_due(connection: Connection, rows: Rows, last: Whole) -> None:
    """The due dates that the last answers were given."""
    found = [np.empty(0, _DUE)]
    for some in parts(np.sort(last).tolist()):
        statement = f"{_GIVEN} ({among('number', some)}) ORDER BY number"
        found.append(np.array(connection.all(statement, named_values("number", some)), _DUE))
    due = np.concatenate(found)
    due = due[np.searchsorted(due["number"], last)]
    rows["due_on"], rows["due_at"] = due["due_on"], due["due_at"]


def _key(rows: Rows) -> Whole:
    key: Whole = rows["learner"] << 32 | rows["card"]
    return key
