"""Alembic's entry: run the migrations on the connection, and in the transaction, it is given."""

from __future__ import annotations

from alembic import context

from quizzer.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
context.run_migrations()
