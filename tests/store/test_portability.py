"""Could the same tables live in PostgreSQL? The models must not rule it out."""

from __future__ import annotations

import pytest
from sqlalchemy import Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from quizzer.store.tables import metadata


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_every_table_can_be_written_for_postgresql_with_types_wide_enough(table: Table) -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    ddl = str(CreateTable(table).compile(dialect=dialect))
    assert "STRICT" not in ddl
    assert "REAL" not in ddl, "a stability has more digits than REAL keeps in PostgreSQL"
    for column in ("at", "due_at", "reviewed_at", "removed_at"):
        if column in table.c:
            assert f"{column} BIGINT" in ddl, "microseconds do not fit a 32-bit integer"
