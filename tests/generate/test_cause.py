"""Why is it so, and what brought it about?"""

from __future__ import annotations

import pytest
from support.drafting import asked, told

from quizzer.cards.card import Level
from quizzer.generate.rules.cause import causes


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "Theft was common because goods lay open on the quay.",
            "Why was theft common?",
            "Because goods lay open on the quay",
        ),
        (
            "Because the river was shallow, ships of the line unloaded in Hull.",
            "Why did ships of the line unload in Hull?",
            "Because the river was shallow",
        ),
        (
            "Matson chose long boxes because its buyers ship heavy cans, so others did the same.",
            "Why did Matson choose long boxes?",
            "Because its buyers ship heavy cans",
        ),
        (
            "Matson chose short boxes, since its customers ship heavy cans.",
            "Why did Matson choose short boxes?",
            "Because its customers ship heavy cans",
        ),
        (
            "Harvests failed due to a drought in the spring of 1846.",
            "Why did harvests fail?",
            "Due to a drought in the spring of 1846",
        ),
        (
            "Strikes in the harbour were caused by low wages and long shifts.",
            "What caused strikes in the harbour?",
            "Low wages and long shifts",
        ),
        (
            "Heavy rain on frozen soil caused the flood of 1911.",
            "What caused the flood of 1911?",
            "Heavy rain on frozen soil",
        ),
    ],
)
def test_a_sentence_gives_its_question_and_answer(
    sentence: str, question: str, answer: str
) -> None:
    assert (question, answer) in asked(causes, sentence)


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("Heavy rain on frozen soil caused the flood of 1911.", Level.ANALYSE),
        ("Cheap coal from Wales is vital for the mills of Leith.", Level.RECALL),
    ],
)
def test_what_brought_something_about_is_analysed(sentence: str, level: Level) -> None:
    assert [card.level for card in told(causes, sentence)] == [level]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norda has closed its harbour since 1990.",
        "As the valley widens, the river slows.",
        "The bridge was built by Lei Jun.",
        "Because of this, Norda left.",
        "Norda explains its prices.",
        "The old mill was limited to seven workers, as George Miller argued in 1956.",
        "Mayor Stern said the wall was needed because sea levels have risen in Lorne.",
        "It was common because goods lay open.",
    ],
)
def test_what_only_looks_alike_gives_nothing(sentence: str) -> None:
    assert asked(causes, sentence) == []


def test_a_question_names_the_firm_that_its_answer_would_name() -> None:
    text = (
        "Norda sells lamps. Norda pays well. Norda owns mines. "
        "Norda’s deep love of bright lamps may have prompted a focus on markets where the "
        "brand’s lamps sell well."
    )
    assert asked(causes, text) == [
        (
            "What may have prompted a focus on markets where Norda’s lamps sell well?",
            "Norda’s deep love of bright lamps",
        )
    ]
