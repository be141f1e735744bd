"""How is something done?"""

from __future__ import annotations

import pytest
from support.drafting import asked

from quizzer.generate.rules.means import means


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "By weighing bottles, Norda estimates the use of alcohol.",
            "How does Norda estimate the use of alcohol?",
            "By weighing bottles",
        ),
        (
            "Single rooms reduce the spread of infections by separating patients.",
            "How do single rooms reduce the spread of infections?",
            "By separating patients",
        ),
        (
            "Through contracts with farmers, Norda secured a supply of milk.",
            "How did Norda secure a supply of milk?",
            "Through contracts with farmers",
        ),
        (
            "Norda engages with its buyers through forums and fairs, while others wait.",
            "How does Norda engage with its buyers?",
            "Through forums and fairs",
        ),
        (
            "By freezing and drying the serum, Norda made it stable in 1950.",
            "How did Norda make the serum stable in 1950?",
            "By freezing and drying the serum",
        ),
    ],
)
def test_a_sentence_gives_its_question_and_answer(
    sentence: str, question: str, answer: str
) -> None:
    assert (question, answer) in asked(means, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norda finished its bridge by June.",
        "Norda sold its mines through various means.",
        "By combining forces, they can grow.",
        "Norda’s model allows free promotion through fairs and shops.",
        "By joining forces, Norda has a chance to grow.",
        "Miller and Stern hold that the plan mattered less through its money than through laws.",
    ],
)
def test_what_only_looks_alike_gives_nothing(sentence: str) -> None:
    assert asked(means, sentence) == []


def test_how_something_was_done_is_asked_of_the_place_of_its_paragraph() -> None:
    text = (
        "Norda sells lamps in Spain. Norda pays well.\n\n"
        "- **Spain:** Norda came late. By lending lamps to millers, Norda won over the press."
    )
    assert ("In Spain, how did Norda win over the press?", "By lending lamps to millers") in asked(
        means, text
    )
