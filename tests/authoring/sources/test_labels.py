"""Which labels run in before a sentence, and is a sentence with a colon left alone?"""

from __future__ import annotations

import pytest

from quizzer.authoring.sources.blocks import Part
from quizzer.authoring.sources.labels import parts, parts_of_item


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Lean Baking: The ovens run at night.", "Lean Baking"),
        ("**Late hours:** The ovens run at night.", "Late hours"),
        ("**Late hours**: The ovens run at night.", "Late hours"),
        ("**Late hours.** The ovens run at night.", "Late hours"),
        ("**Late hours**. The ovens run at night.", "Late hours"),
        ("**Late hours** – The ovens run at night.", "Late hours"),
        ("__Late hours__ - The ovens run at night.", "Late hours"),
        ("Late hours — The ovens run at night.", "Late hours"),
        ("Late hours - The ovens run at night.", "Late hours"),
        ("In-House R&D: The ovens run at night.", "In-House R&D"),
        ("Ease of Use for the Baker: The ovens run at night.", "Ease of Use for the Baker"),
    ],
)
def test_a_label_runs_in_before_its_text(text: str, label: str) -> None:
    assert parts(text) == (Part(label, "The ovens run at night."),)


@pytest.mark.parametrize(
    "text",
    [
        "The ovens run at night: nobody minds.",
        "Ada Brook asked for three things: time, flour and coffee.",
        "Note: The ovens run at night.",
        "**Note.** The ovens run at night.",
        "**It is late.** The ovens run at night.",
        "**Nobody sleeps while dough rises.** The ovens run at night.",
        "Late hours — the ovens run at night.",
        "Two friends — Ada and Otto — bake at night.",
        "He had one love — Ovens.",
        "Nobody in town bakes more — Ada does.",
        "**The** ovens run at night.",
        "**Late hours** are good for dough.",
        "Figure 3: Rolls sold by year.",
        "At 10:30 the ovens are cold.",
        "A Label That Has Far Too Many Words To Be One: The ovens run.",
        "Ovens:",
    ],
)
def test_a_sentence_with_a_colon_has_no_label(text: str) -> None:
    assert parts(text) == (Part("", text),)


def test_a_list_that_lost_its_line_breaks_has_a_part_for_each_label() -> None:
    text = (
        "Couriers and Carts: They start at four. Nobody is late. Market Stalls: Otto said: "
        "“Sell what is left.” Night Shift: The ovens run."
    )
    assert parts(text) == (
        Part("Couriers and Carts", "They start at four. Nobody is late."),
        Part("Market Stalls", "Otto said: “Sell what is left.”"),
        Part("Night Shift", "The ovens run."),
    )


def test_no_label_is_looked_for_within_a_text_that_begins_without_one() -> None:
    text = "They start at four. Market Stalls: The rest is sold there."
    assert parts(text) == (Part("", text),)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Late hours: The ovens run at night.", "Late hours"),
        ("**Late hours**: The ovens run at night.", "Late hours"),
        ("Late hours: the ovens run at night.", ""),
        ("Note: The ovens run at night.", ""),
        ("Ada Brook says it as it is: The ovens run at night.", ""),
    ],
)
def test_the_label_of_an_item_may_be_written_as_in_a_sentence(text: str, label: str) -> None:
    assert parts_of_item(text)[0].label == label
