"""Which one is the first or the largest?"""

from __future__ import annotations

import pytest
from support.drafting import facts

from quizzer.generate.rules.ranked import ranked

ASKED = {
    "The Kerral Dam was the first dam in the country to generate electricity.": [
        "Which dam was the first in the country to generate electricity? — The Kerral Dam",
    ],
    "Lake Kerral is the third-largest lake in the country.": [
        "Which lake is the third-largest in the country? — Lake Kerral",
    ],
    "Norda is Europe’s largest maker of kettles.": [
        "Which maker of kettles is Europe’s largest? — Norda",
    ],
    "Clara Voss, the first woman to lead the ministry, took up the plan.": [
        "Who was the first woman to lead the ministry? — Clara Voss",
    ],
    "Beavers are the second-largest rodents in the world.": [
        "Which rodents are the second-largest in the world? — Beavers",
    ],
}
NOTHING = (
    "The Kerral Dam is one of the largest dams in Europe.",
    "It is the first of many.",
    "Norda is the best.",
    "The plan was the first step.",
)


@pytest.mark.parametrize("sentence", ASKED)
def test_a_rank_is_asked_for(sentence: str) -> None:
    assert facts(ranked, sentence) == ASKED[sentence]


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_rank_that_is_none_or_unclear_asks_nothing(sentence: str) -> None:
    assert facts(ranked, sentence) == []
