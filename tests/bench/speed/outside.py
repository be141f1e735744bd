"""What does somebody see of a program, and when? Measured from outside, in pipes or a terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence

from support.terminal import Terminal

from speed.timing import Figures, cpu_clock, peak_mebibytes

_ESCAPE = re.compile(rb"\x1b(\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|.)", re.DOTALL)
_ROWS, _COLUMNS = 24, 80
_PATIENCE_SECONDS = 120
_BETWEEN_KEYS_SECONDS = 0.02
_QUIET_SECONDS, _QUIET_MS = 0.5, 20.0

Command = Sequence[str]
Environment = Mapping[str, str]


def first_line_with(words: str, command: Command, environment: Environment, end: str) -> Figures:
    """What a program has used when a line with these words is there: CPU, wall time, memory.

    `end` is what lets it go after.
    """
    start = time.perf_counter()
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        seen = next((line for line in process.stdout if words in line), None)
        wall = (time.perf_counter() - start) * 1000
        if seen is None:
            raise SystemExit(f"{command} never said {words!r}: {process.communicate()[1]}")
        figures = {
            "cpu": [cpu_clock(process.pid)],
            "wall": [wall],
            "memory": [peak_mebibytes(process.pid)],
        }
        process.communicate(end)
    return figures


def frames(words: Sequence[str], command: Command, environment: Environment) -> Figures:
    """How long until each of these words is on a terminal's screen, in wall and CPU time."""
    start = time.perf_counter()
    process, terminal = pty.fork()
    if not process:
        os.execvpe(command[0], list(command), dict(environment))
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0))
    seen = b""
    figures: Figures = {}
    for word in words:
        while word.encode() not in _ESCAPE.sub(b"", seen):
            if time.perf_counter() - start > _PATIENCE_SECONDS:
                raise SystemExit(f"{command} never showed {word!r}: {seen[-2000:]!r}")
            seen += _read(terminal)
        figures[word] = [(time.perf_counter() - start) * 1000]
        figures[f"{word}, CPU"] = [cpu_clock(process)]
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(terminal)
    return figures


def _read(terminal: int) -> bytes:
    if not select.select([terminal], [], [], 0.2)[0]:
        return b""
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux's way of saying it
        raise SystemExit("the program has ended before it showed what was waited for") from None


def keys(
    way: Sequence[tuple[str, str]],
    pressed: Mapping[str, str],
    count: int,
    command: Command,
    environment: Environment,
) -> Figures:
    """Milliseconds from a key to the first byte painted after it, by the name of the key.

    `way` are the keys that lead to the screen, each with what it shows; `pressed`, by name, go in
    a circle, so many times, once the program has nothing else to do.
    """
    figures: Figures = {name: [] for name in pressed}
    with Terminal(command, environment) as terminal:
        for each, words in way:
            if each:
                terminal.press(each)
            terminal.wait_for(words)
        _wait_until_quiet(terminal)
        for _ in range(count):
            for name, key in pressed.items():
                times = terminal.time_of(key)
                if times is not None:
                    figures[name].append(times[0])
                time.sleep(_BETWEEN_KEYS_SECONDS)
    return figures


def _wait_until_quiet(terminal: Terminal) -> None:
    """Wait until the program has used no CPU for a while, as when somebody has read the card."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    used, before = 0.0, -_QUIET_MS - 1
    while used - before > _QUIET_MS and time.monotonic() < deadline:
        terminal.settle()
        before = cpu_clock(terminal.process.pid)
        time.sleep(_QUIET_SECONDS)
        used = cpu_clock(terminal.process.pid)
