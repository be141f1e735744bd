"""Is another Quizzer studying with this database right now?

Two sessions would ask the same cards twice, so the second one is refused. The lock is the
operating system's, on a file beside the database: it goes when its process goes, however that
ends. Reading commands do not take it, and the store is safe without it.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from quizzer.errors import StoreError, UsageError

if sys.platform != "win32":  # which has no flock; the store is safe without the lock
    import fcntl


class StudyLock:
    """Held while a session is open; as a context manager."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(f"{database.name}.lock")
        self._database = database
        self._handle: int | None = None

    def __enter__(self) -> Self:
        """Take the lock. Raises UsageError when another process has it."""
        if sys.platform == "win32":
            return self
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise StoreError(
                f"the database's folder cannot be written: {error.strerror}",
                where=str(self._path.parent),
                remedy="Check its permissions, or name another database with --db",
            ) from error
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(self._handle, 32).decode("ascii", "replace").strip()
            self._close()
            raise UsageError(
                f"Quizzer is already studying with this database (process {holder or 'unknown'})",
                where=str(self._database),
                remedy="Go on there or quit it first; `quizzer due` and `quizzer mastery` still "
                "work here, and --db names another database",
            ) from None
        except OSError:  # a file system without locks
            return self
        with suppress(OSError):  # a full disk: the lock holds without its holder's number
            os.ftruncate(self._handle, 0)
            os.pwrite(self._handle, f"{os.getpid()}\n".encode(), 0)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def _close(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
