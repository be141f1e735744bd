"""What does every screen look like, at each size, and without colours?"""

from __future__ import annotations

import pytest
from support.build import StandingClock
from support.screens import press, screen_text, shown, until
from syrupy.assertion import SnapshotAssertion

from quizzer.memory.model import Rating
from quizzer.study.desk import Desk
from quizzer.study.scope import EVERYTHING
from quizzer.tui.app import QuizzerApp
from quizzer.tui.look import Look

SIZES = [(40, 12), (80, 24), (120, 30)]


@pytest.fixture
def desk_on_wednesday(desk: Desk, clock: StandingClock) -> Desk:
    """A desk whose learner answered three cards on Monday, two of which are due again."""
    desk.look().result()
    turn = desk.begin(EVERYTHING).result()
    for rating in (Rating.AGAIN, Rating.GOOD, Rating.EASY):
        turn = desk.rate(turn, rating, 3000).result()
    clock.wait(days=2)
    return desk


async def walk(desk: Desk, size: tuple[int, int], theme: str = "quizzer") -> dict[str, str]:
    """Every screen on the way through a session, by name; nothing of it stays."""
    app = QuizzerApp(desk, look=Look(theme))
    async with app.run_test(size=size) as pilot:
        screens = {
            "home": await shown(pilot, "A small"),
            "question": await press(pilot, "enter", "Who founded it?"),
            "answer": await press(pilot, "space", "Lei Jun"),
            "card": await press(pilot, "i", "small/founder"),
            "help": await press(pilot, "q question_mark", "Keys"),
            "summary": await press(pilot, "q 3 escape q", "Session done"),
            "mastery": await press(pilot, "m", "Enter cards"),
            "cards": await press(pilot, "down enter", "True or false"),
        }
        await until(pilot, lambda: bool(getattr(app.screen, "_year", ())), "the year")
        screens["cards"] = screen_text(app)
        await press(pilot, "q q u", "undone")
        return screens


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_screens_look_like_this(
    desk_on_wednesday: Desk, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    screens = await walk(desk_on_wednesday, size)
    for name, text in screens.items():
        assert text == snapshot(name=name)
        assert len(text.splitlines()) <= size[1]
        assert all(len(line) <= size[0] for line in text.splitlines())
    question, answer = screens["question"].splitlines(), screens["answer"].splitlines()
    row = next(row for row, line in enumerate(question) if "Who founded it?" in line)
    assert answer[: row + 1] == question[: row + 1]


@pytest.mark.parametrize("theme", ["quizzer", "quizzer-contrast"])
async def test_colour_carries_no_meaning_alone(
    desk_on_wednesday: Desk, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    coloured = await walk(desk_on_wednesday, (80, 24))
    if theme == "quizzer":
        monkeypatch.setenv("NO_COLOR", "1")
    assert await walk(desk_on_wednesday, (80, 24), theme) == coloured
