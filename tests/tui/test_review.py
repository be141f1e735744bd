"""What does each key of the review screen do, on the screen and on disk?"""

from __future__ import annotations

from pathlib import Path

from support.build import MORNING
from support.faces import SMALL, rows, standing_answers, write_deck
from support.screens import press, screen_text, shown, until

from quizzer.study.desk import Desk
from quizzer.study.scope import EVERYTHING
from quizzer.tui.app import QuizzerApp

SIZE = (80, 24)
TODAY = MORNING.date().toordinal()


def marks(database: Path) -> list[tuple[object, ...]]:
    return rows(database, "SELECT card, suspended, flagged, buried_on FROM marks ORDER BY card")


async def test_undo_takes_the_answer_out_of_log_memory_and_counts(
    desk: Desk, database_path: Path
) -> None:
    app = QuizzerApp(desk, scope=EVERYTHING)
    async with app.run_test(size=SIZE) as pilot:
        before = await shown(pilot, "Who founded it?")
        await press(pilot, "space 3", "2 of 5")
        assert len(standing_answers(database_path)) == 1
        after = await press(pilot, "ctrl+z", "undone")  # because letters are typed on a cloze
        assert after.splitlines()[:-3] == before.splitlines()[:-3]
    assert standing_answers(database_path) == []
    assert rows(database_path, "SELECT * FROM memories") == []
    assert rows(database_path, "SELECT count(*) FROM reviews") == [(1,)]


async def test_marks_are_stored_at_once_said_and_undone(desk: Desk, database_path: Path) -> None:
    app = QuizzerApp(desk, scope=EVERYTHING)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "1 of 5")
        assert "! 1 of 5" in await press(pilot, "exclamation_mark", "flagged")
        assert marks(database_path) == [("founder", 0, 1, None)]
        await press(pilot, "exclamation_mark", "flag taken away")
        assert marks(database_path) == [("founder", 0, 0, None)]
        assert "2 of 5" in await press(pilot, "minus", "buried until tomorrow")
        assert marks(database_path) == [("founder", 0, 0, TODAY)]
        assert "3 of 5" in await press(pilot, "escape at", "suspended")
        assert marks(database_path)[1:] == [("profit#1", 1, 0, None)]
        assert "2 of 5" in await press(pilot, "escape u", "undone")
        assert marks(database_path)[1:] == [("profit#1", 0, 0, None)]
        await press(pilot, "escape u", "1 of 5")
        assert marks(database_path)[0] == ("founder", 0, 0, None)


async def test_a_key_that_can_do_nothing_says_why(desk: Desk, database_path: Path) -> None:
    app = QuizzerApp(desk, scope=EVERYTHING)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "1 of 5")
        await press(pilot, "3", "Show the answer first, with Space")
        await press(pilot, "u", "there is nothing to undo in this session")
        assert "Who founded it?" in await press(pilot, "h", "this card has no hint")
    assert standing_answers(database_path) == []


async def test_space_shows_the_answer_then_rates_good_until_the_summary(
    desk: Desk, database_path: Path
) -> None:
    app = QuizzerApp(desk, scope=EVERYTHING)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "1 of 5")
        for number in ("2 of 5", "3 of 5", "4 of 5"):
            await press(pilot, "space space", number)
        assert "It is an Indian one" in await press(pilot, "h", "Hint:")
        await press(pilot, "enter enter", "5 of 5")
        await press(pilot, "space 3", "again · 5 of 5")
        for question in ("Margins are", "How many", "Which shop"):
            await press(pilot, "space 4", question)
        await press(pilot, "space 3", "True or false")
        await press(pilot, "space 3", "Session done")
        await press(pilot, "enter", "Decks")
    ratings = [answer.rating for answer in standing_answers(database_path)]
    assert ratings == [3, 3, 3, 3, 3, 4, 4, 4, 3, 3]


async def test_from_the_summary_undo_returns_to_the_last_card(
    desk: Desk, database_path: Path
) -> None:
    app = QuizzerApp(desk, scope=EVERYTHING)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "1 of 5")
        await press(pilot, "space 3 escape q", "Session done")
        assert "Who founded it?" in await press(pilot, "u", "undone")
        assert standing_answers(database_path) == []
        await press(pilot, "space 1 escape q", "Session done")
    assert [answer.rating for answer in standing_answers(database_path)] == [1]


async def test_q_returns_home_and_q_there_quits(desk: Desk) -> None:
    app = QuizzerApp(desk, scope=EVERYTHING)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "1 of 5")
        await press(pilot, "q", "Everything")
        await pilot.press("q")
        await until(pilot, lambda: app.return_code is not None, "the end")
    assert (app.return_code, app.failure) == (0, None)


async def test_ctrl_c_ends_the_app_as_interrupted(desk: Desk) -> None:
    app = QuizzerApp(desk, scope=EVERYTHING)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "1 of 5")
        await pilot.press("ctrl+c")
        await until(pilot, lambda: app.return_code is not None, "the end")
    assert app.return_code == 130


async def test_a_long_answer_scrolls_into_view_and_on(desk: Desk, decks: Path) -> None:
    lines = "".join(f"      Line {number}.\n" for number in range(15))
    question = "".join(f"      Question line {number}.\n" for number in range(10))
    long = f"  - id: long\n    q: |\n{question}    a: |\n{lines}"
    write_deck(decks, SMALL[: SMALL.index("  - id: founder")] + long)
    app = QuizzerApp(desk, scope=EVERYTHING)
    async with app.run_test(size=(40, 12)) as pilot:
        await shown(pilot, "Question line 0.")
        opened = await press(pilot, "space", "Line 0.")
        assert "─────\n" in opened
        assert "Question line 0." not in opened
        assert "Line 0." in opened.splitlines()[2]
        await press(pilot, " ".join(["down"] * 9), "Line 14.")
        assert "Good" in screen_text(app)
        await press(pilot, " ".join(["up"] * 18), "Question line 0.")
