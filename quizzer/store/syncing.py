"""How does a changed deck file reach the library, with nothing of what was learned lost?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from operator import attrgetter
from typing import NamedTuple

from quizzer.cards.card import CardKey, Status, id_of, parts_of
from quizzer.cards.deck import Deck, Entry
from quizzer.store import shelving
from quizzer.store.answers import refold
from quizzer.store.connection import Connection, Row
from quizzer.store.database import Database
from quizzer.store.lineage import legend
from quizzer.store.packing import but_for_line, pack, pack_sources, without_line
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
_NUMBERS = "SELECT card, number FROM identity WHERE deck = :deck"


class _Row(NamedTuple):
    """The columns of a card. The last two change for most cards of a file that is edited."""

    number: int
    entry: str | None
    part: str
    topic: int
    family: int
    revision: int
    studied: int
    retired_at: int | None
    position: int
    content: str

    @property
    def standing(self) -> Row:
        """All but the last two."""
        return self[:-2]


_COLUMNS = _Row._fields
_STORED = f"""
SELECT identity.card, {", ".join(f"card.{name}" for name in _COLUMNS)}
FROM card JOIN identity ON identity.number = card.number WHERE identity.deck = :deck
"""
_MOVE_CARD = "UPDATE card SET position = :position, content = :content WHERE number = :number"
_CHANGE_CARD = """
UPDATE card SET entry = :entry, part = :part, topic = :topic, family = :family,
    revision = :revision, studied = :studied, retired_at = :retired_at
WHERE number = :number
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
    stored = {id_: _Row(*columns) for id_, *columns in connection.all(_STORED, of_deck)}
    wanted = _wanted(connection, deck, topics)
    added = [id_ for id_ in wanted if id_ not in stored]
    changed = [id_ for id_, row in wanted.items() if stored.get(id_, row) != row]
    told = [id_ for id_ in changed if _reads_otherwise(stored[id_], wanted[id_])]
    retired = [id_ for id_, row in stored.items() if id_ not in wanted and row.retired_at is None]
    returned = [id_ for id_ in changed if stored[id_].retired_at is not None]
    restarted = [id_ for id_ in changed if stored[id_].revision != wanted[id_].revision]
    remade = [id_ for id_ in changed if stored[id_].standing != wanted[id_].standing]
    connection.insert("card", _COLUMNS, [wanted[id_] for id_ in added])
    connection.many(_MOVE_CARD, [wanted[id_]._asdict() for id_ in changed])
    connection.many(_CHANGE_CARD, [wanted[id_]._asdict() for id_ in remade])
    if retired:
        left_at = max(micros(at), connection.value(_LAST_RENAME, of_deck) or 0)
        connection.many(_RETIRE, [{"number": stored[id_].number, "at": left_at} for id_ in retired])
    if added or changed or retired:
        connection.run(_DROP_TOPICS, of_deck)
    shelving.keep(connection, deck.id, map(attrgetter(*shelving.COLUMNS), wanted.values()))
    # The log may know a card before its deck has come: then its memory is of the first revision.
    known_late = [id_ for id_ in added if wanted[id_].revision != 1]
    _restart(connection, deck.id, {id_: wanted[id_].revision for id_ in (*restarted, *known_late)})
    said = {*returned, *restarted}
    return SyncReport(
        deck.id,
        added=tuple(added),
        changed=tuple(id_ for id_ in told if id_ not in said),
        retired=tuple(retired),
        returned=tuple(returned),
        restarted=tuple(restarted),
        renamed=offers(connection, deck.id),
        drafts=sum(entry.status is Status.DRAFT for entry in deck.entries),
    )


def _wanted(connection: Connection, deck: Deck, topics: Mapping[str, int]) -> dict[str, _Row]:
    """The row that each card is to have, by its id."""
    parts = [(entry, parts_of(entry.content)) for entry in deck.entries]
    ids = [id_of(entry.id, part) for entry, own in parts for part in own]
    numbers = _numbers(connection, deck.id, ids)
    families: dict[str, int] = {}
    rows: dict[str, _Row] = {}
    for entry, own in parts:
        content = pack(entry)
        for part in own:
            id_ = id_of(entry.id, part)
            rows[id_] = _Row(
                number=numbers[id_],
                entry=entry.id if part else None,
                part=part,
                topic=topics[entry.topic],
                family=families.setdefault(entry.group or entry.id, numbers[id_]),
                revision=entry.revision,
                studied=int(_is_studied(entry)),
                retired_at=None,
                position=len(rows),
                content=content,
            )
    return rows


def _numbers(connection: Connection, deck: str, cards: Iterable[str]) -> dict[str, int]:
    """The numbers of all cards that the deck has or ever had."""
    known: dict[str, int] = dict(connection.all(_NUMBERS, {"deck": deck}))
    fresh = [(deck, card) for card in cards if card not in known]
    if not fresh:
        return known
    connection.insert("identity", ("deck", "card"), fresh)
    return dict(connection.all(_NUMBERS, {"deck": deck}))


def _is_studied(entry: Entry) -> bool:
    return not entry.suspended and entry.status is not Status.DRAFT


def _reads_otherwise(held: _Row, row: _Row) -> bool:
    """Whether more than the card's place changed."""
    if (held.topic, held.studied) != (row.topic, row.studied):
        return True
    # The fields may lie in another order than we would put them today, but seldom do.
    same = but_for_line(held.content) == but_for_line(row.content)
    return not same and without_line(held.content) != without_line(row.content)


def _restart(connection: Connection, deck: str, revisions: Mapping[str, int]) -> None:
    if not revisions:
        return
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
