"""Which advantages does it have?"""

from __future__ import annotations

from support.drafting import told

from quizzer.cards.content import Listing
from quizzer.generate.rules.counted import counted


def test_a_counted_list_of_predicates_is_a_list_card() -> None:
    (found,) = told(
        counted,
        "Norda’s newest method has three advantages: it saves fuel, spares the soil, "
        "and keeps weeds down.",
    )
    assert found.content == Listing(
        "Which advantages does Norda’s newest method have?",
        ("Saves fuel", "Spares the soil", "Keeps weeds down"),
    )


def test_a_list_of_things_or_of_two_is_none() -> None:
    assert not told(counted, "Norda has three mines: copper, zinc, and tin.")
    assert not told(counted, "Norda has two advantages: it saves fuel and spares the soil.")
