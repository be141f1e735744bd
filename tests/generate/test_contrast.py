"""What is set against what?"""

from __future__ import annotations

import pytest
from support.drafting import asked, told

from quizzer.cards.content import Claim
from quizzer.generate.rules.contrast import contrasts


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "Norda creates not only jobs but also homes for miners.",
            "What does Norda create besides jobs?",
            "Homes for miners",
        ),
        (
            "Norda heralds the rise of Danish firms not just as suppliers, but as keen rivals.",
            "As what, besides suppliers, does Norda herald the rise of Danish firms?",
            "Keen rivals",
        ),
        (
            "Instead of owning ships, Norda rents boats from Danish lines.",
            "What does Norda do instead of owning ships?",
            "Rent boats from Danish lines",
        ),
        (
            "Norda rents its ships instead of owning them.",
            "What does Norda do instead of owning its ships?",
            "Rent its ships",
        ),
        (
            "Norda relies on rail rather than lorries.",
            "What does Norda rely on rather than lorries?",
            "Rail",
        ),
        (
            "Unlike soap, alcohol kills bacteria within thirty seconds.",
            "Unlike soap, what does alcohol kill within thirty seconds?",
            "Bacteria",
        ),
        (
            "While Norda sells to farmers, Helion sells to hospitals and schools.",
            "While Norda sells to farmers, what does Helion sell to?",
            "Hospitals and schools",
        ),
        (
            "Alcohol not only kills bacteria but also protects the skin.",
            "Besides killing bacteria, what does alcohol protect?",
            "The skin",
        ),
        (
            "Norda differs from its rivals: it sells its boxes exclusively online.",
            "How does Norda differ from its rivals?",
            "Norda sells its boxes exclusively online",
        ),
    ],
)
def test_a_sentence_gives_its_question_and_answer(
    sentence: str, question: str, answer: str
) -> None:
    assert (question, answer) in asked(contrasts, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norda wanted to sell ships rather than boats.",
        "Norda made it possible to lease boxes instead of owning them.",
        "Norda did not sell ships instead of boats.",
        "While it grew, it sold ships.",
        "Norda would rather sell ships.",
        "Norda sells ships, not boats.",
        "Critics say that the lines measure the toes of players instead of intentions.",
    ],
)
def test_what_only_looks_alike_gives_nothing(sentence: str) -> None:
    assert asked(contrasts, sentence) == []


def test_a_claim_has_its_sides_as_they_are_or_swapped_and_says_which_is_true() -> None:
    found = [
        one
        for word in ("rail", "coal", "steam", "wool", "peat", "salt", "iron", "milk", "gas", "tin")
        for one in told(contrasts, f"Norda’s income depends on {word} rather than lorries.")
        if isinstance(one.content, Claim)
    ]
    assert {one.content.is_true for one in found if isinstance(one.content, Claim)} == {True, False}
    for one in found:
        assert isinstance(one.content, Claim)
        is_as_said = one.content.statement == one.support[0]
        assert one.content.is_true == is_as_said
        assert one.why == ("" if is_as_said else one.support[0])
