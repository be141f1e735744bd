"""Decks in a few words, and what lint says of them."""

from __future__ import annotations

from quizzer.authoring.codes import Code
from quizzer.authoring.deckfile import parse_deck
from quizzer.authoring.lint.running import Extent, LintFile, lint
from quizzer.authoring.problems import Problem


def deck_text(body: str, name: str = "x") -> str:
    """A deck with a list of cards, or with the keys of a deck."""
    cards = f"cards:\n{body}" if body.lstrip().startswith("- ") else body
    return f"quizzer: 1\ndeck: {name}\n{cards}\n"


def file_of(text: str, path: str = "x.yaml", extent: Extent = Extent.WHOLE) -> LintFile:
    """A deck file as lint takes it; it must be right when all of it is taken."""
    read = parse_deck(text.encode(), path)
    if extent is Extent.WHOLE:
        assert [str(problem) for problem in read.problems] == []
    assert read.written is not None
    return LintFile(path, read.written, extent)


def warnings_of(body: str, extent: Extent = Extent.WHOLE) -> tuple[Problem, ...]:
    """What lint says of one deck."""
    return lint([file_of(deck_text(body), extent=extent)])["x.yaml"]


def codes_of(body: str) -> list[Code]:
    """The codes of what lint says, by position."""
    return [problem.code for problem in warnings_of(body)]


def card(body: str, name: str = "c") -> str:
    """A card with these keys, one to a line, as an item of `cards:`."""
    return f"- id: {name}\n" + "".join(f"  {line}\n" for line in body.split("\n"))


def says(code: Code, body: str) -> bool:
    """Whether lint finds a weakness in the cards of a deck."""
    return code in codes_of(body)
