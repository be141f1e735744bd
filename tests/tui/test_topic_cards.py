"""Do the cards of a topic cost a key the same, however many they are?"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any

import pytest
from support.screens import press, screen_text, shown
from textual.pilot import Pilot

from quizzer.errors import StoreError
from quizzer.study.desk import Desk
from quizzer.study.overview import CardLine
from quizzer.tui import mastery
from quizzer.tui.app import QuizzerApp
from quizzer.tui.mastery import CardsScreen

FIRST, SECOND, LAST = "› Who", "Margins are", "It sold online first"


async def opened(pilot: Pilot[Any], words: str = FIRST) -> CardsScreen:
    """The cards of the first line of the mastery screen, once these words are seen."""
    await shown(pilot, "Everything")
    await press(pilot, "m", "Mastery")
    await press(pilot, "enter", words)
    assert isinstance(pilot.app.screen, CardsScreen)
    return pilot.app.screen


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
        screen = await opened(pilot)
        assert screen.count() > screen.window.height
        painted.clear()
        screen.action_move(1)
        assert 0 < len(painted) < screen.count()
        screen.action_move(screen.count())
        assert screen.window.top > 0


async def test_the_cards_of_a_topic_are_read_as_they_come_into_sight(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mastery, "READ_AHEAD", 0)
    read: list[int] = []
    card_lines = desk.card_lines

    def noted(numbers: Sequence[int]) -> Future[dict[int, CardLine]]:
        read.extend(numbers)
        return card_lines(numbers)

    monkeypatch.setattr(desk, "card_lines", noted)
    app = QuizzerApp(desk)
    async with app.run_test(size=(40, 7)) as pilot:
        screen = await opened(pilot)
        assert 0 < len(read) < screen.count()
        screen.action_move(screen.count())
        await shown(pilot, "› True or false? It sold")
        assert len(read) == len({*read}) <= screen.count()


async def test_a_list_is_gone_through_by_screens_and_to_its_ends(desk: Desk) -> None:
    app = QuizzerApp(desk)
    async with app.run_test(size=(40, 8)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "pagedown", "› How many")
        assert screen.cursor == screen.window.height - 1
        await press(pilot, "pageup", "› Who")
        await press(pilot, "end", "› True or false?")
        await press(pilot, "home", "› Who")
        assert screen.window.top == 0


async def test_a_card_that_has_gone_since_is_an_empty_line(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Sequence[int]] = []
    card_lines = desk.card_lines

    def without_the_first(numbers: Sequence[int]) -> Future[dict[int, CardLine]]:
        asked.append(numbers)
        return card_lines(numbers[1:])

    monkeypatch.setattr(desk, "card_lines", without_the_first)
    app = QuizzerApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, LAST)
        assert "Who founded it?" not in screen_text(app)
        await press(pilot, "at j", f"› {SECOND}")
        assert len(asked) == 1


async def test_cards_that_could_not_be_read_are_asked_for_in_another_place_and_not_over_and_over(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Sequence[int]] = []
    card_lines = desk.card_lines

    def fail(numbers: Sequence[int]) -> Future[dict[int, CardLine]]:
        asked.append(numbers)
        failed: Future[dict[int, CardLine]] = Future()
        failed.set_exception(StoreError("the file is damaged"))
        return failed

    monkeypatch.setattr(desk, "card_lines", fail)
    app = QuizzerApp(desk)
    async with app.run_test(size=(60, 7)) as pilot:
        await opened(pilot, "the file is damaged.")
        before = len(asked)
        await pilot.pause()
        assert len(asked) == before <= 2
        monkeypatch.setattr(desk, "card_lines", card_lines)
        await press(pilot, "down down down", "How many phones")
