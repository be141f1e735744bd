"""How does a changed deck file reach the library, with nothing of what was learned lost?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from quizzer.cards.card import CardKey, Status, cards_of
from quizzer.cards.deck import Deck, Entry
from quizzer.store import shelving
from quizzer.store.answers import refold
from quizzer.store.connection import Connection, Values
from quizzer.store.database import Database
from quizzer.store.lineage import legend
from quizzer.store.packing import pack, pack_sources, without_line
from quizzer.store.renaming import offers
from quizzer.store.rows import micros
from quizzer.store.synced import SyncReport

_CHANGE_DECK = """
UPDATE deck SET title = :title, description = :description, path = :path, digest = :digest,
    sources = :sources, removed_at = NULL
WHERE id = :id
"""
_ADD_DECK = """
INSERT INTO deck (id, title, description, path, digest, sources, position)
VALUES (:id, :title, :description, :path, :digest, :sources, (SELECT count(*) FROM deck))
"""
_UNDECLARE_TOPICS = "UPDATE topic SET title = '', position = NULL WHERE deck = :deck"
_DECLARE_TOPIC = """
INSERT INTO topic (deck, path, title, position) VALUES (:deck, :path, :title, :position)
ON CONFLICT (deck, path) DO UPDATE SET title = excluded.title, position = excluded.position
"""
_ADD_TOPIC = """
INSERT INTO topic (deck, path, title) VALUES (:deck, :path, '') ON CONFLICT (deck, path) DO NOTHING
"""
_TOPICS = "SELECT path, number FROM topic WHERE deck = :deck"
_DROP_TOPICS = """
DELETE FROM topic WHERE deck = :deck AND position IS NULL
    AND NOT EXISTS (SELECT 1 FROM card WHERE card.topic = topic.number)
