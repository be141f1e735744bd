"""Do the exams on the home screen and on their own lead to today's list and to a plan?"""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from datetime import timedelta

import pytest
from support.build import StandingClock
from support.exams import (
    DAY,
    MadeUp,
    at,
    done,
    exam_forecast,
    exam_line,
    forecast,
    todays_list,
    unfinished,
)
from support.screens import press, screen_text, shown, until

from quizzer.errors import StoreError, UsageError
from quizzer.study import mocks
from quizzer.study.desk import Desk, Turn
from quizzer.study.forecast import Forecast
from quizzer.study.scope import Scope
from quizzer.tui.app import QuizzerApp

SIZE = (80, 24)
YESTERDAY = DAY - timedelta(days=1)


@pytest.fixture(autouse=True)
def no_mocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """No mock exam was taken."""
    monkeypatch.setattr(mocks, "results", lambda *_: ())


@pytest.fixture
def exam_desk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk whose list for the exams is one topic."""
    monkeypatch.setattr(desk, "begin_exam", lambda: desk.begin(Scope("small", "model")))
    return desk


async def test_the_exams_come_first_and_enter_studies_their_list(exam_desk: Desk) -> None:
    at(exam_desk, MadeUp((exam_line(),)))
    app = QuizzerApp(exam_desk)
    async with app.run_test(size=SIZE) as pilot:
        text = await shown(pilot, "›  Exam: Strategy midterm")
        assert "in 24 days   20 min a day   expected 84 %  (79–88)" in text
        assert "today ▰▰▰▰▰▰▱▱▱▱  12 of 20 min" in text
        await press(pilot, "enter", "1 of 3")
        await press(pilot, "q", "Exam: Strategy midterm")
        await press(pilot, "down enter", "1 of 5")


async def test_a_click_on_either_line_selects_the_exams(exam_desk: Desk) -> None:
    at(exam_desk, MadeUp((exam_line(),)))
    app = QuizzerApp(exam_desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Exam: Strategy midterm")
        await press(pilot, "down down", "›▾ A small case")
        await pilot.click(offset=(10, 3))
        await shown(pilot, "›  Exam: Strategy midterm")
        await pilot.click(offset=(10, 6))
        await shown(pilot, "›  Everything")


async def test_an_exam_that_is_over_is_not_on_the_home_screen(desk: Desk) -> None:
    at(desk, MadeUp((exam_line(days_left=0), exam_line("Statistics", -8))))
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        assert "Exam:" not in await shown(pilot, "›  Everything")


async def test_several_exams_stand_in_columns_and_share_today(desk: Desk) -> None:
    exams = (exam_line(days_left=1), exam_line("Finance", 104, expected=None))
    at(desk, MadeUp(exams))
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        text = await shown(pilot, "no plan yet")
        assert "›  Strategy midterm      tomorrow   20 min a day   expected 84 %" in text
        assert "   Finance            in 104 days   20 min a day   no plan yet" in text
        assert text.count("12 of 20 min") == 1


async def test_planning_holds_up_no_key_and_ends_in_the_new_expectation(desk: Desk) -> None:
    planned = unfinished()
    planner = at(desk, MadeUp((exam_line(planned_on=YESTERDAY),), planned))
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "planning …")
        await press(pilot, "down down", "›▾ A small case")
        await press(pilot, "left", "›▸ A small case")
        planner.exams = (exam_line(),)
        planned.set_result(forecast())
        await shown(pilot, "expected 84 %")
        await shown(pilot, "›▸ A small case")
    assert planner.asked.count("plan") == 1


async def test_the_app_ends_while_a_plan_is_being_made(desk: Desk) -> None:
    planner = at(desk, MadeUp((exam_line(planned_on=None),), unfinished()))
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "planning …")
        await pilot.press("q")
        await until(pilot, lambda: app._exit, "the end")
    assert app.return_code == 0
    assert planner.asked == ["plan"]


async def test_a_plan_that_fails_is_said_and_not_tried_over_and_over(exam_desk: Desk) -> None:
    failed: Future[Forecast] = Future()
    failed.set_exception(StoreError("the disk is full", where="/db", remedy="Free some space"))
    planner = at(exam_desk, MadeUp((exam_line(planned_on=None, expected=None),), failed))
    app = QuizzerApp(exam_desk)
    async with app.run_test(size=SIZE) as pilot:
        text = await shown(pilot, "the disk is full. Free some space.")
        assert "no plan yet" in text
        await press(pilot, "enter", "1 of 3")
        await press(pilot, "q", "no plan yet")
    assert planner.asked.count("plan") == 1


async def test_mastery_is_trued_once_and_the_library_read_again_after_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    planner = at(desk, MadeUp())
    trued: Future[bool] = Future()
    asked: list[str] = []

    def retrue() -> Future[bool]:
        asked.append("retrue")
        return trued

    monkeypatch.setattr(desk, "retrue", retrue)
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "A small case")
        planner.exams = (exam_line(),)
        trued.set_result(True)
        await shown(pilot, "Exam: Strategy midterm")
        await shown(pilot, "›  Everything")  # what was selected still is
        await press(pilot, "enter", "1 of 5")
        await press(pilot, "q", "Exam: Strategy midterm")
    assert asked == ["retrue"]


async def test_a_list_that_cannot_be_made_is_said_where_it_was_asked_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = unfinished()
    at(desk, MadeUp((exam_line(planned_on=None),), planned))
    refused: Future[Turn] = Future()
    refused.set_exception(UsageError("there is no plan yet", remedy="Run `quizzer exam plan`"))
    monkeypatch.setattr(desk, "begin_exam", lambda: refused)
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "planning …")
        await press(pilot, "enter", "the plan is still being made")
        planned.set_result(forecast())
        await until(pilot, lambda: not app.planning.is_running, "a plan")
        await press(pilot, "enter", "there is no plan yet. Run `quizzer exam plan`.")
        assert "Exam: Strategy midterm" in screen_text(app)


async def test_the_exam_screen_leads_to_the_list_and_to_the_session(exam_desk: Desk) -> None:
    planner = at(exam_desk, MadeUp((exam_line(),)))
    app = QuizzerApp(exam_desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Exam: Strategy midterm")
        await press(pilot, "e", "90 % is out of reach with 20 minutes a day")
        text = await press(pilot, "t", "Today’s list")
        assert "What is asked in question 1" in await shown(pilot, "8 s")
        assert "12 of 20 min spent · 3 cards · 1 min left" in text or "3 cards" in screen_text(app)
        await press(pilot, "enter", "1 of 3")
        await press(pilot, "q", "Today’s list")
        await press(pilot, "t", "goal 90 %")
        await press(pilot, "enter", "1 of 3")
        await press(pilot, "q", "goal 90 %")
        await press(pilot, "r", "planned anew")
        await press(pilot, "question_mark", "Keys")
        await press(pilot, "q q", "Exam: Strategy midterm")
    assert "plan anew" in planner.asked


async def test_tab_goes_through_the_exams_and_those_that_are_over_come_last(desk: Desk) -> None:
    exams = (exam_line("It’s over", -8), exam_line("Finance", 40), exam_line())
    planned = forecast(exam_forecast(), exam_forecast("Finance", 40), days_left=40)
    at(desk, MadeUp(exams, done(planned)))
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Exam: Finance")
        text = await press(pilot, "e", "1 of 3")
        assert text.startswith(" Strategy midterm")
        assert "The minutes are shared with “Finance”." in " ".join(text.split())
        assert (await press(pilot, "tab", "2 of 3")).startswith(" Finance")
        text = await press(pilot, "tab", "3 of 3")
        assert "Its cards have gone back to ordinary study." in text
        assert "quizzer exam remove" in text
        assert "today’s list" not in text
        await press(pilot, "tab", "1 of 3")
        await press(pilot, "shift+tab", "3 of 3")


async def test_without_an_exam_the_screen_says_how_to_add_one(desk: Desk) -> None:
    planner = at(desk, MadeUp())
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "A small case")
        text = await press(pilot, "e", "There is no exam to prepare for.")
        assert 'quizzer exam add "Strategy midterm" --date 2026-12-14 --minutes 20' in text
        for key in ("enter", "t", "r"):
            await press(pilot, key, "no exam is to come")
        await press(pilot, "tab q", "Everything")
    assert planner.asked == []


async def test_the_exam_screen_shows_how_far_a_plan_is_while_keys_go_on(desk: Desk) -> None:
    planned = unfinished()
    planner = at(desk, MadeUp((exam_line(planned_on=YESTERDAY),), planned))
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "planning …")
        await pilot.press("e")
        planner.tell(0.42)
        await shown(pilot, "42 %")
        await press(pilot, "r", "the plan is being made")
        await press(pilot, "question_mark", "Keys")
        await press(pilot, "q", "42 %")
        planned.set_result(forecast())
        assert "planning" not in await shown(pilot, "goal 90 %")
    assert planner.asked.count("plan") == 1


async def test_a_plan_made_anew_goes_on_when_the_screen_is_left_and_come_back_to(
    desk: Desk,
) -> None:
    planner = at(desk, MadeUp((exam_line(),), done(forecast())))
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Exam:")
        await press(pilot, "e", "goal 90 %")
        planner.planned = planned = unfinished()
        await pilot.press("r")
        planner.tell(0.42)
        await shown(pilot, "42 %")
        await press(pilot, "question_mark", "Keys")
        await press(pilot, "q", "42 %")
        planned.set_result(forecast())
        await shown(pilot, "planned anew")


async def test_a_plan_that_fails_leaves_the_screen_with_a_way_to_try_again(desk: Desk) -> None:
    failed: Future[Forecast] = Future()
    failed.set_exception(StoreError("the disk is full", where="/db", remedy="Free some space"))
    planner = at(desk, MadeUp((exam_line(),), failed))
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Exam:")
        text = await press(pilot, "e", "the disk is full. Free some space.")
        assert "There is no plan; r makes one." in text
        planner.planned = done(forecast())
        await press(pilot, "r", "goal 90 %")


async def test_a_list_with_nothing_left_says_so(desk: Desk) -> None:
    at(desk, MadeUp((exam_line(),), listed=done(todays_list(0))))
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Exam:")
        await press(pilot, "e t", "Nothing is left of today’s list.")


async def test_after_a_session_the_rest_of_the_day_and_the_expectation_are_shown(
    exam_desk: Desk, clock: StandingClock
) -> None:
    planner = at(exam_desk, MadeUp((exam_line(),)))
    app = QuizzerApp(exam_desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Exam: Strategy midterm")
        await press(pilot, "enter", "1 of 3")
        planner.exams = (replace(exam_line(), spent=14.9),)
        text = await press(pilot, "space 3 q", "14 of 20 min")
        assert "Session done" in text
        assert "expected 84 %  (79–88)" in text


async def test_a_name_from_elsewhere_is_shown_and_not_obeyed(desk: Desk) -> None:
    name = "[/] \x1b[c \u202e arr[i]"
    planned = forecast(exam_forecast(name, drop=(name,)))
    at(desk, MadeUp((exam_line(name), exam_line(name + "!", -3)), done(planned)))
    app = QuizzerApp(desk)
    async with app.run_test(size=(120, 30)) as pilot:
        await shown(pilot, "Exam: [/] ␛[c ‹U+202E› arr[i]")
        await press(pilot, "e", "leave out “[/] ␛[c ‹U+202E› arr[i]”")
        await press(pilot, "tab", "quizzer exam remove '[/] ␛[c ‹U+202E› arr[i]!'")
