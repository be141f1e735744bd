"""Which decks, topics and cards does the library hold, and how does a changed file reach it?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    select,
    update,
)

from quizzer.cards.card import CardKey, cards_of
from quizzer.cards.deck import Deck, Entry, Status
from quizzer.store import tables
from quizzer.store.answers import refold
from quizzer.store.database import Database
from quizzer.store.lineage import legend
from quizzer.store.packing import pack, pack_sources, unpack, unpack_sources, without_line
from quizzer.store.records import Candidate, DeckRecord, Showing, SyncReport, TopicRecord
from quizzer.store.renaming import offers
from quizzer.store.rows import AnyRow, marks_of, memory_of, micros

_deck, _topic, _card = tables.deck, tables.topic, tables.card
_memory, _mark = tables.memory, tables.mark


def decks(database: Database) -> tuple[DeckRecord, ...]:
    """All decks that were ever in the library, in the order they were added."""
    with database.reading() as connection:
        rows = connection.execute(select(_deck).order_by(_deck.c.position))
        return tuple(_deck_of(row) for row in rows)


def topics(database: Database) -> tuple[TopicRecord, ...]:
    """The topics of all decks, each deck's in its author's order."""
    statement = select(_topic).order_by(_topic.c.deck, _topic.c.position)
    with database.reading() as connection:
        rows = connection.execute(statement)
        return tuple(TopicRecord(row.deck, row.path, row.title) for row in rows)


def candidates(database: Database, learner: str) -> tuple[Candidate, ...]:
    """All cards of all decks in the library with the learner's memory, in the course's order."""
    with database.reading() as connection:
        rows = connection.execute(_candidates(learner))
        return tuple(_candidate_of(row, position) for position, row in enumerate(rows))


def candidate(database: Database, learner: str, card: CardKey) -> Candidate | None:
    """One card of the library; its place is within its deck."""
    this = (_card.c.deck == card.deck, _card.c.id == card.card)
    with database.reading() as connection:
        row = connection.execute(_candidates(learner).where(*this)).first()
    return None if row is None else _candidate_of(row, row.position)


def candidates_numbered(
    database: Database, learner: str, numbers: Sequence[int]
) -> tuple[Candidate, ...]:
    """The cards that a shelf calls by these numbers, in this order; those that have gone are not.

    `position` is a card's place within its deck.
    """
    row_id: ColumnElement[int] = literal_column("card.rowid", tables.Whole)
    found: dict[int, Candidate] = {}
    with database.reading() as connection:
        for start in range(0, len(numbers), _AT_ONCE):
            some = list(numbers[start : start + _AT_ONCE])
            statement = _candidates(learner).add_columns(row_id.label("number"))
            for row in connection.execute(statement.where(row_id.in_(some))):
                found[row.number] = _candidate_of(row, row.position)
    return tuple(found[number] for number in numbers if number in found)


def _candidates(learner: str) -> Select[*tuple[Any, ...]]:
    of_card = (_memory.c.deck == _card.c.deck, _memory.c.card == _card.c.id)
    marked = (_mark.c.deck == _card.c.deck, _mark.c.card == _card.c.id)
    return (
        select(
            _card.c.deck,
            _card.c.id,
            _card.c.topic,
            _card.c.sibling_group,
            _card.c.revision,
            _card.c.studied,
            _card.c.position,
            *(column for column in _memory.c if column.name not in ("learner", "deck", "card")),
            _mark.c.suspended,
            _mark.c.flagged,
            _mark.c.buried_on,
        )
        .join(_deck, _deck.c.id == _card.c.deck)
        .outerjoin(_memory, and_(_memory.c.learner == learner, *of_card))
        .outerjoin(_mark, and_(_mark.c.learner == learner, *marked))
        .where(_card.c.retired_at.is_(None), _deck.c.removed_at.is_(None))
        .order_by(_deck.c.position, _card.c.position)
    )


def _candidate_of(row: AnyRow, position: int) -> Candidate:
    return Candidate(
        key=CardKey(row.deck, row.id),
        topic=row.topic,
        siblings=row.sibling_group,
        position=position,
        revision=row.revision,
        studied=bool(row.studied),
        memory=memory_of(row),
        marks=marks_of(row),
    )


def card_counts(database: Database) -> dict[str, int]:
    """How many cards each deck has, without the retired ones."""
    statement = (
        select(_card.c.deck, func.count().label("cards"))
        .where(_card.c.retired_at.is_(None))
        .group_by(_card.c.deck)
    )
    with database.reading() as connection:
        return {row.deck: row.cards for row in connection.execute(statement)}


_SHOWING = (
    select(
        _card.c.deck,
        _card.c.id,
        _card.c.part,
        _card.c.topic,
        _card.c.content,
        _deck.c.title,
        _deck.c.path,
        _deck.c.sources,
        _topic.c.title.label("topic_title"),
    )
    .join(_deck, _deck.c.id == _card.c.deck)
    .outerjoin(_topic, and_(_topic.c.deck == _card.c.deck, _topic.c.path == _card.c.topic))
    .where(
        _card.c.deck == bindparam("of_deck"),
        _card.c.id.in_(bindparam("of_cards", expanding=True)),
    )
)
"""Of one deck: for pairs of deck and id SQLite walks through all cards, 20 ms of 100,000."""

_AT_ONCE = 500
"""Ids in one statement, well below any database's limit of variables."""