"""
_NAME_CARD = """
INSERT INTO identity (deck, card) VALUES (:deck, :card) ON CONFLICT (deck, card) DO NOTHING
"""
_NUMBERS = "SELECT card, number FROM identity WHERE deck = :deck"
_COLUMNS = (
    "number", "entry", "part", "topic", "family", "revision", "position", "studied", "content",
    "retired_at",
)  # fmt: skip
_STORED = f"""
SELECT identity.card, {", ".join(f"card.{name}" for name in _COLUMNS)}
FROM card JOIN identity ON identity.number = card.number WHERE identity.deck = :deck
"""
_ADD_CARD = f"""
INSERT INTO card ({", ".join(_COLUMNS)}) VALUES ({", ".join(f":{name}" for name in _COLUMNS)})
"""
_CHANGE_CARD = f"""
UPDATE card SET {", ".join(f"{name} = :{name}" for name in _COLUMNS[1:])} WHERE number = :number
"""
_RETIRE = "UPDATE card SET retired_at = :at WHERE number = :number"
_LAST_RENAME = "SELECT max(at) FROM rename WHERE deck = :deck"
_LEARNERS_OF = """
SELECT DISTINCT learner FROM reviews WHERE deck = :deck AND card = :card
"""


def sync(database: Database, deck: Deck, path: str, digest: str, at: datetime) -> SyncReport:
    """Make the library hold what a deck file says, in one transaction.

    Cards are matched by id: an edited text keeps its memory, a missing card is retired and a
    returning one has its memory again. A new `rev` starts afresh. A card that seems to have got
    another id is reported, not renamed. Nothing leaves the log.
    """
    with database.writing() as connection:
        _write_deck(connection, deck, path, digest)
        topics = _write_topics(connection, deck)
        return _write_cards(connection, deck, topics, at)


def _write_deck(connection: Connection, deck: Deck, path: str, digest: str) -> None:
    values = {
        "id": deck.id,
        "title": deck.title,
        "description": deck.description,
        "path": path,
        "digest": digest,
        "sources": pack_sources(deck.sources),
    }
    if not connection.run(_CHANGE_DECK, values):
        connection.run(_ADD_DECK, values)


def _write_topics(connection: Connection, deck: Deck) -> Mapping[str, int]:
    """The numbers of all topics that the deck declares or its cards name."""
    connection.run(_UNDECLARE_TOPICS, {"deck": deck.id})
    connection.many(
        _DECLARE_TOPIC,
        [
            {"deck": deck.id, "path": topic.path, "title": topic.title, "position": position}
            for position, topic in enumerate(deck.topics)
        ],
    )
    named = dict.fromkeys(entry.topic for entry in deck.entries)
    connection.many(_ADD_TOPIC, [{"deck": deck.id, "path": path} for path in named])
    return dict(connection.all(_TOPICS, {"deck": deck.id}))


def _write_cards(
    connection: Connection, deck: Deck, topics: Mapping[str, int], at: datetime
) -> SyncReport:
    of_deck = {"deck": deck.id}
    stored = {
        id_: dict(zip(_COLUMNS, values, strict=True))
        for id_, *values in connection.all(_STORED, of_deck)
    }
    wanted = _values(connection, deck, topics)
    added = [id_ for id_ in wanted if id_ not in stored]
    changed = [id_ for id_, values in wanted.items() if stored.get(id_, values) != values]
    read_otherwise = [id_ for id_ in changed if _reads_otherwise(stored[id_], wanted[id_])]
    retired = [
        id_ for id_, held in stored.items() if id_ not in wanted and held["retired_at"] is None
    ]
    returned = [id_ for id_ in wanted if id_ in stored and stored[id_]["retired_at"] is not None]
    restarted = [
        id_
        for id_, values in wanted.items()
        if id_ in stored and stored[id_]["revision"] != values["revision"]
    ]
    connection.many(_ADD_CARD, [wanted[id_] for id_ in added])
    connection.many(_CHANGE_CARD, [wanted[id_] for id_ in changed])
    if retired:
        left_at = max(micros(at), connection.value(_LAST_RENAME, of_deck) or 0)
        connection.many(
            _RETIRE, [{"number": stored[id_]["number"], "at": left_at} for id_ in retired]
        )
    if added or changed or retired:
        connection.run(_DROP_TOPICS, of_deck)
    shelving.keep(
        connection, deck.id, (tuple(map(card.get, shelving.COLUMNS)) for card in wanted.values())
    )
    # The log may know a card before its deck has come: then its memory is of the first revision.
    known_late = [id_ for id_ in added if wanted[id_]["revision"] != 1]
    if restarted or known_late:
        _restart(
            connection, deck.id, {id_: wanted[id_]["revision"] for id_ in (*restarted, *known_late)}
        )
    told = {*returned, *restarted}
    return SyncReport(
        deck.id,
        added=tuple(added),
        changed=tuple(id_ for id_ in read_otherwise if id_ not in told),
        retired=tuple(retired),
        returned=tuple(returned),
        restarted=tuple(restarted),
        renamed=offers(connection, deck.id),
        drafts=sum(entry.status is Status.DRAFT for entry in deck.entries),
    )


def _values(
    connection: Connection, deck: Deck, topics: Mapping[str, int]
) -> dict[str, dict[str, Any]]:
    """The columns of each card, by its id."""
    cards = [(entry, card) for entry in deck.entries for card in cards_of(deck.id, entry)]
    known = _numbers(connection, deck)
    fresh = [card.key.card for _, card in cards if card.key.card not in known]
    connection.many(_NAME_CARD, [{"deck": deck.id, "card": card} for card in fresh])
    numbers = known if not fresh else _numbers(connection, deck)
    families: dict[str, int] = {}
    values: dict[str, dict[str, Any]] = {}
    for position, (entry, card) in enumerate(cards):
        id_ = card.key.card
        number = numbers[id_]
        values[id_] = {
            "number": number,
            "entry": None if entry.id == id_ else entry.id,
            "part": card.part,
            "topic": topics[card.topic],
            "family": families.setdefault(entry.group or entry.id, number),
            "revision": entry.revision,
            "position": position,
            "studied": int(_is_studied(entry)),
            "content": pack(card),
            "retired_at": None,
        }
    return values


def _numbers(connection: Connection, deck: Deck) -> dict[str, int]:
    """The numbers of all cards that the deck ever had."""
    return dict(connection.all(_NUMBERS, {"deck": deck.id}))


def _is_studied(entry: Entry) -> bool:
    return not entry.suspended and entry.status is not Status.DRAFT


def _reads_otherwise(held: Values, values: Mapping[str, Any]) -> bool:
    """Whether more than the card's place changed."""
    if (held["topic"], held["studied"]) != (values["topic"], values["studied"]):
        return True
    return without_line(str(held["content"])) != without_line(values["content"])


def _restart(connection: Connection, deck: str, revisions: Mapping[str, int]) -> None:
    known = legend(connection)
    for id_, revision in revisions.items():
        key = CardKey(deck, id_)
        names = {span.card for span in known.spans(key)}
        learners = {
            learner
            for name in names
            for (learner,) in connection.all(_LEARNERS_OF, {"deck": deck, "card": name})
        }
        for learner in learners:
            refold(connection, learner, key, revision, known)
