"""Order cards where the document itself gives the order."""

from __future__ import annotations

import pytest
from support.drafting import contents

from quizzer.cards.content import Ordering
from quizzer.generate.rules.sequence import sequence

STEPS = """
# How to Light a Stove

1. Open the flap in the chimney.
2. Lay thin sticks over the paper.
3. Light the paper from below, where it is dry.
"""

TOLD = """
# Rescue from the Bank

First the helper shouts to the rower. Then the helper throws the line. Finally the rower
is laid flat.
"""

DATED = """
# History of Norda

Norda sells. Norda pays. Norda opened its first mill in 1911. In 1930 the founder sold the
barges. Fire destroyed the dye house in 1952.
"""

STAGED = """
# Growth

Norda sells. Norda pays. Initially focusing on its home market in Kent, Norda saved money. Norda's
expansion began with nearby towns, including Ash and Elm, before moving into Wales.
"""


def test_numbered_steps_under_how_to_are_put_in_order() -> None:
    assert contents(sequence, STEPS) == [
        Ordering(
            "Put the steps to light a stove in order.",
            (
                "Open the flap in the chimney",
                "Lay thin sticks over the paper",
                "Light the paper from below, where it is dry",
            ),
        )
    ]


def test_first_then_and_finally_give_an_order() -> None:
    assert contents(sequence, TOLD) == [
        Ordering(
            "Rescue from the bank: put the steps in order.",
            (
                "The helper shouts to the rower",
                "The helper throws the line",
                "The rower is laid flat",
            ),
        )
    ]


def test_years_in_a_row_give_an_order_of_events() -> None:
    assert contents(sequence, DATED) == [
        Ordering(
            "Put the events in the history of Norda in order, the earliest first.",
            (
                "Norda opened its first mill",
                "The founder sold the barges",
                "Fire destroyed the dye house",
            ),
        )
    ]


def test_stages_that_follow_one_another_give_an_order() -> None:
    [card] = contents(sequence, STAGED)
    assert card == Ordering(
        "Put the stages of Norda's expansion in order.",
        ("The home market in Kent", "Nearby towns", "Wales"),
    )


@pytest.mark.parametrize(
    "document",
    [
        STEPS.replace("How to Light a Stove", "Rules for Stoves"),
        STEPS.replace("2.", "5."),
        STEPS.replace("Open the flap", "The flap").replace("Lay", "Some").replace("Light", "All"),
        STEPS.replace("3. Light the paper from below, where it is dry.\n", ""),
        TOLD.replace("Then the", "The"),
        TOLD.replace("First", "Firstly,").replace("Then", "Secondly,"),
        DATED.replace("1930", "1902"),
        DATED.replace("in 1952", "one night"),
        STAGED.replace("Initially focusing on its home market in Kent, ", ""),
        "# How to Sell\n\n## 1. Ask\n\nOne.\n\n## 2. Wait\n\nTwo.\n\n## 3. Take\n\nThree.\n",
    ],
    ids=[
        "no steps",
        "gap",
        "no verbs",
        "two",
        "torn",
        "arguments",
        "years back",
        "two years",
        "two stages",
        "headings",
    ],
)
def test_without_a_sure_order_nothing_is_asked(document: str) -> None:
    assert contents(sequence, document) == []


def test_a_sentence_that_announces_steps_is_the_question() -> None:
    [told] = contents(
        sequence, TOLD.replace("First", "A rescue from the bank has three steps. First", 1)
    )
    assert isinstance(told, Ordering)
    assert told.question == "A rescue from the bank has three steps. Put the steps in order."


STAGES = """
# The Day of a Loaf

The working day of a loaf has four stages:

1. Bakers mix flour and water in the afternoon.
2. The dough rests in a cold room for 18 hours.
3. An oven bakes the loaves at 250 degrees.
4. Drivers bring the bread to the shops.
"""


def test_what_is_announced_as_stages_needs_no_commands() -> None:
    [card] = contents(sequence, STAGES)
    assert card == Ordering(
        "The working day of a loaf has four stages. Put the steps in order.",
        (
            "Bakers mix flour and water in the afternoon",
            "The dough rests in a cold room for 18 hours",
            "An oven bakes the loaves at 250 degrees",
            "Drivers bring the bread to the shops",
        ),
    )


def test_what_is_counted_but_not_announced_as_stages_is_no_order() -> None:
    assert contents(sequence, STAGES.replace("four stages", "four parts")) == []
