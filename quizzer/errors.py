"""The one family of errors that a user may see: what happened, where, and what to do.

Errors are raised where they are understood and shown in one place per face. What the operating
system refuses is said as it says it. A bare exception of another kind that reaches a face is a bug
of ours and is not hidden.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of every command."""

    OK = 0
    PROBLEMS = 1
    USAGE = 2
    INTERRUPTED = 130


class QuizzerError(Exception):
    """What went wrong, where (a file, a table, a card), and what the user can do about it.

    `where` and `remedy` may be empty. Texts are foreign until a face has cleaned them.
    """

    exit_code = ExitCode.PROBLEMS

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        text = f"{self.where}: {self.what}" if self.where else self.what
        return f"{text}. {self.remedy}" if self.remedy else text


class UsageError(QuizzerError):
    """The user asked for something that cannot be asked for: a bad option, an unknown deck."""

    exit_code = ExitCode.USAGE


class StoreError(QuizzerError):
    """The database cannot be opened, read or written. Nothing was changed."""


def refused(error: OSError) -> QuizzerError:
    """What the operating system refuses, where nobody has found better words for it."""
    return QuizzerError(
        f"the system refuses this: {error.strerror or error}",
        where=str(error.filename or ""),
        remedy="Check the path, its permissions and the space that is left",
    )
