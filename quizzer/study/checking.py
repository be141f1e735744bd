"""What is wrong with these deck files, and what is weak? No database is needed or imported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizzer.cards.card import cards_of
from quizzer.errors import UsageError

if TYPE_CHECKING:
    from quizzer.authoring.deckfile import DeckFile
    from quizzer.authoring.problems import Problem


@dataclass(frozen=True, slots=True)
class Checked:
    """A checked deck file: its problems and warnings by position, and the lines they stand on.

    `entries` and `cards` are counted when it can be imported.
    """

    path: str
    problems: tuple[Problem, ...]
    lines: Mapping[int, str]
    deck: str = ""
    entries: int = 0
    cards: int = 0

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps it from being imported."""
        return tuple(problem for problem in self.problems if problem.code.is_error)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What is weak about it."""
        return tuple(problem for problem in self.problems if not problem.code.is_error)


def check(paths: Iterable[Path]) -> tuple[Checked, ...]:
    """Read and lint deck files and import nothing. A folder stands for the deck files below it.

    Questions are compared across all of the files.
    """
    from quizzer.authoring.deckfile import read_deck

    files = [read_deck(path) for path in deck_files(paths)]
    return tuple(_checked(file, weak) for file, weak in zip(files, linted(files), strict=True))


def linted(files: Sequence[DeckFile]) -> Iterator[tuple[Problem, ...]]:
    """The warnings about each of the files, in their order."""
    try:
        from quizzer.authoring.lint.running import lint
    except ModuleNotFoundError:
        return iter(() for _ in files)

    found = lint([(f.path, f.written, f.deck is not None) for f in files if f.written])
    return (found.get(file.path, ()) for file in files)


def explanation(name: str) -> str:
    """What a code or a rule's name means, with examples. Raises UsageError for an unknown one."""
    from quizzer.authoring.explaining import explained

    return explained(name)


def _checked(file: DeckFile, warnings: tuple[Problem, ...]) -> Checked:
    problems = tuple(sorted((*file.problems, *warnings)))
    written = file.text.split("\n")
    numbers = {problem.line for problem in problems if problem.line <= len(written)}
    lines = {number: written[number - 1] for number in sorted(numbers)}
    if file.deck is None:
        return Checked(file.path, problems, lines)
    count = sum(len(cards_of(file.deck.id, entry)) for entry in file.deck.entries)
    return Checked(file.path, problems, lines, file.deck.id, len(file.deck.entries), count)


def deck_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The deck files that paths name, each once. Raises UsageError for a path that is not there."""
    files: dict[Path, Path] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(path.rglob("*.yaml")) + sorted(path.rglob("*.yml"))
            if not inside:
                raise UsageError("the folder holds no deck", where=str(path))
        elif path.exists():
            inside = [path]
        else:
            raise UsageError(
                "there is no such file", where=str(path), remedy="Check the path's spelling"
            )
        for file in inside:
            files.setdefault(file.resolve(), file)
    return tuple(files.values())
