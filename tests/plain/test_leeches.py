"""Is it said when a card has been forgotten once too often?"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from support.build import StandingClock
from support.faces import bundle_only, write_deck

from quizzer.plain.session import run
from quizzer.study.desk import Desk
from quizzer.study.scope import Scope
from quizzer.study.settings import Settings

TOPIC = Scope("small", "pricing/cost")


@pytest.fixture
def study(
    tmp_path: Path, database_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, int], str]:
    """Studies one topic, with so many lapses making a leech."""
    write_deck(tmp_path / "bundled")
    bundle_only(tmp_path / "bundled", monkeypatch)

    def hold(typed: str, leech_lapses: int) -> str:
        said = io.StringIO()
        given = Settings(leech_lapses=leech_lapses)
        with Desk(str(database_path), given, clock) as desk:
            run(desk, lambda desk: desk.begin(TOPIC), io.StringIO(typed), said)
        return said.getvalue()

    return hold


@pytest.mark.parametrize(("leech_lapses", "is_said"), [(1, True), (2, False), (0, False)])
def test_a_lapse_at_the_threshold_says_what_helps(
    study: Callable[[str, int], str],
    clock: StandingClock,
    leech_lapses: int,
    is_said: bool,  # noqa: FBT001 - a row of the table
) -> None:
    assert "Leech" not in study("\n4", leech_lapses)
    clock.wait(days=20)
    told = study("\n1 1q", leech_lapses)
    assert told.count("Leech: forgotten once. When it comes up again, reword") == is_said


def test_a_card_that_is_no_longer_known_in_its_steps_is_no_lapse(
    study: Callable[[str, int], str],
) -> None:
    assert "Leech" not in study("\n1 1 1q", 1)
