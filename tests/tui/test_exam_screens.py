"""What do the screens of exams, of a topic's year and of calibration look like at each size?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.exams import (
    MIDTERM,
    MadeUp,
    at,
    calibration,
    done,
    exam_forecast,
    exam_line,
    forecast,
    mock_results,
    todays_list,
    unfinished,
    year_of,
)
from support.screens import press, screen_text, shown, until
from syrupy.assertion import SnapshotAssertion

from quizzer.errors import StoreError
from quizzer.memory.mastery import Mastery
from quizzer.study import measuring, mocks
from quizzer.study.desk import Desk
from quizzer.study.overview import Line
from quizzer.study.scope import Scope
from quizzer.tui.app import QuizzerApp
from quizzer.tui.calibration import CalibrationScreen
from quizzer.tui.look import Look
from quizzer.tui.mastery import CardsScreen

SIZES = [(40, 12), (80, 24), (120, 30)]
EVERY_SIZE = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
TOPIC = Line(Scope("small", "model"), "Business model", 0, 3, Mastery(0.5, 0.1, 31, 40, 210))


@pytest.fixture(autouse=True)
def measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the log says is made up."""
    monkeypatch.setattr(mocks, "results", lambda *_: mock_results())
    monkeypatch.setattr(measuring, "history", lambda *_: year_of())
    monkeypatch.setattr(measuring, "calibration", lambda *_: calibration())


def assert_fits(text: str, size: tuple[int, int]) -> None:
    assert len(text.splitlines()) <= size[1]
    assert all(len(line) <= size[0] for line in text.splitlines())


async def walk(desk: Desk, size: tuple[int, int], theme: str = "quizzer") -> dict[str, str]:
    """Every screen of an exam that is planned, one that is being planned, and one that is over."""
    exams = (exam_line(), exam_line("Finance final", 40, expected=None), exam_line("It’s over", -8))
    planned = forecast(
        exam_forecast(),
        exam_forecast("Finance final", 40, drop=(), minutes_needed=None),
        days_left=40,
    )
    planner = at(desk, MadeUp(exams, done(planned), done(todays_list(9))))
    app = QuizzerApp(desk, look=Look(theme))
    async with app.run_test(size=size) as pilot:
        screens = {"home": await shown(pilot, MIDTERM)}
        screens["exam"] = await press(pilot, "e", "90 % is out of reach")
        await until(pilot, lambda: bool(getattr(app.screen, "_mocks", None)), "mock exams")
        screens["end of exam"] = await press(pilot, " ".join(30 * "j"), "below")
        screens["second exam"] = await press(pilot, "tab", "Finance final")
        screens["past exam"] = await press(pilot, "tab", "To take it off the list")
        screens["today"] = await press(pilot, "t", "8 s")
        await press(pilot, "q tab", "1 of 3")
        await until(pilot, lambda: planner.asked[-1] == "plan", "the plan, read again")
        await until(pilot, lambda: not app.planning.is_running, "the plan, read again")
        planner.planned = unfinished()
        await pilot.press("r")
        await until(pilot, lambda: planner.asked[-1] == "plan anew", "another plan")
        planner.tell(0.42)
        screens["planning anew"] = await shown(pilot, "42 %")
        planner.planned.set_result(planned)
        await shown(pilot, "planned anew")
        return screens


