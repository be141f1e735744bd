"""Who did it?"""

from __future__ import annotations

import pytest
from support.drafting import facts

from quizzer.generate.rules.named import named

ASKED = {
    "Founded by Ada Stern and two friends, Norda makes kettles.": [
        "Who founded Norda, together with two friends? — Ada Stern",
    ],
    "The Lorne Bridge was designed by Ada Stern in 1912.": [
        "Who designed the Lorne Bridge in 1912? — Ada Stern",
    ],
    "Ada Stern married the chemist Hans Berg in 1935.": [
        "Whom did Ada Stern marry in 1935? — Hans Berg",
    ],
    "Ruritania, Lutha and Graustark attacked Syldavia.": [
        "Who attacked Syldavia? — Ruritania; Lutha; Graustark",
    ],
    "President Otto Lind opened the Lorne Bridge in 1933.": [
        "Who opened the Lorne Bridge in 1933? — President Otto Lind",
    ],
    "Norda partnered with Flipkart in 2014.": [
        "With whom did Norda partner in 2014? — Flipkart",
    ],
}
NOTHING = (
    "The mill, built by Hans Berg in Sweden, has six wheels.",
    "The council asked Ada Stern, a civil engineer, to find a site.",
    "Norda was sold by mistake.",
    "It was driven by demand.",
    "The plan was rejected by many.",
    "Norda bought shares.",
)


@pytest.mark.parametrize("sentence", ASKED)
def test_a_name_is_asked_for(sentence: str) -> None:
    assert facts(named, sentence) == ASKED[sentence]


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_name_that_is_none_or_unclear_asks_nothing(sentence: str) -> None:
    assert facts(named, sentence) == []
