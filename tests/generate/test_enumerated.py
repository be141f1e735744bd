"""What belongs to it?"""

from __future__ import annotations

import pytest
from support.drafting import facts

from quizzer.generate.rules.enumerated import enumerated

ASKED = {
    "Norda sells products such as kettles, pans, and stoves.": [
        "Which products does Norda sell? — Kettles; Pans; Stoves",
    ],
    "Norda’s range includes kettles, pans, and other household goods.": [
        "Which household goods does Norda’s range include? — Kettles; Pans",
    ],
    "In Asian markets such as India, Vietnam, and Nepal, Norda has grown.": [
        "In which Asian markets has Norda grown? — India; Vietnam; Nepal",
    ],
    "Lake Kerral supplies water to three cities: Lorne, Weyland, and Dunmarsh.": [
        "To which three cities does Lake Kerral supply water? — Lorne; Weyland; Dunmarsh",
    ],
    "All trams are kept at two depots, Northgate and Millbrook.": [
        "At which two depots are all trams kept? — Northgate; Millbrook",
    ],
    "Helion has tested three remedies: dredging it, flushing the mud, and planting trees.": [
        "Which three remedies has Helion tested? — Dredging it; Flushing the mud; Planting trees",
    ],
    "Oakeley’s teachers included the botanist Albert Seward and the geologist Gertrude Elles.": [
        "Who were among Oakeley’s teachers? — Botanist Albert Seward; Geologist Gertrude Elles",
    ],
}
NOTHING = (
    "Shipping companies such as Maersk, MSC, and Hapag-Lloyd left Lorne.",
    "Norda plans three steps: growth.",
    "Norda works like a clock, and sings.",
    "Norda has grown fast, like Apple and others.",
)


@pytest.mark.parametrize("sentence", ASKED)
def test_a_list_is_asked_for(sentence: str) -> None:
    assert facts(enumerated, sentence) == ASKED[sentence]


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_list_that_is_none_or_unclear_asks_nothing(sentence: str) -> None:
    assert facts(enumerated, sentence) == []
