"""How does an answer get into the log and into memory, and out again when it is undone?

Each is one transaction. Memory is computed here, from the memory that is stored at that very
moment, so that two processes answering the same card both count.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, literal, select, update

from quizzer.cards.card import CardKey
from quizzer.errors import StoreError
from quizzer.memory.identity import new_id
from quizzer.memory.log import Review, fold, given, order
from quizzer.memory.model import Model
from quizzer.memory.moment import DAY_STARTS_AT, Moment
from quizzer.memory.scheduling import Memory, rate
from quizzer.store import tables
from quizzer.store.database import Database
from quizzer.store.lineage import Legend, legend, reweighted
from quizzer.store.records import Marks, Recorded
from quizzer.store.rows import (
    AnyRow,
    mark_values,
    marks_of,
    maybe_instant,
    memory_of,
    memory_values,
    micros,
    review_of,
    review_values,
)

_memory, _review, _undo, _mark = tables.memory, tables.review, tables.undo, tables.mark
_card, _rename, _fit = tables.card, tables.rename, tables.fit

_KEY = ("learner", "deck", "card")
_STATE = [column.name for column in _memory.c if column.name not in (*_KEY, "version")]
_OF_CARD = (
    _memory.c.learner == bindparam("of_learner"),
    _memory.c.deck == bindparam("of_deck"),
    _memory.c.card == bindparam("of_card"),
)
_ONE_ROW = select(literal(1)).subquery()
_IN_LIBRARY = (_card.c.deck == bindparam("of_deck"), _card.c.id == bindparam("of_card"))
_REVISION = select(_card.c.revision).where(*_IN_LIBRARY)
_RENAMED_AT = (
    select(func.max(_rename.c.at))
    .where(_rename.c.deck == bindparam("of_deck"), _rename.c.old == bindparam("of_card"))
    .scalar_subquery()
    .label("renamed_at")
)
_ADOPTED = (
    select(_fit.c.spec)
    .where(_fit.c.learner == bindparam("of_learner"))
    .order_by(_fit.c.at.desc(), _fit.c.id.desc())
    .limit(1)
    .scalar_subquery()
    .label("adopted")
)
_RETIRED = select(_card.c.deck, _card.c.id).where(_card.c.retired_at.is_not(None))
_WHEREABOUTS = select(_RENAMED_AT, _card.c.retired_at).where(*_IN_LIBRARY)
_BEFORE = select(
    _memory,
    select(func.max(_review.c.at))
    .where(_review.c.learner == bindparam("of_learner"))
    .scalar_subquery()
    .label("last_at"),
    _RENAMED_AT,
    _ADOPTED,
    _card.c.revision,
    _card.c.retired_at,
).select_from(_ONE_ROW.outerjoin(_memory, and_(*_OF_CARD)).outerjoin(_card, and_(*_IN_LIBRARY)))
"""The card's memory, if it has one, the learner's last instant and adopted weights, when the card's
id was last given up, and its revision and retirement, if it is in the library: one row in one
statement."""
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
_STANDING = select(_review).where(
    _review.c.learner == bindparam("of_learner"),
    _review.c.deck == bindparam("of_deck"),
    _review.c.card == bindparam("of_card"),
    _review.c.at > bindparam("of_since"),
    _review.c.at < bindparam("of_until"),
    ~_IS_UNDONE,
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


def _as_given(memory: Memory) -> Memory:
    return memory


def record(
    database: Database,
    review: Review,
    model: Model,
    day_starts: timedelta = DAY_STARTS_AT,
    placed: Callable[[Memory], Memory] = _as_given,
) -> Recorded:
    """Commit one answer: its row in the log and its card's memory.

    The instant moves behind the learner's last review when the clock had gone back, the due
    date is the one that the stored memory gives, put on its day by `placed`, and the card's id
    and revision are the library's, which may have changed since the session began. So may the
    learner's weights have, and those in force count. Returns both as committed.
    """
    with database.writing() as connection:
        return recorded(connection, review, model, day_starts, placed)


def recorded(
    connection: Connection,
    review: Review,
    model: Model,
    day_starts: timedelta = DAY_STARTS_AT,
    placed: Callable[[Memory], Memory] = _as_given,
) -> Recorded:
    """The same within a transaction."""
    key = _keys(review.learner, CardKey(review.deck, review.card))
    row = connection.execute(_BEFORE, key).one()
    if _was_renamed(row):
        named = legend(connection).heir(CardKey(review.deck, review.card), row.retired_at)
        review = replace(review, card=named.card)
        key = _keys(review.learner, named)
        row = connection.execute(_BEFORE, key).one()
    moment = Moment(review.at, review.offset, day_starts)
    moment = moment.not_before(maybe_instant(row.last_at))
    # What was answered before the id was given up went with it; this comes after.
    moment = moment.not_before(maybe_instant(row.renamed_at))
    in_force = model if row.adopted is None else reweighted(model, json.loads(row.adopted))
    rated = rate(memory_of(row), review.rating, moment, in_force, guess=review.guess)
    after = placed(rated)
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
        return taken_back(connection, review, at)


def taken_back(connection: Connection, review: UUID, at: datetime) -> Memory | None:
    """The same within a transaction."""
    row = connection.execute(select(_review).where(_review.c.id == review.bytes)).first()
    if row is None:
        raise StoreError("there is no such answer to undo")
    undone = review_of(row)
    earlier = select(_undo.c.id).where(_undo.c.review == review.bytes)
    if connection.execute(earlier).first() is None:
        values = {"id": new_id(at).bytes, "review": review.bytes, "at": micros(at)}
        connection.execute(insert(_undo), values)
    known = legend(connection)
    key = known.heir(CardKey(undone.deck, undone.card), micros(undone.at))
    revision = connection.execute(_REVISION, _keys(undone.learner, key)).scalar()
    return refold(connection, undone.learner, key, revision or undone.revision, known)


def refold(
    connection: Connection, learner: str, card: CardKey, revision: int, known: Legend
) -> Memory | None:
    """Set a card's memory to the fold over the log of one revision. Returns it."""
    memory = replayed(connection, learner, card, revision, known)
    key = _keys(learner, card)
    if memory is None:
        connection.execute(_DELETE_MEMORY, key)
    else:
        _keep(connection, key, memory)
    return memory


