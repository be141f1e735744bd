"""Could the same tables live in PostgreSQL? The models must not rule it out."""

from __future__ import annotations

import pytest
from sqlalchemy import Table, create_engine, event
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from quizzer.errors import UsageError
from quizzer.store.database import Database
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


def test_on_a_server_writers_come_one_after_another_and_readers_see_one_state(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []

    def note(_1: object, _2: object, sql: str, values: object, *_3: object) -> tuple[str, object]:
        said.append(sql)
        return "SELECT 1", values  # in the words of the database that stands in for a server

    engine = create_engine("sqlite://")
    event.listen(engine, "before_cursor_execute", note, retval=True)
    monkeypatch.setattr("quizzer.store.engines.server_engine", lambda _: engine)
    database = Database("postgresql://somewhere/quizzer")

    with database.reading() as connection:
        connection.all("SELECT 2")
    with database.writing() as connection:
        connection.all("SELECT 3")

    assert said == [
        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ",
        "SELECT 2",
        "LOCK TABLE learner IN SHARE ROW EXCLUSIVE MODE",
        "SELECT 3",
    ]
    database.close()


@pytest.mark.parametrize(
    "location",
    ["postgresql://host:port/quizzer", "postgresql://[::1/x", "sqlite://", "sqlite+pysqlite:///a"],
)
def test_a_url_that_leads_to_no_server_is_refused_with_a_sentence(location: str) -> None:
    with pytest.raises(UsageError, match="this is not a database that Quizzer can open here"):
        Database(location)
