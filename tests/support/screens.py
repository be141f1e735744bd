"""What the tests of the Textual app need: what is on the screen, and a way to wait for it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.pilot import Pilot

_A_MOMENT_SECONDS = 0.01
_LOOK_SECONDS = 0.004
_REST = 1 / 20
"""A process that is busy for less of the time than this rests."""

PATIENCE_SECONDS = 10
"""How long a condition may take on a busy machine before the test fails."""


async def rest(*_: float) -> None:
    """Wait until the process rests, at most a second: what a pilot does after each key.

    Textual looks once, for 20 ms; that alone was two thirds of the time of these tests. Two short
    looks take less, and one of them may fall together with the turn of another process.
    """
    end = time.monotonic() + 1
    quiet = 0
    while quiet < 2 and time.monotonic() < end:
        worked = time.process_time()
        await asyncio.sleep(_LOOK_SECONDS)
        is_quiet = time.process_time() - worked < _LOOK_SECONDS * _REST
        quiet = quiet + 1 if is_quiet else 0


def screen_text(app: App[Any]) -> str:
    """What the compositor would paint now, as text, without trailing spaces."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


async def until(pilot: Pilot[Any], condition: Callable[[], bool], hoped_for: str) -> None:
    """Let the app work until a condition holds."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"not seen: {hoped_for}\n{screen_text(pilot.app)}")
        await pilot.pause()


async def shown(pilot: Pilot[Any], words: str) -> str:
    """Wait until words are on the screen; the whole screen's text."""
    await until(pilot, lambda: words in screen_text(pilot.app), words)
    return screen_text(pilot.app)


async def painted(app: App[Any], words: str) -> str:
    """The same while the app is busy with a key, when a pilot's pause would wait for its end."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while words not in screen_text(app):
        assert time.monotonic() < deadline, f"not painted: {words}\n{screen_text(app)}"
        await asyncio.sleep(_A_MOMENT_SECONDS)
    return screen_text(app)


async def press(pilot: Pilot[Any], keys: str, words: str) -> str:
    """Press keys, separated by spaces, and wait for words; the whole screen's text."""
    await pilot.press(*keys.split())
    return await shown(pilot, words)
