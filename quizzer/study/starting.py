"""How does an author begin: with which schema for the editor, and with which files?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quizzer.cards.content import Kind
from quizzer.errors import UsageError

_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Started:
    """What was written: the deck's file, and all files with it as the first."""

    deck: Path
    files: tuple[Path, ...]


def schema() -> dict[str, Any]:
    """The JSON Schema of deck files."""
    from quizzer.authoring.schema.deck import schema as generated

    return generated()


def example(kind: Kind) -> str:
    """A small deck file with examples of a kind of card."""
    from quizzer.authoring.starting import example as written

    return written(kind)


def start(name: str, title: str = "") -> Started:
    """Write a deck of examples, the case document that it cites, and the schema if there is none.

    `name` is a path; its last part, without .yaml, is the deck's id. Raises UsageError when it
    cannot be one, when a file is there already, or when the title cannot be shown; then, and when
    a QuizzerError says that the folder takes no files, nothing was written.
    """
    from quizzer.authoring.creating import create_all
    from quizzer.authoring.schema.deck import FILE_NAME, schema_text
    from quizzer.authoring.starting import starting_deck

    path, deck = _named(name)
    case = path.with_name(f"{deck}-case.txt")
    for_editor = path.with_name(FILE_NAME)
    texts = starting_deck(deck, title or title_of(deck), case.name)
    files = {path: _checked(texts.deck), case: texts.case.encode()}
    if not for_editor.exists():
        files[for_editor] = schema_text().encode()
    create_all(files)
    return Started(path, tuple(files))


def _named(name: str) -> tuple[Path, str]:
    """The deck's file and its id."""
    from quizzer.authoring.shapes import ID_ALPHABET
    from quizzer.authoring.starting import id_like, is_id

    path = Path(name)
    suffix = path.suffix if path.suffix in _SUFFIXES else ""
    deck = path.name.removesuffix(suffix)
    if not is_id(deck):
        nearest = id_like(deck)
        other = f"Write {path.with_name(nearest)}" if nearest else ID_ALPHABET
        raise UsageError(f'"{deck}" cannot be the id of a deck', remedy=other)
    return path.with_name(f"{deck}{suffix or _SUFFIXES[0]}"), deck


def title_of(deck: str) -> str:
    """`Harbour bikes` for `harbour-bikes`."""
    words = deck.replace("-", " ").replace("_", " ")
    return words[0].upper() + words[1:]


def _checked(text: str) -> bytes:
    """The deck's bytes, which only a title could make a bad deck."""
    from quizzer.authoring.deckfile import parse_deck

    data = text.encode(errors="surrogatepass")
    for problem in parse_deck(data, "").problems:
        raise UsageError(f"this title cannot be used: {problem.message}")
    return data
