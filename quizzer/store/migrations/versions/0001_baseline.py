"""The first schema: library, review log, memory and marks.

Revision ID: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.sqlite import INTEGER, REAL
from sqlalchemy.types import TypeEngine

revision = "0001"
down_revision = None

Whole: TypeEngine[int] = sa.BigInteger().with_variant(INTEGER(), "sqlite")
Real: TypeEngine[float] = sa.Double().with_variant(REAL(), "sqlite")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, Whole, nullable=False)


def _flag(table: str, name: str) -> tuple[sa.Column[int], sa.CheckConstraint]:
    check = sa.CheckConstraint(f"{name} IN (0, 1)", name=op.f(f"ck_{table}_{name}"))
    return sa.Column(name, sa.Integer, nullable=False), check


def upgrade() -> None:
    """Create all tables."""
    _create_library()
    _create_log()
    _create_state()


def _create_library() -> None:
    op.create_table(
        "deck",
        _text("id"),
        _text("title"),
        _text("description"),
        _text("path"),
        _text("digest"),
        _text("sources"),
        _whole("position"),
        sa.Column("removed_at", Whole),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deck")),
        sqlite_strict=True,
    )
    op.create_table(
        "topic",
        _text("deck"),
        _text("path"),
        _text("title"),
        _whole("position"),
        sa.PrimaryKeyConstraint("deck", "path", name=op.f("pk_topic")),
        sa.ForeignKeyConstraint(["deck"], ["deck.id"], name=op.f("fk_topic_deck")),
        sqlite_strict=True,
    )
    op.create_table(
        "card",
        _text("deck"),
        _text("id"),
        _text("entry"),
        _text("part"),
        _text("topic"),
        _text("sibling_group"),
        _whole("revision"),
        _whole("position"),
        *_flag("card", "studied"),
        _text("content"),
        sa.Column("retired_at", Whole),
        sa.PrimaryKeyConstraint("deck", "id", name=op.f("pk_card")),
        sa.ForeignKeyConstraint(["deck"], ["deck.id"], name=op.f("fk_card_deck")),
        sqlite_strict=True,
    )


def _create_log() -> None:
    op.create_table(
        "model",
        _text("id"),
        _text("spec"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_model")),
        sqlite_strict=True,
    )
    op.create_table(
        "review",
        sa.Column("id", sa.LargeBinary, nullable=False),
        _text("learner"),
        sa.Column("session", sa.LargeBinary, nullable=False),
        _text("deck"),
        _text("card"),
        _whole("revision"),
        _whole("at"),
        _whole("zone_offset"),
        _whole("day"),
        *_flag("review", "adjusted"),
        _whole("rating"),
        _whole("elapsed_ms"),
        sa.Column("answer", sa.Text),
        _text("model"),
        _whole("due_on"),
        sa.Column("due_at", Whole),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.ForeignKeyConstraint(["model"], ["model.id"], name=op.f("fk_review_model")),
        sa.CheckConstraint("rating BETWEEN 1 AND 4", name=op.f("ck_review_rating")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_review_learner_at"), "review", ["learner", "at"])
    op.create_index(
        op.f("ix_review_learner_deck_card_at"), "review", ["learner", "deck", "card", "at"]
    )
    op.create_table(
        "undo",
        sa.Column("id", sa.LargeBinary, nullable=False),
        sa.Column("review", sa.LargeBinary, nullable=False),
        _whole("at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_undo")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_undo_review"), "undo", ["review"])


def _create_state() -> None:
    op.create_table(
        "memory",
        _text("learner"),
        _text("deck"),
        _text("card"),
        _whole("version"),
        _text("phase"),
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
        sa.PrimaryKeyConstraint("learner", "deck", "card", name=op.f("pk_memory")),
        sqlite_strict=True,
    )
    op.create_table(
        "mark",
        _text("learner"),
        _text("deck"),
        _text("card"),
        *_flag("mark", "suspended"),
        *_flag("mark", "flagged"),
        sa.Column("buried_on", Whole),
        sa.PrimaryKeyConstraint("learner", "deck", "card", name=op.f("pk_mark")),
        sqlite_strict=True,
    )
