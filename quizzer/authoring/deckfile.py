"""Which deck is in this file, and has the file changed since it was last read?

`digest_of` answers the second question without importing YAML, so that a warm start never does.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from quizzer.authoring.filetext import MOST_BYTES, decode
from quizzer.authoring.problems import Problem, Report
from quizzer.cards.deck import Deck
from quizzer.errors import UsageError

_DIGEST_BYTES = 16


@dataclass(frozen=True, slots=True)
class DeckFile:
    """A file that was read. `deck` is None exactly when there are problems."""

    path: str
    digest: str
    deck: Deck | None
    problems: tuple[Problem, ...]


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
        with path.open("rb") as file:
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


def parse_deck(data: bytes, path: str) -> DeckFile:
    """Read a deck from a file's content; `path` is what problems are located by."""
    report = Report()
    text = decode(data, report)
    deck = None if text is None else _deck_in(text, report)
    problems = report.problems(path)
    return DeckFile(path, digest_of(data), None if problems else deck, problems)


def _deck_in(text: str, report: Report) -> Deck | None:
    # YAML is imported here, when a deck has changed, and not at every start.
    from quizzer.authoring.reading import read_deck as read
    from quizzer.authoring.tree import read_tree

    return read(read_tree(text, report), report)