def showings(database: Database, keys: Iterable[CardKey]) -> dict[CardKey, Showing]:
    """Cards, whole, each with what its deck says about it. Unknown keys are left out."""
    by_deck: dict[str, list[str]] = {}
    for key in keys:
        by_deck.setdefault(key.deck, []).append(key.card)
    found = {}
    with database.reading() as connection:
        for deck, cards in by_deck.items():
            for start in range(0, len(cards), _AT_ONCE):
                some = {"of_deck": deck, "of_cards": cards[start : start + _AT_ONCE]}
                for row in connection.execute(_SHOWING, some):
                    found[CardKey(row.deck, row.id)] = _showing_of(row)
    return found


def _showing_of(row: AnyRow) -> Showing:
    return Showing(
        card=unpack(CardKey(row.deck, row.id), row.part, row.topic, row.content),
        topic_title=row.topic_title or row.topic or row.title,
        deck_path=row.path,
        sources=unpack_sources(row.sources),
    )


def remove_deck(database: Database, deck: str, at: datetime) -> None:
    """Take a deck out of the library. Its log, memory and marks stay for its return."""
    with database.writing() as connection:
        statement = update(_deck).where(_deck.c.id == deck)
        connection.execute(statement.values(removed_at=micros(at), digest=""))


def sync(database: Database, deck: Deck, path: str, digest: str, at: datetime) -> SyncReport:
    """Make the library hold what a deck file says, in one transaction.

    Cards are matched by id: an edited text keeps its memory, a missing card is retired and a
    returning one has its memory again. A new `rev` starts afresh. A card that seems to have got
    another id is reported, not renamed. Nothing leaves the log.
    """
    with database.writing() as connection:
        _write_deck(connection, deck, path, digest)
        connection.execute(delete(_topic).where(_topic.c.deck == deck.id))
        if deck.topics:
            connection.execute(
                insert(_topic),
                [
                    {"deck": deck.id, "path": t.path, "title": t.title, "position": position}
                    for position, t in enumerate(deck.topics)
                ],
            )
        return _write_cards(connection, deck, at)


def _write_deck(connection: Connection, deck: Deck, path: str, digest: str) -> None:
    values: dict[str, object] = {
        "title": deck.title,
        "description": deck.description,
        "path": path,
        "digest": digest,
        "sources": pack_sources(deck.sources),
        "removed_at": None,
    }
    changed = connection.execute(update(_deck).where(_deck.c.id == deck.id).values(values))
    if not changed.rowcount:
        count = connection.execute(select(func.count()).select_from(_deck)).scalar_one()
        connection.execute(insert(_deck).values(values | {"id": deck.id, "position": count}))


