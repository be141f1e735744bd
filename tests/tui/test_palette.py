"""Does the palette find and do what can be done, and a jump go where its letter says?"""

from __future__ import annotations

from pathlib import Path

from support.screens import press, screen_text, shown, until
from syrupy.assertion import SnapshotAssertion

from quizzer.cli.preferences import FilePreferences
from quizzer.study.desk import Desk
from quizzer.tui.actions import BY_ID
from quizzer.tui.app import QuizzerApp
from quizzer.tui.commands import HOME_LEADS_TO, commands
from quizzer.tui.home import HomeScreen
from quizzer.tui.mastery import MasteryScreen
from quizzer.tui.page import Page


def without_count(text: str) -> str:
    """The palette without the number of all commands."""
    return text.partition(" of ")[0] + text.partition(" of ")[2].partition("\n")[2]


async def test_a_command_is_found_by_its_letters_and_done(
    desk: Desk, snapshot: SnapshotAssertion
) -> None:
    app = QuizzerApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "A small")
        whole = await press(pilot, "p", "Palette")
        assert "one line up" not in whole
        assert "Study: A small case" in whole
        assert without_count(await press(pilot, "m a s t", "1 of")) == snapshot
        await press(pilot, "enter", "expected score")
        await press(pilot, "ctrl+p", "Go to: home")
        assert "one line up" not in screen_text(app)
        await press(pilot, "g o space h o m e enter", "Enter study")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "ctrl+p", "Palette")
        await press(pilot, "z z z", "Nothing here is called so")
        await press(pilot, "enter ctrl+p", "Enter study")


async def test_a_theme_is_shown_while_it_is_selected_and_kept_when_it_is_chosen(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "config.toml"
    preferences = FilePreferences({"QUIZZER_CONFIG": str(file)}, {})
    app = QuizzerApp(desk, preferences=preferences)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "A small")
        await press(pilot, "p t h e m e space n o r d", "› Theme: nord")
        assert app.theme == "nord"
        await press(pilot, "escape", "Enter study")
        assert app.theme == "quizzer"
        await press(pilot, "p t h e m e space n o r d enter", "theme nord, kept in")
        assert app.theme == "nord"
        assert file.read_text() == 'theme = "nord"\n'


async def test_a_jump_lays_letters_over_the_page_and_goes_where_they_say(
    desk: Desk, snapshot: SnapshotAssertion
) -> None:
    app = QuizzerApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        before = await shown(pilot, "A small")
        labelled = await press(pilot, "g", "Esc stay")
        assert labelled.splitlines()[:-2] == snapshot  # below are as many screens as there are
        rows = list(zip(before.splitlines(), labelled.splitlines(), strict=True))[:-3]
        assert all(old[2:] == new[2:] for old, new in rows)
        await press(pilot, "escape", "Enter study")
        await press(pilot, "g b", "›▾ A small")
        await press(pilot, "g m", "expected score")
        assert isinstance(app.screen, MasteryScreen)
        await press(pilot, "g b", "›   Business model")
        await press(pilot, "g h", "Enter study")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen), "home")


async def test_from_a_session_the_palette_leads_away_and_back_to_its_card(desk: Desk) -> None:
    app = QuizzerApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "A small")
        await press(pilot, "enter", "Who founded it?")
        await press(pilot, "ctrl+p g o space m a s t enter", "expected score")
        await press(pilot, "q", "Who founded it?")
        await press(pilot, "ctrl+p s h o w space a n s enter", "Lei Jun")


async def test_what_home_leads_to_can_be_reached_from_everywhere(desk: Desk) -> None:
    app = QuizzerApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "A small")
        await press(pilot, "m", "expected score")
        assert isinstance(app.screen, MasteryScreen)
        words = [command.words for command in commands(app, app.screen)]
        leading = [word for word in words if word.startswith("Go to: ")]
        assert len(leading) == len([name for name in HOME_LEADS_TO if name in BY_ID]) + 1
        assert "Study: A small case" in words


async def test_the_lines_of_a_screen_that_is_one_can_be_jumped_to(desk: Desk) -> None:
    app = QuizzerApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "A small")
        for key in ("m", "z", "d", "comma", "slash"):
            await pilot.press(key)
            await pilot.pause()
            await pilot.press("ctrl+o")
            await until(pilot, lambda: bool(jump_of(app)), "the jump's letters")
            await pilot.press("h")
            await until(pilot, lambda: isinstance(app.screen, HomeScreen), "home")


async def test_the_letters_of_a_jump_stay_on_what_is_seen_when_the_window_shrinks(
    desk: Desk,
) -> None:
    app = QuizzerApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "A small")
        await press(pilot, "slash down", "›  Who")
        await press(pilot, "g", "Esc stay")
        assert len(jump_of(app)) == 6
        await pilot.resize_terminal(80, 7)
        await until(pilot, lambda: len(jump_of(app)) == 2, "letters for two cards")
        await press(pilot, jump_of(app)[1], "›  Margins")


def jump_of(app: QuizzerApp) -> list[str]:
    """The letters of the places that are labelled."""
    assert isinstance(app.screen, Page)
    return list(app.screen.jump.labels) if app.screen.jump else []
