"""Do the cards of a topic cost a key the same, however many they are?"""

from __future__ import annotations

from typing import Any

import pytest
from support.screens import press, shown

from quizzer.study.desk import Desk
from quizzer.tui.app import QuizzerApp
from quizzer.tui.mastery import CardsScreen


async def test_a_key_paints_the_cards_that_are_in_sight_and_no_others(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[Any] = []
    line = CardsScreen._line

    def noted(self: CardsScreen, card: Any, width: int) -> Any:
        painted.append(card)
        return line(self, card, width)

    monkeypatch.setattr(CardsScreen, "_line", noted)
    app = QuizzerApp(desk)
    async with app.run_test(size=(40, 7)) as pilot:
        await shown(pilot, "Everything")
        await press(pilot, "m", "Mastery")
        await press(pilot, "enter", "› Who")
        screen = app.screen
        assert isinstance(screen, CardsScreen)
        assert screen.count() > screen.window.height
        painted.clear()
        screen.action_move(1)
        assert 0 < len(painted) < screen.count()
        screen.action_move(screen.count())
        assert screen.window.top > 0
