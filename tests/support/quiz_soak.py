"""Quizzes in processes of their own, to be killed between an answer and the next.

Called through `support.store_soak`.
"""

from __future__ import annotations

import functools
import json
import os
import random
import signal
import time
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from quizzer.cards.content import Kind
from quizzer.cards.response import Chosen, Judged, Response, Typed, to_json
from quizzer.errors import UsageError
from quizzer.study import quizzing, reviewing  # noqa: F401 so that no child imports them
from quizzer.study.desk import Desk
from quizzer.study.quizdesk import QuizDesk
from quizzer.study.quizzes.attempt import at_question, next_open, ran
from quizzer.study.quizzes.spec import QuizSpec
from quizzer.study.scope import Scope
from quizzer.study.settings import Settings
from support.build import MORNING, StandingClock
from support.store_soak import forked

MOST_BEFORE_KILL = 9
LONGEST_AIM = 0.01
_READY = b"ready\n"
SPEC = QuizSpec(scope=Scope("case"), count=5, count_as_review=True)


def take(path: str, dice: random.Random, start: datetime, acks: int) -> None:
    """Take quizzes one after the other; acknowledge what a future has confirmed."""
    clock = StandingClock(start)
    with Desk(path, Settings(), clock) as desk:
        quiz = QuizDesk(desk)
        while True:
            attempt = quiz.unfinished().result()
            if attempt is None:
                attempt = quiz.start(SPEC).result().attempt
            while attempt.open:
                clock.wait(seconds=dice.randint(1, 90))
                attempt = ran(next_open(attempt), 1000)
                quiz.beat(attempt).result()
                os.write(acks, f"beat {attempt.id.hex} {attempt.spent_ms}\n".encode())
                response = _response(attempt.question.card.kind, dice)
                attempt = quiz.answer(attempt, response).result()
                said = to_json(response).replace(" ", "")
                line = f"answer {attempt.id.hex} {attempt.current} {said}\n"
                os.write(acks, line.encode())
            quiz.finish(attempt).result()
            os.write(acks, f"finish {attempt.id.hex}\n".encode())


def killed(path: str, seed: str, times: str) -> None:
    """Kill a learner after some acknowledgements and a moment more; print what was said."""
    dice = random.Random(int(seed))
    for round_ in range(int(times)):
        reader, writer = os.pipe()
        start = MORNING + timedelta(days=round_)
        own = random.Random(dice.random())
        child = forked(functools.partial(take, path, own, start, writer))
        os.close(writer)
        with os.fdopen(reader) as acks:
            lines = [acks.readline() for _ in range(dice.randint(0, 3 * MOST_BEFORE_KILL))]
            time.sleep(dice.uniform(0, LONGEST_AIM))
            os.kill(child, signal.SIGKILL)
            lines += acks.readlines()
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "the quiz ended by itself"
        print(json.dumps([line.split() for line in lines]))


def together(path: str, attempts: str) -> None:
    """Two learners' windows on the same quizzes, one after the other; print what each answered."""
    with Desk(path, Settings(), StandingClock()) as desk:
        ids = [QuizDesk(desk).start(SPEC).result().attempt.id for _ in range(int(attempts))]
    files = [Path(f"{path}.acks-{number}") for number in range(2)]
    for file in files:
        file.touch()
    children = [forked(functools.partial(_share, path, ids, own, files)) for own in range(2)]
    for child in children:
        _, status = os.waitpid(child, 0)
        assert status == 0, "a window failed"
    for file in files:
        _ready, *acks = file.read_text().splitlines()
        print(json.dumps([line.split() for line in acks]))


def _share(path: str, ids: list[UUID], own: int, files: list[Path]) -> None:
    """Answer what is open in each attempt; look again when the other window was faster.

    After the first answer wait for the other's, which SQLite may let wait for as long as a quiz.
    """
    dice, acks = random.Random(own), os.open(files[own], os.O_WRONLY)
    with Desk(path, Settings(), StandingClock()) as desk:
        quiz = QuizDesk(desk)
        quiz.resume(ids[0]).result()
        os.write(acks, _READY)
        _wait_for_all(files, len(_READY))
        for id_ in ids:
            while (attempt := quiz.resume(id_).result().attempt).open:
                attempt = at_question(attempt, dice.choice(attempt.open).number)
                try:
                    quiz.answer(attempt, _response(attempt.question.card.kind, dice)).result()
                except UsageError:
                    continue
                os.write(acks, f"answer {id_.hex} {attempt.current}\n".encode())
                _wait_for_all(files, len(_READY) + 1)
            quiz.finish(attempt).result()


def _wait_for_all(files: list[Path], size: int) -> None:
    while not all(file.stat().st_size >= size for file in files):
        time.sleep(0.001)


def _response(kind: Kind, dice: random.Random) -> Response:
    match kind:
        case Kind.CHOICE:
            return Chosen((dice.randrange(3),))
        case Kind.CLAIM:
            return Judged(dice.random() < 0.5)
        case _:
            return Typed((dice.choice(["5 %", "services", "7.19 million", "something"]),))
