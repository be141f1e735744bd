"""Who may read the files, and with which settings does SQLite work on them?"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from support.build import review
from support.stored import MODEL, number, rows, shelve

from quizzer.store import answers, migrating
from quizzer.store.database import Database
from quizzer.store.header import APPLICATION_ID, SCHEMA_VERSION
from quizzer.store.lock import StudyLock
from quizzer.store.tables import metadata


@pytest.fixture
def _generous_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("_generous_umask")
def test_nobody_else_may_read_the_folder_or_anything_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "quizzer"
    path = folder / "quizzer.db"
    database = Database(str(path))
    shelve(database)
    migrating.back_up(path, 7)

    with StudyLock(path), database.writing() as connection:
        connection.run("DELETE FROM shelving")
        files = {file.name: mode(file) for file in folder.iterdir()}
    database.close()

    assert mode(folder) == 0o700
    assert files == {
        "quizzer.db": 0o600,
        "quizzer.db-journal": 0o600,
        "quizzer.db.lock": 0o600,
        "quizzer.db.schema-7.backup": 0o600,
    }


def test_one_file_is_left_when_the_database_is_closed(tmp_path: Path) -> None:
    database = Database(str(tmp_path / "quizzer.db"))
    shelve(database)
    answers.record(database, review(), MODEL)
    database.close()

    assert [file.name for file in tmp_path.iterdir()] == ["quizzer.db"]


@pytest.mark.parametrize("writes", [False, True])
@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("busy_timeout", 10_000),
        ("application_id", APPLICATION_ID),
        ("user_version", SCHEMA_VERSION),
    ],
)
def test_every_transaction_works_with_the_safe_settings(
    database: Database, pragma: str, value: object, *, writes: bool
) -> None:
    with database.writing() if writes else database.reading() as connection:
        assert connection.value(f"PRAGMA {pragma}") == value


def test_every_table_of_ours_is_strict(database_path: Path) -> None:
    listed = rows(
        database_path,
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'",
    )

    strict = {name for name, is_strict in listed if is_strict}
    assert strict == set(metadata.tables)
    assert {name for name, _ in listed} - strict == {"sqlite_schema", "alembic_version"}


def test_the_migrations_make_the_tables_that_the_code_knows(database: Database) -> None:
    with database.reading() as connection:
        context = MigrationContext.configure(connection.alchemy, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_migrations_make_the_constraints_that_the_code_knows(database_path: Path) -> None:
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        metadata.create_all(connection)
        statement = "SELECT sql FROM sqlite_schema WHERE type = 'table'"
        known = {sql for (sql,) in connection.exec_driver_sql(statement)}
    engine.dispose()

    migrated = {sql for (sql,) in rows(database_path, statement)}

    assert _checks(known)
    assert _checks(migrated) == _checks(known)


def test_a_new_database_has_the_head_of_the_migrations(database_path: Path) -> None:
    files = sorted((migrating.MIGRATIONS / "versions").glob("*.py"))

    assert rows(database_path, "SELECT version_num FROM alembic_version") == [(files[-1].stem[:4],)]
    assert number(database_path, "PRAGMA user_version") == len(files)


def _checks(statements: set[str]) -> set[tuple[str, str]]:
    found = re.findall(
        r"CONSTRAINT (ck_\w+) CHECK (\(.*\)),? *$", "\n".join(statements), re.MULTILINE
    )
    return set(found)
