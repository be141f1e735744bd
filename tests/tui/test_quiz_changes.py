"""Does a quiz keep what is answered when the clock, the mouse or a full disk come between?"""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from support.faces import rows, write_deck
from support.kinds import DECK
from support.screens import press, screen_text, shown, until
from textual.pilot import Pilot

from quizzer.errors import StoreError
from quizzer.store import attempts
from quizzer.study.desk import Desk
from quizzer.study.quizdesk import Opening
from quizzer.study.quizzes.spec import Feedback, QuizSpec
from quizzer.study.scope import Scope
from quizzer.tui import page
from quizzer.tui.app import QuizzerApp
from quizzer.tui.quiz import QuizScreen

SIZE = (80, 24)


def opening(**fields: object) -> Opening:
    """A quiz of all six cards, always in the same order."""
    spec = QuizSpec(**{"seed": 3, "count": 6, **fields})  # type: ignore[arg-type]  # as given
    return lambda quizzes: quizzes.start(spec)


def quiz_of(app: QuizzerApp) -> QuizScreen:
    """The quiz that is on the screen."""
    screen = app.screen
    assert isinstance(screen, QuizScreen)
    return screen


async def turn_to(pilot: Pilot[None], words: str) -> None:
    """Go on to the question with these words."""
    await shown(pilot, "Question")
    while words not in screen_text(pilot.app):
        await pilot.press("pagedown")


async def test_an_answer_that_is_handed_in_between_the_limit_and_the_next_tick_counts(
    desk: Desk, database_path: Path
) -> None:
    app = QuizzerApp(desk, quiz=opening(minutes=1))
    async with app.run_test(size=SIZE) as pilot:
        await turn_to(pilot, "Who founded it?")
        await pilot.press("L", "e", "i")
        quiz_of(app)._since -= 61
        await press(pilot, "enter", "1 of 6 answered")
    assert ('{"typed": ["Lei"]}',) in rows(database_path, "SELECT response FROM question")


async def test_a_flag_at_the_limit_does_not_cost_what_is_typed(
    desk: Desk, database_path: Path
) -> None:
    app = QuizzerApp(desk, quiz=opening(minutes=1))
    async with app.run_test(size=SIZE) as pilot:
        await turn_to(pilot, "Who founded it?")
        await pilot.press("L", "e", "i")
        quiz_of(app)._since -= 61
        await press(pilot, "ctrl+f", "1 of 6 answered")
    assert ('{"typed": ["Lei"]}',) in rows(database_path, "SELECT response FROM question")


async def test_time_that_is_up_while_a_quiz_is_handed_in_shows_one_result(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "_ON_THE_SPOT_SECONDS", 0)
    app = QuizzerApp(desk, quiz=opening())
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Question 1 of 6")
        quiz = quiz_of(app)
        await asyncio.gather(quiz.finish(), quiz.finish())
        await shown(pilot, "0 of 6 answered")
        await press(pilot, "q", "Everything")


async def test_a_quiz_that_is_left_while_it_ends_stays_left(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "_ON_THE_SPOT_SECONDS", 0)
    app = QuizzerApp(desk, quiz=opening())
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Question 1 of 6")
        quiz = quiz_of(app)
        quiz.dismiss()
        await quiz.finish()
        assert app.screen is app.home


