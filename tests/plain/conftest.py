"""How do these tests hold a session? On two strings, with a clock that stands."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from support.build import StandingClock
from support.faces import bundle_only, write_deck

from quizzer.plain.session import run
from quizzer.study.desk import Desk
from quizzer.study.scope import EVERYTHING
from quizzer.study.settings import Settings


@dataclass(frozen=True, slots=True)
class Held:
    """A session that is over: its exit code and all that was said."""

    code: int
    told: str


Study = Callable[[str], Held]


@pytest.fixture
def desk(
    tmp_path: Path, database_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """A desk at a library of one small deck."""
    write_deck(tmp_path / "bundled")
    bundle_only(tmp_path / "bundled", monkeypatch)
    with Desk(str(database_path), Settings(), clock) as desk:
        yield desk


@pytest.fixture
def study(desk: Desk) -> Study:
    """Holds a session on everything: what is typed in, what is said out."""

    def hold(typed: str) -> Held:
        said = io.StringIO()
        code = run(desk, lambda desk: desk.begin(EVERYTHING), io.StringIO(typed), said)
        return Held(code, said.getvalue())

    return hold
