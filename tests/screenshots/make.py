"""Draws the README's screenshots: `python tests/screenshots/make.py`.

A learner who has studied the bundled decks for four days, always the same one, is simulated on
a database of its own; then the app is run without a terminal and its screens are exported.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cast import animated
from session import play
from shots import DRAFTS, HOME, KINDS, MARKDOWN, PREVIEW, REVIEW, Shot, drawn

from quizzer.memory.exam import Exam, TopicWeight
from quizzer.memory.forgetting import recall_on
from quizzer.memory.model import Rating
from quizzer.memory.moment import Moment
from quizzer.study import library
from quizzer.study.desk import Desk, Turn
from quizzer.study.documents import Folders
from quizzer.study.formatting import FormattedFile, formatted, save
from quizzer.study.generating import Options, make, outcome
from quizzer.study.generating import save as save_drafts
from quizzer.study.judging import Judging
from quizzer.study.scope import EVERYTHING, Scope
from quizzer.study.settings import Settings
from quizzer.study.starting import start
from quizzer.tui.app import QuizzerApp
from quizzer.tui.drafts import DraftsApp
from quizzer.tui.look import Look
from quizzer.tui.preview import PreviewApp

HERE = Path(__file__).parent
FIRST_DAY = datetime(2026, 11, 17, 8, 0, tzinfo=UTC)
DAYS = 4
SIZES = {"40x12": (40, 12), "80x24": (80, 24), "120x30": (120, 30)}
SHOWN = {
    "session", "review", "result", "browse", "mastery", "statistics", "exam", "passage", "kinds",
    "drafts",
}  # fmt: skip
"""The screens in the README."""


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


def draw(desk: Desk, look: Look, size: tuple[int, int]) -> dict[str, str]:
    """The screens of the simulated learner, by name."""
    reviewing = QuizzerApp(desk, look=look, scope=Scope("xiaomi-case-study"))
    return asyncio.run(drawn(QuizzerApp(desk, look=look), size, HOME)) | asyncio.run(
        drawn(reviewing, size, REVIEW)
    )


def draw_markdown(folder: Path, look: Look, size: tuple[int, int]) -> dict[str, str]:
    """A card with a table, formulas and code, in a library of its own."""
    deck = folder / "formulas.yaml"
    deck.write_text(KINDS, encoding="utf-8")
    with Desk(str(folder / "formulas.db"), Settings(), Clock()) as desk:
        desk.submit(lambda database: library.add(database, [deck], FIRST_DAY)).result()
        app = QuizzerApp(desk, look=look, scope=Scope("formulas"))
        return asyncio.run(drawn(app, size, MARKDOWN))


def draw_authoring(folder: Path, look: Look, size: tuple[int, int]) -> dict[str, str]:
    """The screens of a preview of the deck that `quizzer new` writes, by name."""
    start(str(folder / "my-case"))
    [deck] = formatted([folder / "my-case.yaml"], case=None, database="")
    assert isinstance(deck, FormattedFile)
    save(deck)
    app = PreviewApp(deck.path, Folders(deck=folder), look=look)
    return asyncio.run(drawn(app, size, PREVIEW))


def draw_drafts(folder: Path, look: Look) -> dict[str, str]:
    """A draft from the case of the deck that `quizzer new` writes, beside its passage."""
    start(str(folder / "kestrel"))
    deck = folder / "drafts.yaml"
    made = make([folder / "kestrel-case.txt"], Options(title="Kestrel Cycles"), deck)
    save_drafts(outcome(deck, made))
    judging = Judging.open(deck, None, "")
    return asyncio.run(drawn(DraftsApp(judging, look=look), SIZES["120x30"], DRAFTS))


def record(desk: Desk, clock: Clock, look: Look, size: tuple[int, int]) -> dict[str, str]:
    """A session of the simulated learner, as an SVG that plays by itself, and screens of it."""

    def wait(seconds: float) -> None:
        clock.at += timedelta(seconds=seconds)

    random.seed(1)  # which draws the quiz
    app = QuizzerApp(desk, look=look)
    player = asyncio.run(play(app, size, wait))
    background = app.theme_variables["background"]
    return player.shots | {"session": animated(player.frames, background)}


def main() -> None:
    """Write the SVG files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--theme", default="quizzer")
    parser.add_argument("--size", default="80x24", choices=SIZES)
    parser.add_argument("--to", type=Path, default=HERE, help="the folder to write into")
    parser.add_argument("--all", action="store_true", help="not only the README's")
    parser.add_argument(
        "--press", help="the keys that lead from home to one screen, which is drawn as --name"
    )
    parser.add_argument("--name", default="screen", help="what the screen of --press is called")
    given = parser.parse_args()
    os.environ["TZ"] = "UTC"
    clock, look, size = Clock(), Look(given.theme), SIZES[given.size]
    given.to.mkdir(parents=True, exist_ok=True)
    wanted = SHOWN if given.press is None else {given.name}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = str(folder / "quizzer.db")
        with Desk(database, Settings(), clock) as desk:
            live_some_days(desk, clock)
            plan_an_exam(desk, clock)
        with Desk(database, Settings(), clock) as desk:  # the app's first start is long past
            if given.press is not None:
                script = (Shot(given.name, tuple(given.press.split())),)
                shots = asyncio.run(drawn(QuizzerApp(desk, look=look), size, script))
            else:
                shots = draw(desk, look, size)
                shots |= draw_markdown(folder, look, size) | draw_authoring(folder, look, size)
                shots |= draw_drafts(folder, look)
                shots |= record(desk, clock, look, size)
    for shot, svg in shots.items():
        if given.all or shot in wanted:
            (given.to / f"{shot}.svg").write_text(svg, encoding="utf-8")
            print(given.to / f"{shot}.svg")


if __name__ == "__main__":
    main()
