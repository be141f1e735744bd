"""What does `quizzer demo` take, and what does it say?"""

from __future__ import annotations

import shlex
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizzer.cli import configuration, forecasting, output
from quizzer.cli.waiting import progress
from quizzer.errors import UsageError
from quizzer.study.wording import counted

if TYPE_CHECKING:
    from datetime import date

    from quizzer.study.demo import Played

_DAYS = 60


@click.command()
@click.argument("folder", default="quizzer-demo", type=click.Path(path_type=Path))
@click.option("--days", default=_DAYS, show_default=True, metavar="N", type=int,
              help="How many days were studied.")  # fmt: skip
@click.option("--until", "written", default="", metavar="DATE",
              help="The last of them; yesterday, so that today waits.")  # fmt: skip
@click.option("--seed", default=1, show_default=True, metavar="N",
              help="Another number makes another learner.")  # fmt: skip
def demo(folder: Path, *, days: int, written: str, seed: int) -> None:
    """Make a profile of a SIMULATED learner in a folder of its own, to look around in.

    It holds weeks of answers that nobody gave, an exam ahead with its plan, and two mock exams.
    Your own database is not touched.

    Example: quizzer demo --days 30 /tmp/demo
    """
    from quizzer.study import demo as making

    now = configuration.system_clock(making.SETTINGS)()
    last = _day(written) if written else now.day - timedelta(days=1)
    with progress("simulating") as told:
        played = making.make(folder, days, last, now, seed=seed, progress=told)
    _print(played, folder / making.DATABASE, making.LEARNER)


def _day(written: str) -> date:
    from quizzer.memory.calendar import day_of

    try:
        return day_of(written)
    except ValueError as error:
        raise UsageError(str(error), where="--until") from error


def _print(played: Played, database: Path, learner: str) -> None:
    output.line(f"SIMULATED, no person gave these answers: {database}")
    output.line(
        f"{played.first} to {played.last}: {counted(played.answers, 'answer')} on "
        f"{counted(played.days_studied, 'day')}, {played.seen} of {played.cards} cards seen"
    )
    output.line(f"{played.exam.name}: {played.exam.day}, {played.exam.minutes} minutes a day")
    output.line()
    output.line("mock exams")
    forecasting.mocks(played.mocks, as_json=False)
    output.talk(f"Open it with: quizzer --db {shlex.quote(str(database))} --learner {learner}")
