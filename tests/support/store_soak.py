"""Sessions in processes of their own, to be killed or to collide.

`python -m support.store_soak killed|killed_quiz|together|quiz_together|stop|hold …`. Children are
forked from a process that has imported everything, so that a hundred of them cost seconds.
"""

from __future__ import annotations

import functools
import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import NoReturn
from unittest.mock import patch

from sqlalchemy import Connection

from quizzer.store import migrating, opening
from quizzer.store.database import Database
from quizzer.store.lock import StudyLock
from quizzer.study import library, reviewing  # noqa: F401 so that no child imports them
from quizzer.study.desk import Desk
from quizzer.study.scope import Scope
from quizzer.study.session import Answered
from quizzer.study.settings import Settings
from support.build import MORNING, StandingClock

MOST_BEFORE_KILL = 12
LONGEST_AIM = 0.008
UNDO_SHARE = 0.15
MUCH_SAID = 2_000
"""Bytes of some fifty acknowledgements."""


def study(
    path: str, dice: random.Random, start: datetime, until: Callable[[], bool], acks: int
) -> None:
    """Answer, and sometimes take back; acknowledge on `acks` what a future has confirmed."""
    clock = StandingClock(start)
    with Desk(path, Settings(), clock) as desk:
        while not until():
            turn = desk.begin(Scope("case")).result()
            while turn.card is not None and not until():
                last = turn.session.change
                if isinstance(last, Answered) and dice.random() < UNDO_SHARE:
                    turn = desk.undo(turn).result()
                    os.write(acks, f"undo {last.recorded.review.id.hex}\n".encode())
                    continue
                clock.wait(seconds=dice.randint(0, 90))
                turn = desk.rate(turn, dice.choice(list(turn.outcomes(clock()))), 1200).result()
                change = turn.session.change
                assert isinstance(change, Answered)
                os.write(acks, f"answer {change.recorded.review.id.hex}\n".encode())
            clock.wait(days=dice.randint(1, 9))


def forked(work: Callable[[], None]) -> int:
    """Do the work in a child; returns its process id."""
    child = os.fork()
    if child:
        return child
    try:
        work()
        os._exit(0)
    except BaseException:  # noqa: BLE001 a child must not go on as its parent
        traceback.print_exc()
        os._exit(1)


def killed(path: str, seed: str, times: str) -> None:
    """Kill a session after some acknowledgements and a moment more; print what it had said."""
    dice = random.Random(int(seed))
    for round_ in range(int(times)):
        reader, writer = os.pipe()
        start = MORNING + timedelta(days=30 * round_)
        own = random.Random(dice.random())
        child = forked(functools.partial(study, path, own, start, lambda: False, writer))
        os.close(writer)
        with os.fdopen(reader) as acks:
            lines = [acks.readline() for _ in range(dice.randint(0, MOST_BEFORE_KILL))]
            time.sleep(dice.uniform(0, LONGEST_AIM))
            os.kill(child, signal.SIGKILL)
            lines += acks.readlines()
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "the session ended by itself"
        print(json.dumps([line.split() for line in lines]))


def together(path: str, seconds: str) -> None:
    """Two sessions on the same cards, with clocks that show the same; print what each had said.

    Neither leaves before the other has said much, so that they meet on a slow machine too.
    """
    files = [Path(f"{path}.acks-{number}") for number in range(2)]
    end = time.monotonic() + float(seconds)
    children = []
    for seed, file in enumerate(files):
        acks = os.open(file, os.O_CREAT | os.O_WRONLY)
        dice = random.Random(seed)
        late = functools.partial(_is_over, end, files)
        children.append(forked(functools.partial(study, path, dice, MORNING, late, acks)))
        os.close(acks)
    for child in children:
        _, status = os.waitpid(child, 0)
        assert status == 0, "a session failed"
    for file in files:
        print(json.dumps([line.split() for line in file.read_text().splitlines()]))


def _is_over(end: float, files: list[Path]) -> bool:
    if time.monotonic() < end:
        return False
    return all(file.exists() and file.stat().st_size >= MUCH_SAID for file in files)


def stop(path: str, moment: str, migrations: str) -> None:
    """Open a database and stop for good in the middle of making or upgrading it."""
    upgrade = functools.partial(migrating.upgrade, migrations=Path(migrations))
    revisions = len(list(Path(migrations).glob("versions/*.py")))

    def upgrade_and_stop(connection: Connection) -> None:
        upgrade(connection)
        _stop()

    place: Callable[[Path, Path], None] = opening._place
    match moment:
        case "before the schema":
            upgrade_then: Callable[[Connection], None] = _stop
        case "before the commit":
            upgrade_then = upgrade_and_stop
        case _:
            upgrade_then, place = upgrade, _stop
    with (
        patch.object(opening, "SCHEMA_VERSION", revisions),
        patch.object(migrating, "upgrade", upgrade_then),
        patch.object(opening, "_place", place),
    ):
        Database(path)


def _stop(*_: object) -> NoReturn:
    print("here", flush=True)
    while True:
        signal.pause()


def create_together(path: str) -> None:
    """Two processes that both make the database and write to it."""
    children = [forked(functools.partial(_create, path, name)) for name in ("one", "two")]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]


def _create(path: str, name: str) -> None:
    database = Database(path)
    with database.writing() as connection:
        connection.run("INSERT INTO model (id, spec) VALUES (:name, '')", {"name": name})
    database.close()


def hold(path: str) -> None:
    """Study until killed."""
    with StudyLock(Path(path)):
        _stop()


if __name__ == "__main__":
    from support import quiz_soak  # which needs this module

    modes: dict[str, Callable[..., None]] = {
        "killed": killed,
        "together": together,
        "stop": stop,
        "create_together": create_together,
        "hold": hold,
        "killed_quiz": quiz_soak.killed,
        "quiz_together": quiz_soak.together,
    }
    modes[sys.argv[1]](*sys.argv[2:])
