"""Does every screen hold in a window that is hardly one?"""

from __future__ import annotations

from pathlib import Path

import pytest
from support.screens import screen_text, shown
from textual.pilot import Pilot

from quizzer.cli.preferences import FilePreferences
from quizzer.study.desk import Desk
from quizzer.tui.app import QuizzerApp
from quizzer.tui.page import Page

WALKS = {
    "sessions": (
        "enter space i q s q ? q 3 h g escape ctrl+p down escape q m q enter",
        "Review Card Passage Help Palette Summary Mastery",
    ),
    "home": ("j right g escape comma j enter escape q p m a escape ? j q", "Settings Palette Help"),
    "knowledge": ("m j enter q c q q e t q s tab q", "Mastery Cards Calibration Exam Statistics"),
    "library": (
        "d enter q t q q c enter q q slash x escape down q q",
        "DeckProblems Drafts Coverage Browse",
    ),
    "quiz": ("z j enter enter space n escape q q", "QuizSetup Quiz"),
}
"""Keys that lead through screens and back, and the screens on the way."""


async def pressed(pilot: Pilot[None], key: str, size: tuple[int, int]) -> None:
    """Press a key; whatever is shown then fits and is left by a key that is shown."""
    await pilot.press("question_mark" if key == "?" else key)
    await pilot.pause()
    lines = screen_text(pilot.app).splitlines()
    assert len(lines) <= size[1]
    assert all(len(line) <= size[0] for line in lines)
    page = pilot.app.screen
    if isinstance(page, Page) and page.hints():
        first = page.jump.hints()[0] if page.jump else page.hints()[0]
        assert first.key in "\n".join(lines[-2:])


@pytest.mark.parametrize("size", [(30, 8), (24, 6)], ids=str)
@pytest.mark.parametrize("walk", WALKS)
async def test_every_screen_fits_and_shows_the_next_key(
    desk: Desk, tmp_path: Path, walk: str, size: tuple[int, int]
) -> None:
    preferences = FilePreferences({"QUIZZER_CONFIG": str(tmp_path / "config.toml")}, {})
    app = QuizzerApp(desk, preferences=preferences)
    keys, screens = WALKS[walk]
    seen = set()
    async with app.run_test(size=size) as pilot:
        await shown(pilot, "5 new")
        for key in keys.split():
            await pressed(pilot, key, size)
            seen.add(type(app.screen).__name__.removesuffix("Screen"))
    assert seen >= set(screens.split())
