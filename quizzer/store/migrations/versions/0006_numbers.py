"""Cards, learners and topics go by numbers: a log of a million answers gets a third as large.

Revision ID: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.sqlite import INTEGER, REAL
from sqlalchemy.types import TypeEngine

revision = "0006"
down_revision = "0005"

Whole: TypeEngine[int] = sa.BigInteger().with_variant(INTEGER(), "sqlite")
Real: TypeEngine[float] = sa.Double().with_variant(REAL(), "sqlite")
SURE_AND_WRONG = sa.text("confidence = 3 AND (rating = 1 OR rating = 2 AND score < 1)")

_MOVED = ("topic", "card", "review", "memory", "mark")


def upgrade() -> None:
    """Move the rows into tables with numbers."""
    for name in _MOVED:
        op.execute(f"CREATE TABLE old_{name} AS SELECT * FROM {name}")
        op.drop_table(name)
    _create_names()
    _create_library()
    _create_log()
    _create_state()
    for statement in (*_NAMES, *_LIBRARY, *_LOG, *_STATE):
        op.execute(statement)
    for name in _MOVED:
        op.drop_table(f"old_{name}")
    _create_indexes()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, Whole, nullable=False)


def _flag(table: str, name: str) -> tuple[sa.Column[int], sa.CheckConstraint]:
    check = sa.CheckConstraint(f"{name} IN (0, 1)", name=op.f(f"ck_{table}_{name}"))
    return sa.Column(name, sa.Integer, nullable=False), check


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=op.f(f"fk_{table}_{column}"))


def _once(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f("_".join(("uq", table, *columns))))


def _create_names() -> None:
    op.create_table(
        "identity",
        _whole("number"),
        _text("deck"),
        _text("card"),
        _key("identity", "number"),
        _once("identity", "deck", "card"),
        sqlite_strict=True,
    )
    op.create_table(
        "learner",
        _whole("number"),
        _text("name"),
        _whole("answers"),
        _whole("last_at"),
        _whole("day"),
        _whole("since"),
        _key("learner", "number"),
        _once("learner", "name"),
        sqlite_strict=True,
    )


def _create_library() -> None:
    op.create_table(
        "topic",
        _whole("number"),
        _text("deck"),
        _text("path"),
        _text("title"),
        sa.Column("position", Whole),
        _key("topic", "number"),
        _to("topic", "deck", "deck.id"),
        _once("topic", "deck", "path"),
        sqlite_strict=True,
    )
    op.create_table(
        "card",
        _whole("number"),
        sa.Column("entry", sa.Text),
        _text("part"),
        _whole("topic"),
        _whole("family"),
        _whole("revision"),
        _whole("position"),
        *_flag("card", "studied"),
        _text("content"),
        sa.Column("retired_at", Whole),
        _key("card", "number"),
        _to("card", "number", "identity.number"),
        _to("card", "topic", "topic.number"),
        _to("card", "family", "identity.number"),
        sqlite_strict=True,
    )


def _create_log() -> None:
    op.create_table(
        "sitting",
        _whole("number"),
        sa.Column("session", sa.LargeBinary, nullable=False),
        _whole("learner"),
        _whole("zone_offset"),
        _text("model"),
        _key("sitting", "number"),
        _to("sitting", "learner", "learner.number"),
        _to("sitting", "model", "model.id"),
        _once("sitting", "session", "learner", "zone_offset", "model"),
        sqlite_strict=True,
    )
    op.create_table(
        "review",
        _whole("number"),
        sa.Column("id", sa.LargeBinary, nullable=False),
        _whole("sitting"),
        _whole("card"),
        _whole("revision"),
        _whole("at"),
        _whole("day"),
        *_flag("review", "adjusted"),
        _whole("rating"),
        _whole("elapsed_ms"),
        sa.Column("answer", sa.Text),
        _whole("due_on"),
        sa.Column("due_at", Whole),
        sa.Column("guess", Real),
        sa.Column("score", Real),
        sa.Column("confidence", Whole),
        sa.Column("seed", Whole),
        _key("review", "number"),
        _to("review", "sitting", "sitting.number"),
        _to("review", "card", "identity.number"),
        sa.CheckConstraint("rating BETWEEN 1 AND 4", name=op.f("ck_review_rating")),
        sqlite_strict=True,
    )


def _create_state() -> None:
    op.create_table(
        "memory",
        _whole("learner"),
        _whole("card"),
        _whole("version"),
        _whole("phase"),
        sa.Column("step", Whole),
        sa.Column("stability", Real, nullable=False),
        sa.Column("difficulty", Real, nullable=False),
        _whole("due_on"),
        sa.Column("due_at", Whole),
        _whole("reviewed_on"),
        _whole("reviewed_at"),
        _whole("first_on"),
        _whole("reviews"),
        _whole("lapses"),
        _key("memory", "learner", "card"),
        _to("memory", "learner", "learner.number"),
        _to("memory", "card", "identity.number"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "mark",
        _whole("learner"),
        _whole("card"),
        *_flag("mark", "suspended"),
        *_flag("mark", "flagged"),
        sa.Column("buried_on", Whole),
        _key("mark", "learner", "card"),
        _to("mark", "learner", "learner.number"),
        _to("mark", "card", "identity.number"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _create_indexes() -> None:
    gone = sa.text("retired_at IS NOT NULL")
    op.create_index(
        op.f("ix_card_retired"), "card", ["number"], sqlite_where=gone, postgresql_where=gone
    )
    op.create_index(op.f("ix_review_card"), "review", ["card"])
    op.create_index(
        "ix_review_sure_and_wrong",
        "review",
        ["at"],
        sqlite_where=SURE_AND_WRONG,
        postgresql_where=SURE_AND_WRONG,
    )


_NAMES = (
    """
    INSERT INTO identity (deck, card)
    SELECT old_card.deck, old_card.id FROM old_card JOIN deck ON deck.id = old_card.deck
    ORDER BY deck.position, old_card.position, old_card.id
    """,
    """
    INSERT INTO identity (deck, card)
    SELECT deck, card FROM old_review UNION SELECT deck, card FROM old_memory
    UNION SELECT deck, card FROM old_mark EXCEPT SELECT deck, card FROM identity
    """,
    """
    INSERT INTO learner (name, answers, last_at, day, since)
    SELECT learner, 0, 0, 0, 0 FROM old_review UNION SELECT learner, 0, 0, 0, 0 FROM old_memory
    UNION SELECT learner, 0, 0, 0, 0 FROM old_mark
    """,
)

_LIBRARY = (
    """
    INSERT INTO topic (deck, path, title, position)
    SELECT deck, path, title, position FROM old_topic ORDER BY deck, position
    """,
    """
    INSERT INTO topic (deck, path, title)
    SELECT DISTINCT old_card.deck, old_card.topic, '' FROM old_card
    WHERE NOT EXISTS (
        SELECT 1 FROM topic WHERE topic.deck = old_card.deck AND topic.path = old_card.topic
    )
    """,
    """
    INSERT INTO card (
        number, entry, part, topic, family, revision, position, studied, content, retired_at
    )
    SELECT identity.number, nullif(old_card.entry, old_card.id), part, topic.number, family.number,
        revision, old_card.position, studied, content, retired_at
    FROM old_card
    JOIN identity ON identity.deck = old_card.deck AND identity.card = old_card.id
    JOIN topic ON topic.deck = old_card.deck AND topic.path = old_card.topic
    JOIN (
        SELECT member.deck AS deck, member.sibling_group AS name, min(identity.number) AS number
        FROM old_card AS member
        JOIN identity ON identity.deck = member.deck AND identity.card = member.id
        GROUP BY member.deck, member.sibling_group
    ) AS family ON family.deck = old_card.deck AND family.name = old_card.sibling_group
    ORDER BY identity.number
    """,
)

_LOG = (
    """
    INSERT INTO sitting (session, learner, zone_offset, model)
    SELECT session, learner.number, zone_offset, model
    FROM old_review JOIN learner ON learner.name = old_review.learner
    GROUP BY session, learner.number, zone_offset, model ORDER BY min(at)
    """,
    """
    INSERT INTO review (
        id, sitting, card, revision, at, day, adjusted, rating, elapsed_ms, answer, due_on, due_at,
        guess, score, confidence, seed
    )
    SELECT old_review.id, sitting.number, identity.number, revision, at, old_review.day, adjusted,
        rating, elapsed_ms, answer, due_on, due_at, guess, score, confidence, seed
    FROM old_review
    JOIN identity ON identity.deck = old_review.deck AND identity.card = old_review.card
    JOIN learner ON learner.name = old_review.learner
    JOIN sitting ON sitting.session = old_review.session AND sitting.learner = learner.number
        AND sitting.zone_offset = old_review.zone_offset AND sitting.model = old_review.model
    ORDER BY at, old_review.id
    """,
    """
    UPDATE learner SET answers = log.answers, last_at = log.last_at, day = log.day
    FROM (
        SELECT sitting.learner AS learner, count(*) AS answers, max(review.at) AS last_at,
            max(review.day) AS day
        FROM review JOIN sitting ON sitting.number = review.sitting GROUP BY sitting.learner
    ) AS log
    WHERE log.learner = learner.number
    """,
    """
    UPDATE learner SET since = log.since
    FROM (
        SELECT sitting.learner AS learner, review.day AS day, min(review.number) AS since
        FROM review JOIN sitting ON sitting.number = review.sitting
        GROUP BY sitting.learner, review.day
    ) AS log
    WHERE log.learner = learner.number AND log.day = learner.day
    """,
)

_STATE = (
    """
    INSERT INTO memory (
        learner, card, version, phase, step, stability, difficulty, due_on, due_at, reviewed_on,
        reviewed_at, first_on, reviews, lapses
    )
    SELECT learner.number, identity.number, version,
        CASE phase WHEN 'learning' THEN 1 WHEN 'review' THEN 2 ELSE 3 END,
        step, stability, difficulty, due_on, due_at, reviewed_on, reviewed_at, first_on, reviews,
        lapses
    FROM old_memory
    JOIN learner ON learner.name = old_memory.learner
    JOIN identity ON identity.deck = old_memory.deck AND identity.card = old_memory.card
    ORDER BY learner.number, identity.number
    """,
    """
    INSERT INTO mark (learner, card, suspended, flagged, buried_on)
    SELECT learner.number, identity.number, suspended, flagged, buried_on
    FROM old_mark
    JOIN learner ON learner.name = old_mark.learner
    JOIN identity ON identity.deck = old_mark.deck AND identity.card = old_mark.card
    ORDER BY learner.number, identity.number
    """,
)
