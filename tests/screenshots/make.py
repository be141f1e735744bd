"""Draws the README's screenshots: `python tests/screenshots/make.py`.

A learner who has studied the bundled decks for four days, always the same one, is simulated on
a database of its own; then the app is run without a terminal and its screens are exported.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quizzer.memory.exam import Exam, TopicWeight
from quizzer.memory.forgetting import recall_on
from quizzer.memory.model import Rating
from quizzer.memory.moment import Moment
from quizzer.study.desk import Desk, Turn
from quizzer.study.documents import Folders
from quizzer.study.formatting import FormattedFile, formatted, save
from quizzer.study.queue import EVERYTHING, Scope
from quizzer.study.settings import Settings
from quizzer.study.starting import start
from quizzer.tui.app import QuizzerApp
from quizzer.tui.look import Look
from quizzer.tui.preview import PreviewApp

HERE = Path(__file__).parent
FIRST_DAY = datetime(2026, 11, 17, 8, 0, tzinfo=UTC)
DAYS = 4
SIZES = {"40x12": (40, 12), "80x24": (80, 24), "120x30": (120, 30)}

_FONT_FACES = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


class Clock:
    """A clock that the simulation moves."""

    def __init__(self) -> None:
        self.at = FIRST_DAY

    def __call__(self) -> Moment:
        return Moment(self.at)


def live_some_days(desk: Desk, clock: Clock) -> None:
    """Study every morning; an answer is right as often as the model expects."""
    chance = random.Random(1)
    for day in range(DAYS):
        clock.at = FIRST_DAY + timedelta(days=day)
        desk.look().result()
        turn = desk.begin(EVERYTHING).result()
        while turn.card is not None:
            clock.at += timedelta(seconds=chance.randint(5, 15))
            turn = desk.rate(
                turn, _rating(turn, clock, chance), chance.randint(3000, 12000)
            ).result()
    clock.at = FIRST_DAY + timedelta(days=DAYS)


def plan_an_exam(desk: Desk, clock: Clock) -> None:
    """Prepare for an exam in four weeks, in few minutes a day."""
    topics = (TopicWeight("", "pricing", 2.0),)
    day = clock().day + timedelta(days=28)
    desk.planner.add(Exam("Strategy midterm", day, 4, topics=topics)).result()
    desk.planner.plan().result()


def _rating(turn: Turn, clock: Clock, chance: random.Random) -> Rating:
    current = turn.session.current
    assert current is not None
    recall = recall_on(current.memory, clock().day) if current.memory else 0.6
    if chance.random() > recall:
        return Rating.AGAIN
    best = max(turn.outcomes(clock()))
    return min(best, chance.choices((Rating.HARD, Rating.GOOD, Rating.EASY), (1, 7, 1))[0])


async def draw(desk: Desk, theme: str, size: tuple[int, int]) -> dict[str, str]:
    """The exported screens, by name."""
    app = QuizzerApp(desk, look=Look(theme))
    drawn = {}

    async def settle() -> None:
        for _ in range(20):
            await pilot.pause(0.05)

    def keep(name: str) -> None:
        drawn[name] = _FONT_FACES.sub("", app.export_screenshot(title="quizzer"))

    async with app.run_test(size=size) as pilot:
        await settle()
        keep("home")
        await pilot.press("e")
        await settle()
        keep("exam")
        await pilot.press("q", "m")
        await settle()
        keep("mastery")
        await pilot.press("down", "enter")
        await settle()
        keep("cards")
        await pilot.press("q", "q")
        app.review(Scope("xiaomi-case-study"))
        await settle()
        keep("question")
        await pilot.press("space")
        await settle()
        keep("review")
        await pilot.press("3", "space", "3", "q")
        await settle()
        keep("summary")
    return drawn


async def draw_authoring(folder: Path, theme: str, size: tuple[int, int]) -> dict[str, str]:
    """The exported screens of a preview of the deck that `quizzer new` writes, by name."""
    start(str(folder / "my-case"))
    [deck] = formatted([folder / "my-case.yaml"], case=None, database="")
    assert isinstance(deck, FormattedFile)
    save(deck)
    app = PreviewApp(deck.path, Folders(deck=folder), look=Look(theme))
    drawn = {}

    async def settle() -> None:
        for _ in range(20):
            await pilot.pause(0.05)

    def keep(name: str) -> None:
        drawn[name] = _FONT_FACES.sub("", app.export_screenshot(title="quizzer preview"))

    async with app.run_test(size=size) as pilot:
        await settle()
        await pilot.press("n", "n", "n", "space")
        await settle()
        keep("preview")
        await pilot.press("s")
        await settle()
        keep("passage")
    return drawn


def main() -> None:
    """Write the SVG files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--theme", default="quizzer")
    parser.add_argument("--size", default="80x24", choices=SIZES)
    parser.add_argument("--to", type=Path, default=HERE, help="the folder to write into")
    parser.add_argument("--all", action="store_true", help="not only the README's")
    given = parser.parse_args()
    os.environ["TZ"] = "UTC"
    clock = Clock()
    given.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(f"{folder}/quizzer.db", Settings(), clock)
        with desk:
            live_some_days(desk, clock)
            plan_an_exam(desk, clock)
            drawn = asyncio.run(draw(desk, given.theme, SIZES[given.size]))
        drawn |= asyncio.run(draw_authoring(Path(folder), given.theme, SIZES[given.size]))
    for name, svg in drawn.items():
        if given.all or name in ("review", "mastery", "exam", "passage"):
            (given.to / f"{name}.svg").write_text(svg, encoding="utf-8")
            print(given.to / f"{name}.svg")


if __name__ == "__main__":
    main()
