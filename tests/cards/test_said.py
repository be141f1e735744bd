"""Does an answer read as it was given, in the words of the card?"""

from __future__ import annotations

import pytest

from quizzer.cards.card import Card, CardKey
from quizzer.cards.content import (
    Basic,
    Choice,
    Claim,
    Cloze,
    Content,
    Essay,
    Listing,
    Matching,
    Number,
    Option,
    Ordering,
)
from quizzer.cards.quantity import Quantity
from quizzer.cards.response import (
    Arranged,
    Chosen,
    Judged,
    Paired,
    Recalled,
    Response,
    Typed,
    Written,
)
from quizzer.cards.said import said_text

CHOICE = Choice("Which?", (Option("A"),), (Option("B"), Option("C")), multiple=True)


@pytest.mark.parametrize(
    ("content", "response", "text"),
    [
        (Basic("Who?", "Lei Jun"), Typed(("lei jun",)), "lei jun"),
        (Number("How many?", Quantity.parse("5")), Typed(("5.1",)), "5.1"),
        (Cloze("{{a}} {{b}}", together=True), Typed(("a", "")), "a · —"),
        (CHOICE, Chosen((0, 2)), "A\nC"),
        (CHOICE, Chosen(()), "—"),
        (Choice("Which?", (Option("**A** of $x^2$"),), ()), Chosen((0,)), "A of x²"),
        (Basic("Who?", "x"), Typed(("**x**",)), "**x**"),
        (Claim("So.", is_true=True), Judged(is_true=False), "False"),
        (Listing("Which?", ("a", "b")), Recalled(("b", "x")), "b\nx"),
        (Ordering("Order?", ("a", "b", "c")), Arranged((2, 0, 1)), "1. c\n2. a\n3. b"),
        (
            Matching("Match?", (("l", "1"), ("m", "2")), ("3",)),
            Paired((2, None)),
            "l → 3\nm → —",
        ),
        (Essay("Why?", "So."), Written("Because.", (0,)), "Because."),
    ],
)
def test_an_answer_reads_in_the_card_s_words(
    content: Content, response: Response, text: str
) -> None:
    assert said_text(Card(CardKey("case", "c"), content), response) == text
