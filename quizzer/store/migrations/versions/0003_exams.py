"""Exams, their plans and mocks; a learner's own weights, and how recall turned out.

Revision ID: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.sqlite import INTEGER, REAL
from sqlalchemy.types import TypeEngine

revision = "0003"
down_revision = "0002"

Whole: TypeEngine[int] = sa.BigInteger().with_variant(INTEGER(), "sqlite")
Real: TypeEngine[float] = sa.Double().with_variant(REAL(), "sqlite")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, Whole, nullable=False)


def _id(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def upgrade() -> None:
    """Create the tables."""
    _create_estimates()
    _create_exams()


def _create_estimates() -> None:
    op.create_table(
        "fit",
        _id("id"),
        _text("learner"),
        _whole("at"),
        _text("spec"),
        _text("report"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fit")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_fit_learner_at"), "fit", ["learner", "at"])
    op.create_table(
        "truing",
        _text("learner"),
        _whole("answers"),
        _whole("made_on"),
        _text("spec"),
        sa.PrimaryKeyConstraint("learner", name=op.f("pk_truing")),
        sqlite_strict=True,
    )


def _create_exams() -> None:
    op.create_table(
        "exam",
        _id("id"),
        _text("learner"),
        _text("name"),
        _whole("day"),
        _text("spec"),
        _whole("added_at"),
        sa.Column("removed_at", Whole),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exam")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_exam_learner"), "exam", ["learner"])
    op.create_table(
        "plan",
        _text("learner"),
        _whole("made_on"),
        _text("made_for"),
        sa.Column("prices", sa.LargeBinary, nullable=False),
        _text("habits"),
        _text("forecast"),
        sa.PrimaryKeyConstraint("learner", name=op.f("pk_plan")),
        sqlite_strict=True,
    )
    op.create_table(
        "mock",
        _id("id"),
        _id("exam"),
        _whole("at"),
        _whole("day"),
        _text("prediction"),
        _whole("questions"),
        sa.Column("score", Real, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mock")),
        sa.ForeignKeyConstraint(["exam"], ["exam.id"], name=op.f("fk_mock_exam")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_mock_exam"), "mock", ["exam"])
