"""Which processes are run for an operation: ours, Anki's and the floor's, one after the other?"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from speed import outside
from speed.bare import READY
from speed.floors import raw_in
from speed.ours import database_in
from speed.timing import Figures
from speed.workers import Anki, command_of, environment, run_floor, run_ours

QUIZZER = str(Path(sys.executable).with_name("quizzer"))
BARE = [sys.executable, str(Path(__file__).with_name("bare.py"))]

_QUESTION = "what is the capital"
_FIRST_FRAME, _COUNTS = "Decks", "Everything"
_KEYS = 100


class Side(StrEnum):
    """Whose figures they are."""

    OURS = "ours"
    ANKI = "anki"
    FLOOR = "floor"


Run = Callable[[Path], Figures]
Rounds = Sequence[Figures]


@dataclass(frozen=True, slots=True)
class Measure:
    """An operation: what is run for each side, in how many rounds, for how many cards at most."""

    name: str
    runs: Mapping[Side, Run]
    rounds: int = 5
    most_cards: int = sys.maxsize


@contextmanager
def _copied(folder: Path) -> Iterator[dict[str, str]]:
    """What the installed command must know to study with a copy of a folder's library."""
    with tempfile.TemporaryDirectory(dir=folder) as copies:
        path = Path(copies, "quizzer.db")
        shutil.copy(database_in(folder), path)
        yield environment(QUIZZER_DB=str(path), QUIZZER_CONFIG=str(Path(copies, "none.toml")))


def _first_card(folder: Path) -> Figures:
    with _copied(folder) as surroundings:
        command = [QUIZZER, "study", "--plain"]
        return outside.first_line_with(_QUESTION, command, surroundings, end="q\n")


def _first_card_of(folder: Path, *, command: Callable[[str, Path], outside.Command]) -> Figures:
    return outside.first_line_with(
        _QUESTION, command("first-card", folder), environment(), end="\n"
    )


def _frames(folder: Path) -> Figures:
    with _copied(folder) as surroundings:
        found = outside.frames([_FIRST_FRAME, _COUNTS], [QUIZZER], surroundings)
    return {"first": found[_FIRST_FRAME], "counts": found[_COUNTS]}


def _bare_frames(_folder: Path) -> Figures:
    return {"first": outside.frames([READY], BARE, environment())[READY]}


def _keys(folder: Path) -> Figures:
    with _copied(folder) as surroundings:
        way = [("", _COUNTS), ("\r", _QUESTION)]
        return outside.keys(way, {"flip": " ", "rate": "3"}, _KEYS, [QUIZZER], surroundings)


def _bare_keys(_folder: Path) -> Figures:
    return outside.keys([("", READY)], {"any": "j"}, _KEYS, BARE, environment())


def _size(folder: Path, *, path: Path) -> Figures:
    return {"bytes": [(folder / path).stat().st_size / int(folder.name)]}


def measures(anki: Anki | None) -> tuple[Measure, ...]:
    """All of them, with Anki's where there is one."""

    def of(
        name: str, *sides: Side, rounds: int = 5, floor: str = "", most_cards: int = sys.maxsize
    ) -> Measure:
        runs: dict[Side, Run] = {}
        if Side.OURS in sides:
            runs[Side.OURS] = partial(run_ours, name)
        if Side.ANKI in sides and anki is not None:
            runs[Side.ANKI] = partial(anki.run, name)
        if Side.FLOOR in sides or floor:
            runs[Side.FLOOR] = partial(run_floor, floor or name)
        return Measure(name, runs, rounds, most_cards)

    theirs = {} if anki is None else {Side.ANKI: partial(_first_card_of, command=anki.command)}
    their_size = Path("collection.anki2")
    both, all_three = (Side.OURS, Side.ANKI), tuple(Side)
    return (
        of("answering", *all_three),
        of("answering-wal", Side.OURS, Side.FLOOR),
        of("syncing", Side.FLOOR),
        Measure(
            "first-card",
            {
                Side.OURS: _first_card,
                **theirs,
                Side.FLOOR: partial(_first_card_of, command=partial(command_of, "floors.py")),
            },
        ),
        Measure("frames", {Side.FLOOR: _bare_frames, Side.OURS: _frames}),
        of("queue", *all_three),
        of("counts", *both),
        of("home", Side.OURS),
        of("statistics", *both, rounds=3),
        of("mastery", Side.OURS, rounds=3),
        of("filtering", *both),
        of("arithmetic", Side.FLOOR, rounds=2),
        of("importing", *both, rounds=2, floor="files"),
        of("checking", Side.OURS, rounds=2, most_cards=100_000),
        of("replaying", *both, rounds=2),
        Measure(
            "size",
            {
                Side.OURS: partial(_size, path=database_in("")),
                **({} if anki is None else {Side.ANKI: partial(_size, path=their_size)}),
                Side.FLOOR: partial(_size, path=raw_in("")),
            },
            rounds=1,
        ),
        Measure("keys", {Side.FLOOR: _bare_keys, Side.OURS: _keys}, rounds=3),
    )


def measured(measure: Measure, folder: Path, rounds: int) -> dict[Side, Rounds]:
    """The figures of each round, in which every side has its turn."""
    found: dict[Side, list[Figures]] = {side: [] for side in measure.runs}
    for _ in range(min(rounds, measure.rounds)):
        for side, run in measure.runs.items():
            found[side].append(run(folder))
    return dict(found)
