"""What does a card's answer assert beyond what its question gives?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from quizzer.cards import cloze
from quizzer.cards.card import Card
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


@dataclass(frozen=True, slots=True)
class Assertion:
    """A text that must be found in the passage, and what the question gives away beforehand.

    `is_placed` where its place among the others shows that it answers the question: the steps of
    an order, the sides of a match, the blanks of a sentence that is the passage's own.
    """

    text: str
    given: str = ""
    is_placed: bool = False


def asserted_by(card: Card) -> tuple[Assertion, ...]:
    """What has to be found for a card. A false claim asserts nothing itself."""
    match card.content:
        case Basic(question=question, answer=answer):
            return (Assertion(answer, question),)
        case Cloze(text=text):
            return _asserted_by_blanks(text, card.part)
        case Number(question=question, quantity=quantity, unit=unit):
            return (Assertion(_with_unit(quantity.text, unit), question),)
        case Choice(question=question, right=right):
            return tuple(Assertion(option.text, question) for option in right)
        case Claim(statement=statement, is_true=is_true):
            return (Assertion(statement),) if is_true else ()
        case Listing(question=question, members=members):
            return tuple(Assertion(text, question) for text in members)
        case Ordering(question=question, steps=steps):
            return tuple(Assertion(text, question, is_placed=True) for text in steps)
        case Matching(question=question, pairs=pairs):
            return tuple(
                Assertion(text, question, is_placed=True) for pair in pairs for text in pair
            )
        case Essay(question=question, model_answer=answer, rubric=rubric):
            return tuple(Assertion(text, question) for text in rubric or (answer,))
        case _ as unreachable:
            assert_never(unreachable)


def _asserted_by_blanks(text: str, part: str) -> tuple[Assertion, ...]:
    found = cloze.blanks(text)
    asked = {int(part)} if part else set(range(1, len(found) + 1))
    rest = cloze.hidden(text, frozenset(asked))
    return tuple(
        Assertion(blank.answer, rest) for number, blank in enumerate(found, 1) if number in asked
    )


def _with_unit(number: str, unit: str) -> str:
    """A number with its unit as a text would have it: `7.19 million phones`, `US$10 billion`."""
    is_sign = bool(unit) and not unit[-1].isalpha()
    return f"{unit}{number}" if is_sign else f"{number} {unit}".strip()
