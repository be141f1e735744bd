"""How does an answer get into the log and into memory, and out again when it is undone?

Each is one transaction. Memory is computed here, from the memory that is stored at that very
moment, so that two processes answering the same card both count.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from quizzer.cards.card import CardKey
from quizzer.errors import StoreError
from quizzer.memory.identity import new_id
from quizzer.memory.log import Review, fold, order
from quizzer.memory.model import Model
from quizzer.memory.moment import DAY_STARTS_AT, Moment
from quizzer.memory.scheduling import Memory, rate
from quizzer.store.connection import Connection, Values
from quizzer.store.database import Database
from quizzer.store.lineage import Legend, heirs, legend, reweighted
from quizzer.store.naming import card_number, card_or_new, learner_number, learner_or_new
from quizzer.store.records import NO_MARKS, Marks, Recorded
from quizzer.store.rows import (
    MARK,
    MEMORY,
    MEMORY_WIDTH,
    REVIEW,
    mark_values,
    marks_of,
    maybe_instant,
    memory_of,
    memory_values,
    micros,
    review_of,
    review_values,
)

_BEFORE = f"""
SELECT {MEMORY}, identity.number, learner.number, learner.last_at, card.revision, card.retired_at,
    (SELECT max(at) FROM rename WHERE rename.deck = :deck AND rename.old = :card),
    (SELECT spec FROM fit WHERE fit.learner = :learner ORDER BY at DESC, id DESC LIMIT 1),
    (SELECT sitting.number FROM sitting WHERE sitting.session = :session
        AND sitting.learner = learner.number AND sitting.zone_offset = :zone_offset
        AND sitting.model = :model)
FROM (SELECT 1) AS one
LEFT JOIN learner ON learner.name = :learner
LEFT JOIN identity ON identity.deck = :deck AND identity.card = :card
LEFT JOIN card ON card.number = identity.number
LEFT JOIN memory ON memory.learner = learner.number AND memory.card = identity.number
"""
"""All that an answer is about, in one statement: the card's memory and the numbers of the card,
the learner and the sitting, as far as there are any; the learner's last instant and adopted
weights; the card's revision and retirement, and when its id was last given up."""

_SIT = """
INSERT INTO sitting (session, learner, zone_offset, model)
VALUES (:session, :learner, :zone_offset, :model) RETURNING number
"""
_LOG = """
INSERT INTO review (
    id, sitting, card, revision, at, day, adjusted, rating, elapsed_ms, answer, due_on, due_at,
    guess, score, confidence, seed
)
VALUES (
    :id, :sitting, :card, :revision, :at, :day, :adjusted, :rating, :elapsed_ms, :answer, :due_on,
    :due_at, :guess, :score, :confidence, :seed
)
RETURNING number
"""
_COUNT = """
UPDATE learner SET answers = answers + 1, last_at = :at,
    since = CASE WHEN day < :day THEN :number ELSE since END,
    day = CASE WHEN day < :day THEN :day ELSE day END
WHERE number = :learner
"""
_REMEMBER = """
INSERT INTO memory (
    learner, card, version, phase, step, stability, difficulty, due_on, due_at, reviewed_on,
    reviewed_at, first_on, reviews, lapses
)
VALUES (
    :learner, :card, 1, :phase, :step, :stability, :difficulty, :due_on, :due_at, :reviewed_on,
    :reviewed_at, :first_on, :reviews, :lapses
)
ON CONFLICT (learner, card) DO UPDATE SET version = memory.version + 1, phase = excluded.phase,
    step = excluded.step, stability = excluded.stability, difficulty = excluded.difficulty,
    due_on = excluded.due_on, due_at = excluded.due_at, reviewed_on = excluded.reviewed_on,
    reviewed_at = excluded.reviewed_at, first_on = excluded.first_on, reviews = excluded.reviews,
    lapses = excluded.lapses
"""
_FORGET = "DELETE FROM memory WHERE learner = :learner AND card = :card"
_REVISION = "SELECT revision FROM card WHERE number = :card"
_STANDING = f"""
SELECT {REVIEW} FROM reviews
WHERE deck = :deck AND card = :card AND learner = :learner AND at > :since AND at < :until
    AND NOT EXISTS (SELECT 1 FROM undo WHERE undo.review = reviews.id)
"""
_GIVEN = f"SELECT {REVIEW} FROM reviews WHERE deck = :deck AND card = :card AND id = :id"
_UNDONE = "SELECT 1 FROM undo WHERE review = :id"
_UNDO = "INSERT INTO undo (id, review, at) VALUES (:undo, :id, :at)"
_LAST_INSTANT = "SELECT last_at FROM learner WHERE name = :learner AND last_at > 0"
_RETIRED = "SELECT deck, id FROM cards WHERE retired_at IS NOT NULL"
_WHEREABOUTS = """
SELECT card.retired_at, (SELECT max(at) FROM rename WHERE deck = :deck AND old = :card)
FROM card JOIN identity ON identity.number = card.number
WHERE identity.deck = :deck AND identity.card = :card
"""
_MARKS = f"SELECT {MARK} FROM mark WHERE mark.learner = :learner AND mark.card = :card"
_MARK = """
INSERT INTO mark (learner, card, suspended, flagged, buried_on)
VALUES (:learner, :card, :suspended, :flagged, :buried_on)
ON CONFLICT (learner, card) DO UPDATE SET suspended = excluded.suspended,
    flagged = excluded.flagged, buried_on = excluded.buried_on
"""


