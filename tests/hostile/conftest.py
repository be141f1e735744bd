"""What do hostile decks meet? A runner with limits, and a library with a history to lose."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.build import review
from support.limited import Limited, limited
from support.stored import MODEL, prepare

from quizzer.store import answers
from quizzer.store.database import Database


@pytest.fixture(scope="session")
def quizzer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Limited]:
    """The command, each run under limits."""
    with limited(tmp_path_factory.mktemp("limited")) as run:
        yield run


@pytest.fixture(scope="session")
def stocked(empty_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the bundled decks, another deck, and an answer in its log; to be copied."""
    path = tmp_path_factory.mktemp("stocked") / "quizzer.db"
    shutil.copy(empty_database, path)
    path.chmod(0o600)
    prepare(path)
    database = Database(str(path))
    answers.record(database, review(), MODEL)
    database.close()
    return path


@pytest.fixture
def library(stocked: Path, tmp_path: Path) -> Path:
    """A copy of it that may be changed."""
    return Path(shutil.copy2(stocked, tmp_path / "quizzer.db"))
