"""Which deck is in this file?"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from quizzer.authoring.filebytes import digest_of, read_bytes
from quizzer.authoring.filetext import decode
from quizzer.authoring.garbage import uncollected
from quizzer.authoring.problems import Problem, Report
from quizzer.authoring.written import WrittenDeck
from quizzer.cards.deck import Deck


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


def read_deck(path: Path) -> DeckFile:
    """Read a deck file. Raises UsageError when there is no file that can be read."""
    return parse_deck(read_bytes(path), str(path))


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
