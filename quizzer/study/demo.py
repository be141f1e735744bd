"""How does a profile come about that shows everything, without anybody having studied for it?

A simulated learner studies the bundled decks through the same use-cases as any face. Nothing of
it is a real person's memory, and everything says so.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from quizzer.errors import StoreError, UsageError
from quizzer.memory.moment import Moment
from quizzer.store import health, logs
from quizzer.store.database import Database
from quizzer.store.lock import StudyLock
from quizzer.study.simulated import SimulatedLearner
from quizzer.study.simulating import LEARNER, SETTINGS, Played, Progress, play

__all__ = ["LEARNER", "SETTINGS", "Played", "make"]

DATABASE: Final = "quizzer.db"
LABEL: Final = "SIMULATED.txt"
"""The file that tells a folder with a demo from all others."""

_MAKING: Final = ".making-"
"""How the names of folders begin in which a demo is made."""

FEWEST_DAYS, MOST_DAYS = 2, 365
_LONG_AGO = 36_500
"""Days before today after which no demo ends."""

_LABEL_TEXT = f"""\
The answers in {DATABASE} are SIMULATED: `quizzer demo` made them up, no person gave them.
To look at them, in this folder: quizzer --db {DATABASE} --learner {LEARNER}
The folder can be deleted at any time.
"""


def make(
    folder: Path,
    days: int,
    last: date,
    now: Moment,
    *,
    seed: int = 1,
    progress: Progress = lambda _: None,
) -> Played:
    """Make a profile of so many days, the last of which is `last`, as `quizzer.db` in a folder.

    A demo that is there already is replaced when the new one is done. Raises UsageError for a
    folder with other things in it, and for days that are not over.
    """
    if not FEWEST_DAYS <= days <= MOST_DAYS:
        raise UsageError(f"a demo has between {FEWEST_DAYS} and {MOST_DAYS} days")
    if last >= now.day:
        raise UsageError(
            f"the demo would end on {last}, a day that is not over", remedy="Name an earlier day"
        )
    if (now.day - last).days > _LONG_AGO:
        raise UsageError(f"{last} is more than a hundred years ago")
    _claim(folder)
    first = last - timedelta(days=days - 1)
    with StudyLock(folder / DATABASE):
        _refuse_answers_of_others(folder / DATABASE)
        for left in folder.glob(f"{_MAKING}*"):  # by a run that was killed
            shutil.rmtree(left)
        with tempfile.TemporaryDirectory(dir=folder, prefix=_MAKING) as making:
            path = Path(making) / DATABASE
            played = play(path, SimulatedLearner(seed), first, last, now, progress=progress)
            path.replace(folder / DATABASE)
    return played


def _claim(folder: Path) -> None:
    """Make the folder and label it. Raises UsageError when there is something else in it."""
    try:
        if folder.is_dir() and any(folder.iterdir()) and not (folder / LABEL).exists():
            raise UsageError(
                "the folder has other things in it than a demo",
                where=str(folder),
                remedy="Name a new folder",
            )
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / LABEL).write_text(_LABEL_TEXT, encoding="utf-8")
    except OSError as error:
        raise StoreError(
            f"the folder cannot be written: {error.strerror}",
            where=str(folder),
            remedy="Name another folder",
        ) from error


def _refuse_answers_of_others(path: Path) -> None:
    """Answers that a person gave under their own name are never replaced."""
    if not path.exists():
        return
    with closing(Database(str(path))) as database:
        if health.examine(database).reviews > logs.answer_count(database, LEARNER):
            raise UsageError(
                f"others than the learner {LEARNER} have studied with this demo",
                where=str(path),
                remedy="Name another folder",
            )
