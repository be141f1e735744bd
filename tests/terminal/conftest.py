"""Where do these tests run the installed command? In a library of their own."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from support.build import MORNING
from support.faces import SMALL, put_hostile_deck, write_deck
from support.terminal import Terminal

from quizzer.store import library as shelf
from quizzer.store.database import Database

INSTALLED = Path(sys.executable).with_name("quizzer")
QUIZZER = [str(INSTALLED)] if INSTALLED.exists() else [sys.executable, "-m", "quizzer"]

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Start = Callable[..., Terminal]


def environment(database: Path, **more: str) -> dict[str, str]:
    """The surroundings of a run: a colour terminal, no configuration, this database."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return kept | {
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "QUIZZER_DB": str(database),
        "QUIZZER_CONFIG": str(database.with_name("config.toml")),
        **more,
    }


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the small deck and a hostile one; the bundled decks were removed."""
    folder = tmp_path_factory.mktemp("library")
    database = folder / "quizzer.db"

    added = [*QUIZZER, "add", str(write_deck(folder / "decks", SMALL))]
    subprocess.run(added, env=environment(database), check=True, capture_output=True)
    opened = Database(str(database))
    for record in shelf.decks(opened):
        if record.id != "small":
            shelf.remove_deck(opened, record.id, MORNING)
    opened.close()
    put_hostile_deck(database, folder / "decks")
    return folder


@pytest.fixture
def library(template: Path, tmp_path: Path) -> Path:
    """The database of a fresh copy of that library, whose decks are in the copy too."""
    folder, database = tmp_path / "library", tmp_path / "library" / "quizzer.db"
    shutil.copytree(template, folder)
    with closing(sqlite3.connect(database)) as connection, connection:
        moved = "UPDATE deck SET path = replace(path, ?, ?)"
        connection.execute(moved, (str(template), str(folder)))
    return database


@pytest.fixture
def run(library: Path) -> Run:
    """Runs the installed command on pipes until it ends."""

    def run_(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*QUIZZER, *arguments],
            env=environment(library),
            input=stdin,
            check=False,
            capture_output=True,
            text=True,
        )

    return run_


@pytest.fixture
def start(library: Path) -> Start:
    """Starts the installed command in a terminal."""

    def start_(*arguments: str, **more: str) -> Terminal:
        return Terminal([*QUIZZER, *arguments], environment(library, **more))

    return start_
