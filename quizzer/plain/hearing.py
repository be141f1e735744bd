"""How is a line waited for, so that a signal ends the waiting at once?"""

from __future__ import annotations

import io
import os
import select
import signal
import sys
from typing import Any, TextIO

_WAKE_BYTES = 64


def heard(stream: TextIO) -> TextIO:
    """The same input, none of which has been read yet; for the main thread, once in a run.

    Python looks for signals before it reads and after it. One that came in between, as the last
    line is still on its way to the screen, would be noticed with the next line only.
    """
    if sys.platform == "win32":  # where select knows no terminals
        return stream
    try:
        waiting = _Waiting(stream.fileno())
    except io.UnsupportedOperation:  # lines that a program made up need no waiting
        return stream
    return io.TextIOWrapper(io.BufferedReader(waiting), stream.encoding, stream.errors)


class _Waiting(io.FileIO):
    """Waits for bytes and for signals alike, and reads only what is there."""

    def __init__(self, descriptor: int) -> None:
        super().__init__(descriptor, closefd=False)
        self._woken, waking = os.pipe()
        os.set_blocking(waking, False)
        signal.set_wakeup_fd(waking, warn_on_full_buffer=False)

    def readinto(self, buffer: Any) -> int | None:
        while self._woken in select.select([self.fileno(), self._woken], [], [])[0]:
            os.read(self._woken, _WAKE_BYTES)  # and Python calls the handler, which may raise
        return super().readinto(buffer)
