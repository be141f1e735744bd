"""What does the statistics screen look like, at each size, and without anything to count?"""

from __future__ import annotations

import pytest
from support.build import StandingClock
from support.screens import press, screen_text, shown
from support.worked import work
from syrupy.assertion import SnapshotAssertion

from quizzer.study.desk import Desk
from quizzer.tui.app import QuizzerApp

SIZES = [(30, 8), (40, 12), (80, 24), (120, 30)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_statistics_look_like_this(
    desk: Desk, clock: StandingClock, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    work(desk, clock)
    app = QuizzerApp(desk)
    async with app.run_test(size=size) as pilot:
        await shown(pilot, "A small")
        screens = {"overview": await press(pilot, "s", "today" if size[1] < 12 else "Mon")}
        for name, words in (
            ("due", "Due"),
            ("recall", "all"),
            ("time", "14 Dec"),
            ("ratings", "new"),
        ):
            screens[name] = await press(pilot, "tab", words)
        for name, text in screens.items():
            assert text == snapshot(name=name)
            assert all(len(line) <= size[0] for line in text.splitlines())


async def test_a_deck_is_seen_alone_and_a_period_before_the_first_answer_is_not_there(
    desk: Desk, clock: StandingClock
) -> None:
    work(desk, clock)
    app = QuizzerApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "A small")
        everything = await press(pilot, "s", "All decks")
        everything = await shown(pilot, "Mon")
        one = await press(pilot, "f", "A small case")
        one = await shown(pilot, "Mon")
        assert one.splitlines()[2:] == everything.splitlines()[2:]
        assert "the first answer was on 2026-11-23" in await press(pilot, "left", "first answer")
        await pilot.click(offset=(78, 0))
        assert "same day" in await shown(pilot, "Again")
        await pilot.click(offset=(44, 0))
        await shown(pilot, "Mon")
        await press(pilot, "q", "Decks")


async def test_without_an_answer_it_says_what_to_do(desk: Desk) -> None:
    app = QuizzerApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "A small")
        await press(pilot, "s", "Nothing was answered yet")
        await pilot.press("tab", "left", "right", "down")
        assert "study with Enter" in screen_text(app)


def squares(text: str) -> str:
    """The calendar on a screen, without its legend."""
    return "".join(line[:58] for line in text.splitlines()[4:11])


async def test_earlier_weeks_can_be_seen_and_left_again(desk: Desk, clock: StandingClock) -> None:
    work(desk, clock)
    clock.wait(days=60 * 7)
    app = QuizzerApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "A small")
        now = await press(pilot, "s", "Mon")
        assert "█" not in squares(now)
        then = await press(pilot, "left", "the weeks until 2027-02-01")
        assert "█" in squares(then)
        await pilot.press("right")
        assert screen_text(app) == now
