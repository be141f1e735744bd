"""How long from a key to the paint, on every screen, in a real pseudo-terminal?

    python tests/bench/keys.py [--keys 60] [--cards 100000] [SCREEN...]

Runs the installed command on the profile of a simulated learner (and, for Browse, on a library of
as many cards as asked for), walks to each screen, and presses its keys in turn. `first` is until
the first byte that is painted after a key, `whole` until the last one before a silence. Wall
time in milliseconds; on a busy machine believe the minimum and the median.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.terminal import Terminal

QUIZZER = str(Path(sys.executable).with_name("quizzer"))
SETTLED_SECONDS = 1.5
BETWEEN_KEYS_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Walk:
    """A screen: the keys that lead there, each with what it shows, and those that are measured."""

    screen: str
    way: tuple[tuple[str, str], ...]
    keys: Sequence[str]


DOWN, UP, TAB, NEXT, BACKSPACE = "j", "k", "\t", "\x1b[6~", "\x7f"
FLAG, HAND_IN = "\x06", "\x18"
HOME = ("", "Everything")
QUIZ = (HOME, ("jz", "Asks"), ("\r", "Question 1"))
WALKS = (
    Walk("home", (HOME,), [DOWN, UP]),
    Walk("review", (HOME, ("jj\r", " of ")), [" ", "1"]),
    Walk("quiz", QUIZ, [NEXT]),
    Walk("quiz, stored", QUIZ, [FLAG]),
    Walk("result", (*QUIZ, (HAND_IN, "once more"), (HAND_IN, "answered")), [DOWN, UP]),
    Walk("browse", (HOME, ("/", "weakest first")), [*"xiaomi", *[BACKSPACE] * 6]),
    Walk("mastery", (HOME, ("m", "expected score")), [DOWN, UP]),
    Walk("exam", (HOME, ("e", "expected")), [DOWN, UP]),
    Walk("statistics", (HOME, ("s", "in 30 days")), [TAB]),
    Walk("deck problems", (HOME, ("d", "to mend")), [DOWN, UP]),
    Walk("settings", (HOME, (",", "Settings")), [DOWN, UP]),
    Walk("palette", (HOME, ("p", "Palette")), ["m", BACKSPACE]),
    Walk("help", (HOME, ("?", "Keys")), [DOWN, UP]),
)


def measure(walk: Walk, count: int, environment: dict[str, str]) -> tuple[list[float], list[float]]:
    """Milliseconds to the first and to the last byte after each key."""
    with Terminal([QUIZZER], environment) as terminal:
        for keys, words in walk.way:
            if keys:
                terminal.press(keys)
            terminal.wait_for(words)
        time.sleep(SETTLED_SECONDS)
        terminal.settle()
        times = []
        for index in range(count):
            times.append(terminal.time_of(walk.keys[index % len(walk.keys)]))
            time.sleep(BETWEEN_KEYS_SECONDS)
    painted = [each for each in times if each is not None]
    return [first for first, _ in painted], [whole for _, whole in painted]


def row(values: Sequence[float]) -> str:
    """Minimum, median and 95th percentile."""
    if not values:
        return "nothing was painted"
    ordered = sorted(values)
    high = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"{ordered[0]:6.1f} {statistics.median(ordered):6.1f} {high:6.1f}"


def main() -> None:
    """Measure the screens that are asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("screens", nargs="*", metavar="SCREEN")
    parser.add_argument("--keys", type=int, default=60)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([QUIZZER, "demo", folder], check=True, capture_output=True)
        database = next(Path(folder).rglob("*.db"))
        environment = os.environ | {
            "QUIZZER_DB": str(database),
            "QUIZZER_LEARNER": "simulated",
            "QUIZZER_CONFIG": str(Path(folder) / "none.toml"),
            "TERM": "xterm-256color",
        }
        print(
            f"{'screen':14} {'first: min':>10} {'p50':>3} {'p95':>6}   {'whole: min':>10} p50 p95"
        )
        for walk in WALKS:
            if not arguments.screens or walk.screen in arguments.screens:
                first, whole = measure(walk, arguments.keys, environment)
                print(f"{walk.screen:14} {row(first)}   {row(whole)}", flush=True)


if __name__ == "__main__":
    main()
