"""What does a card want to be typed?"""

from __future__ import annotations

from typing import assert_never

from quizzer.cards import cloze
from quizzer.cards.card import Card, Face
from quizzer.cards.content import (
    Basic,
    Choice,
    Claim,
    Cloze,
    Essay,
    Listing,
    Matching,
    Number,
    Ordering,
)

NONE = "-"
"""What stands for no right side, and for no point of a rubric."""


def wanted(card: Card, face: Face) -> str:
    """What is to be typed, as a sentence, such as `Type the number of an option, 1 to 4.`."""
    shown = len(face.arrangement)
    match card.content:
        case Basic():
            return "Type the answer."
        case Cloze(together=True, text=text) if not card.part:
            return f"Type what belongs in the {len(cloze.blanks(text))} blanks, one a line."
        case Cloze():
            return "Type what belongs in the blank."
        case Number():
            return "Type the number."
        case Choice(multiple=True):
            return f"Type the numbers of all right options, of 1 to {shown}, such as 1 2."
        case Choice():
            return f"Type the number of an option, 1 to {shown}."
        case Claim():
            return "Type t for true or f for false."
        case Listing(members=members, need=need):
            return f"Type {need or len(members)} members, one a line."
        case Ordering():
            return f"Type the numbers 1 to {shown} in the right order, such as {_example(shown)}."
        case Matching(pairs=pairs):
            return (
                f"Type {len(pairs)} numbers of 1 to {shown}, one for each on the left "
                f"from the top; {NONE} for none."
            )
        case Essay():
            return "Write the answer."
        case _ as unreachable:
            assert_never(unreachable)


def _example(count: int) -> str:
    """An order of the numbers that gives nothing away: the last two first."""
    return " ".join(map(str, (*range(2, count + 1), 1)))
