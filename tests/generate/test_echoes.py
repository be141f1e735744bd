"""Which cards say again what another one says?"""

from __future__ import annotations

import pytest

from quizzer.cards.content import Basic, Cloze, Content
from quizzer.generate.candidate import Candidate, Rule
from quizzer.generate.echoes import without_echoes
from quizzer.generate.material import Passage, Role

FIRST = Basic("Who do the low prices of Norda appeal to?", "Value-conscious farmers")
PASSAGE = Passage(1, 1, Role.PARAGRAPH, (), ("Norda makes kettles.",))


def kept(*contents: Content) -> list[Content]:
    found = [
        Candidate(Rule.OBJECT, one, str(place), (f"Sentence {place}.",), (PASSAGE,), 0.8)
        for place, one in enumerate(contents)
    ]
    return [one.content for one in without_echoes(found)]


@pytest.mark.parametrize(
    "echo",
    [
        Basic("Who does Norda’s second kettle appeal to?", "Value-conscious farmers"),
        Basic("Who do the prices of Norda appeal to?", "The value-conscious farmers of Lorne"),
    ],
)
def test_the_same_answer_to_nearly_the_same_question_is_asked_once(echo: Basic) -> None:
    assert kept(FIRST, echo) == [FIRST]


@pytest.mark.parametrize(
    "other",
    [
        Basic("Who opposed the railway to Lorne?", "Value-conscious farmers"),
        Basic("Who do the low prices of Norda appeal to?", "Young miners"),
        Basic("Where were the low prices of Norda set?", "Lorne"),
        Cloze("Norda’s prices appeal to {{value-conscious farmers}}."),
    ],
)
def test_another_question_or_answer_is_a_card_of_its_own(other: Content) -> None:
    assert kept(FIRST, other) == [FIRST, other]