@EVERY_SIZE
async def test_the_screens_of_exams_look_like_this(
    desk: Desk, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    for name, text in (await walk(desk, size)).items():
        assert text == snapshot(name=name)
        assert_fits(text, size)


@EVERY_SIZE
async def test_before_there_is_an_exam_or_a_plan_they_look_like_this(
    desk: Desk, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    planner = at(desk, MadeUp())
    app = QuizzerApp(desk)
    async with app.run_test(size=size) as pilot:
        await shown(pilot, "A small")
        assert await press(pilot, "e", "There is no exam") == snapshot(name="no exam")
        planner.exams = (exam_line(expected=None, planned_on=None, minutes=0),)
        planner.planned = unfinished()
        await press(pilot, "q", MIDTERM)
        text = await shown(pilot, "…")
        assert text == snapshot(name="home while planning")
        planner.tell(0.42)
        assert await press(pilot, "e", "42 %") == snapshot(name="exam while planning")
        planner.planned.set_result(forecast())
        await shown(pilot, "goal 90 %")


@EVERY_SIZE
async def test_a_topic_and_calibration_look_like_this(
    desk: Desk, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    app = QuizzerApp(desk)
    async with app.run_test(size=size) as pilot:
        await shown(pilot, "A small")
        await app.push_screen(CardsScreen(TOPIC))
        await shown(pilot, "Which shop")
        assert await shown(pilot, "65 %") == snapshot(name="topic")
        await app.push_screen(CalibrationScreen())
        assert await shown(pilot, "The numbers hold.") == snapshot(name="calibration")
        text = await press(pilot, " ".join(30 * "j"), "Company history")
        assert text == snapshot(name="end of calibration")
        assert_fits(text, size)


@EVERY_SIZE
async def test_too_few_answers_look_like_this(
    desk: Desk, size: tuple[int, int], snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measuring, "calibration", lambda *_: calibration(12))
    app = QuizzerApp(desk)
    async with app.run_test(size=size) as pilot:
        await shown(pilot, "A small")
        await press(pilot, "m", "Mastery")
        assert await press(pilot, "c", "you have 12") == snapshot
        monkeypatch.setattr(measuring, "calibration", lambda *_: calibration(0))
        await press(pilot, "q c", "none yet")


@pytest.mark.parametrize("theme", ["quizzer", "quizzer-contrast"])
async def test_colour_carries_no_meaning_alone(
    desk: Desk, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(desk, "look", desk.look)  # `at` changes it
        patched.setattr(desk, "count", desk.count)  # and this
        coloured = await walk(desk, (80, 24))
    if theme == "quizzer":
        monkeypatch.setenv("NO_COLOR", "1")
    assert await walk(desk, (80, 24), theme) == coloured


@pytest.mark.parametrize("size", [(30, 8), (20, 6), (200, 60)], ids=str)
async def test_no_size_is_too_small_or_too_large(desk: Desk, size: tuple[int, int]) -> None:
    at(desk, MadeUp((exam_line(), exam_line("It’s over", -8))))
    app = QuizzerApp(desk)
    async with app.run_test(size=size) as pilot:
        await shown(pilot, "due ·")
        for keys in ("e", "j", "t", "q", "tab", "q", "m", "enter", "q", "c", "j", "q", "q"):
            await pilot.press(keys)
            await pilot.pause()
            assert_fits(screen_text(app), size)
        await shown(pilot, "due ·")


async def test_a_measurement_that_fails_is_said_and_the_cards_are_shown(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> object:
        raise StoreError("the file is damaged", where="/db", remedy="Run quizzer doctor")

    monkeypatch.setattr(measuring, "history", fail)
    monkeypatch.setattr(measuring, "calibration", fail)
    app = QuizzerApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "A small")
        await app.push_screen(CardsScreen(TOPIC))
        text = await shown(pilot, "the file is damaged. Run quizzer doctor.")
        assert "Which shop" in text
        await app.push_screen(CalibrationScreen())
        text = await shown(pilot, "the file is damaged. Run quizzer doctor.")
        assert "measuring" not in text
        text = await press(pilot, "down", "the file is damaged. Run quizzer doctor.")
        assert "measuring" not in text


async def test_a_topic_without_an_answer_has_no_year(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measuring, "history", lambda *_: ())
    unseen = replace(TOPIC, measured=Mastery(0.0, 0.0, 0, 3, 0))
    app = QuizzerApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "A small")
        await app.push_screen(CardsScreen(unseen))
        assert (await shown(pilot, "› Who founded it?")).splitlines()[2].startswith(" › ")
