"""How do a quiz on paper and its key get into files?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from quizzer.errors import UsageError


def write(files: Mapping[Path, str]) -> None:
    """Write texts to new files, all or none. Raises UsageError when one is there already."""
    from quizzer.authoring.creating import create_all

    _refuse_what_is_no_file(files)
    for path in files:
        if path.exists():
            raise UsageError(
                "this file is there already, and was left alone",
                where=str(path),
                remedy="Choose another name, or write over it with --force",
            )
    create_all(_encoded(files))


def overwrite(files: Mapping[Path, str]) -> None:
    """Write texts to files, also in place of others; each is whole at every moment."""
    from quizzer.authoring.creating import create_all
    from quizzer.authoring.filebytes import digest_of, read_bytes
    from quizzer.authoring.formatting.saving import save

    _refuse_what_is_no_file(files)
    there = {path for path in files if path.exists()}
    create_all(_encoded({path: text for path, text in files.items() if path not in there}))
    for path in there:
        save(path, files[path].encode(), digest_of(read_bytes(path)))


def _refuse_what_is_no_file(paths: Iterable[Path]) -> None:
    for path in paths:
        if path.exists() and not path.is_file():
            what = "a folder" if path.is_dir() else "a pipe or a device"
            raise UsageError(f"this is {what}", where=str(path), remedy="Name a file")


def _encoded(files: Mapping[Path, str]) -> dict[Path, bytes]:
    return {path: text.encode() for path, text in files.items()}
