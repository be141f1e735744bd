"""Does the app say when a card is forgotten once too often, and mark it among the cards?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.build import StandingClock
from support.screens import press, shown

from quizzer.memory.model import Rating
from quizzer.study.desk import Desk
from quizzer.study.scope import Scope
from quizzer.study.settings import Settings
from quizzer.tui.app import QuizzerApp

SIZE = (80, 24)
FOUNDER = Scope("small", "model")


@pytest.fixture
def desk(decks: Path, database_path: Path, clock: StandingClock) -> Iterator[Desk]:
    """A desk at which the first lapse makes a leech, three weeks after a first card was learnt."""
    with Desk(str(database_path), Settings(leech_lapses=1), clock) as desk:
        desk.rate(desk.begin(FOUNDER).result(), Rating.EASY, 1000).result()
        clock.wait(days=21)
        yield desk


async def test_a_lapse_at_the_threshold_says_what_helps(desk: Desk) -> None:
    app = QuizzerApp(desk, scope=FOUNDER)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Who founded it?")
        said = await press(pilot, "space 1", "leech: forgotten once")
        assert "when it is back, e reword, s source, @ suspend\n" in said


async def test_a_leech_has_a_sign_among_the_cards(desk: Desk) -> None:
    desk.rate(desk.begin(FOUNDER).result(), Rating.AGAIN, 1000).result()
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "A small case")
        await press(pilot, "m", "Mastery")
        cards = await press(pilot, "enter", "Who founded it?")
    marked = [line for line in cards.splitlines() if " ~ " in line]
    assert len(marked) == 1
    assert "Who founded it?" in marked[0]
