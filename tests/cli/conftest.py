"""How do these tests run a command? Whole, in this process, on a Monday morning."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from support.build import MORNING
from support.faces import bundle_only, write_deck

from quizzer import __main__ as program


@dataclass(frozen=True, slots=True)
class Ran:
    """A command that has ended: its exit code and what it wrote."""

    code: int
    out: str
    err: str


Quizzer = Callable[..., Ran]


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

    def run(*arguments: str, stdin: str = "") -> Ran:
        monkeypatch.setattr(sys, "argv", ["quizzer", *arguments])
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        with pytest.raises(SystemExit) as ended:
            program.main()
        out, err = (text.replace(str(tmp_path), "…") for text in capsys.readouterr())
        assert isinstance(ended.value.code, int)
        return Ran(int(ended.value.code), out, err)

    return run
