"""Cards whose id has changed: the history of one id goes on under another.

Revision ID: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.sqlite import INTEGER
from sqlalchemy.types import TypeEngine

revision = "0002"
down_revision = "0001"

Whole: TypeEngine[int] = sa.BigInteger().with_variant(INTEGER(), "sqlite")


def upgrade() -> None:
    """Create the table of renames, and an index that finds the retired cards."""
    op.create_table(
        "rename",
        sa.Column("id", sa.LargeBinary, nullable=False),
        sa.Column("deck", sa.Text, nullable=False),
        sa.Column("old", sa.Text, nullable=False),
        sa.Column("new", sa.Text, nullable=False),
        sa.Column("at", Whole, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rename")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_rename_deck_old"), "rename", ["deck", "old"])
    retired = sa.text("retired_at IS NOT NULL")
    op.create_index(
        "ix_card_retired", "card", ["deck"], sqlite_where=retired, postgresql_where=retired
    )
