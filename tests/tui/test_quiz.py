"""Does a quiz in the app keep every answer, its clock and its place, and tell what it was worth?"""

from __future__ import annotations

from pathlib import Path

import pytest
from support.faces import rows, standing_answers
from support.screens import press, screen_text, shown
from syrupy.assertion import SnapshotAssertion

from quizzer.errors import StoreError
from quizzer.store import attempts
from quizzer.study.desk import Desk
from quizzer.study.quizdesk import Opening
from quizzer.study.quizzes.spec import Feedback, QuizSpec
from quizzer.tui import quiz
from quizzer.tui.app import QuizzerApp
from quizzer.tui.quiz import QuizScreen

SIZES = [(40, 12), (80, 24), (120, 30)]
SIZE = (80, 24)


def opening(**fields: object) -> Opening:
    """A quiz of all six cards, always in the same order."""
    spec = QuizSpec(**{"seed": 3, "count": 6, **fields})  # type: ignore[arg-type]  # as given
    return lambda quizzes: quizzes.start(spec)


def responses(database: Path) -> list[str | None]:
    """What is on disk for each question, in order."""
    return [row[0] for row in rows(database, "SELECT response FROM question ORDER BY number")]


ANSWERS = {
    "Who founded it?": "L e i space J u n enter",
    "Margins are […]": "5 percent_sign enter",
    "Margins are 5 %": "s e r v i c s enter",
    "How many phones": "7 enter",
    "Which shop": "1",
    "True or false": "t",
}
"""The keys that answer each question: rightly, but for 7, and perhaps for the first option."""


async def answer_all(pilot_press: object, app: QuizzerApp) -> None:
    """Answer every question that comes up, until the list of questions is shown."""
    assert callable(pilot_press)
    for _ in ANSWERS:
        asked = next(words for words in ANSWERS if words in screen_text(app))
        await pilot_press(*ANSWERS[asked].split())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_screens_of_a_quiz_look_like_this(
    desk: Desk, size: tuple[int, int], snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quiz, "monotonic", lambda: 0.0)
    app = QuizzerApp(desk, quiz=opening(pass_mark=0.5))
    async with app.run_test(size=size) as pilot:
        await shown(pilot, "Question 1 of 6")
        screens = {"question": screen_text(app)}
        await answer_all(pilot.press, app)
        screens["list"] = await shown(pilot, "All are answered")
        screens["result"] = await press(pilot, "x", "needed")
        screens["marked"] = await press(pilot, "enter", "Question 1 of 6")
        screens["overridden"] = await press(pilot, "o", "it counts as")
        await press(pilot, "q", "needed")
        await press(pilot, "q", "Everything")
        screens["setup"] = await press(pilot, "z", "Questions")
        screens["attempts"] = await press(pilot, "a", "Quizzes taken")
    for name, text in screens.items():
        assert text == snapshot(name=name)
        assert len(text.splitlines()) <= size[1]
        assert all(len(line) <= size[0] for line in text.splitlines())


async def test_each_answer_is_on_disk_before_the_next_question_and_moves_no_due_date(
    desk: Desk, database_path: Path
) -> None:
    app = QuizzerApp(desk, quiz=opening())
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Question 1 of 6")
        for number in range(1, 7):
            asked = next(words for words in ANSWERS if words in screen_text(app))
            await pilot.press(*ANSWERS[asked].split())
            assert [r is not None for r in responses(database_path)] == [True] * number + [
                False
            ] * (6 - number)
            await shown(pilot, f"Question {number + 1} of 6" if number < 6 else "All are answered")
    assert standing_answers(database_path) == []
    assert rows(database_path, "SELECT * FROM memories") == []


async def test_what_was_typed_is_kept_when_the_learner_goes_elsewhere_and_comes_back(
    desk: Desk, database_path: Path
) -> None:
    app = QuizzerApp(desk, quiz=opening())
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Question 1 of 6")
        while "Who founded it?" not in screen_text(app):
            await pilot.press("pagedown")
        number = screen_text(app).split("Question ")[1].split(" ")[0]
        await press(pilot, "L e i pagedown", "1 answered")
        await press(pilot, "pageup", "Lei")
        await press(pilot, "escape q", "Everything")
    assert '{"typed": ["Lei"]}' in responses(database_path)
    again = QuizzerApp(desk, quiz=lambda quizzes: quizzes.resume())
    async with again.run_test(size=SIZE) as pilot:
        text = await shown(pilot, f"Question {number} of 6")
        assert "Lei" in text


async def test_when_the_time_is_up_what_stands_there_counts_and_the_result_is_shown(
    desk: Desk, database_path: Path
) -> None:
    app = QuizzerApp(desk, quiz=opening(minutes=1))
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "left")
        while "Who founded it?" not in screen_text(app):
            await pilot.press("pagedown")
        await pilot.press("L", "e", "i")
        screen = app.screen
        assert isinstance(screen, QuizScreen)
        screen._since -= 61
        text = await shown(pilot, "1 of 6 answered")
        assert "1:00 used" in text
    assert '{"typed": ["Lei"]}' in responses(database_path)


async def test_a_failed_write_keeps_the_question_and_what_was_answered(
    desk: Desk, database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> object:
        raise StoreError("the disk is full", where="/db", remedy="Free some space")

    app = QuizzerApp(desk, quiz=opening())
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Question 1 of 6")
        while "True or false" not in screen_text(app):
            await pilot.press("pagedown")
        with monkeypatch.context() as broken:
            broken.setattr(attempts, "keep_reply", fail)
            text = await press(pilot, "t", "the disk is full. Free some space.")
            assert "True or false" in text
        await press(pilot, "t", "1 answered")
    assert '{"judged": true}' in responses(database_path)


async def test_feedback_after_each_answer_makes_it_final_and_says_why(
    desk: Desk, database_path: Path
) -> None:
    app = QuizzerApp(desk, quiz=opening(feedback=Feedback.EACH))
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Question 1 of 6")
        while "True or false" not in screen_text(app):
            await pilot.press("pagedown")
        text = await press(pilot, "f", "✗ Wrong")
        assert "True" in text
        before = responses(database_path)
        await pilot.press("t")
        assert responses(database_path) == before
        assert "True or false" not in await press(pilot, "enter", "Question")


async def test_open_questions_are_named_before_a_quiz_is_handed_in(desk: Desk) -> None:
    app = QuizzerApp(desk, quiz=opening())
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Question 1 of 6")
        await press(pilot, "ctrl+f", "flagged")
        assert "Question 1 of 6" in await press(pilot, "ctrl+x", "6 open; x again hands in")
        assert "0 of 6 answered" in await press(pilot, "ctrl+x", "Result")


async def test_study_what_i_missed_asks_just_these_cards(desk: Desk) -> None:
    app = QuizzerApp(desk, quiz=opening())
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Question 1 of 6")
        await answer_all(pilot.press, app)
        await shown(pilot, "All are answered")
        missed = (await press(pilot, "x", "6 of 6 answered")).count("✗")
        assert missed == 2
        await press(pilot, "m", f"1 of {missed}")


async def test_the_list_turns_to_any_question(desk: Desk) -> None:
    app = QuizzerApp(desk, quiz=opening())
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Question 1 of 6")
        await press(pilot, "ctrl+l", "6 questions open")
        await press(pilot, "down down enter", "Question 3 of 6")
