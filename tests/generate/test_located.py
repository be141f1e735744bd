"""Where is it?"""

from __future__ import annotations

import pytest
from support.drafting import facts

from quizzer.generate.rules.located import located

ASKED = {
    "Helion is headquartered in Weyland.": [
        "Where is Helion headquartered? — In Weyland",
    ],
    "Ada Stern was born on 4 May 1903 in Leeds.": [
        "Where was Ada Stern born? — In Leeds",
    ],
    "Norda sells its kettles in Spain and Malta. It is big in Spain.": [
        "In which two places does Norda sell its kettles? — Spain; Malta",
    ],
}
NOTHING = (
    "Norda was founded in March 1912.",
    "The collection is kept at the Natural History Museum.",
)


@pytest.mark.parametrize("sentence", ASKED)
def test_a_place_is_asked_for(sentence: str) -> None:
    assert facts(located, sentence) == ASKED[sentence]


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_place_that_is_none_or_unclear_asks_nothing(sentence: str) -> None:
    assert facts(located, sentence) == []
