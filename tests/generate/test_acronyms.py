"""What does it stand for?"""

from __future__ import annotations

import pytest
from support.drafting import facts

from quizzer.generate.rules.acronyms import acronyms

ASKED = {
    "The National Grid Authority (NGA) runs it.": [
        "What does NGA stand for? — National Grid Authority",
    ],
    "Norda sells to the IoT (Internet of Things) market.": [
        "What does IoT stand for? — Internet of Things",
    ],
    "Norda spends a third on research and development (R&D).": [
        "What does R&D stand for? — Research and development",
    ],
    "Norda sells to the BRIC (Brazil, Russia, India, China) countries.": [
        "Which countries does BRIC stand for? — Brazil; Russia; India; China",
    ],
}
NOTHING = (
    "Norda (a maker of kettles) grows.",
    "The station (see page 3) is old.",
    "The National Railway (NGA) runs it.",
    "The Otter (Norda) is a tram.",
    "The EU (France, Spain, Italy) voted.",
)


@pytest.mark.parametrize("sentence", ASKED)
def test_letters_are_asked_for_what_they_stand_for(sentence: str) -> None:
    assert facts(acronyms, sentence) == ASKED[sentence]


@pytest.mark.parametrize("sentence", NOTHING)
def test_brackets_that_spell_nothing_out_ask_nothing(sentence: str) -> None:
    assert facts(acronyms, sentence) == []


def test_letters_are_asked_for_once() -> None:
    text = "The Grid Authority (GA) began.\n\nLater the Grid Authority (GA) grew."
    assert len(facts(acronyms, text)) == 1
