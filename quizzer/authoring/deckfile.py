"""Which deck is in this file, and has the file changed since it was last read?

`digest_of` answers the second question without importing YAML, so that a warm start never does.
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from quizzer.authoring.filetext import MOST_BYTES, decode
from quizzer.authoring.garbage import uncollected
from quizzer.authoring.problems import Problem, Report
from quizzer.authoring.written import WrittenDeck
from quizzer.cards.deck import Deck
from quizzer.errors import UsageError

_DIGEST_BYTES = 16


@dataclass(frozen=True, slots=True)
class DeckFile:
    """A file that was read. `deck` is None exactly when there are problems.

    `written` is what could be read in spite of them, with the place of everything in the file;
    `text` has LF at the ends of lines and is empty when the file is no text.
    """

    path: str
    digest: str
    deck: Deck | None
    problems: tuple[Problem, ...]
    written: WrittenDeck | None = None
    text: str = field(default="", repr=False)


def digest_of(data: bytes) -> str:
    """The fingerprint of a file's content."""
    return hashlib.blake2b(data, digest_size=_DIGEST_BYTES).hexdigest()


def read_deck(path: Path) -> DeckFile:
    """Read a deck file. Raises UsageError when there is no file that can be read."""
    return parse_deck(read_bytes(path), str(path))


def read_bytes(path: Path) -> bytes:
    """The file's content; of a file that is too large, enough to see that it is.

    Raises UsageError when there is no file that can be read.
    """
    where = str(path)
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise UsageError(
                    "this is a pipe or a device", where=where, remedy="Save the deck in a file"
                )
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UsageError(
            "there is no such file", where=where, remedy="Check the path, or ask for another deck"
        ) from None
    except IsADirectoryError:
        raise UsageError(
            "this is a folder", where=where, remedy="Name one of the deck files in it"
        ) from None
    except PermissionError:
        raise UsageError(
            "you may not read this file", where=where, remedy="Change its permissions"
        ) from None
    except (OSError, ValueError) as error:
        # ValueError: the path holds a NUL.
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(
            f"the file cannot be read: {reason}", where=where, remedy="Check the path"
        ) from None


def _without_waiting(path: str, flags: int) -> int:
    """Open a pipe too without waiting for its writer, so that it can be refused."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def parse_deck(data: bytes, path: str) -> DeckFile:
    """Read a deck from a file's content; `path` is what problems are located by."""
    report = Report()
    with uncollected():
        text = decode(data, report)
        written = None if text is None else _written(text, report)
    problems = report.problems(path)
    deck = written.deck if written and not problems else None
    return DeckFile(path, digest_of(data), deck, problems, written, text or "")


def _written(text: str, report: Report) -> WrittenDeck | None:
    # YAML is imported here, when a deck has changed, and not at every start.
    from quizzer.authoring.reading import read_deck as read
    from quizzer.authoring.tree import read_tree

    tree = read_tree(text, report)
    deck = read(tree, report)
    return None if deck is None else WrittenDeck.of(deck, tree)
