"""Where does it happen?"""

from __future__ import annotations

import pytest
from support.drafting import asked

from quizzer.generate.rules.place import places


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "Norda will expand to other Baltic countries and to Fife (Wick) in the near future.",
            "Where will Norda expand to?",
            "Other Baltic countries and Fife",
        ),
        (
            "Norda sold its mines in Chile.",
            "Where did Norda sell its mines?",
            "In Chile",
        ),
        (
            "Heavy boxes are placed low in the hold to keep the ship steady.",
            "Where are heavy boxes placed to keep the ship steady?",
            "Low in the hold",
        ),
        (
            "The bridge of older ships stands at the stern above the engine.",
            "Where does the bridge of older ships stand?",
            "At the stern above the engine",
        ),
        (
            "Norda opened its first shop in Madrid and Lisbon.",
            "Where did Norda open its first shop?",
            "In Madrid and Lisbon",
        ),
    ],
)
def test_a_sentence_gives_its_question_and_answer(
    sentence: str, question: str, answer: str
) -> None:
    assert (question, answer) in asked(places, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norda sold its mines in May.",
        "Norda sold its mines in 1911.",
        "Norda believes in Chile.",
        "A colony of ants in winter lives on its stores of honey.",
        "Norda invested in Microsoft.",
        "Norda sold its mines in Chile’s north.",
    ],
)
def test_what_only_looks_alike_gives_nothing(sentence: str) -> None:
    assert asked(places, sentence) == []
