"""How does an answer get into the log and into memory, and out again when it is undone?

Each is one transaction. Memory is computed here, from the memory that is stored at that very
moment, so that two processes answering the same card both count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, literal, select, update

from quizzer.cards.card import CardKey
from quizzer.errors import StoreError
from quizzer.memory.identity import new_id
from quizzer.memory.log import Review, fold, given
from quizzer.memory.model import Model
from quizzer.memory.moment import DAY_STARTS_AT, Moment
from quizzer.memory.scheduling import Memory, rate
from quizzer.store import tables
from quizzer.store.database import Database
from quizzer.store.records import Marks, Recorded
from quizzer.store.rows import (
    marks_of,
    maybe_instant,
    memory_of,
    memory_values,
    micros,
    review_of,
    review_values,
)

_memory, _review, _undo, _mark = tables.memory, tables.review, tables.undo, tables.mark
_card = tables.card

_KEY = ("learner", "deck", "card")
_STATE = [column.name for column in _memory.c if column.name not in (*_KEY, "version")]
_OF_CARD = (
    _memory.c.learner == bindparam("of_learner"),
    _memory.c.deck == bindparam("of_deck"),
    _memory.c.card == bindparam("of_card"),
)
_REVISION = select(_card.c.revision).where(
    _card.c.deck == bindparam("of_deck"), _card.c.id == bindparam("of_card")
)
_ONE_ROW = select(literal(1)).subquery()
_BEFORE = select(
    _memory,
    select(func.max(_review.c.at))
    .where(_review.c.learner == bindparam("of_learner"))
    .scalar_subquery()
    .label("last_at"),
    _REVISION.scalar_subquery().label("revision"),
).select_from(_ONE_ROW.outerjoin(_memory, and_(*_OF_CARD)))
"""The card's memory, if it has one, the learner's last instant and the card's revision, if it is
in the library: one row in one statement."""
_UPDATE_MEMORY = (
    update(_memory)
    .where(*_OF_CARD)
    .values({name: bindparam(name) for name in _STATE})
    .values(version=_memory.c.version + 1)
)
_INSERT_MEMORY = insert(_memory)
_DELETE_MEMORY = delete(_memory).where(*_OF_CARD)
_INSERT_REVIEW = insert(_review)
_LAST_INSTANT = select(func.max(_review.c.at)).where(_review.c.learner == bindparam("of_learner"))
_IS_UNDONE = select(_undo.c.id).where(_undo.c.review == _review.c.id).exists()
_STANDING = (
    select(_review)
    .where(
        _review.c.learner == bindparam("of_learner"),
        _review.c.deck == bindparam("of_deck"),
        _review.c.card == bindparam("of_card"),
        _review.c.revision == bindparam("of_revision"),
        ~_IS_UNDONE,
    )
    .order_by(_review.c.at, _review.c.id)
)
_MARK_OF = (
    _mark.c.learner == bindparam("of_learner"),
    _mark.c.deck == bindparam("of_deck"),
    _mark.c.card == bindparam("of_card"),
)


def remember_model(database: Database, model: Model) -> None:
    """Note the model that reviews are about to name."""
    known = select(tables.model.c.id).where(tables.model.c.id == model.id)
    with database.reading() as connection:
        if connection.execute(known).first():
            return
    with database.writing() as connection:
        if not connection.execute(known).first():
            connection.execute(insert(tables.model).values(id=model.id, spec=model.to_json()))


def record(
    database: Database, review: Review, model: Model, day_starts: timedelta = DAY_STARTS_AT
) -> Recorded:
    """Commit one answer: its row in the log and its card's memory.

    The instant moves behind the learner's last review when the clock had gone back, the due
    date is the one that the stored memory gives, and the revision is the library's, which may
    have changed since the session began. Returns both as committed.
    """
    key = _keys(review.learner, CardKey(review.deck, review.card))
    with database.writing() as connection:
        row = connection.execute(_BEFORE, key).one()
        moment = Moment(review.at, review.offset, day_starts)
        moment = moment.not_before(maybe_instant(row.last_at))
        after = rate(memory_of(row), review.rating, moment, model)
        committed = replace(
            given(review, after),
            revision=row.revision or review.revision,
            at=moment.at,
            day=after.reviewed_on,
            adjusted=review.adjusted or moment.at != review.at,
        )
        connection.execute(_INSERT_REVIEW, review_values(committed))
        _keep(connection, key, after)
    return Recorded(committed, after)


def take_back(database: Database, review: UUID, at: datetime) -> Memory | None:
    """Undo a review: append the undo and fold the card's memory again. Returns that memory."""
    with database.writing() as connection:
        row = connection.execute(select(_review).where(_review.c.id == review.bytes)).first()
        if row is None:
            raise StoreError("there is no such answer to undo", where=database.location)
        undone = review_of(row)
        known = select(_undo.c.id).where(_undo.c.review == review.bytes)
        if connection.execute(known).first() is None:
            values = {"id": new_id(at).bytes, "review": review.bytes, "at": micros(at)}
            connection.execute(insert(_undo), values)
        key = CardKey(undone.deck, undone.card)
        revision = connection.execute(_REVISION, _keys(undone.learner, key)).scalar()
        known_models = models(connection)
        return refold(connection, undone.learner, key, revision or undone.revision, known_models)


