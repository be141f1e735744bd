"""How fast is Quizzer, beside Anki and beside what this machine can do at all?

    python tests/bench/speed [--cards 100000] [--anki PYTHON] [--sizes 10000,100000,1000000]

Makes the same collection for both programs and measures one operation after the other, each in a
process of its own, in turns: ours, Anki's, the floor. Prints a table in Markdown; with --sizes
another one that says how each cost grows. PYTHON is one that has the package `anki`, which is
none of ours and is never imported here. Times are minima, and medians in parentheses where they
differ; a busy machine shows in the medians first. Linux only.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Collection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

from speed.machine import machine
from speed.making import made
from speed.measures import measured, measures
from speed.table import Found, growth, table
from speed.workers import Anki

_CARDS = 100_000
_ROUNDS = 5


def main() -> None:
    """Measure what is asked for."""
    arguments = _arguments()
    anki = Anki(arguments.anki) if arguments.anki else None
    folder = Path(arguments.dir)
    sizes = arguments.sizes or [arguments.cards]
    by_size: dict[int, Found] = {}
    for cards in sizes:
        by_size[cards] = _measured(folder, cards, anki, arguments)
        _print(f"{cards:,} cards, {cards * 10:,} reviews", table(by_size[cards]))
    if len(sizes) > 1:
        _print("How costs grow", growth(by_size))
    theirs = f" Anki {anki.version}." if anki else ""
    print(f"{machine(folder)}{theirs} Minimum (median) of up to {arguments.rounds} rounds.")
    if arguments.json:
        Path(arguments.json).write_text(json.dumps(by_size, indent=1), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cards", type=int, default=_CARDS)
    parser.add_argument("--sizes", type=_sizes, metavar="CARDS,CARDS…")
    parser.add_argument("--anki", metavar="PYTHON", help="a Python that has the package anki")
    parser.add_argument("--only", nargs="+", metavar="OPERATION", choices=_names())
    parser.add_argument("--rounds", type=int, default=_ROUNDS)
    parser.add_argument("--dir", default=str(Path(tempfile.gettempdir(), "quizzer-speed")))
    parser.add_argument("--fresh", action="store_true", help="make the collections anew")
    parser.add_argument("--json", metavar="FILE", help="everything that was measured")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


def _names() -> Collection[str]:
    return [measure.name for measure in measures(None)]


def _measured(folder: Path, cards: int, anki: Anki | None, arguments: argparse.Namespace) -> Found:
    place = made(folder, cards, anki, _say, is_fresh=arguments.fresh)
    found = {}
    for measure in measures(anki):
        is_wanted = not arguments.only or measure.name in arguments.only
        if is_wanted and cards <= measure.most_cards:
            _say(f"{cards:,} cards: {measure.name}")
            found[measure.name] = measured(measure, place, arguments.rounds)
    return found


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _print(title: str, lines: Collection[str]) -> None:
    print(f"### {title}\n", *lines, "", sep="\n", flush=True)


if __name__ == "__main__":
    main()
