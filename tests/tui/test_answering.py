"""Is every kind of card answered in the app, graded, explained and logged?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.faces import rows, write_deck
from support.kinds import DECK
from support.screens import press, screen_text, shown
from syrupy.assertion import SnapshotAssertion
from textual import events
from textual.pilot import Pilot

from quizzer.errors import StoreError
from quizzer.memory.model import Rating
from quizzer.store import answers
from quizzer.study.desk import Desk
from quizzer.study.scope import EVERYTHING
from quizzer.tui.app import QuizzerApp
from quizzer.tui.review import ReviewScreen

SIZES = [(30, 8), (40, 12), (80, 24), (120, 30)]
STEPS: list[tuple[str, list[str], str, str]] = [
    ("basic", [], "space", "Lei Jun"),
    ("number", ["7 full_stop 1", "‹ million›"], "enter", "Right: 7.1 million is within 5 %"),
    ("cloze", ["‹servises›"], "enter", "Right but for a typo"),
    ("together", ["‹2010›", "enter", "‹Peking›"], "enter", "Partly right: 1 of 2"),
    ("choice", ["h down"], "enter", "✗ "),
    ("several", ["1 2 down"], "enter", "☒ "),
    ("claim", ["c c"], "t", "✓ Right"),
    ("list", ["‹Idea›", "enter", "‹airtel›", "enter"], "enter", "2 of 3, missing"),
    ("order", ["4 3 2 1"], "enter", "in order"),
    ("match", ["3 1"], "enter", " of 2"),
    ("essay", ["‹Reach›", "enter"], "enter", "Tick what you said: 0 of 2"),
]
"""For each card what enters an answer, the key that submits it, and what is said then.

What stands in ‹› is pasted: a Pilot waits after each key.
"""


async def enter(pilot: Pilot[Any], inputs: list[str]) -> None:
    """Press keys and paste texts."""
    for each in inputs:
        if each.startswith("‹"):
            pilot.app.post_message(events.Paste(each[1:-1]))
        else:
            await pilot.press(*each.split())
        await pilot.pause()


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
            await enter(pilot, entering)
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
        database_path, "SELECT card, rating, answer, score, confidence FROM reviews ORDER BY at, id"
    )
    assert [
        (card, rating, answer and json.loads(answer), score and round(score, 2), confidence)
        for card, rating, answer, score, confidence in log
    ] == snapshot(name="log")


async def test_a_failed_write_keeps_what_was_answered(
    kinds: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> object:
        raise StoreError("the disk is full", where="/db", remedy="Free some space")

    app = QuizzerApp(kinds, scope=EVERYTHING)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "1 of 11")
        await press(pilot, "space space", "2 of 11")
        await enter(pilot, ["‹7 million›"])
        told = await press(pilot, "enter", "✓ 7 million")
        with monkeypatch.context() as broken:
            broken.setattr(answers, "record", fail)
            kept = await press(pilot, "space", "the disk is full")
        assert kept.splitlines()[:12] == told.splitlines()[:12]
        await press(pilot, "space", "3 of 11")
        undone = await press(pilot, "ctrl+z", "undone")
        assert "How many phones" in undone
        assert "7 million" not in undone  # asked again, with nothing entered


async def test_the_mouse_chooses_places_and_pairs(kinds: Desk, database_path: Path) -> None:
    app = QuizzerApp(kinds, scope=EVERYTHING)

    async def click(words: str) -> None:
        lines = screen_text(app).splitlines()
        row = next(row for row, line in enumerate(lines) if words in line)
        await pilot.click(offset=(lines[row].index(words), row))
        await pilot.pause()

    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "1 of 11")
        for number in (2, 3, 4, 5):
            await press(pilot, "space space", f"{number} of 11")
        await click("Which shop")  # which is no place
        assert "Space show answer" in screen_text(app)
        await click("Snapdeal")
        await press(pilot, "space", "6 of 11")
        await click("Own factories")
        await click("Online sales")
        await press(pilot, "enter space", "7 of 11")
        await click("t  True")
        await press(pilot, "space space space", "9 of 11")
        for step in ("Sell it in shops", "Ask the fans", "Design it", "Sell a first"):
            await click(step)
        await press(pilot, "enter space", "10 of 11")
        await click("Lin Bin")
        await click("head of design")
        await click("chief executive")
        await press(pilot, "enter space", "11 of 11")
    given = {
        card: json.loads(answer)
        for card, answer in rows(
            database_path, "SELECT card, answer FROM reviews WHERE answer NOT NULL"
        )
    }
    assert given == {
        "choice": {"chosen": [1]},
        "several": {"chosen": [1, 2]},
        "claim": {"judged": True},
        "order": {"arranged": [3, 0, 1, 2]},
        "match": {"paired": [0, 2]},
    }


async def test_a_card_that_is_edited_keeps_what_was_entered_as_far_as_it_fits(
    kinds: Desk, decks: Path
) -> None:
    app = QuizzerApp(kinds, scope=EVERYTHING)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "1 of 11")
        await press(pilot, "space space", "2 of 11")
        await enter(pilot, ["‹8 million›"])
        await press(pilot, "enter", "✗ 8 million")
        write_deck(decks, DECK.replace("7.19", "8.02"), "kinds.yaml")
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        assert screen.view is not None
        turn = kinds.reload(screen.view.turn).result()
        assert (view := screen.view.at(turn)).grade is not None
        assert view.grade.is_right
        assert view.suggestion(kinds.settings) is Rating.GOOD
