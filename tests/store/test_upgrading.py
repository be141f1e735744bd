"""Does a database of an earlier schema become one of today's, with all that it holds?"""

from __future__ import annotations

import functools
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

import pytest
from support.build import MORNING, review
from support.renaming import give_other_id
from support.stored import MODEL, dump, number, rows, shelve, soak, stopped

from quizzer.cards.card import CardKey
from quizzer.errors import StoreError
from quizzer.memory.log import Review
from quizzer.memory.model import Rating
from quizzer.store import answers, health, library, migrating, opening
from quizzer.store.database import Database
from quizzer.store.header import SCHEMA_VERSION
from quizzer.store.packing import unpack


def migrations_up_to(last: str, folder: Path) -> Path:
    """The migrations as they were when this revision was the latest."""
    shutil.copytree(
        migrating.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__", "0*.py")
    )
    for path in sorted((migrating.MIGRATIONS / "versions").glob("0*.py")):
        if path.name[:4] <= last:
            shutil.copy(path, folder / "versions")
    return folder


SOURCES = {
    "deck": "deck",
    "topic": "topic WHERE position IS NOT NULL",
    "card": "cards",
    "model": "model",
    "review": "reviews",
    "undo": "undo",
    "memory": "memories",
    "mark": "marks",
}
"""Where the rows of the tables that there were until schema 5 are now."""

THEN = {
    ("card", "sibling_group"): "entry",
    ("card", "content"): "at_length(content)",
    ("memory", "phase"): "CASE phase WHEN 1 THEN 'learning' WHEN 2 THEN 'review' "
    "ELSE 'relearning' END",
}
"""How they said what is said in another way now."""


def at_length(content: str) -> str:
    """A card's content as it was written until schema 5, with all that it does not say."""
    card = unpack(CardKey("", ""), "", "", content)
    return json.dumps(
        {
            "kind": card.kind.value,
            "content": asdict(card.content),
            "hint": card.hint,
            "why": card.why,
            "citations": [asdict(citation) for citation in card.citations],
            "level": card.level.value,
            "tags": card.tags,
            "line": card.line,
        },
        ensure_ascii=False,
        default=str,
    )


OldDatabase = Callable[[int, list[Review]], Path]
"""Makes a database as it was in an earlier schema: a deck and these answers."""


@pytest.fixture
def of_version(tmp_path: Path, database_path: Path, monkeypatch: pytest.MonkeyPatch) -> OldDatabase:
    def made(version: int, reviews: list[Review]) -> Path:
        today = Database(str(database_path))
        shelve(today)
        for each in reviews:
            answers.record(today, each, MODEL)
        today.close()
        path = tmp_path / "old" / "quizzer.db"
        migrations = migrations_up_to(f"{version:04}", tmp_path / "migrations")
        upgrade = functools.partial(migrating.upgrade, migrations=migrations)
        with monkeypatch.context() as then:
            then.setattr(migrating, "upgrade", upgrade)
            then.setattr(opening, "SCHEMA_VERSION", version)
            Database(str(path)).close()
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("ATTACH ? AS today", (str(database_path),))
            connection.create_function("at_length", 1, at_length)
            for table, source in SOURCES.items():
                had = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
                columns = ", ".join(had)
                selected = ", ".join(THEN.get((table, column), column) for column in had)
                connection.execute(
                    f"INSERT INTO {table} ({columns}) SELECT {selected} FROM today.{source}"
                )
        assert number(path, "PRAGMA user_version") == version
        return path

    return made


