"""Can all cards be searched, looked at, marked and studied from one screen?"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event
from support.build import StandingClock
from support.faces import standing_answers
from support.screens import press, screen_text, shown, until
from syrupy.assertion import SnapshotAssertion
from textual.events import Paste
from textual.pilot import Pilot

from quizzer.errors import StoreError
from quizzer.memory.model import Rating
from quizzer.study.desk import Desk
from quizzer.study.scope import EVERYTHING
from quizzer.study.searching.browser import Browser
from quizzer.study.searching.found import Found
from quizzer.tui import browse
from quizzer.tui.app import QuizzerApp
from quizzer.tui.browse import BrowseScreen

SIZES = [(40, 12), (80, 24), (120, 30)]
SIZE = (80, 24)


@pytest.fixture
def known(desk: Desk, clock: StandingClock) -> Desk:
    """A desk whose learner answered three of six cards two days ago, and flagged one."""
    desk.look().result()
    turn = desk.begin(EVERYTHING).result()
    turn = desk.toggle_flag(turn).result()
    for rating in (Rating.AGAIN, Rating.GOOD, Rating.EASY):
        turn = desk.rate(turn, rating, 3000).result()
    clock.wait(days=2)
    return desk


async def opened(pilot: Pilot[Any]) -> str:
    await shown(pilot, "A small")
    return await press(pilot, "slash", "6 of 6" if pilot.app.size.width >= 60 else "6")


async def typed(pilot: Pilot[Any], text: str, words: str) -> str:
    """Type a text as a keyboard does, and wait for words."""
    for character in text:
        await pilot.press(character if character.isalnum() else _NAMES[character])
    return await shown(pilot, words)


_NAMES = {":": "colon", " ": "space", "<": "less_than_sign", "%": "percent_sign"}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_browse_looks_like_this(
    known: Desk, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    app = QuizzerApp(known)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await until(pilot, lambda: "Who founded it?" in screen_text(app), "the cards")
        screens = {"all": screen_text(app)}
        screens["typing"] = await typed(pilot, "topic:pri", "pricing")
        screens["mistake"] = await press(pilot, "home d u e colon", "due: expects")
        await press(pilot, "ctrl+u ctrl+k", "6")
        screens["list"] = await press(pilot, "down space space at", "2 cards suspended")
        screens["card"] = await press(pilot, "home right", "Lei Jun")
        await press(pilot, "q slash", "›")
        screens["nothing"] = await typed(pilot, "zzz", "No card is like that")
        for name, text in screens.items():
            assert text == snapshot(name=name)
            assert all(len(line) <= size[0] for line in text.splitlines())


async def test_cards_are_marked_at_once_and_back_with_u_and_studied(
    known: Desk, database_path: Path
) -> None:
    app = QuizzerApp(known)
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        await typed(pilot, "topic:model", "3 of 6")
        await press(pilot, "tab a at", "3 cards suspended; u takes it back")
        await press(pilot, "u", "undone for 3 cards")
        await press(pilot, "u", "there is nothing to undo")
        await press(pilot, "enter", "1 of 3")
        before = len(standing_answers(database_path))
        await press(pilot, "space 3", "2 of 3")
        assert len(standing_answers(database_path)) == before + 1
        await press(pilot, "q", "Session done")
        await press(pilot, "enter", "3 of 6")


async def test_a_mistake_keeps_what_the_rest_of_the_query_finds(known: Desk) -> None:
    app = QuizzerApp(known)
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        await typed(pilot, "kind:claim", "1 of 6")
        said = await typed(pilot, " due:x", "due: expects an age")
        assert "1 of 6" in said
        assert "True or false? It sold" in said
        await press(pilot, "ctrl+u", "6 of 6")
        app.post_message(Paste("is:new\nkind:cloze"))
        await shown(pilot, "› is:new kind:cloze")
        await shown(pilot, "1 of 6")


async def test_a_completion_is_taken_with_the_right_arrow(known: Desk) -> None:
    app = QuizzerApp(known)
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        await typed(pilot, "le", "→ complete: level:")
        await press(pilot, "right a", "→ complete: apply")
        await press(pilot, "right", "› level:apply")


async def test_the_mouse_selects_and_opens(known: Desk) -> None:
    app = QuizzerApp(known)
    async with app.run_test(size=SIZE) as pilot:
        text = await opened(pilot)
        await until(pilot, lambda: "True or false" in screen_text(app), "the cards")
        text = screen_text(app)
        row = next(n for n, line in enumerate(text.splitlines()) if "True or false" in line)
        await pilot.click(offset=(10, row))
        await shown(pilot, "›  True or false")
        await pilot.click(offset=(10, row), times=2)
        await shown(pilot, "small/online")


async def test_the_order_goes_around_and_info_and_source_open(known: Desk) -> None:
    app = QuizzerApp(known)
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        await press(pilot, "down", "weakest first")
        await press(pilot, "o", "due first")
        await press(pilot, "o", "as in the course")
        await press(pilot, "home i", "small/founder")
        await press(pilot, "q s", "Source")
        await press(pilot, "q o", "most lapses first")
        await press(pilot, "up", "to the cards")
        await press(pilot, "escape", "Decks")


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """The statements that reach any database from now on."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield seen
    event.remove(Engine, "before_cursor_execute", note)


async def test_a_letter_costs_one_statement_for_the_rows_that_are_seen(
    known: Desk, statements: list[str]
) -> None:
    app = QuizzerApp(known)
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        await pilot.pause()
        assert isinstance(app.screen, BrowseScreen)
        for letters, found in (("pr", "2 of 6"), ("o", "2 of 6"), ("z", "0 of 6")):
            statements.clear()
            await typed(pilot, letters, found)
            read = [statement for statement in statements if "SELECT" in statement]
            assert len(read) <= len(letters)
            assert all("card.id IN" in statement for statement in read)


async def test_rows_that_cannot_be_read_are_asked_for_once(
    known: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def fail(_self: Browser, _found: Found, start: int, _stop: int) -> Future[Any]:
        asked.append(start)
        failed: Future[Any] = Future()
        failed.set_exception(StoreError("the file is damaged"))
        return failed

    monkeypatch.setattr(Browser, "rows", fail)
    monkeypatch.setattr(browse, "READ_AHEAD", 0)
    app = QuizzerApp(known)
    async with app.run_test(size=(80, 8)) as pilot:
        await opened(pilot)
        await press(pilot, "down j j j j", "the file is damaged.")
        before = len(asked)
        await pilot.pause(0.2)
        assert len(asked) == before <= 4
