"""When was it?"""

from __future__ import annotations

import pytest
from support.drafting import facts

from quizzer.generate.rules.years import years

ASKED = {
    "Founded in 1912, Norda makes kettles.": [
        "In which year was Norda founded? — 1912",
    ],
    "In 1912, Norda opened a mill in Spain.": [
        "In which year did Norda open a mill in Spain? — 1912",
    ],
    "The Otter will be withdrawn by 2027.": [
        "By which year will the Otter be withdrawn? — 2027",
    ],
    "Ada Stern has led Norda since 2018.": [
        "Since which year has Ada Stern led Norda? — 2018",
    ],
    "The Suez Canal was closed from 1967 to 1975.": [
        "The Suez Canal was closed from {{1967}} to {{1975}}.",
    ],
    "Marie Curie was born on 7 November 1867 in Warsaw.": [
        "In which year was Marie Curie born? — 1867",
    ],
}
NOTHING = (
    "Norda was founded in 1912 and sold in 1950.",
    "Norda has sold kettles since its launch in 1912.",
    "Harvests are three times as large as they were in 1930.",
    "Line 9 followed in 2012.",
    "Construction began in 1924.",
    "Sales rose because the war ended in 1945.",
    "Norda sold more in 1912 than in 1913.",
    "In 1912 it opened.",
)


@pytest.mark.parametrize("sentence", ASKED)
def test_a_date_is_asked_for(sentence: str) -> None:
    assert facts(years, sentence) == ASKED[sentence]


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_date_that_is_none_or_unclear_asks_nothing(sentence: str) -> None:
    assert facts(years, sentence) == []
