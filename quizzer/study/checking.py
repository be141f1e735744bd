"""What is wrong with these deck files? Needs no database, and none is imported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizzer.cards.card import cards_of
from quizzer.errors import UsageError

if TYPE_CHECKING:
    from quizzer.authoring.problems import Problem


@dataclass(frozen=True, slots=True)
class Checked:
    """A checked deck file: its problems as `file:line:col CODE message`, or its size."""

    path: str
    problems: tuple[Problem, ...]
    deck: str = ""
    entries: int = 0
    cards: int = 0


def check(paths: Iterable[Path]) -> tuple[Checked, ...]:
    """Read deck files and import nothing. A folder stands for the deck files below it."""
    from quizzer.authoring.deckfile import read_deck

    results = []
    for path in deck_files(paths):
        file = read_deck(path)
        if file.deck is None:
            results.append(Checked(str(path), file.problems))
            continue
        count = sum(len(cards_of(file.deck.id, entry)) for entry in file.deck.entries)
        results.append(Checked(str(path), (), file.deck.id, len(file.deck.entries), count))
    return tuple(results)


def deck_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The deck files that paths name. Raises UsageError for a path that does not exist."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(path.rglob("*.yaml")) + sorted(path.rglob("*.yml"))
            if not inside:
                raise UsageError("the folder holds no deck", where=str(path))
            files.extend(inside)
        elif path.exists():
            files.append(path)
        else:
            raise UsageError(
                "there is no such file", where=str(path), remedy="Check the path's spelling"
            )
    return tuple(files)
