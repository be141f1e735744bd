"""Which file is a source's `file:`, among the folders where case documents may be?

A deck may come from a stranger, so its `file:` is a name inside a folder and never a way out:
what leads elsewhere is not opened.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from quizzer.authoring.sources.documents import (
    MOST_BYTES,
    Document,
    parse_document,
)
from quizzer.authoring.sources.formats.rendering import DocumentError


def find_document(file: str, folders: Sequence[Path]) -> Document | str:
    """The document of a source, from the first folder that has it.

    A sentence instead of a document says why there is none, with the file and the folders.
    """
    if not file:
        return "its source names no file"
    if not _stays_inside(file):
        return f"the file “{file}” leads out of the folder of the case documents"
    for folder in folders:
        found = _in_folder(folder, file)
        if found is not None:
            return found
    put = f"put it into {folders[-1]}, or " if folders else ""
    return f"the document {file} is not at hand: {put}name its folder with --case"


def read_document(path: Path, file: str) -> Document:
    """The document at a path, under the name that a deck has for it. Raises DocumentError."""
    try:
        return parse_document(_read(path), file)
    except DocumentError as error:
        raise DocumentError(error.what, where=str(path), remedy=error.remedy) from error
    except (OSError, ValueError) as error:  # ValueError: the path holds a NUL
        reason = getattr(error, "strerror", None) or str(error)
        what = f"this document cannot be read: {reason}"
        raise DocumentError(what, where=str(path), remedy="Check the path") from error


def _stays_inside(file: str) -> bool:
    """Whether a name has no root, no drive, no home, no way up and no NUL."""
    parts = {*PurePosixPath(file).parts, *PureWindowsPath(file).parts}
    is_rooted = file.startswith(("/", "\\", "~")) or bool(PureWindowsPath(file).drive)
    return not is_rooted and ".." not in parts and "\0" not in file


def _in_folder(folder: Path, file: str) -> Document | str | None:
    try:
        home = folder.resolve(strict=True)
        path = (home / file).resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        return None  # not here, or a circle of links
    if not path.is_relative_to(home):
        return f"the file “{file}” is a link that leads out of {folder}"
    try:
        return parse_document(_read(path), file)
    except DocumentError as error:
        return str(error)
    except OSError as error:
        return f"the document {path} cannot be read: {error.strerror}"


def _read(path: Path) -> bytes:
    """A regular file's content, up to a byte more than is read here. Raises OSError."""
    # Without waiting, because opening a named pipe would wait for its writer.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise DocumentError("this is no file with a text in it", where=str(path))
        return stream.read(MOST_BYTES + 1)
