"""Does the first session in words explain itself, and the second go straight to the cards?"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from support.build import StandingClock
from support.faces import bundle_only, write_deck

from quizzer.plain.session import run
from quizzer.study.desk import Desk
from quizzer.study.scope import EVERYTHING
from quizzer.study.settings import Settings


def told(database: Path, clock: StandingClock) -> list[str]:
    said = io.StringIO()
    with Desk(str(database), Settings(), clock) as desk:
        run(desk, lambda desk: desk.begin(EVERYTHING), io.StringIO("q\n"), said)
    return said.getvalue().splitlines()


def test_the_first_session_begins_with_three_lines_of_welcome(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_deck(tmp_path / "bundled")
    bundle_only(tmp_path / "bundled", monkeypatch)
    first = told(tmp_path / "new" / "quizzer.db", clock)
    assert first[0].startswith("Welcome to Quizzer. ")
    assert "Type ? and Enter for all keys" in first[1]
    assert first[2] == "To begin with: “A small case”, 6 cards."
    assert told(tmp_path / "new" / "quizzer.db", clock) == first[3:]
