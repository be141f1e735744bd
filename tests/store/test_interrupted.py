"""Is the database as usable after Ctrl-C as before, wherever it comes?"""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.build import review
from support.stored import MODEL, number, shelve

from quizzer.store import answers
from quizzer.store.database import Database
from quizzer.store.shelf import shelf


class Interrupted(sqlite3.Connection):
    """A connection to whose user Ctrl-C comes right after a statement, once."""

    after: str = ""

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        """Run the statement."""
        done = super().execute(sql, *values)
        if sql == self.after:
            Interrupted.after = ""
            raise KeyboardInterrupt
        return done


@pytest.fixture
def interrupting(database_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Database]:
    """Opens a database whose statements can be interrupted."""

    def opened() -> Database:
        connect = functools.partial(sqlite3.connect, factory=Interrupted)
        monkeypatch.setattr("quizzer.store.opening.sqlite3.connect", connect)
        return Database(str(database_path))

    return opened


def interrupted_answer(database: Database, after: str) -> None:
    Interrupted.after = after
    with pytest.raises(KeyboardInterrupt):
        answers.record(database, review(), MODEL)


def test_an_answer_interrupted_while_it_waits_for_another_process_can_be_given_again(
    interrupting: Callable[[], Database], database_path: Path
) -> None:
    database = interrupting()
    shelve(database)

    interrupted_answer(database, after="BEGIN IMMEDIATE")

    answers.record(database, review(), MODEL)
    assert number(database_path, "SELECT count(*) FROM review") == 1
    database.close()


def test_an_answer_interrupted_when_it_is_on_disk_is_on_the_shelf_too(
    interrupting: Callable[[], Database], database_path: Path
) -> None:
    database = interrupting()
    shelve(database)
    assert not shelf(database, "me").due_on.any()

    interrupted_answer(database, after="COMMIT")

    assert number(database_path, "SELECT count(*) FROM review") == 1
    assert shelf(database, "me").due_on.any()
    database.close()
