"""Which decks, topics and cards does the library hold?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache

from quizzer.cards.card import CardKey
from quizzer.store.connection import Connection, Row
from quizzer.store.database import Database
from quizzer.store.keeping import lasting
from quizzer.store.listed import among, named_values, parts
from quizzer.store.naming import learner_number
from quizzer.store.packing import unpack, unpack_sources
from quizzer.store.records import Candidate, DeckRecord, Showing, TopicRecord
from quizzer.store.rows import MARK, MEMORY, MEMORY_WIDTH, marks_of, memory_of, micros

_DECKS = """
SELECT id, title, description, path, digest, position, removed_at, sources FROM deck
ORDER BY position
"""
_TOPICS = """
SELECT deck, path, title FROM topic WHERE position IS NOT NULL ORDER BY deck, position
"""
_CANDIDATES = f"""
SELECT card.number, identity.deck, identity.card, topic.path, card.family, card.revision,
    card.studied, card.position, {MARK}, {MEMORY}
FROM deck
JOIN identity ON identity.deck = deck.id
JOIN card ON card.number = identity.number
JOIN topic ON topic.number = card.topic
LEFT JOIN memory ON memory.learner = :learner AND memory.card = card.number
LEFT JOIN mark ON mark.learner = :learner AND mark.card = card.number
WHERE card.retired_at IS NULL AND deck.removed_at IS NULL
"""
_IN_ORDER = f"{_CANDIDATES} ORDER BY deck.position, card.position"
_ONE = f"{_CANDIDATES} AND identity.deck = :deck AND identity.card = :card"
_COUNTS = """
SELECT identity.deck, count(*) FROM card JOIN identity ON identity.number = card.number
WHERE card.retired_at IS NULL GROUP BY identity.deck
"""
_SHOWINGS = """
SELECT card.number, identity.deck, identity.card, card.part, topic.path, card.content, deck.title,
    deck.path, deck.sources, topic.title
