"""Do reads that belong together see one state of the database, and is little read twice?"""

from __future__ import annotations

from pathlib import Path

import pytest
from support.build import MORNING, deck, review
from support.stored import MODEL, shelve
from support.watching import watched

from quizzer.errors import StoreError
from quizzer.store import answers, library
from quizzer.store.database import Database
from quizzer.store.shelf import shelf


@pytest.fixture
def other(database: Database, database_path: Path) -> Database:
    """Another process's connection."""
    shelve(database)
    return Database(str(database_path))


def test_reads_within_a_read_begin_once(database: Database) -> None:
    shelve(database)
    with watched(database) as statements, database.reading():
        shelf(database, "me")
        library.decks(database)
    assert [sql for sql in statements if sql in ("BEGIN", "COMMIT")] == ["BEGIN", "COMMIT"]


def test_a_read_that_failed_leaves_none_open(database: Database, other: Database) -> None:
    with pytest.raises(StoreError), database.reading() as connection:
        connection.all("SELECT 1 FROM nowhere")
    library.remove_deck(other, deck().id, MORNING)
    assert all(record.removed for record in library.decks(database))


def test_decks_and_topics_are_read_once_however_many_answers_come(database: Database) -> None:
    shelve(database)
    before = library.decks(database), library.topics(database)
    answers.record(database, review(), MODEL)

    with watched(database) as statements:
        after = library.decks(database), library.topics(database)

    assert after[0] is before[0]
    assert after[1] is before[1]
    assert not [sql for sql in statements if "FROM" in sql]
