"""Are places that stand in brackets asked for?"""

from __future__ import annotations

import pytest
from support.drafting import facts

from quizzer.generate.rules.bracketed import bracketed

ASKED = {
    "Norda will most likely expand to other countries and to Southeast Asia (Malaysia and "
    "Singapore) in 2030.": [
        "To which places in Southeast Asia will Norda most likely expand? — Malaysia; Singapore"
    ],
    "Norda sells coal in Scotland (Leith, Wick, and Ayr).": [
        "In which places in Scotland does Norda sell coal? — Leith; Wick; Ayr"
    ],
}
NOTHING = (
    "Norda sells coal in Scotland (mostly in winter).",
    "Norda sells coal in Scotland (Leith).",
    "Norda sells coal (Leith and Wick).",
    "Norda, which its owners sold three years ago to a bank, trades in Scotland (Leith and Wick).",
)


@pytest.mark.parametrize("sentence", ASKED)
def test_the_places_in_brackets_are_a_list(sentence: str) -> None:
    assert facts(bracketed, f"Norda sells coal. {sentence}") == ASKED[sentence]


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_is_no_list_of_places_is_left_alone(sentence: str) -> None:
    assert facts(bracketed, f"Norda sells coal. {sentence}") == []
