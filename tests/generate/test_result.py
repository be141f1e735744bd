"""What does something bring about?"""

from __future__ import annotations

import pytest
from support.drafting import asked, told

from quizzer.cards.card import Level
from quizzer.generate.rules.result import results


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "Norda gains access to mines, enabling them to protect their miners and their coal.",
            "What does gaining access to mines enable Norda to do?",
            "Protect its miners and its coal",
        ),
        (
            "Norda’s shops allow farmers to sell their milk in winter.",
            "What do Norda’s shops allow farmers to do?",
            "Sell their milk in winter",
        ),
        (
            "By joining forces, Norda and Helion have the potential to double the price of copper.",
            "What do Norda and Helion have the potential to do?",
            "Double the price of copper",
        ),
        (
            "Norda buys steel in bulk, reducing the price of its boxes.",
            "What does Norda reduce by buying steel in bulk?",
            "The price of its boxes",
        ),
        (
            "Norda publishes its prices, allowing customers to compare them with those of rivals.",
            "What does publishing its prices allow customers to do?",
            "Compare them with those of rivals",
        ),
        (
            "Norda closed nine harbours, leading to strikes in Hull and Leith.",
            "What does closing nine harbours lead to?",
            "Strikes in Hull and Leith",
        ),
        (
            "Valves are closed by springs, preventing leaks of oil.",
            "Valves are closed by springs. What does this prevent?",
            "Leaks of oil",
        ),
        (
            "Reforms enabled farmers to sell milk abroad.",
            "What did reforms enable farmers to do?",
            "Sell milk abroad",
        ),
        (
            "Norda’s know-how can assist Helion in finding copper below the sea.",
            "What can Norda’s know-how assist Helion in doing?",
            "Finding copper below the sea",
        ),
        (
            "Exercise helps patients recover from surgery.",
            "What does exercise help patients do?",
            "Recover from surgery",
        ),
        (
            "Norda sells its boxes online. This approach saves rent and allows it to know buyers.",
            "Norda sells its boxes online. What does this approach allow it to do?",
            "Know buyers",
        ),
    ],
)
def test_a_sentence_gives_its_question_and_answer(
    sentence: str, question: str, answer: str
) -> None:
    assert (question, answer) in asked(results, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norda slowed its ferries, showing the importance of fuel.",
        "Norda sold many things, including copper.",
        "Norda grew quickly, becoming a leader.",
        "Norda failed, having lost its mines.",
        "This allows it to grow.",
        "Norda did not buy steel, reducing the price of its boxes.",
    ],
)
def test_what_only_looks_alike_gives_nothing(sentence: str) -> None:
    assert asked(results, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("Norda gains access to old mines, enabling it to sell coal in winter.", Level.ANALYSE),
        ("Norda’s shops allow farmers to sell their milk in winter.", Level.RECALL),
    ],
)
def test_to_say_what_follows_is_to_take_apart(sentence: str, level: Level) -> None:
    assert [card.level for card in told(results, sentence)] == [level]
