"""Is every kind of card answered in the app, graded, explained and logged?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.faces import rows, write_deck
from support.kinds import DECK
from support.screens import press, screen_text, shown
from syrupy.assertion import SnapshotAssertion

from quizzer.study.desk import Desk
from quizzer.study.queue import EVERYTHING
from quizzer.tui.app import QuizzerApp

SIZES = [(30, 8), (40, 12), (80, 24), (120, 30)]
_NAMED = {" ": "space", ".": "full_stop", "%": "percent_sign"}


def typing(text: str) -> str:
    """The keys of a text, with spaces between them."""
    return " ".join(_NAMED.get(character, character) for character in text)


STEPS: list[tuple[str, str, str, str]] = [
    ("basic", "", "space", "Lei Jun"),
    ("number", typing("7.1 million"), "enter", "Right: 7.1 million is within 5 %"),
    ("cloze", typing("servises"), "enter", "Right but for a typo"),
    ("together", f"{typing('2010')} enter {typing('Peking')}", "enter", "Partly right: 1 of 2"),
    ("choice", "h down", "enter", "✗ "),
    ("several", "1 2 down", "enter", "☒ "),
    ("claim", "c c", "t", "✓ Right"),
    ("list", f"{typing('Idea')} enter {typing('airtel')} enter", "enter", "2 of 3, missing"),
    ("order", "4 3 2 1", "enter", "in order"),
    ("match", "3 1", "enter", " of 2"),
    ("essay", f"{typing('Reach')} enter", "enter", "Tick what you said: 0 of 2"),
]
"""For each card the keys that enter an answer, the one that submits it, and what is said then."""


@pytest.fixture
def kinds(desk: Desk, decks: Path) -> Desk:
    """A desk with a card of every kind."""
    (decks / "small.yaml").unlink()
    write_deck(decks, DECK, "kinds.yaml")
    return desk


async def walk(desk: Desk, size: tuple[int, int]) -> dict[str, str]:
    """Every card with its answer entered, and graded; rated as suggested."""
    app = QuizzerApp(desk, scope=EVERYTHING)
    screens = {}
    async with app.run_test(size=size) as pilot:
        await shown(pilot, "1 of 11")
        for number, (name, entering, submitting, said) in enumerate(STEPS, 1):
            await pilot.press(*entering.split())
            await pilot.pause()
            screens[f"{name} entered"] = screen_text(app)
            await pilot.press(submitting)
            await pilot.pause()
            screens[f"{name} told"] = screen_text(app)
            if size >= (80, 24):
                assert said in screens[f"{name} told"], name
            if name == "essay":
                screens["essay ticked"] = await press(pilot, "2 1", "2 of 2")
            else:
                await press(pilot, "space", f"{number + 1} of 11")
        await press(pilot, "space", "again")
    return screens


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_card_of_every_kind_is_answered_like_this(
    kinds: Desk, size: tuple[int, int], database_path: Path, snapshot: SnapshotAssertion
) -> None:
    screens = await walk(kinds, size)
    for name, text in screens.items():
        assert text == snapshot(name=name)
        assert len(text.splitlines()) <= size[1]
        assert all(len(line) <= size[0] for line in text.splitlines())
    log = rows(
        database_path, "SELECT card, rating, answer, score, confidence FROM review ORDER BY at, id"
    )
    assert [
        (card, rating, answer and json.loads(answer), score and round(score, 2), confidence)
        for card, rating, answer, score, confidence in log
    ] == snapshot(name="log")
