"""What if the terminal goes away while the app still paints?

Textual hands what it paints to a thread that has room for a few pieces. When a terminal that is
gone refuses one of them, that thread ends, and the app would wait for room for ever: deaf to
signals, with the study lock in its hand. So what a lost terminal refuses is dropped instead.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any, TextIO, cast

from textual.drivers.linux_driver import LinuxDriver


class LastingDriver(LinuxDriver):
    """Textual's own driver, which outlives its terminal for as long as leaving takes."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._file = cast("Any", Lasting(cast("TextIO", self._file)))


class Lasting:
    """A terminal to write to, be it there or not."""

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal

    def write(self, text: str) -> int:
        """Write a text, or drop it."""
        with suppress(OSError):
            self._terminal.write(text)
        return len(text)

    def flush(self) -> None:
        """Let what was written be seen, if it can be."""
        with suppress(OSError):
            self._terminal.flush()

    def __getattr__(self, name: str) -> Any:
        """Everything else is the terminal's."""
        return getattr(self._terminal, name)