def remember_model(database: Database, model: Model) -> None:
    """Note the model that reviews are about to name."""
    known = "SELECT 1 FROM model WHERE id = :id"
    values = {"id": model.id}
    with database.reading() as connection:
        if connection.first(known, values):
            return
    with database.writing() as connection:
        connection.touched = ()
        if not connection.first(known, values):
            values["spec"] = model.to_json()
            connection.run("INSERT INTO model (id, spec) VALUES (:id, :spec)", values)


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
        committed, card = _recorded(connection, review, model, day_starts, placed)
        connection.touched = (card,)
    return committed


def recorded(
    connection: Connection,
    review: Review,
    model: Model,
    day_starts: timedelta = DAY_STARTS_AT,
    placed: Callable[[Memory], Memory] = _as_given,
) -> Recorded:
    """The same within a transaction."""
    return _recorded(connection, review, model, day_starts, placed)[0]


def _recorded(
    connection: Connection,
    review: Review,
    model: Model,
    day_starts: timedelta,
    placed: Callable[[Memory], Memory],
) -> tuple[Recorded, int]:
    sitting = {
        "session": review.session.bytes,
        "zone_offset": round(review.offset.total_seconds()),
        "model": review.model,
    }
    named = {"learner": review.learner, "deck": review.deck, "card": review.card}
    row = connection.first(_BEFORE, {**named, **sitting})
    assert row is not None
    number, learner, last_at, revision, retired_at, renamed_at, adopted, sits = row[MEMORY_WIDTH:]
    if _was_renamed(retired_at, renamed_at):
        key = legend(connection).heir(CardKey(review.deck, review.card), retired_at)
        moved = replace(review, deck=key.deck, card=key.card)
        return _recorded(connection, moved, model, day_starts, placed)
    moment = Moment(review.at, review.offset, day_starts)
    moment = moment.not_before(maybe_instant(last_at or None))
    moment = moment.not_before(maybe_instant(renamed_at))
    in_force = model if adopted is None else reweighted(model, json.loads(adopted))
    before = memory_of(row[:MEMORY_WIDTH])
    after = placed(rate(before, review.rating, moment, in_force, guess=review.guess))
    committed = replace(
        review,
        due_on=after.due_on,
        due_at=after.due_at,
        revision=revision or review.revision,
        at=moment.at,
        day=after.reviewed_on,
        adjusted=review.adjusted or moment.at != review.at,
    )
    if learner is None:
        learner = learner_or_new(connection, review.learner)
    if number is None:
        number = card_or_new(connection, CardKey(review.deck, review.card))
    if sits is None:
        sits = connection.value(_SIT, {**sitting, "learner": learner})
    values = review_values(committed)
    values["sitting"] = sits
    values["card"] = number
    place = connection.value(_LOG, values)
    day, at = values["day"], values["at"]
    connection.run(_COUNT, {"learner": learner, "number": place, "day": day, "at": at})
    connection.run(_REMEMBER, {**memory_values(after), "learner": learner, "card": number})
    return Recorded(committed, after), number


def take_back(database: Database, review: Review, at: datetime) -> Memory | None:
    """Undo a review: append the undo and fold the card's memory again. Returns that memory."""
    with database.writing() as connection:
        card = CardKey(review.deck, review.card)
        key, memory = _taken_back(connection, review.id, card, at)
        connection.touched = (card_number(connection, key),)
    return memory


def taken_back(connection: Connection, review: UUID, card: CardKey, at: datetime) -> Memory | None:
    """The same within a transaction, of a review that was given to this card."""
    return _taken_back(connection, review, card, at)[1]


