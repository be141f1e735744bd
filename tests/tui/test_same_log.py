"""Do the same keys give the same log in the app and line by line?"""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from support.build import StandingClock
from support.faces import FLIPPED, rows, standing_answers, write_deck
from support.screens import shown, until

from quizzer.plain import session as plain
from quizzer.study.desk import Desk
from quizzer.study.scope import EVERYTHING
from quizzer.study.settings import Settings
from quizzer.tui.app import QuizzerApp

NAMES = {" ": "space", "\n": "enter", "-": "minus", "@": "at", "!": "exclamation_mark"}
MARKS = "SELECT card, suspended, flagged, buried_on FROM marks ORDER BY card"


@pytest.mark.parametrize(
    "keys",
    [" 3 1 4 2 3q", "3 4u 1!- @u  uu 2", "\n\n\n1\n1\n\n\n4\n4\n4\n4\n4\n4"],
    ids=["ratings", "marks and undo", "lapses to the end"],
)
async def test_the_same_keys_give_the_same_log(
    desk: Desk, decks: Path, database_path: Path, tmp_path: Path, keys: str
) -> None:
    write_deck(decks, FLIPPED)
    twin = tmp_path / "plain.db"
    shutil.copy(database_path, twin)
    with Desk(str(twin), Settings(), StandingClock()) as other:
        typed = io.StringIO(keys.replace("\n", " "))
        plain.run(other, lambda desk: desk.begin(EVERYTHING), typed, io.StringIO())
    expected = standing_answers(twin)
    app = QuizzerApp(desk, scope=EVERYTHING)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "1 of 5")
        for key in keys:
            await pilot.press(NAMES.get(key, key))
        await until(pilot, lambda: len(standing_answers(database_path)) == len(expected), keys)
    assert standing_answers(database_path) == expected
    assert rows(database_path, MARKS) == rows(twin, MARKS)
