"""A program in a real pseudo-terminal: keys go in, bytes come out, signals arrive."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

PATIENCE_SECONDS = 30
"""How long an expected text or end may take on a busy machine before the test fails."""

_SILENCE_SECONDS = 0.04
"""So long without a byte, and what was painted is whole."""

_IN_THE_TERMINAL = """\
import os, signal, sys
os.login_tty(0)
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Makes the terminal the controlling one, so that closing it sends SIGHUP; and Ctrl+C interrupts,
as in every shell, even where the tests run in a shell's background and are not to be interrupted.
"""

_ESCAPE = re.compile(
    rb"\x1b(\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|.)", re.DOTALL
)


class Terminal:
    """Runs a command until the block ends. Answers no query, as a dumb terminal would not."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
    ) -> None:
        self._master, slave = os.openpty()
        columns, rows = size
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-c", _IN_THE_TERMINAL, *command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=dict(environment),
        )
        os.close(slave)
        self.output = b""
        self._seen = 0
        self._is_open = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.wait()
        self.close()

    @property
    def text(self) -> str:
        """Everything written so far, without escape sequences."""
        return _ESCAPE.sub(b"", self.output).decode("utf-8", "replace")

    def press(self, keys: str) -> None:
        """Write keys in one go; `wait_for` looks at what is written after them."""
        self._seen = len(self.output)
        os.write(self._master, keys.encode())

    def wait_for(self, words: str) -> None:
        """Wait until words have been written since the last keys."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while words.encode() not in _ESCAPE.sub(b"", self.output[self._seen :]):
            assert time.monotonic() < deadline, f"not seen: {words}\n{self.text[-2000:]}"
            assert self._read(0.2) or self.process.poll() is None, f"ended\n{self.text[-2000:]}"

    def settle(self) -> None:
        """Read what is still written, until there is nothing more."""
        while self._read(_SILENCE_SECONDS):
            pass

    def time_of(self, keys: str) -> tuple[float, float] | None:
        """Milliseconds from writing keys to the first and to the last byte painted after them.

        None when nothing was painted.
        """
        start = time.perf_counter()
        self.press(keys)
        if not self._read(2):
            return None
        first = last = time.perf_counter()
        while self._read(_SILENCE_SECONDS):
            last = time.perf_counter()
        return (first - start) * 1000, (last - start) * 1000

    def close(self) -> None:
        """Close the terminal's other side, as a closed window does."""
        if self._is_open:
            self._is_open = False
            os.close(self._master)

    def send(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self.process.send_signal(number)

    def end(self) -> int:
        """Wait for the program's end, reading what it still writes; its exit code."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self.process.poll() is None:
            assert time.monotonic() < deadline, f"still running\n{self.text[-2000:]}"
            self._read(0.05)
        while self._read(0):
            pass
        return self.process.returncode

    def _read(self, seconds: float) -> bool:
        """Take in what is written within some seconds; False when nothing was."""
        if not self._is_open:
            select.select([], [], [], seconds)
            return False
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:  # Linux's way of saying that the other side is closed
            return False
        self.output += data
        return bool(data)
