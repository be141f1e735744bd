"""What does the home screen say when there is nothing, something wrong, or a strange clock?"""

from __future__ import annotations

import sqlite3
from concurrent.futures import Future
from itertools import chain, repeat
from pathlib import Path

from support.build import StandingClock
from support.faces import SMALL, standing_answers, write_deck
from support.screens import press, shown, until

from quizzer.errors import ExitCode
from quizzer.memory.model import Confidence, Rating
from quizzer.study.desk import Desk
from quizzer.study.overview import Overview
from quizzer.study.scope import EVERYTHING
from quizzer.study.session import Said
from quizzer.tui.app import QuizzerApp

SIZE = (80, 24)


def study_all(desk: Desk) -> None:
    turn = desk.begin(EVERYTHING).result()
    while turn.card is not None:
        turn = desk.rate(turn, max(turn.outcomes(desk.clock())), 1000).result()


async def test_an_empty_library_says_how_to_add_a_deck(desk: Desk, decks: Path) -> None:
    (decks / "small.yaml").unlink()
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "The library is empty. Leave with q, then add a deck: quizzer add")
        await press(pilot, "enter", "Nothing is due here now")
        await press(pilot, "enter", "The library is empty.")
        await press(pilot, "m down enter s up", "Mastery")


async def test_when_nothing_is_due_it_says_what_comes_and_offers_new_cards(desk: Desk) -> None:
    study_all(desk)
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Nothing is due now. Tomorrow: 2. n takes ten new cards more.")
        await press(pilot, "enter", "Nothing is due here now")


async def test_a_deck_that_broke_is_said_above_the_keys(desk: Desk, decks: Path) -> None:
    desk.look().result()
    write_deck(decks, SMALL + "  - id: last\n    qq: What?\n")
    app = QuizzerApp(desk)
    async with app.run_test(size=(120, 30)) as pilot:
        text = await shown(pilot, "small.yaml: the deck has 2 problems")
        assert "A small case" in text


async def test_counts_come_first_and_can_be_studied_before_mastery_is_known(desk: Desk) -> None:
    never: Future[Overview] = Future()
    desk.look = lambda: never  # type: ignore[method-assign]
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        text = await shown(pilot, "▾ A small case")
        counts = text.splitlines()[4].split()
        assert counts[-2:] == ["0", "5"]
        assert "%" not in text
        await press(pilot, "enter", "1 of 5")


async def test_mastery_that_is_asked_for_before_it_is_known_comes(desk: Desk) -> None:
    never: Future[Overview] = Future()
    looks = chain([lambda: never], repeat(desk.look))

    def look() -> Future[Overview]:
        return next(looks)()

    desk.look = look  # type: ignore[method-assign]
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "▾ A small case")
        await press(pilot, "m", "Business model")
        assert "Mastery" in await shown(pilot, "0 %")


async def test_topics_open_and_close_and_can_be_studied_alone(desk: Desk) -> None:
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "▾ A small case")
        assert "Pricing" not in await press(pilot, "down left", "▸ A small case")
        await press(pilot, "right down", "›    Business model")
        await press(pilot, "enter", "1 of 3")
        await press(pilot, "q", "Everything")


async def test_after_400_days_the_clock_is_asked_about_first(
    desk: Desk, clock: StandingClock, database_path: Path
) -> None:
    desk.look().result()
    study_all(desk)
    clock.wait(days=401)
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "A small case")
        asked = await press(pilot, "enter", "Is the clock right?")
        assert "Your last answer was on 2026-11-23" in asked
        assert "today is 2027-12-29. Due dates will follow" in " ".join(asked.split())
        await press(pilot, "n", "Everything")
        clock.wait(days=-802)
        back = await press(pilot, "enter", "Is the clock right?")
        assert "passed that day, answers count for it" in " ".join(back.split())
        await press(pilot, "n", "Everything")
        clock.wait(days=802)
        assert len(standing_answers(database_path)) == 7
        await press(pilot, "enter", "Is the clock right?")
        await press(pilot, "y", "1 of 5")


async def test_a_database_that_cannot_be_opened_ends_the_app_with_its_error(
    desk: Desk, database_path: Path
) -> None:
    with sqlite3.connect(database_path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.failure is not None, "the error")
    assert app.failure is not None
    assert "written by a newer Quizzer" in app.failure.what
    assert app.return_code == ExitCode.PROBLEMS


async def test_every_way_into_a_session_asks_about_the_clock(
    desk: Desk, clock: StandingClock
) -> None:
    desk.look().result()
    study_all(desk)
    clock.wait(days=401)
    app = QuizzerApp(desk, scope=EVERYTHING)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Is the clock right?")
        await press(pilot, "n", "Everything")
        await press(pilot, "m", "Enter cards")
        await press(pilot, "s", "Is the clock right?")
        await press(pilot, "n", "Enter cards")


async def test_what_was_sure_and_wrong_is_named_and_asked_again(desk: Desk) -> None:
    turn = desk.begin(EVERYTHING).result()
    desk.rate(turn, Rating.AGAIN, 1000, Said(confidence=Confidence.SURE)).result()
    app = QuizzerApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        text = await shown(pilot, "sure of and got wrong")
        assert "1 card that you were sure of and got wrong; w asks them again." in text
        assert "Who founded it?" in await press(pilot, "w", "1 of 1")