def replayed(
    connection: Connection, learner: str, card: CardKey, revision: int, known: Legend
) -> Memory | None:
    """The memory that the log gives, whatever the memory table says."""
    reviews = standing(connection, learner, card, known)
    of_revision = (review for review in reviews if review.revision == revision)
    return fold(of_revision, known.models_of(learner))


def standing(
    connection: Connection, learner: str, card: CardKey, known: Legend
) -> Iterator[Review]:
    """A card's reviews that were not undone, of all revisions and of the ids that it had."""
    for span in known.spans(card):
        named = _keys(learner, CardKey(card.deck, span.card))
        bounds = {"of_since": span.since, "of_until": span.until}
        yield from map(review_of, connection.execute(_STANDING, {**named, **bounds}))


def last_review_at(database: Database, learner: str) -> datetime | None:
    """When the learner last answered anything, by the log's own time."""
    with database.reading() as connection:
        return maybe_instant(connection.execute(_LAST_INSTANT, {"of_learner": learner}).scalar())


def set_marks(database: Database, learner: str, card: CardKey, marks: Marks) -> None:
    """Set what the learner has marked on a card."""
    with database.writing() as connection:
        write_marks(connection, learner, _today(connection, card), marks)


def write_marks(connection: Connection, learner: str, card: CardKey, marks: Marks) -> None:
    """The same within a transaction."""
    values = mark_values(marks)
    changed = connection.execute(
        update(_mark).where(*_MARK_OF).values(values), _keys(learner, card)
    )
    if not changed.rowcount:
        named = {"learner": learner, "deck": card.deck, "card": card.card}
        connection.execute(insert(_mark).values(values | named))


def marks(database: Database, learner: str, card: CardKey) -> Marks:
    """What the learner has marked on a card."""
    with database.reading() as connection:
        key = _keys(learner, _today(connection, card))
        row = connection.execute(select(_mark).where(*_MARK_OF), key).first()
    return Marks() if row is None else marks_of(row)


def today(database: Database, cards: Iterable[CardKey]) -> tuple[CardKey, ...]:
    """Cards by the ids that they have now, whatever they had when they were asked."""
    with database.reading() as connection:
        return todays(connection, cards)


def todays(connection: Connection, cards: Iterable[CardKey]) -> tuple[CardKey, ...]:
    """The same within a transaction: few have gone, so only those are looked for."""
    gone = {CardKey(row.deck, row.id) for row in connection.execute(_RETIRED)}
    return tuple(_today(connection, card) if card in gone else card for card in cards)


def history(database: Database, learner: str, card: CardKey) -> tuple[Review, ...]:
    """A card's reviews that stand, of all revisions and of the ids that it had, oldest first."""
    with database.reading() as connection:
        return tuple(sorted(standing(connection, learner, card, legend(connection)), key=order))


def _was_renamed(row: AnyRow) -> bool:
    """Whether the library has the card under another id now."""
    if row.retired_at is None or row.renamed_at is None:
        return False
    return bool(row.renamed_at > row.retired_at)


def _today(connection: Connection, card: CardKey) -> CardKey:
    """The card by the id that it has now; a session may still know it by another."""
    row = connection.execute(_WHEREABOUTS, _keys("", card)).first()
    if row is None or not _was_renamed(row):
        return card
    return legend(connection).heir(card, row.retired_at)


def _keep(connection: Connection, key: Mapping[str, str], memory: Memory) -> None:
    values = memory_values(memory)
    changed = connection.execute(_UPDATE_MEMORY, {**values, **key})
    if not changed.rowcount:
        named = {name.removeprefix("of_"): value for name, value in key.items()}
        connection.execute(_INSERT_MEMORY, {**values, **named, "version": 1})


def _keys(learner: str, card: CardKey) -> dict[str, str]:
    return {"of_learner": learner, "of_deck": card.deck, "of_card": card.card}
