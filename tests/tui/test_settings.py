"""Can a learner see and change the settings in the app, and is the file right after it?"""

from __future__ import annotations

from pathlib import Path

import pytest
from support.screens import press, screen_text, shown
from syrupy.assertion import SnapshotAssertion

from quizzer.cli.preferences import FilePreferences
from quizzer.study.desk import Desk
from quizzer.tui.app import QuizzerApp
from quizzer.tui.settings import SettingsScreen


@pytest.fixture
def file(decks: Path) -> Path:
    """The configuration file, named from the working folder so that it is always the same."""
    path = Path("config.toml")
    path.write_text("# mine\nnew_per_day = 7\n", encoding="utf-8")
    return path


@pytest.fixture
def app(desk: Desk, file: Path) -> QuizzerApp:
    environment = {
        "QUIZZER_CONFIG": str(file), "QUIZZER_MINUTES_PER_DAY": "25", "QUIZZER_DB": "quizzer.db",
    }  # fmt: skip
    return QuizzerApp(desk, preferences=FilePreferences(environment, {}))


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 30)], ids=str)
async def test_they_look_like_this(
    app: QuizzerApp, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with app.run_test(size=size) as pilot:
        await shown(pilot, "A small")
        assert await press(pilot, "comma j j j j", "20" if size[0] == 0 else "Settings") == snapshot


async def test_a_value_is_written_in_place_and_holds_at_once(
    app: QuizzerApp, desk: Desk, file: Path
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "A small")
        await press(pilot, "comma j j j j", "Cards never seen before")
        await press(pilot, "enter backspace 1 2", "› 12")
        await press(pilot, "enter", "kept")
        assert file.read_text() == "# mine\nnew_per_day = 12\n"
        assert desk.settings.new_per_day == 12
        await press(pilot, "enter ctrl+u - 1 enter", "lie between 0 and 9999")
        await press(pilot, "escape", "x default")
        await press(pilot, "x", "20")
        assert file.read_text() == "# mine\n"


async def test_a_theme_is_shown_while_it_is_chosen(app: QuizzerApp, file: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "A small")
        await press(pilot, "comma enter right", "quizzer-light")
        assert app.theme == "quizzer-light"
        await press(pilot, "escape", "x default")
        assert app.theme == "quizzer"
        await press(pilot, "enter right enter", "kept")
        assert app.theme == "quizzer-light"
        assert 'theme = "quizzer-light"\n' in file.read_text()


async def test_what_a_variable_holds_is_not_changed_here(app: QuizzerApp, file: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "A small")
        await press(pilot, "comma", "Settings")
        for _ in range(30):
            await pilot.press("j")
            if "The time that there is" in screen_text(app):
                break
        await press(pilot, "enter", "QUIZZER_MINUTES_PER_DAY holds this")
        assert file.read_text() == "# mine\nnew_per_day = 7\n"


async def test_ascii_holds_at_once_on_every_screen(app: QuizzerApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "▱")
        await press(pilot, "comma j enter right", "true")
        await press(pilot, "enter", "kept")
        await press(pilot, "q", "Enter study")
        assert screen_text(app).isascii()


async def test_a_value_that_is_being_written_stays_with_its_setting_when_the_wheel_turns(
    app: QuizzerApp, file: Path
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "A small")
        await press(pilot, "comma j j j j", "Cards never seen before")
        await press(pilot, "enter backspace 1 2", "› 12")
        page = app.screen
        assert isinstance(page, SettingsScreen)
        page.on_mouse_scroll_up()
        await press(pilot, "enter", "kept")
        assert file.read_text() == "# mine\nnew_per_day = 12\n"


async def test_a_file_that_cannot_be_read_says_so_for_as_long_as_there_is_nothing_to_change(
    app: QuizzerApp, file: Path
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "A small")
        file.write_text("[[[", encoding="utf-8")
        await press(pilot, "comma", "this is not TOML")
        text = await press(pilot, "down enter", "this is not TOML")
        assert "change" not in text
