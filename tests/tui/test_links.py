"""Is a link opened only after its whole target was shown?"""

from __future__ import annotations

import webbrowser
from pathlib import Path

import pytest
from support.faces import SMALL, write_deck
from support.screens import press, screen_text, shown

from quizzer.study.desk import Desk
from quizzer.tui.app import QuizzerApp

LINKED = "He had led Kingsoft, [see](https://kind.example@other.example/path) there."


async def test_a_link_is_shown_in_full_before_it_is_opened(
    decks: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_(target: str) -> bool:
        opened.append(target)
        return True

    monkeypatch.setattr(webbrowser, "open", open_)
    write_deck(decks, SMALL.replace("He had led Kingsoft before.", f'"{LINKED}"'))
    app = QuizzerApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "A small")
        await press(pilot, "enter", "Who founded it?")
        await press(pilot, "o", "no link")
        await press(pilot, "space", "Lei Jun")
        screen = await press(pilot, "o", "to other.example")
        assert "https://kind.example@other.example/path" in screen
        assert opened == []
        await press(pilot, "o", "opened")
        assert opened == ["https://kind.example@other.example/path"]
        await press(pilot, "q", "Lei Jun")
        assert "He had led Kingsoft, see there." in screen_text(app)
