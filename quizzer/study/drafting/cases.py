"""Which case documents are named on a command line, and what is each called in the deck?"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from quizzer.errors import QuizzerError, UsageError
from quizzer.generate.identity import slug

if TYPE_CHECKING:
    from quizzer.authoring.sources.documents import Document

_LONGEST_ID = 24
_HASH = re.compile(r"[-_. ]?(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{8,}$", re.IGNORECASE)
_DEFAULT_ID = "case"


class UnreadableError(QuizzerError):
    """Some of the case documents cannot be read; `errors` has one for each of them."""

    def __init__(self, errors: Sequence[QuizzerError]) -> None:
        first = errors[0]
        super().__init__(first.what, where=first.where, remedy=first.remedy)
        self.errors = tuple(errors)


@dataclass(frozen=True, slots=True)
class Case:
    """A document at a path, under its file's name as the deck has it."""

    path: Path
    file: str
    document: Document


def read_cases(paths: Iterable[Path], deck_file: Path | None) -> tuple[Case, ...]:
    """The documents of files and folders, by name; a folder stands for those right in it.

    `file` is relative to the folder of the deck's file where it is below it. Raises UsageError
    for a path that is not there, and UnreadableError when any of them cannot be read.
    """
    from quizzer.authoring.sources.formats.rendering import DocumentError
    from quizzer.authoring.sources.locating import read_document

    files: dict[str, Path] = {}
    for path in _distinct(paths):
        name = _name_of(path, deck_file)
        if name in files:
            where = f"{files[name]} and {path}"
            remedy = "Rename one, or write the deck with -o above both"
            raise UsageError("two documents have the same name", where=where, remedy=remedy)
        files[name] = path
    cases: list[Case] = []
    errors: list[QuizzerError] = []
    for name, path in sorted(files.items()):
        try:
            cases.append(Case(path, name, read_document(path, name)))
        except DocumentError as error:
            errors.append(error)
    if errors:
        raise UnreadableError(errors)
    return tuple(cases)


def source_ids(cases: Sequence[Case]) -> tuple[str, ...]:
    """The id of each document's source, from its file's name."""
    found: list[str] = []
    for case in cases:
        name = source_id(case.file)
        free = (f"{name}-{number}" for number in count(2))
        found.append(name if name not in found else next(n for n in free if n not in found))
    return tuple(found)


def source_id(file: str) -> str:
    """`annual-report` for `docs/Annual_Report_2737c4a0cea20dce.pdf`."""
    name = slug(bare_name(file).replace("_", " ").replace(".", " "))
    return name[:_LONGEST_ID].rstrip("-") or _DEFAULT_ID


def bare_name(file: str) -> str:
    """A file's name without folder, ending and the hash that a download adds to it."""
    return _HASH.sub("", Path(file).stem)


def _distinct(paths: Iterable[Path]) -> Iterator[Path]:
    """Each file once, in the order of the paths."""
    seen = set()
    for path in paths:
        for file in _files_at(path):
            real = _real(file)
            if real not in seen:
                seen.add(real)
                yield file


def _files_at(path: Path) -> list[Path]:
    from quizzer.authoring.sources.documents import ENDINGS

    try:
        if not path.is_dir():
            return [path]
        found = sorted(file for file in path.iterdir() if _is_document(file))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"this path cannot be followed: {reason}", where=str(path)) from None
    if not found:
        endings = ", ".join(sorted(ENDINGS))
        raise UsageError(
            "the folder holds no case document",
            where=str(path),
            remedy=f"Documents end in one of {endings}",
        )
    return found


def _is_document(file: Path) -> bool:
    from quizzer.authoring.sources.documents import ENDINGS

    is_shown = not file.name.startswith((".", "~"))
    return is_shown and file.suffix.lower() in ENDINGS and file.is_file()


def _name_of(path: Path, deck_file: Path | None) -> str:
    if deck_file is not None:
        folder, file = _real(deck_file).parent, _real(path)
        if file.is_relative_to(folder):
            return file.relative_to(folder).as_posix()
    return path.name


def _real(path: Path) -> Path:
    """Unlike Path.resolve, it leaves a link to itself to whoever opens the file."""
    return Path(os.path.realpath(path))
