"""What the tests of the store share: a filled database, and looks at a file from outside."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from quizzer.cards.deck import Deck
from quizzer.memory.model import Model
from quizzer.store import answers, syncing
from quizzer.store.database import Database
from quizzer.study.library import refresh
from support.build import MORNING
from support.build import deck as small_deck

MODEL = Model()
_NOBODY = 65534


def shelve(database: Database, deck: Deck | None = None) -> None:
    """Put a deck on the shelf and the model in the log, so that its cards can be answered."""
    syncing.sync(database, deck or small_deck(), "case.yaml", "", MORNING)
    answers.remember_model(database, MODEL)


def prepare(path: Path) -> None:
    """Fill a database for sessions through a desk, with the bundled decks read already."""
    database = Database(str(path))
    shelve(database)
    refresh(database, MORNING)
    database.close()


def rows(path: Path, statement: str) -> list[tuple[Any, ...]]:
    """What a statement selects, over a connection that knows nothing of ours."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()


def number(path: Path, statement: str) -> int:
    """The one number that a statement selects."""
    value = rows(path, statement)[0][0]
    assert isinstance(value, int)
    return value


def dump(path: Path) -> str:
    """Everything that a database file says, schema and content."""
    with closing(sqlite3.connect(path)) as connection:
        numbers = [
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("user_version", "application_id")
        ]
        return "\n".join((str(numbers), *connection.iterdump()))


def soak(*arguments: object) -> subprocess.Popen[str]:
    """`support.store_soak` in a process of its own, with its output to be read."""
    return subprocess.Popen(
        [sys.executable, "-m", "support.store_soak", *map(str, arguments)],
        cwd=Path(__file__).parents[1],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def output_of(process: subprocess.Popen[str]) -> list[str]:
    """The lines of a process that ends by itself, and well."""
    lines, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    return lines.splitlines()


@contextmanager
def stopped(process: subprocess.Popen[str]) -> Iterator[None]:
    """A process that says a line where it stops for good; killed at the end."""
    with process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "here\n"
            yield
        finally:
            process.kill()


@contextmanager
def unprivileged(folder: Path) -> Iterator[None]:
    """Not root, who may do everything, but the owner of this folder and what is in it."""
    if os.geteuid() != 0:
        yield
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, _NOBODY, _NOBODY)
    try:
        os.seteuid(_NOBODY)
    except PermissionError:
        pytest.skip("root that cannot become anybody else")
    try:
        yield
    finally:
        os.seteuid(0)
