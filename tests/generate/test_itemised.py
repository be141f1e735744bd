"""Which three are there?"""

from __future__ import annotations

import pytest
from support.drafting import facts

from quizzer.generate.rules.itemised import itemised

ASKED = {
    "Lake Kerral supplies water to three cities: Lorne, Weyland, and Dunmarsh.": [
        "To which three cities does Lake Kerral supply water? — Lorne; Weyland; Dunmarsh",
    ],
    "All trams are kept at two depots, Northgate and Millbrook.": [
        "At which two depots are all trams kept? — Northgate; Millbrook",
    ],
    "Helion has tested three remedies: dredging it, flushing the mud, and planting trees.": [
        "Which three remedies has Helion tested? — Dredging it; Flushing the mud; Planting trees",
    ],
}
NOTHING = (
    "Norda plans three steps: growth.",
    "Norda plans three steps: growth and peace.",
    "Norda knows that there are two depots, Northgate and Millbrook.",
    "Norda has several mills, Northgate and Millbrook.",
)


@pytest.mark.parametrize("sentence", ASKED)
def test_what_is_counted_and_then_named_is_asked_for(sentence: str) -> None:
    assert facts(itemised, sentence) == ASKED[sentence]


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_is_not_named_as_often_as_it_is_counted_asks_nothing(sentence: str) -> None:
    assert facts(itemised, sentence) == []
