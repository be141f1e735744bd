"""What was answered: how likely luck was, what it was graded, how sure the learner was.

Revision ID: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.sqlite import INTEGER, REAL
from sqlalchemy.types import TypeEngine

revision = "0004"
down_revision = "0003"

Whole: TypeEngine[int] = sa.BigInteger().with_variant(INTEGER(), "sqlite")
Real: TypeEngine[float] = sa.Double().with_variant(REAL(), "sqlite")


SURE_AND_WRONG = sa.text("confidence = 3 AND (rating = 1 OR rating = 2 AND score < 1)")


def upgrade() -> None:
    """Add the columns; of earlier answers there is nothing to say in them."""
    op.add_column("review", sa.Column("guess", Real))
    op.add_column("review", sa.Column("score", Real))
    op.add_column("review", sa.Column("confidence", Whole))
    op.add_column("review", sa.Column("seed", Whole))
    op.create_index(
        "ix_review_sure_and_wrong",
        "review",
        ["learner", "at"],
        sqlite_where=SURE_AND_WRONG,
        postgresql_where=SURE_AND_WRONG,
    )