def _write_cards(connection: Connection, deck: Deck, at: datetime) -> SyncReport:
    stored = {
        row.id: row for row in connection.execute(select(_card).where(_card.c.deck == deck.id))
    }
    wanted = {values["id"]: values for values in _card_values(deck)}
    added = [values for id_, values in wanted.items() if id_ not in stored]
    changed = [
        values for id_, values in wanted.items() if id_ in stored and _differs(stored[id_], values)
    ]
    retired = [id_ for id_, row in stored.items() if id_ not in wanted and row.retired_at is None]
    returned = [id_ for id_ in wanted if id_ in stored and stored[id_].retired_at is not None]
    restarted = [
        id_
        for id_, values in wanted.items()
        if id_ in stored and stored[id_].revision != values["revision"]
    ]
    if added:
        connection.execute(insert(_card), added)
    for values in changed:
        same = (_card.c.deck == deck.id, _card.c.id == values["id"])
        connection.execute(update(_card).where(*same).values(values))
    if retired:
        left_at = max(micros(at), _last_rename(connection, deck.id))
    for id_ in retired:
        gone = update(_card).where(_card.c.deck == deck.id, _card.c.id == id_)
        connection.execute(gone.values(retired_at=left_at))
    # The log may know a card before its deck has come: then its memory is of the first revision.
    known_late = [values["id"] for values in added if values["revision"] != 1]
    if restarted or known_late:
        afresh = {id_: wanted[id_]["revision"] for id_ in (*restarted, *known_late)}
        _restart(connection, deck.id, afresh)
    texts = [values["id"] for values in changed if _reads_otherwise(stored[values["id"]], values)]
    return SyncReport(
        deck.id,
        added=tuple(values["id"] for values in added),
        changed=tuple(id_ for id_ in texts if id_ not in returned and id_ not in restarted),
        retired=tuple(retired),
        returned=tuple(returned),
        restarted=tuple(restarted),
        renamed=offers(connection, deck.id),
        drafts=sum(entry.status is Status.DRAFT for entry in deck.entries),
    )


def _card_values(deck: Deck) -> list[dict[str, Any]]:
    values: list[dict[str, Any]] = []
    for entry in deck.entries:
        for card in cards_of(deck.id, entry):
            values.append(
                {
                    "deck": deck.id,
                    "id": card.key.card,
                    "entry": entry.id,
                    "part": card.part,
                    "topic": card.topic,
                    "sibling_group": entry.group or entry.id,
                    "revision": entry.revision,
                    "position": len(values),
                    "studied": int(_is_studied(entry)),
                    "content": pack(card),
                    "retired_at": None,
                }
            )
    return values


def _is_studied(entry: Entry) -> bool:
    return not entry.suspended and entry.status is not Status.DRAFT


def _differs(row: AnyRow, values: dict[str, Any]) -> bool:
    return any(getattr(row, name) != value for name, value in values.items())


def _reads_otherwise(row: AnyRow, values: dict[str, Any]) -> bool:
    """Whether more than the card's place changed."""
    if (row.topic, row.studied) != (values["topic"], values["studied"]):
        return True
    return without_line(row.content) != without_line(values["content"])


def _restart(connection: Connection, deck: str, revisions: dict[str, int]) -> None:
    known = legend(connection)
    lineages = {id_: {span.card for span in known.spans(CardKey(deck, id_))} for id_ in revisions}
    review = tables.review
    statement = select(review.c.learner, review.c.card).where(
        review.c.deck == deck, review.c.card.in_(set().union(*lineages.values()))
    )
    logged = connection.execute(statement.distinct()).all()
    for id_, cards in lineages.items():
        for learner in {row.learner for row in logged if row.card in cards}:
            refold(connection, learner, CardKey(deck, id_), revisions[id_], known)


def _last_rename(connection: Connection, deck: str) -> int:
    """When a card of the deck was last renamed; a card that leaves after it leaves later."""
    latest = select(func.max(tables.rename.c.at)).where(tables.rename.c.deck == deck)
    return connection.execute(latest).scalar() or 0


def _deck_of(row: AnyRow) -> DeckRecord:
    return DeckRecord(
        id=row.id,
        title=row.title,
        description=row.description,
        path=row.path,
        digest=row.digest,
        position=row.position,
        removed=row.removed_at is not None,
        sources=unpack_sources(row.sources),
    )
