"""How is an edit saved that must not be lost, while others may edit the same file?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from quizzer.authoring.filebytes import digest_of, read_bytes
from quizzer.authoring.formatting.saving import ChangedError, save

_MOST_TRIES = 5
"""How often an edit is made anew because another program has just changed the file."""


class Edited(Protocol):
    """What an edit made of a file."""

    @property
    def data(self) -> bytes:
        """Its new content."""


E = TypeVar("E", bound=Edited)


def update(path: Path, edit: Callable[[bytes], E]) -> E:
    """Edit a file as it is now, and save it whole; an edit that changes nothing is not saved.

    Where another program changes it in between, the edit is made on what that wrote. Raises what
    `edit` does, SavingError, and UsageError when there is no file that can be read.
    """
    tries = 0
    while True:
        before = read_bytes(path)
        edited = edit(before)
        try:
            if edited.data != before:
                save(path, edited.data, digest_of(before))
        except ChangedError:
            tries += 1
            if tries == _MOST_TRIES:
                raise
        else:
            return edited
