"""How is a deck file read to be edited, and is the edited file what was meant?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from quizzer.authoring.deckfile import DeckFile, parse_deck
from quizzer.authoring.formatting.layout import Layout
from quizzer.authoring.formatting.splicing import Edit, edit_deck
from quizzer.authoring.problems import Problem
from quizzer.authoring.written import WrittenDeck, WrittenEntry
from quizzer.cards.deck import Deck
from quizzer.errors import QuizzerError


class BrokenDeckError(QuizzerError):
    """A deck with problems, which is never edited."""

    def __init__(self, path: str, problems: tuple[Problem, ...]) -> None:
        first = problems[0]
        more = len(problems) - 1
        others = f" It has {more} more." if more else ""
        super().__init__(
            f"this deck has a problem: {first.text}".rstrip("."),
            where=f"{path}:{first.line}:{first.column}",
            remedy=f"Mend it, and run `quizzer check`.{others}",
        )
        self.problems = problems


class EditingError(QuizzerError):
    """A deck is written in a way that cannot be edited safely. Nothing was changed."""

    def __init__(self, path: str, line: int) -> None:
        super().__init__(
            "this is written in a way that Quizzer cannot edit safely",
            where=f"{path}:{line}",
            remedy="Edit it by hand",
        )


@dataclass(frozen=True, slots=True)
class Opened:
    """A deck without problems, as its file says it."""

    data: bytes
    file: DeckFile
    written: WrittenDeck

    @classmethod
    def of(cls, data: bytes, path: str) -> Opened:
        """Read a file's content. Raises BrokenDeckError for a deck with problems."""
        file = parse_deck(data, path)
        if file.deck is None or file.written is None:
            raise BrokenDeckError(path, file.problems)
        return cls(data, file, file.written)

    @property
    def deck(self) -> Deck:
        """What it says."""
        return self.written.deck

    @property
    def layout(self) -> Layout:
        """Its lines."""
        return Layout(self.file.text)

    def entry(self, card: str) -> WrittenEntry | None:
        """The entry with an id."""
        return next((entry for entry in self.written.entries if entry.entry.id == card), None)

    def after(self, edits: Iterable[Edit], meant: Deck, line: int) -> Opened:
        """The deck with edits, read again. Raises EditingError unless it says what was meant.

        `line` is where the edited part stands.
        """
        try:
            data = edit_deck(self.data, edits)
            opened = Opened.of(data, self.file.path)
        except (ValueError, BrokenDeckError):
            raise EditingError(self.file.path, line) from None
        if wherever(opened.deck) != wherever(meant):
            raise EditingError(self.file.path, line)
        return opened


def wherever(deck: Deck) -> Deck:
    """The deck without the places of its cards."""
    return replace(deck, entries=tuple(replace(entry, line=0) for entry in deck.entries))
