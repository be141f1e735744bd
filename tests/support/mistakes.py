"""Decks with mistakes, and the problems they give."""

from __future__ import annotations

from quizzer.authoring.deckfile import parse_deck

HEAD = "quizzer: 1\ndeck: x\nsources: {bhutia: {file: a.txt}}\ncards:\n"
"""Four lines; a card that is written behind them begins on line 5."""

CARD = "  - id: c\n    q: Who?\n    a: Lei Jun\n"


def problems_of(text: str) -> list[str]:
    return [str(problem) for problem in parse_deck(text.encode(), "d.yaml").problems]


def of_card(body: str) -> str:
    """A deck with one card, whose keys begin on line 6."""
    lines = "".join(f"    {line}\n" for line in body.split("\n"))
    return f"{HEAD}  - id: c\n{lines}"
