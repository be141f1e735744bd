"""Essays on sections with several parts, and on two parts side by side."""

from __future__ import annotations

import pytest
from support.drafting import candidates, contents, on_groups

from quizzer.cards.card import Level
from quizzer.cards.content import Essay
from quizzer.generate.rules.compared import compared
from quizzer.generate.rules.explanation import explanation

MILL = """
# The Mill

The mill saves water through several practices:

- **Closed Loops:** River water passes the rollers four times, reducing waste.
- **Night Rinsing:** Workers rinse the machines when the river is high.
- **Dry Brushing:** Brushes clean the fibres before washing. This takes an hour.
"""

TWO = """
# Norda

Norda sells. Norda pays.

## Entry into New Markets

Norda grows with care in every new country.

- **Spain:** Norda's entry into Spain was marked by low prices. It worked.
- **Italy:** Norda entered the Italian market with a focus on wool. It failed.
"""


def test_an_essay_asks_how_and_its_answer_has_a_sentence_for_each_part() -> None:
    assert contents(on_groups(explanation), MILL) == [
        Essay(
            "Explain how the mill saves water.",
            "River water passes the rollers four times. Workers rinse the machines when the"
            " river is high. Brushes clean the fibres before washing.",
            ("Closed loops", "Night rinsing", "Dry brushing"),
        )
    ]


def test_essays_take_things_apart() -> None:
    [card] = candidates(on_groups(explanation), MILL)
    assert card.level is Level.ANALYSE


@pytest.mark.parametrize(
    "document",
    [
        MILL.replace("saves water through several practices", "has three old rules"),
        MILL.replace("Workers rinse", "This rinses").replace("Brushes clean", "It cleans"),
        MILL.replace("Brushes clean", "It cleans"),
    ],
    ids=["no how", "unclear parts", "one unclear part"],
)
def test_no_essay_without_a_natural_question_and_clear_parts(document: str) -> None:
    assert contents(on_groups(explanation), document) == []


def test_two_places_under_one_heading_are_compared() -> None:
    assert contents(compared, TWO) == [
        Essay(
            "How does Norda’s entry into new markets differ between Spain and Italy?",
            "Norda's entry into Spain was marked by low prices. Norda entered the Italian market"
            " with a focus on wool.",
            (
                "Spain: Norda's entry into Spain was marked by low prices",
                "Italy: Norda entered the Italian market with a focus on wool",
            ),
        )
    ]


def test_parts_without_names_are_not_compared() -> None:
    document = TWO.replace("**Spain:**", "**Low Prices:**").replace("**Italy:**", "**Wool:**")
    assert contents(compared, document) == []