@pytest.fixture
def version_1(of_version: OldDatabase) -> Path:
    """A database as the first release left it, with one answer."""
    return of_version(1, [review()])


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that a database of today holds, by the names that things have."""
    return {
        source: sorted(rows(path, f"SELECT * FROM {source}"), key=repr)
        for source in SOURCES.values()
    }


def test_a_database_of_the_first_schema_keeps_everything_and_can_rename(
    version_1: Path, database_path: Path
) -> None:
    text = dump(version_1)

    database = Database(str(version_1))

    assert contents(version_1) == contents(database_path)
    assert number(version_1, "PRAGMA user_version") == SCHEMA_VERSION
    assert dump(version_1.with_name("quizzer.db.schema-1.backup")) == text
    give_other_id(database, "founder", "maker")
    maker = next(c for c in library.candidates(database, "me") if c.key.card == "maker")
    assert maker.memory is not None
    assert health.examine(database).is_good
    database.close()


def test_an_upgraded_database_has_the_schema_of_a_new_one(
    version_1: Path, empty_database: Path
) -> None:
    Database(str(version_1)).close()

    statement = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
    assert rows(version_1, statement) == rows(empty_database, statement)


def test_an_upgraded_database_has_no_empty_pages(version_1: Path) -> None:
    Database(str(version_1)).close()

    assert number(version_1, "PRAGMA freelist_count") == 0


def test_space_that_cannot_be_given_back_now_is_left(version_1: Path) -> None:
    with closing(sqlite3.connect(version_1, isolation_level=None)) as connection:
        connection.execute("BEGIN")  # in which no file can be written anew
        opening._give_back_space(connection)

    assert number(version_1, "PRAGMA user_version") == 1


def test_a_kill_in_the_middle_leaves_the_first_schema_and_the_next_start_upgrades(
    version_1: Path,
) -> None:
    before = dump(version_1)

    with stopped(soak("stop", version_1, "before the commit", migrating.MIGRATIONS)):
        pass

    assert dump(version_1) == before
    Database(str(version_1)).close()
    assert number(version_1, "PRAGMA user_version") == SCHEMA_VERSION


def test_answers_of_schema_3_knew_nothing_of_luck_and_replay_to_the_same_digits(
    of_version: OldDatabase, database_path: Path
) -> None:
    ratings = (Rating.GOOD, Rating.GOOD, Rating.EASY, Rating.AGAIN, Rating.GOOD, Rating.HARD)
    days = (0, 1, 4, 15, 15, 21)
    version_3 = of_version(
        3,
        [
            review(card, rating, MORNING + timedelta(days=day, minutes=20 * number))
            for number, (rating, day) in enumerate(zip(ratings, days, strict=True))
            for card in ("partner", "online")
        ],
    )

    database = Database(str(version_3))

    assert contents(version_3) == contents(database_path)
    assert number(version_3, "SELECT count(*) FROM review WHERE guess IS NULL") == 12
    assert health.rebuild(database).differences == ()
    assert rows(version_3, "SELECT DISTINCT stability, difficulty FROM memory") == [
        (7.150117445621003, 8.003773029157445)
    ]
    database.close()


def next_migration(folder: Path, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on the code knows one revision more, which does this."""
    latest = f"{SCHEMA_VERSION:04}"
    migrations = migrations_up_to(latest, folder)
    text = (
        "import sqlalchemy as sa\nfrom alembic import op\n"
        f'revision, down_revision = "next", "{latest}"\n\n\ndef upgrade():\n    {body}\n'
    )
    (migrations / "versions" / "next.py").write_text(text)
    upgrade = functools.partial(migrating.upgrade, migrations=migrations)
    monkeypatch.setattr(migrating, "upgrade", upgrade)
    monkeypatch.setattr(opening, "SCHEMA_VERSION", SCHEMA_VERSION + 1)


def test_a_migration_can_rebuild_a_table_that_others_refer_to(
    version_1: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = (
        'with op.batch_alter_table("deck", recreate="always") as batch:\n'
        '        batch.alter_column("title", new_column_name="name")'
    )
    next_migration(tmp_path / "next", body, monkeypatch)
    Database(str(version_1)).close()

    assert rows(version_1, "SELECT name FROM deck") == [("A small case",)]
    assert number(version_1, "SELECT count(*) FROM cards") == 6
    assert rows(version_1, "PRAGMA foreign_key_check") == []


def test_a_migration_that_would_leave_rows_without_what_they_refer_to_is_refused(
    version_1: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_migration(tmp_path / "next", 'op.execute("DELETE FROM deck")', monkeypatch)
    before = dump(version_1)

    with pytest.raises(StoreError, match=r"would leave a .* without its deck"):
        Database(str(version_1))

    assert dump(version_1) == before


def test_foreign_keys_hold_in_a_database_that_was_just_upgraded(version_1: Path) -> None:
    database = Database(str(version_1))

    with (
        pytest.raises(StoreError, match="FOREIGN KEY constraint failed"),
        database.writing() as connection,
    ):
        connection.run("DELETE FROM deck")
    database.close()