async def test_a_learner_whose_answer_cannot_be_kept_is_not_held(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> object:
        raise StoreError("the disk is full", where="/db", remedy="Free some space")

    app = QuizzerApp(desk, quiz=opening())
    async with app.run_test(size=SIZE) as pilot:
        await turn_to(pilot, "Who founded it?")
        await pilot.press("L", "e", "i", "escape")
        monkeypatch.setattr(attempts, "keep_reply", fail)
        await press(pilot, "q", "q again leaves")
        await press(pilot, "q", "Everything")


async def test_a_quiz_whose_end_cannot_be_kept_goes_on_and_ends_when_it_can(
    desk: Desk, database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> object:
        raise StoreError("the disk is full", where="/db", remedy="Free some space")

    app = QuizzerApp(desk, quiz=opening(minutes=1))
    async with app.run_test(size=SIZE) as pilot:
        await turn_to(pilot, "Who founded it?")
        await pilot.press("L", "e", "i")
        with monkeypatch.context() as broken:
            broken.setattr(attempts, "keep_reply", fail)
            broken.setattr(attempts, "finish", fail)
            quiz_of(app)._since -= 61
            await press(pilot, "enter", "the disk is full")
        await press(pilot, "enter", "1 of 6 answered")
    assert ('{"typed": ["Lei"]}',) in rows(database_path, "SELECT response FROM question")


async def test_how_sure_one_is_is_kept_also_when_it_is_said_after_the_answer(
    desk: Desk, database_path: Path
) -> None:
    app = QuizzerApp(desk, quiz=opening())
    async with app.run_test(size=SIZE) as pilot:
        await turn_to(pilot, "True or false")
        await press(pilot, "t", "1 answered")
        await turn_to(pilot, "True or false")
        await press(pilot, "c", "sure · 1 answered")
        await pilot.press("pagedown")
    assert (3,) in rows(database_path, "SELECT confidence FROM question")


async def test_the_points_of_an_essay_are_ticked_where_a_quiz_tells_at_once(
    desk: Desk, decks: Path, database_path: Path
) -> None:
    write_deck(decks, DECK, "kinds.yaml")
    app = QuizzerApp(desk, quiz=opening(count=50, feedback=Feedback.EACH))
    async with app.run_test(size=(120, 40)) as pilot:
        await turn_to(pilot, "Why can it live")
        await press(pilot, "r e a c h enter enter", "Tick what you said: 0 of 2")
        await press(pilot, "1", "Tick what you said: 1 of 2")
        await press(pilot, "enter", "1 answered")
    found = rows(database_path, "SELECT response, points FROM question WHERE response IS NOT NULL")
    assert found == [('{"written": {"text": "reach", "ticked": [0]}}', pytest.approx(1 / 2))]


async def test_an_answer_that_was_given_can_be_taken_back(desk: Desk, database_path: Path) -> None:
    answered = "SELECT count(*) FROM question WHERE response IS NOT NULL"
    app = QuizzerApp(desk, quiz=opening())
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Question 1 of 6")
        await turn_to(pilot, "True or false")
        await press(pilot, "t", "1 answered")
        await turn_to(pilot, "True or false")
        await press(pilot, "minus", "taken back")
        assert rows(database_path, answered) == [(0,)]
        await turn_to(pilot, "Who founded it?")
        await press(pilot, "L e i pagedown", "1 answered")
        await press(pilot, "pageup", "Lei")
        await press(pilot, "ctrl+u pagedown", "0 answered")
    assert rows(database_path, answered) == [(0,)]


ESSAY = """\
quizzer: 1
deck: essay
title: An essay
cards:
  - id: online
    q: Why did it sell online?
    essay: It saves rent and reaches everybody.
    rubric: [rent, reach]
"""


async def test_a_tick_that_cannot_be_kept_is_not_shown(
    desk: Desk, decks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> object:
        raise StoreError("the disk is full", where="/db", remedy="Free some space")

    write_deck(decks, ESSAY, "essay.yaml")
    app = QuizzerApp(desk, quiz=opening(scope=Scope("essay"), count=1))
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Question 1 of 1")
        await press(pilot, "r e n t enter enter", "All are answered")
        await press(pilot, "x", "to be ticked")
        await press(pilot, "enter", "0 of 2")
        with monkeypatch.context() as broken:
            broken.setattr(attempts, "keep_verdict", fail)
            assert "0 of 2" in await press(pilot, "1", "the disk is full. Free some space.")
        await press(pilot, "1", "1 of 2")


async def test_what_is_typed_is_handed_in_when_the_learner_jumps_home(
    desk: Desk, database_path: Path
) -> None:
    app = QuizzerApp(desk, quiz=opening())
    async with app.run_test(size=SIZE) as pilot:
        await turn_to(pilot, "How many phones")
        await press(pilot, "7 ctrl+o", "Esc stay")
        await press(pilot, "h", "Everything")
    [[response]] = rows(database_path, "SELECT response FROM question WHERE response IS NOT NULL")
    assert "7" in response


async def test_a_theme_that_is_only_being_looked_at_goes_when_the_time_is_up(desk: Desk) -> None:
    app = QuizzerApp(desk, quiz=opening(minutes=1))
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Question 1 of 6")
        quiz = quiz_of(app)
        await press(pilot, "ctrl+p n o r d", "› Theme: nord")
        assert app.theme == "nord"
        await quiz.finish()
        await shown(pilot, "0 of 6 answered")
        await until(pilot, lambda: app.theme == "quizzer", "the theme that was worn before")
