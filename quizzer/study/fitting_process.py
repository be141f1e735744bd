"""How are weights fitted without making anyone wait who does not want to?

In a process of its own, which is ended in every case: when the caller's progress raises, on
Ctrl-C, when it takes too long, and (on Linux) when this process is killed. The package tells
nothing of its progress, so the caller is told only that it is still at work.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from tempfile import TemporaryFile
from typing import IO, TypeAlias

from quizzer.errors import UsageError
from quizzer.memory import fitting_worker
from quizzer.memory.fitting import Histories, Trainer

TICK_SECONDS = 0.1
LIMIT_SECONDS = 300.0

Progress: TypeAlias = Callable[[], None]
"""Called every tenth of a second while a fit goes on; what it raises ends the fit."""

WORKER = (sys.executable, "-P", "-m", fitting_worker.__name__)
"""With -P, nothing in the folder where the user stands is taken for a module of ours."""


def optimizer(
    progress: Progress, *, limit: float = LIMIT_SECONDS, worker: Sequence[str] = WORKER
) -> Trainer:
    """What fits weights, for `fitting.fit`. `limit` is in seconds, for one fit.

    It raises UsageError when the optional package is not installed, when it breaks off and
    when the limit is passed.
    """

    def train(histories: Histories) -> Sequence[float]:
        return _answer(histories, progress, limit, worker)

    return train


def _answer(
    histories: Histories, progress: Progress, limit: float, worker: Sequence[str]
) -> Sequence[float]:
    # A file, for a pipe would fill up: what is left over when `communicate` times out is not
    # sent by its next call.
    with (
        TemporaryFile("w+", encoding="utf-8") as question,
        _started(worker, _asked(question, histories, limit)) as process,
    ):
        try:
            for _ in range(round(limit / TICK_SECONDS)):
                try:
                    answer, complaint = process.communicate(timeout=TICK_SECONDS)
                except subprocess.TimeoutExpired:
                    progress()
                else:
                    return _weights(process.returncode, answer, complaint)
        finally:
            process.kill()
    raise UsageError(
        f"fitting took longer than {limit:.0f} seconds and was ended",
        remedy="The weights in force stay; try again when the computer is less busy",
    )


def _started(worker: Sequence[str], question: IO[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own module, nothing of it from outside
        worker,
        stdin=question,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def _asked(question: IO[str], histories: Histories, limit: float) -> IO[str]:
    """The file with the request in it, to be read from its beginning."""
    request: fitting_worker.Request = {
        "card": histories.card.tolist(),
        "rating": histories.rating.tolist(),
        "elapsed": histories.elapsed.tolist(),
        "targets": histories.targets.tolist(),
        "seconds": 2 * limit,  # the worker's own clock, for when nobody is left to end it
    }
    question.write(json.dumps(request))
    question.seek(0)
    return question


def _weights(code: int, answer: str, complaint: str) -> Sequence[float]:
    if code == fitting_worker.MISSING:
        raise UsageError(
            "fitting your own weights needs a package that is not installed",
            remedy='Install it with pip install "quizzer-srs[optimize]"',
        )
    try:
        weights = json.loads(answer) if code == 0 else None
    except ValueError:
        weights = None
    if not isinstance(weights, list):
        reason = complaint.strip().splitlines()[-1:] or [f"it ended with {code}"]
        raise UsageError(
            f"fitting broke off: {reason[0]}",
            remedy="The weights in force stay; a newer package may help: "
            'pip install --upgrade "quizzer-srs[optimize]"',
        )
    return weights
