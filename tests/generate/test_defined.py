"""What is it, and what is it called?"""

from __future__ import annotations

import pytest
from support.drafting import facts

from quizzer.generate.rules.defined import defined

ASKED = {
    "Around 1440 Johannes Gutenberg, a goldsmith from Mainz, cast letters.": [
        "Who was Johannes Gutenberg? — A goldsmith from Mainz",
    ],
    "A contract is an agreement that the law will enforce.": [
        "What is a contract? — An agreement that the law will enforce",
    ],
    "A cirque is a bowl-shaped hollow at the head of a valley glacier.": [
        "What is a cirque? — A bowl-shaped hollow at the head of a valley glacier",
    ],
    "A botanist is a scientist who studies plants.": [
        "What is a botanist? — A scientist who studies plants",
    ],
    "Ranger Fiona Blair, known as the Beaver Lady, leads tours.": [
        "By what name is Ranger Fiona Blair known? — The Beaver Lady",
    ],
    "Ferdinand de Lesseps, a French diplomat, led the work.": [
        "Who was Ferdinand de Lesseps? — A French diplomat",
    ],
    "Herbert Stern, the manager of Norda, led the change.": [
        "Who was Herbert Stern? — The manager of Norda",
    ],
    "Neonicotinoids, a group of insecticides, disturb the sense of direction.": [
        "What are Neonicotinoids? — A group of insecticides",
    ],
    "The Mi Ecosystem, also known as Mijia, has many products.": [
        "By which other name is the Mi Ecosystem known? — Mijia",
    ],
    "Dubbed by some the “Apple of the East”, Norda sells kettles.": [
        "What is Norda dubbed by some? — The “Apple of the East”",
    ],
    "Ada Stern was a British botanist who mapped lichens.": [
        "Who was Ada Stern? — A British botanist who mapped lichens",
    ],
    "The Lorne Bridge is called the Silver Stair by locals.": [
        "What is the Lorne Bridge called? — The Silver Stair",
    ],
}
NOTHING = (
    "The parliament asked Edmund Harrow, a civil engineer from Lorne, to find a place.",
    "Norda is a testament to hard work.",
    "Norda is a way of life.",
    "A good plan is a key part of success.",
    "A mill is a building.",
    "Norda’s club is one of the largest and most active.",
    "Critics such as Ada Stern, a botanist, and Hans Berg warned of it.",
)


@pytest.mark.parametrize("sentence", ASKED)
def test_a_definition_is_asked_for(sentence: str) -> None:
    assert facts(defined, sentence) == ASKED[sentence]


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_definition_that_is_none_or_unclear_asks_nothing(sentence: str) -> None:
    assert facts(defined, sentence) == []
