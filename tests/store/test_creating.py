"""Is a new database whole or not there, and an upgraded one whole or as it was?"""

from __future__ import annotations

import functools
import shutil
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest
from support.build import review
from support.stored import MODEL, dump, number, rows, shelve, soak, stopped

from quizzer.errors import StoreError
from quizzer.store import answers, health, migrating, opening
from quizzer.store.database import Database
from quizzer.store.header import SCHEMA_VERSION

NEXT = SCHEMA_VERSION + 1

GOOD = f"""
from alembic import op

revision, down_revision = "{NEXT:04}", "{SCHEMA_VERSION:04}"


def upgrade():
    op.execute("ALTER TABLE deck ADD COLUMN colour TEXT")
    op.execute("UPDATE deck SET colour = 'red'")
    op.execute("CREATE TABLE extra (id TEXT PRIMARY KEY) STRICT")
"""
FAILING = GOOD + '    op.execute("UPDATE deck SET shape = 1")\n'


@pytest.mark.parametrize(
    "moment", ["before the schema", "before the commit", "before it gets its name"]
)
def test_a_kill_while_the_database_is_made_leaves_nothing_under_its_name(
    tmp_path: Path, moment: str
) -> None:
    path = tmp_path / "quizzer.db"

    with stopped(soak("stop", path, moment, migrating.MIGRATIONS)):
        assert not path.exists()

    assert not path.exists()
    database = Database(str(path))
    assert health.examine(database).is_good
    database.close()


def test_when_another_process_was_first_its_database_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "quizzer.db"
    place = opening._place

    def place_late(fresh: Path, path: Path) -> None:
        monkeypatch.setattr(opening, "_place", place)
        other = Database(str(path))
        answers.remember_model(other, MODEL)
        other.close()
        place(fresh, path)

    monkeypatch.setattr(opening, "_place", place_late)
    Database(str(path)).close()

    assert rows(path, "SELECT id FROM model") == [(MODEL.id,)]
    assert [file.name for file in tmp_path.iterdir()] == ["quizzer.db"]


def test_a_file_system_without_hard_links_gets_its_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)

    Database(str(tmp_path / "quizzer.db")).close()

    assert [file.name for file in tmp_path.iterdir()] == ["quizzer.db"]


@pytest.fixture
def old(database_path: Path) -> Path:
    """A database of today's schema with an answer in it."""
    database = Database(str(database_path))
    shelve(database)
    answers.record(database, review(), MODEL)
    database.close()
    return database_path


def newer_code(folder: Path, monkeypatch: pytest.MonkeyPatch, next_: str = GOOD) -> Path:
    """From here on the code knows one revision more."""
    migrations = folder / "migrations"
    shutil.copytree(migrating.MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    (migrations / "versions" / f"{NEXT:04}_next.py").write_text(next_)
    upgrade = functools.partial(migrating.upgrade, migrations=migrations)
    monkeypatch.setattr(migrating, "upgrade", upgrade)
    monkeypatch.setattr(opening, "SCHEMA_VERSION", NEXT)
    return migrations


def backup_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.schema-{SCHEMA_VERSION}.backup")


def test_an_upgrade_keeps_the_content_and_a_backup_of_the_old_file(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer_code(tmp_path, monkeypatch)
    before = dump(old)

    Database(str(old)).close()

    assert number(old, "PRAGMA user_version") == NEXT
    assert rows(old, "SELECT id, colour FROM deck") == [("case", "red")]
    assert number(old, "SELECT count(*) FROM review") == 1
    assert dump(backup_of(old)) == before
    assert stat.S_IMODE(backup_of(old).stat().st_mode) == 0o600


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer_code(tmp_path, monkeypatch, FAILING)
    before = dump(old)

    with pytest.raises(StoreError, match="the database failed: no such column: shape"):
        Database(str(old))

    assert dump(old) == dump(backup_of(old)) == before


def test_an_upgrade_that_is_killed_leaves_the_file_as_it_was_and_works_later(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrations = newer_code(tmp_path, monkeypatch)
    before = dump(old)

    with stopped(soak("stop", old, "before the commit", migrations)):
        pass
    assert dump(old) == before

    Database(str(old)).close()
    assert number(old, "PRAGMA user_version") == NEXT


def test_an_upgrade_killed_in_its_commit_is_rolled_back_before_its_version_is_believed(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer_code(tmp_path, monkeypatch)
    journal = old.with_name(f"{old.name}-journal")
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")  # so that the journal is complete at once
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ALTER TABLE deck ADD COLUMN half TEXT")
        connection.execute(f"PRAGMA user_version = {NEXT}")
        as_in_the_commit = journal.read_bytes()
        connection.execute("COMMIT")
    journal.write_bytes(as_in_the_commit)

    Database(str(old)).close()

    assert rows(old, "SELECT colour FROM deck") == [("red",)]
    assert "half" not in dump(old)


def test_a_second_process_that_meant_to_upgrade_too_keeps_the_first_ones_backup(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer_code(tmp_path, monkeypatch)
    before, migrate = dump(old), opening._migrate_file

    def migrate_late(path: Path) -> None:
        migrate(path)  # the other process
        migrate(path)

    monkeypatch.setattr(opening, "_migrate_file", migrate_late)
    Database(str(old)).close()

    assert dump(backup_of(old)) == before
    assert [file.name for file in old.parent.glob("*.backup")] == [backup_of(old).name]
    assert number(old, "PRAGMA user_version") == NEXT


def test_a_backup_that_does_not_fit_is_an_error_of_ours_and_nothing_is_upgraded(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer_code(tmp_path, monkeypatch)
    before = dump(old)

    def refuse(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(migrating, "back_up", refuse)
    with pytest.raises(StoreError, match="the disk is full"):
        Database(str(old))

    assert dump(old) == before


def test_two_threads_that_open_a_new_database_at_once_both_have_it(tmp_path: Path) -> None:
    path = str(tmp_path / "quizzer.db")
    with ThreadPoolExecutor(2) as threads:
        both = Barrier(2)

        def opened() -> bool:
            both.wait()
            with closing(Database(path)) as database:
                return health.examine(database).is_good

        waiting = [threads.submit(opened) for _ in range(2)]
        assert all(each.result() for each in waiting)
