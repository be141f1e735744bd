"""What is something for, and what does somebody aim at?"""

from __future__ import annotations

import pytest
from support.drafting import asked, told

from quizzer.cards.card import Level
from quizzer.generate.rules.purpose import purposes


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "Norda uses recycled steel to lower the weight of its boxes.",
            "What does Norda use recycled steel for?",
            "To lower the weight of its boxes",
        ),
        (
            "Norda hired divers in order to inspect the hull of its ferry.",
            "Why did Norda hire divers?",
            "To inspect the hull of its ferry",
        ),
        (
            "A canal was widened in order to admit tankers.",
            "Why was a canal widened?",
            "To admit tankers",
        ),
        (
            "To save fuel, Norda slowed the engines of its ferry.",
            "Why did Norda slow the engines of its ferry?",
            "To save fuel",
        ),
        (
            "Norda aims to open a second quarry in Wales.",
            "What does Norda aim to do?",
            "Open a second quarry in Wales",
        ),
        (
            "Norda’s primary goal is to provide farmers with cheap coal.",
            "What is Norda’s primary goal?",
            "To provide farmers with cheap coal",
        ),
        (
            "Safety valves are designed to close within two seconds.",
            "What are safety valves designed to do?",
            "Close within two seconds",
        ),
        (
            "Alcohol is used to disinfect hands and instruments.",
            "What is alcohol used for?",
            "To disinfect hands and instruments",
        ),
        (
            "To curb inflation, a central bank can raise its policy rate.",
            "What can a central bank do to curb inflation?",
            "Raise its policy rate",
        ),
        (
            "The vaccination programme of 1911 was aimed at reducing smallpox in mining towns.",
            "What was the vaccination programme of 1911 aimed at?",
            "Reducing smallpox in mining towns",
        ),
    ],
)
def test_a_sentence_gives_its_question_and_answer(
    sentence: str, question: str, answer: str
) -> None:
    assert (question, answer) in asked(purposes, sentence)


def test_a_reason_is_analysed() -> None:
    [card] = told(purposes, "Norda built a second harbour to ship its coal in winter.")
    assert card.level is Level.ANALYSE


@pytest.mark.parametrize(
    "sentence",
    [
        "Norda continues to operate three mines.",
        "Norda is able to melt copper in its furnace.",
        "Norda has the ability to melt copper in its furnace.",
        "Norda encourages farmers to plant clover.",
        "Norda has a strong need to change its approach.",
        "Factories used to stand close to their customers.",
        "Norda widened its range to include boats and trailers.",
        "Norda increases the resistance of its boats to water.",
        "Kidneys secrete two hormones in response to low pressure.",
        "Norda beat its old rival to win the silver cup of Leith.",
        "Mayor Stern voted to build a stone wall along the harbour.",
        "Norda forbade Helion and Acme to take part in the auction of mines.",
        "It hired divers to inspect the hull of its ferry.",
    ],
)
def test_what_only_looks_alike_gives_nothing(sentence: str) -> None:
    assert asked(purposes, sentence) == []
