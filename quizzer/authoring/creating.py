"""How do new files come to be, whole and never in place of another?"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from secrets import token_hex

from quizzer.errors import QuizzerError, UsageError

_NO_TEXT_MODE = getattr(os, "O_BINARY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_TEXT_MODE


def create_all(files: Mapping[Path, bytes]) -> None:
    """Make files with their content, which is on the disk before a file has its name.

    The first is made last, when the others are there. Raises UsageError when one is there
    already or its folder is not, and QuizzerError when the disk takes no file; then none is made.
    """
    for path in files:
        _refuse_place(path)
    made: list[Path] = []
    try:
        for path, data in reversed(list(files.items())):
            _create(path, data)
            made.append(path)
    except QuizzerError:
        for path in made:
            path.unlink(missing_ok=True)
        raise


def _refuse_place(path: Path) -> None:
    try:
        if not path.parent.is_dir():
            where = str(path.parent)
            raise UsageError("there is no such folder", where=where, remedy="Make it first")
        if path.is_symlink() or path.exists():
            raise _already_there(path)
    except OSError as error:  # a name that is too long, a folder that may not be entered
        raise _not_made(path, error) from None


def _already_there(path: Path) -> UsageError:
    what = "this file is there already, and was left alone"
    return UsageError(what, where=str(path), remedy="Choose another name")


def _create(path: Path, data: bytes) -> None:
    try:
        _make(path, data)
    except FileExistsError:
        raise _already_there(path) from None
    except OSError as error:
        raise _not_made(path, error) from None


def _not_made(path: Path, error: OSError) -> QuizzerError:
    return QuizzerError(
        f"the file cannot be made: {error.strerror or error}",
        where=str(path),
    )


def _make(path: Path, data: bytes) -> None:
    # Not *.yaml, so that a file that was left behind by a power cut is never taken for a deck.
    beside = path.with_name(f".{path.name[:100]}.{token_hex(4)}.tmp")
    try:
        with os.fdopen(os.open(beside, _NEW, 0o666), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _name(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _name(beside: Path, path: Path) -> None:
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:
        # No hard links here: an empty file keeps the name until the whole one takes its place.
        os.close(os.open(path, _NEW, 0o666))
        beside.replace(path)
