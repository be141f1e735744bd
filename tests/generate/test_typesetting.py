"""How does a draft look in print?"""

from __future__ import annotations

import pytest

from quizzer.cards.content import Basic, Choice, Content, Matching, Number, Option
from quizzer.cards.quantity import Quantity
from quizzer.generate.typesetting import typeset


@pytest.mark.parametrize(
    ("content", "printed"),
    [
        (
            Basic("What is Norda's plan?", 'The millers\' "New Deal"', accept=("Norda's",)),
            Basic("What is Norda’s plan?", "The millers’ “New Deal”", accept=("Norda’s",)),
        ),
        (
            Choice("Whose?", (Option("Norda's"),), (Option("Otter's"),)),
            Choice("Whose?", (Option("Norda’s"),), (Option("Otter’s"),)),
        ),
        (
            Matching("Match.", (("Norda's", "mill"),), extra=("'tis",)),
            Matching("Match.", (("Norda’s", "mill"),), extra=("'tis",)),
        ),
        (
            Number("How many of Norda's mills?", Quantity.parse("9")),
            Number("How many of Norda’s mills?", Quantity.parse("9")),
        ),
    ],
)
def test_typewriter_marks_become_typographic(content: Content, printed: Content) -> None:
    assert typeset(content) == printed
