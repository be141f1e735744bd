"""Does the first start explain itself in one screen, and every other get out of the way?"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from support.build import StandingClock
from support.faces import standing_answers
from support.screens import press, screen_text, shown, until
from syrupy.assertion import SnapshotAssertion

from quizzer.study.appearance import Written
from quizzer.study.desk import Desk
from quizzer.study.overview import Overview
from quizzer.study.scope import EVERYTHING
from quizzer.study.settings import Settings
from quizzer.tui.app import QuizzerApp
from quizzer.tui.home import HomeScreen
from quizzer.tui.keymap import keys_of
from quizzer.tui.look import Look

SIZES = [(30, 8), (40, 12), (80, 24), (120, 30)]


@pytest.fixture
def first(decks: Path, tmp_path: Path, clock: StandingClock) -> Iterator[Desk]:
    """A desk where nobody has ever been."""
    with Desk(str(tmp_path / "new" / "quizzer.db"), Settings(), clock) as desk:
        yield desk


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_first_start_looks_like_this(
    first: Desk, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    app = QuizzerApp(first)
    async with app.run_test(size=size) as pilot:
        text = await shown(pilot, "Welcome")
        assert text == snapshot
        await press(pilot, "x", "Decks" if size[1] > 8 else "quizzer")
        assert "Welcome" not in screen_text(app)


async def test_enter_begins_with_a_few_cards_and_home_is_below(first: Desk) -> None:
    app = QuizzerApp(first)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "Welcome")
        await press(pilot, "question_mark", "Keys")
        await press(pilot, "q", "Welcome")
        await press(pilot, "enter", "1 of 5")
        await pilot.press("escape")
        await press(pilot, "q", "Decks")


async def test_no_home_screen_flashes_up_before_the_greeting(
    first: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: Future[Overview] = Future()
    monkeypatch.setattr(first, "look", lambda: looked)
    app = QuizzerApp(first)
    async with app.run_test(size=(80, 24)) as pilot:
        home = app.screen
        assert isinstance(home, HomeScreen)
        await until(pilot, lambda: home.overview is not None, "the counts")
        await pilot.pause()
        assert "Everything" not in screen_text(app)
        await pilot.press("down", "up")  # what is not painted yet can be selected
        monkeypatch.undo()
        first.look().add_done_callback(lambda done: looked.set_result(done.result()))
        await shown(pilot, "Welcome")


async def test_the_second_start_gets_out_of_the_way(first: Desk, clock: StandingClock) -> None:
    first.look().result()
    with Desk(first.location, Settings(), clock) as again:
        app = QuizzerApp(again)
        async with app.run_test(size=(80, 24)) as pilot:
            await shown(pilot, "Nothing was answered yet")
            assert "Welcome" not in screen_text(app)
    assert not standing_answers(Path(first.location))


async def test_who_asks_for_a_session_gets_it_at_once(first: Desk) -> None:
    app = QuizzerApp(first, scope=EVERYTHING)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Welcome" not in await shown(pilot, "Who founded it?")


async def test_a_key_of_the_learners_own_does_what_the_greeting_says(first: Desk) -> None:
    keys = keys_of({"welcome.begin": Written("b", "config.toml:2")})
    app = QuizzerApp(first, look=Look(keys=keys))
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "b first five cards")
        await press(pilot, "b", "1 of 5")
