"""How does a deck file get new content, so that it is whole at every moment?"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from quizzer.authoring.filebytes import digest_of, read_bytes
from quizzer.errors import QuizzerError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_READ_ONLY = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_ANYONE_MAY_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class SavingError(QuizzerError):
    """A deck file cannot be saved. It is what it was, and nothing lies beside it."""


class ChangedError(SavingError):
    """Another program changed the file after it was read."""


def save(path: Path, data: bytes, read: str) -> None:
    """Put new content in place of a deck file in one step, if it still is what was read.

    `read` is `digest_of` the content that the new one was made from. A symbolic link stays one,
    and its target gets the content; mode and, where that is allowed, owner stay. The content is
    on the disk before the file's name points at it. Raises SavingError, and UsageError when the
    file is no longer there.
    """
    target = Path(os.path.realpath(path))
    try:
        _refuse_changed(target, path, read)
        _replace(target, path, data, read)
        _sync_folder(target.parent)
    except OSError as error:
        raise _sentence(error, path) from error


def _replace(target: Path, path: Path, data: bytes, read: str) -> None:
    old = target.stat()
    if not os.access(target, os.W_OK) or not old.st_mode & _ANYONE_MAY_WRITE:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    # Not *.yaml, so that a file that was left behind by a power cut is never taken for a deck.
    beside = target.with_name(f".{target.name[:100]}.{token_hex(4)}.tmp")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_TEXT_MODE, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            _keep_owner_and_mode(beside, old)
            file.flush()
            os.fsync(file.fileno())
        _refuse_changed(target, path, read)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


_NO_TEXT_MODE = getattr(os, "O_BINARY", 0)


def _refuse_changed(target: Path, path: Path, read: str) -> None:
    if digest_of(read_bytes(target)) != read:
        raise ChangedError(
            "the file was changed by another program in the meantime, and was left alone",
            where=str(path),
            remedy="Run the command again",
        )


def _keep_owner_and_mode(beside: Path, old: os.stat_result) -> None:
    new = beside.stat()
    if hasattr(os, "chown") and (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        with suppress(PermissionError):  # only root may give files away
            os.chown(beside, old.st_uid, old.st_gid)
    beside.chmod(stat.S_IMODE(old.st_mode))  # after chown, which may take bits away


def _sync_folder(folder: Path) -> None:
    """Let the disk know the new name too. Where folders cannot be synced, either file is whole."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sentence(error: OSError, path: Path) -> SavingError:
    if error.errno in _FULL:
        what, remedy = "the disk is full", "Free some space and try again"
    elif error.errno in _READ_ONLY:
        what, remedy = "you may not change this file, or its folder", "Change its permissions"
    else:
        what, remedy = f"the file cannot be saved: {error.strerror or error}", ""
    return SavingError(what, where=str(path), remedy=remedy)
