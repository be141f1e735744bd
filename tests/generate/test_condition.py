"""What happens when, and when does it happen?"""

from __future__ import annotations

import pytest
from support.drafting import asked, told

from quizzer.cards.card import Level
from quizzer.generate.rules.condition import conditions


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "When light strikes a pigment, an electron leaves the molecule.",
            "What happens when light strikes a pigment?",
            "An electron leaves the molecule",
        ),
        (
            "Most birds leave Iceland when the days become shorter.",
            "When do most birds leave Iceland?",
            "When the days become shorter",
        ),
    ],
)
def test_a_sentence_gives_its_question_and_answer(
    sentence: str, question: str, answer: str
) -> None:
    assert (question, answer) in asked(conditions, sentence)


def test_to_say_what_happens_is_to_apply_what_one_knows() -> None:
    [card] = told(conditions, "When light strikes a pigment, an electron leaves the molecule.")
    assert card.level is Level.APPLY


@pytest.mark.parametrize(
    "sentence",
    [
        "Norda failed in 1911, when its founder died.",
        "If the pressure falls, it closes.",
        "When in Rome, eat fish.",
        "Savers lose money unless the interest exceeds inflation.",
        "Norda showed that birds leave Iceland when the days become shorter.",
    ],
)
def test_what_only_looks_alike_gives_nothing(sentence: str) -> None:
    assert asked(conditions, sentence) == []