def _taken_back(
    connection: Connection, review: UUID, card: CardKey, at: datetime
) -> tuple[CardKey, Memory | None]:
    known = legend(connection)
    undone = _given(connection, review, heirs(known, card))
    values = {"id": review.bytes, "undo": new_id(at).bytes, "at": micros(at)}
    if connection.first(_UNDONE, values) is None:
        connection.run(_UNDO, values)
    key = known.heir(CardKey(undone.deck, undone.card), micros(undone.at))
    revision = connection.value(_REVISION, {"card": card_number(connection, key)})
    return key, refold(connection, undone.learner, key, revision or undone.revision, known)


def _given(connection: Connection, review: UUID, cards: Iterable[CardKey]) -> Review:
    """A review that was given to one of these cards."""
    for card in cards:
        named = {"id": review.bytes, "deck": card.deck, "card": card.card}
        row = connection.first(_GIVEN, named)
        if row is not None:
            return review_of(row)
    raise StoreError("there is no such answer to undo")


def refold(
    connection: Connection, learner: str, card: CardKey, revision: int, known: Legend
) -> Memory | None:
    """Set a card's memory to the fold over the log of one revision. Returns it."""
    memory = replayed(connection, learner, card, revision, known)
    key = {
        "learner": learner_or_new(connection, learner),
        "card": card_or_new(connection, card),
    }
    if memory is None:
        connection.run(_FORGET, key)
    else:
        connection.run(_REMEMBER, {**memory_values(memory), **key})
    return memory


def remember_all(connection: Connection, memories: Iterable[Values]) -> None:
    """Set memories to these columns, each with the numbers of its learner and card."""
    connection.many(_REMEMBER, memories)


def forget_all(connection: Connection, memories: Iterable[Values]) -> None:
    """Remove memories, by the numbers of their learner and card."""
    connection.many(_FORGET, memories)


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
        named = {"learner": learner, "deck": card.deck, "card": span.card}
        bounds = {"since": span.since, "until": span.until}
        yield from map(review_of, connection.all(_STANDING, {**named, **bounds}))


def last_review_at(database: Database, learner: str) -> datetime | None:
    """When the learner last answered anything, by the log's own time."""
    with database.reading() as connection:
        return maybe_instant(connection.value(_LAST_INSTANT, {"learner": learner}))


def set_marks(database: Database, learner: str, card: CardKey, marks: Marks, seen: Marks) -> None:
    """Set what is changed of the marks that the learner has seen on a card.

    Others may have set the rest since.
    """
    with database.writing() as connection:
        today = _today(connection, card)
        stored = _stored_marks(connection, learner, today)
        write_marks(connection, learner, today, stored.changed(seen, marks))
        connection.touched = (card_or_new(connection, today),)


def write_marks(connection: Connection, learner: str, card: CardKey, marks: Marks) -> None:
    """The same within a transaction."""
    key = {
        "learner": learner_or_new(connection, learner),
        "card": card_or_new(connection, card),
    }
    connection.run(_MARK, {**mark_values(marks), **key})


def marks(database: Database, learner: str, card: CardKey) -> Marks:
    """What the learner has marked on a card."""
    with database.reading() as connection:
        return _stored_marks(connection, learner, _today(connection, card))


def _stored_marks(connection: Connection, learner: str, card: CardKey) -> Marks:
    key = {
        "learner": learner_number(connection, learner),
        "card": card_number(connection, card),
    }
    row = connection.first(_MARKS, key)
    return NO_MARKS if row is None else marks_of(row)


def today(database: Database, cards: Iterable[CardKey]) -> tuple[CardKey, ...]:
    """Cards by the ids that they have now, whatever they had when they were asked."""
    with database.reading() as connection:
        return todays(connection, cards)


def todays(connection: Connection, cards: Iterable[CardKey]) -> tuple[CardKey, ...]:
    """The same within a transaction: few have gone, so only those are looked for."""
    gone = {CardKey(*row) for row in connection.all(_RETIRED)}
    return tuple(_today(connection, card) if card in gone else card for card in cards)


def history(database: Database, learner: str, card: CardKey) -> tuple[Review, ...]:
    """A card's reviews that stand, of all revisions and of the ids that it had, oldest first."""
    with database.reading() as connection:
        return tuple(sorted(standing(connection, learner, card, legend(connection)), key=order))


def _was_renamed(retired_at: int | None, renamed_at: int | None) -> bool:
    """Whether the library has the card under another id now."""
    return retired_at is not None and renamed_at is not None and renamed_at > retired_at


def _today(connection: Connection, card: CardKey) -> CardKey:
    """The card by the id that it has now; a session may still know it by another."""
    row = connection.first(_WHEREABOUTS, {"deck": card.deck, "card": card.card})
    if row is None or not _was_renamed(*row):
        return card
    return legend(connection).heir(card, row[0])
