"""What does somebody need to know who has never started Quizzer before?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizzer.study.wording import counted

if TYPE_CHECKING:
    from quizzer.study.overview import Overview

FIRST_CARDS = 5
"""The cards of a first session: enough to see how it goes, and done in two minutes."""

WHAT_IT_IS = (
    "Quizzer asks you about a case study, card by card, and asks each card again just before you "
    "would forget it."
)
NOTHING_IS_LOST = "Every answer is stored at once, so you can stop at any time."
IN_A_LINE = "Cards of a case, asked anew before you forget them."
"""What it is, where there is room for no more."""


def case_words(overview: Overview) -> str:
    """The case that travels with Quizzer, which is the first deck of a new library."""
    if not overview.decks:
        return "The library is empty: add a deck with `quizzer add FILE`."
    deck = overview.decks[0]
    return f"To begin with: “{deck.title}”, {counted(deck.mastery.cards, 'card')}."


def spoken(overview: Overview) -> tuple[str, ...]:
    """The same in three lines, for the ear."""
    return (
        f"Welcome to Quizzer. {WHAT_IT_IS}",
        f"{NOTHING_IS_LOST} Type ? and Enter for all keys, q and Enter to stop.",
        case_words(overview),
    )
