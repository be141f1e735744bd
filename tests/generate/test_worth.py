"""Does an answer tell a learner anything?"""

from __future__ import annotations

import pytest

from quizzer.generate.worth import emptiness


@pytest.mark.parametrize(
    ("question", "answer", "why"),
    [
        ("What does the pact between Norda and Orvanta offer?", "Numerous synergies", "nothing"),
        ("What do the mills of Lorne bring?", "A wide range of benefits", "nothing"),
        ("What do late trains in Lorne raise?", "Costs", "of its own"),
        ("What does a ban on coal hurt?", "Local businesses", "of its own"),
        ("What does Norda’s new mill speed up?", "Norda’s decision-making process", "of its own"),
        ("What does Norda take part in?", "Philanthropic activities", "of its own"),
        ("What are its lamps designed to do?", "Work together", "too little"),
        ("What can two lamps of a kind do?", "Talk to each other", "too little"),
    ],
)
def test_an_answer_that_says_nothing_is_refused(question: str, answer: str, why: str) -> None:
    assert why in emptiness(question, answer, ("Philanthropic Work",))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What do late trains in Lorne raise?", "The cost of milk"),
        ("What does salt water attack?", "Steel"),
        ("What does the pact offer?", "Various benefits, such as cheaper coal"),
        ("What does the pact offer?", "Several hundred mills in 1912"),
        ("What does Norda’s new mill strengthen?", "Norda’s brand image"),
        ("What are its lamps designed to do?", "Save coal"),
        ("What does Norda reduce by renting?", "Overhead costs"),
    ],
)
def test_an_answer_that_says_something_may_stay(question: str, answer: str) -> None:
    assert emptiness(question, answer, ("Philanthropic Work",)) == ""
