"""How do these tests run a command? Whole, in this process, on a Monday morning."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from support.build import MORNING
from support.faces import bundle_only, write_deck

from quizzer import __main__ as program
from quizzer.memory.model import Rating
from quizzer.memory.moment import Moment
from quizzer.study.desk import Desk
from quizzer.study.scope import EVERYTHING
from quizzer.study.settings import Settings


@dataclass(frozen=True, slots=True)
class Ran:
    """A command that has ended: its exit code and what it wrote."""

    code: int
    out: str
    err: str


Quizzer = Callable[..., Ran]
Rate = Callable[..., None]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[timedelta], None]]:
    """Moves the computer's clock to a time after the Monday morning where it stands."""
    morning = MORNING.astimezone(ZoneInfo("UTC"))
    with time_machine.travel(morning, tick=False) as traveller:
        yield lambda later: traveller.move_to(morning + later)


@pytest.fixture
def quizzer(
    at: Callable[[timedelta], None],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    database_path: Path,
) -> Quizzer:
    """Runs a command line beside `small.yaml`, which is also the only deck that is bundled.

    The temporary folder is written `…` in what it prints.
    """
    write_deck(tmp_path / "bundled")
    bundle_only(tmp_path / "bundled", monkeypatch)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(program, "_leave_by_signal", lambda: None)
    monkeypatch.setattr(program, "_end_by_signal", lambda: None)

    def run(*arguments: str, stdin: str = "") -> Ran:
        monkeypatch.setattr(sys, "argv", ["quizzer", *arguments])
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        with pytest.raises(SystemExit) as ended:
            program.main()
        out, err = (text.replace(str(tmp_path), "…") for text in capsys.readouterr())
        assert isinstance(ended.value.code, int)
        return Ran(int(ended.value.code), out, err)

    return run


@pytest.fixture
def rate(quizzer: Quizzer, database_path: Path) -> Rate:
    """Studies what is due: rates the cards so, one after the other, or as well as each may be."""

    def run(*ratings: int) -> None:
        with Desk(str(database_path), Settings(), lambda: Moment(datetime.now(UTC))) as desk:
            turn = desk.begin(EVERYTHING).result()
            for rating in ratings:
                best = max(turn.outcomes(desk.clock()))
                turn = desk.rate(turn, min(best, Rating(rating)), 0).result()

    return run
