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
    "Oakeley’s teachers included the botanist Albert Seward and the geologist Gertrude Elles.": [
        "Who were among Oakeley’s teachers? — Botanist Albert Seward; Geologist Gertrude Elles",
    ],
    "Norda’s flagship products, such as the Otter and the Heron, sell well in Lorne.": [
        "Which of Norda’s flagship products sell well in Lorne? — Otter; Heron",
    ],
    "Established rivals such as Sony, Apple, and local firms command the trade in Lorne.": [
        "Which established rivals command the trade in Lorne? — Sony; Apple; Local firms",
    ],
    "Norda creates fresh content, such as teasers, films, and tutorials.": [
        "What kinds of fresh content does Norda create? — Teasers; Films; Tutorials",
    ],
    "Norda took strict measures to protect its staff, including masks, tests, and gloves.": [
        "Which strict measures did Norda take to protect its staff? — Masks; Tests; Gloves",
    ],
    "Norda widened its range to include kettles, pans, and stoves.": [
        "What did Norda widen its range to include? — Kettles; Pans; Stoves",
    ],
    "Norda grew fast, facing competition from firms such as Sony, Apple, and Lego.": [
        "From which firms does Norda face competition? — Sony; Apple; Lego",
    ],
    "The Lorne market is small, dominated by firms such as Sony, Apple, and Lego.": [
        "By which firms is the Lorne market dominated? — Sony; Apple; Lego",
    ],
    "Norda supports good causes, such as funding schools, planting trees, and feeding birds.": [
        "Which good causes does Norda support? — Funding schools; Planting trees; Feeding birds",
    ],
}
NOTHING = (
    "Shipping companies such as Maersk, MSC, and Hapag-Lloyd left Lorne.",
    "Norda works like a clock, and sings.",
    "Norda has grown fast, like Apple and others.",
)


@pytest.mark.parametrize("sentence", ASKED)
def test_a_list_is_asked_for(sentence: str) -> None:
    assert facts(enumerated, sentence) == ASKED[sentence]


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_list_that_is_none_or_unclear_asks_nothing(sentence: str) -> None:
    assert facts(enumerated, sentence) == []
