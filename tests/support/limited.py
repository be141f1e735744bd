"""How does a command end that has little memory and time, in a process of its own?

`Limited` starts this module as a program, which imports Quizzer once and then forks for each
command: a run costs milliseconds instead of an interpreter's start, and one that crashes takes
nobody along.
"""

from __future__ import annotations

import json
import os
import pty
import resource
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import NoReturn

MOST_BYTES = 3 * 2**29
"""Address space of a run: 1.5 GiB."""

MOST_CPU_SECONDS = 20
MOST_WALL_SECONDS = 120


class Reader(StrEnum):
    """What a command believes to write to."""

    PIPE = "pipe"
    TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run ended. `code` is negative for a signal; a terminal gets `err` as `out`.

    `seconds` are of the processor; `mib` is the peak of resident memory.
    """

    code: int
    seconds: float
    mib: int
    out: str
    err: str


class Limited:
    """Runs commands one after another."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def __call__(self, *arguments: str, reader: Reader = Reader.PIPE) -> Ran:
        """Run `quizzer` with the arguments."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{json.dumps([reader, *arguments])}\n")
        self._process.stdin.flush()
        return Ran(**json.loads(self._process.stdout.readline()))


@contextmanager
def limited(folder: Path) -> Iterator[Limited]:
    """A `Limited` whose commands find neither a configuration nor a library but in the folder."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(Path(__file__).parents[1]), *sys.path)),
        "PYTHONUTF8": "1",
        "NO_COLOR": "1",
        "TERM": "xterm",
        "QUIZZER_CONFIG": str(folder / "config.toml"),
        "QUIZZER_DB": str(folder / "quizzer.db"),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "support.limited"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=folder,
    ) as process:
        assert process.stdin is not None
        yield Limited(process)
        process.stdin.close()


def _serve() -> None:
    _warm_up()
    for line in sys.stdin:
        reader, *arguments = json.loads(line)
        ran = _on_terminal(arguments) if reader == Reader.TERMINAL else _on_pipe(arguments)
        sys.stdout.write(f"{json.dumps(ran)}\n")
        sys.stdout.flush()


def _warm_up() -> None:
    """Run commands once, as a deck with a weakness and a misspelt key imports the most."""
    from quizzer.__main__ import main

    deck = Path("warm.yaml")
    card = "cards: [{id: c, q: Who is not he?, a: x}, {id: d, q: Who is not he?, a: y, cite: z:1}]"
    for ending, command in (("", "check"), ("", "add"), ("", "mastery"), ("wrnog: x\n", "check")):
        deck.write_text(f"quizzer: 1\ndeck: warm\nsources: {{z: {{file: f}}}}\n{card}\n{ending}")
        sys.argv = ["quizzer", command, *([str(deck)] if command != "mastery" else [])]
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()), suppress(SystemExit):
            main()


def _on_pipe(arguments: list[str]) -> dict[str, object]:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if not child:
            _become_command(arguments, out.fileno(), err.fileno())
        ended = _ended(child)
        out.seek(0)
        err.seek(0)
        return {**ended, "out": _text(out.read()), "err": _text(err.read())}


def _on_terminal(arguments: list[str]) -> dict[str, object]:
    child, screen = pty.fork()
    if not child:
        _become_command(arguments, 1, 2)
    written = b"".join(_until_closed(screen)).replace(b"\r\n", b"\n")
    os.close(screen)
    return {**_ended(child), "out": _text(written), "err": ""}


def _until_closed(screen: int) -> Iterator[bytes]:
    while True:
        try:
            piece = os.read(screen, 65536)
        except OSError:  # how Linux says that the other side is gone
            return
        if not piece:
            return
        yield piece


def _ended(child: int) -> dict[str, object]:
    _, status, used = os.wait4(child, 0)
    return {
        "code": os.waitstatus_to_exitcode(status),
        "seconds": used.ru_utime + used.ru_stime,
        "mib": used.ru_maxrss // 1024,
    }


def _text(written: bytes) -> str:
    return written.decode(errors="backslashreplace")


def _become_command(arguments: list[str], out: int, err: int) -> NoReturn:
    from quizzer.__main__ import main

    os.dup2(out, 1)
    os.dup2(err, 2)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.stdin = os.fdopen(0)  # the jobs were read from the old one
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_SECONDS, MOST_CPU_SECONDS))
    signal.alarm(MOST_WALL_SECONDS)
    sys.argv = ["quizzer", *arguments]
    code = 70
    try:
        main()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 71
    except BaseException:  # noqa: BLE001  # as the interpreter does on its way out
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    _serve()