FROM identity
JOIN card ON card.number = identity.number
JOIN deck ON deck.id = identity.deck
JOIN topic ON topic.number = card.topic
"""
_AMONG_DECK = "identity.deck = :deck AND identity.card IN"
_REMOVE = "UPDATE deck SET removed_at = :at, digest = '' WHERE id = :deck"


def decks(database: Database) -> tuple[DeckRecord, ...]:
    """All decks that were ever in the library, in the order they were added."""
    with database.reading() as connection:
        return lasting(
            database, connection, _DECKS, lambda: tuple(map(_deck_of, connection.all(_DECKS)))
        )


def topics(database: Database) -> tuple[TopicRecord, ...]:
    """The topics of all decks, each deck's in its author's order."""
    with database.reading() as connection:
        return lasting(
            database,
            connection,
            _TOPICS,
            lambda: tuple(TopicRecord(*row) for row in connection.all(_TOPICS)),
        )


def candidates(database: Database, learner: str) -> tuple[Candidate, ...]:
    """All cards of all decks in the library with the learner's memory, in the course's order."""
    with database.reading() as connection:
        rows = connection.all(_IN_ORDER, _by(connection, learner))
    return tuple(_candidate_of(row, position) for position, row in enumerate(rows))


def candidate(database: Database, learner: str, card: CardKey) -> Candidate | None:
    """One card of the library; its place is within its deck."""
    with database.reading() as connection:
        named = {**_by(connection, learner), "deck": card.deck, "card": card.card}
        row = connection.first(_ONE, named)
    return None if row is None else _candidate_of(row, row[7])


def candidates_numbered(
    database: Database, learner: str, numbers: Sequence[int]
) -> tuple[Candidate, ...]:
    """The cards that a shelf calls by these numbers, in this order; those that have gone are not.

    `position` is a card's place within its deck.
    """
    found: dict[int, Candidate] = {}
    with database.reading() as connection:
        by = _by(connection, learner)
        for some in parts(numbers):
            these = f"{_CANDIDATES} AND card.number IN ({among('number', some)})"
            for row in connection.all(these, by | named_values("number", some)):
                found[row[0]] = _candidate_of(row, row[7])
    return tuple(found[number] for number in numbers if number in found)


def candidates_named(
    database: Database, learner: str, keys: Iterable[CardKey]
) -> dict[CardKey, Candidate]:
    """The cards of these keys; unknown ones are left out. Places are within the decks."""
    found: dict[CardKey, Candidate] = {}
    with database.reading() as connection:
        by = _by(connection, learner)
        for deck, some in _by_deck(keys):
            these = f"{_CANDIDATES} AND {_AMONG_DECK} ({among('card', some)})"
            for row in connection.all(these, by | named_values("card", some) | {"deck": deck}):
                candidate = _candidate_of(row, row[7])
                found[candidate.key] = candidate
    return found


def card_counts(database: Database) -> dict[str, int]:
    """How many cards each deck has, without the retired ones."""
    with database.reading() as connection:
        return dict(connection.all(_COUNTS))


def showings(database: Database, keys: Iterable[CardKey]) -> dict[CardKey, Showing]:
    """Cards, whole, each with what its deck says about it. Unknown keys are left out."""
    found: dict[CardKey, Showing] = {}
    with database.reading() as connection:
        for deck, some in _by_deck(keys):
            these = f"{_SHOWINGS} WHERE {_AMONG_DECK} ({among('card', some)})"
            for row in connection.all(these, named_values("card", some) | {"deck": deck}):
                showing = _showing_of(row)
                found[showing.card.key] = showing
    return found


def showings_numbered(database: Database, numbers: Sequence[int]) -> dict[int, Showing]:
    """The same of cards by the numbers that a shelf calls them by."""
    found: dict[int, Showing] = {}
    with database.reading() as connection:
        for some in parts(numbers):
            these = f"{_SHOWINGS} WHERE card.number IN ({among('number', some)})"
            for row in connection.all(these, named_values("number", some)):
                found[row[0]] = _showing_of(row)
    return found


def remove_deck(database: Database, deck: str, at: datetime) -> None:
    """Take a deck out of the library. Its log, memory and marks stay for its return."""
    with database.writing() as connection:
        connection.run(_REMOVE, {"deck": deck, "at": micros(at)})


def _by_deck(keys: Iterable[CardKey]) -> Iterator[tuple[str, Sequence[str]]]:
    """The ids of cards deck by deck, as many at a time as one statement takes."""
    decks: dict[str, list[str]] = {}
    for key in keys:
        decks.setdefault(key.deck, []).append(key.card)
    for deck, cards in decks.items():
        for some in parts(cards):
            yield deck, some


def _by(connection: Connection, learner: str) -> dict[str, object]:
    return {"learner": learner_number(connection, learner)}


def _candidate_of(row: Row, position: int) -> Candidate:
    _, deck, card, topic, family, revision, studied, _, *marks_and_memory = row
    return Candidate(
        key=CardKey(deck, card),
        topic=topic,
        family=family,
        position=position,
        revision=revision,
        studied=bool(studied),
        memory=memory_of(marks_and_memory[-MEMORY_WIDTH:]),
        marks=marks_of(marks_and_memory[:-MEMORY_WIDTH]),
    )


_sources_of = lru_cache(maxsize=64)(unpack_sources)
"""Many cards of a deck are read at once."""


def _showing_of(row: Row) -> Showing:
    _, deck, card, part, topic, content, deck_title, deck_path, sources, topic_title = row
    return Showing(
        card=unpack(CardKey(deck, card), part, topic, content),
        topic_title=topic_title or topic or deck_title,
        deck_path=deck_path,
        sources=_sources_of(sources),
    )


def _deck_of(row: Row) -> DeckRecord:
    id_, title, description, path, digest, position, removed_at, sources = row
    return DeckRecord(
        id=id_,
        title=title,
        description=description,
        path=path,
        digest=digest,
        position=position,
        removed=removed_at is not None,
        sources=unpack_sources(sources),
    )
