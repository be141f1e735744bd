"""What is wrong with these deck files, and what is weak? No database is needed or imported."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizzer.authoring.codes import Code
from quizzer.authoring.problems import Problem
from quizzer.cards.card import parts_of
from quizzer.errors import UsageError

if TYPE_CHECKING:
    from quizzer.authoring.deckfile import DeckFile
    from quizzer.authoring.explaining import Explanation

__all__ = ["Code", "Problem"]  # handed on to the faces, which do not know authoring


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
    from quizzer.authoring.garbage import uncollected

    with uncollected():
        return checked([read_deck(path) for path in deck_files(paths)])


def checked(files: Sequence[DeckFile]) -> tuple[Checked, ...]:
    """The same for files that were read."""
    return tuple(_checked(file, weak) for file, weak in zip(files, linted(files), strict=True))


def linted(files: Sequence[DeckFile]) -> Iterator[tuple[Problem, ...]]:
    """The warnings about each of the files, in their order."""
    from quizzer.authoring.lint.running import Extent, LintFile, lint

    found = lint(
        [
            LintFile(file.path, file.written, Extent.WHOLE if file.deck else Extent.PART)
            for file in files
            if file.written
        ]
    )
    return (found.get(file.path, ()) for file in files)


def explanation(name: str) -> Explanation:
    """What a code or a rule's name means, with examples. Raises UsageError for an unknown one."""
    from quizzer.authoring.explaining import explain

    return explain(name)


def _checked(file: DeckFile, warnings: tuple[Problem, ...]) -> Checked:
    problems = tuple(sorted((*file.problems, *warnings)))
    lines = lines_of(problems, file.text)
    if file.deck is None:
        return Checked(file.path, problems, lines)
    count = sum(len(parts_of(entry.content)) for entry in file.deck.entries)
    return Checked(file.path, problems, lines, file.deck.id, len(file.deck.entries), count)


def lines_of(problems: Iterable[Problem], text: str) -> dict[int, str]:
    """The lines of a file, with LF at their ends, that problems stand on."""
    written = text.split("\n")
    numbers = {problem.line for problem in problems if problem.line <= len(written)}
    return {number: written[number - 1] for number in sorted(numbers)}


def deck_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The deck files that paths name, each once. Raises UsageError for a path that is not there."""
    files: dict[str, Path] = {}
    for path in paths:
        try:
            inside = _decks_at(path)
        except OSError as error:  # a name that is too long, a folder that may not be entered
            reason = f"this path cannot be followed: {error.strerror}"
            raise UsageError(reason, where=str(path), remedy="Check the path") from None
        for file in inside:
            # Unlike Path.resolve, it leaves a link to itself to whoever opens the file.
            files.setdefault(os.path.realpath(file), file)
    return tuple(files.values())


def is_there(path: Path) -> bool:
    """Whether a file or folder is there that may be looked at; a name too long for one is not."""
    try:
        return path.exists()
    except OSError:
        return False


def _decks_at(path: Path) -> list[Path]:
    if path.is_dir():
        found = (*sorted(path.rglob("*.yaml")), *sorted(path.rglob("*.yml")))
        inside = [file for file in found if _is_shown(file.relative_to(path)) and _is_file(file)]
        if not inside:
            raise UsageError("the folder holds no deck", where=str(path))
        return inside
    if path.exists():
        return [path]
    raise UsageError("there is no such file", where=str(path), remedy="Check the path's spelling")


def _is_shown(name: Path) -> bool:
    """Whether a file in a folder is not hidden: `.github` and `.venv` hold YAML that is no deck."""
    return not any(part.startswith(".") for part in name.parts)


def _is_file(path: Path) -> bool:
    """Whether a name in a folder is a file, and not a pipe, a device or a link to nothing."""
    try:
        return path.is_file()
    except OSError:  # a link to itself
        return False