def refold(
    connection: Connection,
    learner: str,
    card: CardKey,
    revision: int,
    known_models: Mapping[str, Model],
) -> Memory | None:
    """Set a card's memory to the fold over the log of one revision. Returns it."""
    memory = replayed(connection, learner, card, revision, known_models)
    key = _keys(learner, card)
    if memory is None:
        connection.execute(_DELETE_MEMORY, key)
    else:
        _keep(connection, key, memory)
    return memory


def replayed(
    connection: Connection,
    learner: str,
    card: CardKey,
    revision: int,
    known_models: Mapping[str, Model],
) -> Memory | None:
    """The memory that the log gives, whatever the memory table says."""
    rows = connection.execute(_STANDING, {**_keys(learner, card), "of_revision": revision})
    return fold((review_of(row) for row in rows), known_models)


def models(connection: Connection) -> dict[str, Model]:
    """All models that the log may name."""
    return {row.id: Model.from_json(row.spec) for row in connection.execute(select(tables.model))}


def last_review_at(database: Database, learner: str) -> datetime | None:
    """When the learner last answered anything, by the log's own time."""
    with database.reading() as connection:
        return maybe_instant(connection.execute(_LAST_INSTANT, {"of_learner": learner}).scalar())


def set_marks(database: Database, learner: str, card: CardKey, marks: Marks) -> None:
    """Set what the learner has marked on a card."""
    key = _keys(learner, card)
    values = {
        "suspended": int(marks.suspended),
        "flagged": int(marks.flagged),
        "buried_on": None if marks.buried_on is None else marks.buried_on.toordinal(),
    }
    with database.writing() as connection:
        changed = connection.execute(update(_mark).where(*_MARK_OF).values(values), key)
        if not changed.rowcount:
            named = {"learner": learner, "deck": card.deck, "card": card.card}
            connection.execute(insert(_mark).values(values | named))


def marks(database: Database, learner: str, card: CardKey) -> Marks:
    """What the learner has marked on a card."""
    with database.reading() as connection:
        row = connection.execute(select(_mark).where(*_MARK_OF), _keys(learner, card)).first()
    return Marks() if row is None else marks_of(row)


def history(database: Database, learner: str, card: CardKey) -> tuple[Review, ...]:
    """A card's reviews that stand, of all revisions, oldest first."""
    statement = (
        select(_review)
        .where(
            _review.c.learner == learner,
            _review.c.deck == card.deck,
            _review.c.card == card.card,
            ~_IS_UNDONE,
        )
        .order_by(_review.c.at, _review.c.id)
    )
    with database.reading() as connection:
        return tuple(review_of(row) for row in connection.execute(statement))


def _keep(connection: Connection, key: Mapping[str, str], memory: Memory) -> None:
    values = memory_values(memory)
    changed = connection.execute(_UPDATE_MEMORY, {**values, **key})
    if not changed.rowcount:
        named = {name.removeprefix("of_"): value for name, value in key.items()}
        connection.execute(_INSERT_MEMORY, {**values, **named, "version": 1})


def _keys(learner: str, card: CardKey) -> dict[str, str]:
    return {"of_learner": learner, "of_deck": card.deck, "of_card": card.card}
