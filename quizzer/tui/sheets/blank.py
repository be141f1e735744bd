"""Which empty sheet does a card get?"""

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
from quizzer.tui.sheets.chosen import ChoiceSheet, ClaimSheet, TicksSheet
from quizzer.tui.sheets.matched import MatchSheet
from quizzer.tui.sheets.ordered import OrderSheet
from quizzer.tui.sheets.sheet import Sheet
from quizzer.tui.sheets.typed import AnswerSheet, ListSheet
from quizzer.tui.sheets.written import EssaySheet


def for_review(card: Card, face: Face) -> Sheet:
    """The sheet in a review, where a basic card is only flipped."""
    return Sheet() if isinstance(card.content, Basic) else for_quiz(card, face)


def for_quiz(card: Card, face: Face) -> Sheet:
    """The sheet in a quiz, where every card is answered."""
    match card.content:
        case Basic() | Number():
            return AnswerSheet.asking(1)
        case Cloze(text=text):
            return AnswerSheet.asking(1 if card.part else len(cloze.blanks(text)))
        case Choice(multiple=True):
            return TicksSheet(arrangement=face.arrangement)
        case Choice():
            return ChoiceSheet(arrangement=face.arrangement)
        case Claim():
            return ClaimSheet()
        case Listing(members=members, need=need):
            return ListSheet(need=need or len(members))
        case Ordering(steps=steps):
            return OrderSheet(arrangement=face.arrangement, order=tuple(range(len(steps))))
        case Matching(pairs=pairs):
            return MatchSheet(arrangement=face.arrangement, rights=(None,) * len(pairs))
        case Essay() as content:
            return EssaySheet(points=len(content.points))
        case _ as unreachable:
            assert_never(unreachable)
