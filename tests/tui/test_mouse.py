"""Does a click mean what is under the mouse, and nothing else?"""

from __future__ import annotations

from pathlib import Path

from support.faces import write_deck
from support.screens import press, screen_text, shown
from textual.pilot import Pilot

from quizzer.study.desk import Desk
from quizzer.study.quizzes.spec import QuizSpec
from quizzer.tui.app import QuizzerApp

SIZE = (60, 8)
HEAD, FOOT = 0, (5, 6, 7)

LONG = """\
quizzer: 1
deck: small
title: A long deck
topics: {model: Business model}
cards:
  - id: shops
    q: Which shop sold them in India?
    right: Flipkart
    wrong: [Ebay, Otto, Target, Tesco, Aldi, Lidl, Rewe, Edeka]
    topic: model
  - id: home
    q: Where is it at home?
    right: Beijing
    wrong: [Shanghai, Wuhan, Nanjing, Xian, Harbin, Suzhou, Dalian, Jinan]
    topic: model
"""


async def clicked_around(pilot: Pilot[None]) -> str:
    """The screen after clicks on its head and on its foot."""
    for row in (HEAD, *FOOT):
        await pilot.click(offset=(5, row))
    await pilot.pause()
    return screen_text(pilot.app)


async def test_a_click_on_the_head_or_the_foot_selects_nothing(desk: Desk) -> None:
    app = QuizzerApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Everything")
        for keys in ("", "m", "enter", "q q z", "q p"):
            for key in keys.split():
                await pilot.press(key)
            before = await press(pilot, "down down", "")
            assert await clicked_around(pilot) == before


async def test_a_click_below_a_question_chooses_no_option_that_is_not_seen(
    desk: Desk, decks: Path
) -> None:
    write_deck(decks, LONG)
    app = QuizzerApp(desk, quiz=lambda quizzes: quizzes.start(QuizSpec(seed=1, count=2)))
    async with app.run_test(size=SIZE) as pilot:
        await shown(pilot, "Question 1 of 2")
        assert "Question 1 of 2" in await clicked_around(pilot)
