"""What does the review screen do when the disk fails it or keeps it waiting?"""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
from support.faces import standing_answers
from support.screens import painted, press, screen_text, shown, until

from quizzer.errors import StoreError
from quizzer.store import answers
from quizzer.study import looking, reviewing
from quizzer.study.desk import Desk
from quizzer.study.scope import EVERYTHING, Scope
from quizzer.tui.app import QuizzerApp
from quizzer.tui.mastery import MasteryScreen

SIZE = (80, 24)


def fail(*_: object, **__: object) -> object:
    """What any work of the store may do."""
    raise StoreError("the disk is full", where="/db", remedy="Free some space")


async def test_a_failed_write_keeps_the_card_says_so_and_can_be_repeated(
    desk: Desk, database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = QuizzerApp(desk, scope=EVERYTHING)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "1 of 5")
        with monkeypatch.context() as broken:
            broken.setattr(answers, "record", fail)
            broken.setattr(answers, "set_marks", fail)
            text = await press(pilot, "space 3", "the disk is full. Free some space.")
            assert "1 of 5" in text
            assert "Lei Jun" in text
            for key in ("minus", "at", "exclamation_mark"):
                assert "1 of 5" in await press(pilot, key, "the disk is full. Free some space.")
            assert standing_answers(database_path) == []
        assert "the disk is full" not in await press(pilot, "4", "2 of 5")
    assert [answer.rating for answer in standing_answers(database_path)] == [4]


async def test_an_undo_that_fails_on_the_summary_stays_there_and_can_be_repeated(
    desk: Desk, database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = QuizzerApp(desk, scope=Scope("small", "pricing/cost"))
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "1 of 1")
        await press(pilot, "space 4", "Session done")
        with monkeypatch.context() as broken:
            broken.setattr(answers, "take_back", fail)
            text = await press(pilot, "u", "the disk is full. Free some space.")
            assert "Session done" in text
        assert "How many phones were sold?" in await press(pilot, "u", "undone")
    assert standing_answers(database_path) == []


async def test_a_slow_write_is_said_and_keys_meanwhile_come_after_it(
    desk: Desk, database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record, disk_is_free = answers.record, threading.Event()

    def record_when_free(*arguments: object) -> object:
        assert disk_is_free.wait(30)
        return record(*arguments)  # type: ignore[arg-type]  # passed on as given

    monkeypatch.setattr(answers, "record", record_when_free)
    app = QuizzerApp(desk, scope=EVERYTHING)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "1 of 5")
        typing = asyncio.create_task(pilot.press("space", "1", "space", "2"))
        text = await painted(app, "saving …")
        assert "1 of 5" in text
        disk_is_free.set()
        await typing
        await shown(pilot, "3 of 5")
    assert [answer.rating for answer in standing_answers(database_path)] == [1, 2]


async def test_a_mark_that_cannot_be_kept_in_a_list_is_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Everything")
        await press(pilot, "m", "Enter cards")
        await press(pilot, "enter", "› Who founded it?")
        monkeypatch.setattr(answers, "set_marks", fail)
        await press(pilot, "at", "the disk is full. Free some space.")
        await pilot.pause()
        assert "the disk is full" in screen_text(app)


async def test_a_session_that_cannot_be_summed_up_says_that_its_answers_are_stored(
    desk: Desk, database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = QuizzerApp(desk, scope=Scope("small", "pricing/cost"))
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "1 of 1")
        monkeypatch.setattr(reviewing, "summarise", fail)
        text = await press(pilot, "space 4", "Session done")
        assert "What you answered is stored" in text
        assert "the disk is full. Free some space." in text
        assert len(standing_answers(database_path)) == 1


async def test_a_session_that_cannot_begin_is_said_on_the_page_that_asked_for_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "0 %")
        with monkeypatch.context() as broken:
            broken.setattr(reviewing, "begin", fail)
            await press(pilot, "enter", "the disk is full. Free some space.")
            await press(pilot, "m", "Enter cards")
            await press(pilot, "s", "the disk is full. Free some space.")
            assert isinstance(app.screen, MasteryScreen)
        await press(pilot, "s", "Who founded it?")


async def test_an_app_that_was_started_for_a_session_that_cannot_begin_ends_with_the_reason(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviewing, "begin", fail)
    app = QuizzerApp(desk, scope=EVERYTHING)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.failure is not None, "the error")
    assert isinstance(app.failure, StoreError)


async def test_a_library_that_cannot_be_counted_again_is_shown_as_it_was(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "0 %")
        await press(pilot, "question_mark", "Keys")
        monkeypatch.setattr(looking, "look", fail)
        text = await press(pilot, "q", "the disk is full. Free some space.")
        assert "A small case" in text
    assert app.failure is None
