"""How do these tests run the app? Without a terminal, on a real database, on a Monday morning."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.build import StandingClock
from support.faces import bundle_only, write_deck
from support.screens import rest

from quizzer.study.desk import Desk
from quizzer.study.settings import Settings


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pilots wait no longer than it takes to see that the app has done its work."""
    for module in ("app", "pilot"):
        monkeypatch.setattr(f"textual.{module}.wait_for_idle", rest)


@pytest.fixture
def decks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the bundled decks, which holds one small deck.

    It is named from the working folder, so that the screens that name a file are always the same.
    """
    monkeypatch.chdir(tmp_path)
    bundle_only(Path("bundled"), monkeypatch)
    write_deck(tmp_path / "bundled")
    return tmp_path / "bundled"


@pytest.fixture
def desk(decks: Path, database_path: Path, clock: StandingClock) -> Iterator[Desk]:
    """A desk at that library."""
    with Desk(str(database_path), Settings(), clock) as desk:
        yield desk
