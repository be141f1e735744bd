"""Quizzes taken, and their questions.

Revision ID: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.sqlite import INTEGER, REAL
from sqlalchemy.types import TypeEngine

revision = "0005"
down_revision = "0004"

Whole: TypeEngine[int] = sa.BigInteger().with_variant(INTEGER(), "sqlite")
Real: TypeEngine[float] = sa.Double().with_variant(REAL(), "sqlite")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, Whole, nullable=False)


def _flag(name: str, table: str) -> sa.Column[int]:
    check = sa.CheckConstraint(f"{name} IN (0, 1)", name=op.f(f"ck_{table}_{name}"))
    return sa.Column(name, sa.Integer, check, nullable=False)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "attempt",
        sa.Column("id", sa.LargeBinary, nullable=False),
        _text("learner"),
        _text("title"),
        _text("spec"),
        _whole("seed"),
        _flag("counts", "attempt"),
        _whole("at"),
        _whole("zone_offset"),
        _whole("day"),
        sa.Column("exam", sa.LargeBinary),
        sa.Column("prediction", sa.Text),
        _whole("current"),
        _whole("spent_ms"),
        sa.Column("finished_at", Whole),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
        sa.ForeignKeyConstraint(["exam"], ["exam.id"], name=op.f("fk_attempt_exam")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_attempt_learner_at"), "attempt", ["learner", "at"])
    op.create_table(
        "question",
        sa.Column("attempt", sa.LargeBinary, nullable=False),
        _whole("number"),
        _text("deck"),
        _text("card"),
        _text("part"),
        _text("topic"),
        _whole("revision"),
        _text("content"),
        _text("topic_title"),
        _text("deck_path"),
        _text("sources"),
        _whole("seed"),
        sa.Column("response", sa.Text),
        sa.Column("grade", sa.Text),
        sa.Column("override", sa.Text),
        sa.Column("points", Real),
        sa.Column("confidence", Whole),
        _flag("flagged", "question"),
        _whole("elapsed_ms"),
        sa.Column("answered_at", Whole),
        sa.Column("review", sa.LargeBinary),
        sa.PrimaryKeyConstraint("attempt", "number", name=op.f("pk_question")),
        sa.ForeignKeyConstraint(["attempt"], ["attempt.id"], name=op.f("fk_question_attempt")),
        sqlite_strict=True,
    )
