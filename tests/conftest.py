"""Fixtures that several rooms use."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from support.build import StandingClock
from support.examples import INNER_LOOP

from quizzer.store.database import Database

# A busy machine takes its time to draw an example and to run it: no test is about how long.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
settings.register_profile(INNER_LOOP, settings.get_profile("untimed"), max_examples=12)


_nobodies = count()


def pytest_configure(config: pytest.Config) -> None:
    """Draw fewer examples while somebody waits for them; the whole suite draws them all."""
    if config.getoption("markexpr") == "not slow":
        settings.load_profile(INNER_LOOP)


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database without content, to be copied: migrating takes a quarter second."""
    path = tmp_path_factory.mktemp("template") / "quizzer.db"
    Database(str(path)).close()
    return path


@pytest.fixture
def database_path(empty_database: Path, tmp_path: Path) -> Path:
    """The path of a fresh database."""
    path = tmp_path / "data" / "quizzer.db"
    path.parent.mkdir(mode=0o700)
    shutil.copy(empty_database, path)
    path.chmod(0o600)
    return path


@pytest.fixture
def open_database(database_path: Path) -> Iterator[Callable[[], Database]]:
    """Opens the fresh database, as often as asked; all are closed at the end."""
    opened: list[Database] = []

    def open_() -> Database:
        opened.append(Database(str(database_path)))
        return opened[-1]

    yield open_
    for database in opened:
        database.close()


@pytest.fixture
def database(open_database: Callable[[], Database]) -> Database:
    """The fresh database, open."""
    return open_database()


@pytest.fixture
def clock() -> StandingClock:
    """A clock that is moved by hand."""
    return StandingClock()


@pytest.fixture(autouse=True)
def _no_user_configuration(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Keep tests away from the user's database and configuration.

    Most need neither, and are named a folder that is not there: to make one takes as long as they.
    """
    if "tmp_path" in request.fixturenames:
        own: Path = request.getfixturevalue("tmp_path")
    else:
        own = tmp_path_factory.getbasetemp() / f"nobody-{next(_nobodies)}"
    for name in [*os.environ]:
        if name.startswith("QUIZZER_") or name == "NO_COLOR":
            monkeypatch.delenv(name)
    monkeypatch.setenv("QUIZZER_CONFIG", str(own / "config.toml"))
    monkeypatch.setenv("QUIZZER_DB", str(own / "data" / "quizzer.db"))
