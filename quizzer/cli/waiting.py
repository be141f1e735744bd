"""What does a person see while a command works? One line that changes, and then goes."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_WIDTH = 24
_FULL, _EMPTY = "▰", "▱"
_SIGNS = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
_CLEAR = "\r\x1b[K"
_TURN_SECONDS = 0.1


@contextmanager
def progress(words: str) -> Iterator[Callable[[float], None]]:
    """A bar on stderr that is told its share of 1; nothing where nobody watches."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return

    shown = -1

    def told(share: float) -> None:
        nonlocal shown
        full = round(max(0.0, min(share, 1.0)) * _WIDTH)
        if full != shown:
            shown = full
            _show(f"{words}  {_FULL * full}{_EMPTY * (_WIDTH - full)}")

    with _cleared():
        yield told


@contextmanager
def pulse(words: str) -> Iterator[Callable[[], None]]:
    """A sign of life on stderr for work that can't say how far it is."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    began = time.monotonic()

    def told() -> None:
        turns = int((time.monotonic() - began) / _TURN_SECONDS)
        _show(f"{_SIGNS[turns % len(_SIGNS)]} {words}")

    with _cleared():
        yield told


@contextmanager
def _cleared() -> Iterator[None]:
    try:
        yield
    finally:
        _show("")


def _show(line: str) -> None:
    sys.stderr.write(f"{_CLEAR}{line}")
    sys.stderr.flush()
