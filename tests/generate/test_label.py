"""A choice among labels for something that is true of one part alone."""

from __future__ import annotations

from support.drafting import candidates, contents, on_groups

from quizzer.cards.content import Choice, Option
from quizzer.generate.rules.label import label

HEAD = """
# Norda

Norda knits. Norda sells. Norda pays. Norda keeps its mill warm by three measures:
"""

MEASURES = f"""{HEAD}
- **Thick Walls:** Norda built the walls of brick, reducing the loss of heat at night.
- **Waste Steam:** Pipes carry it from the dye house. This measure also dries the yarn above.
- **Short Shifts:** Short shifts end before dusk and let the workers sleep at home.
"""


def choices(document: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """The right and the wrong options by their question."""
    return {
        card.question: (card.right[0].text, tuple(option.text for option in card.wrong))
        for card in contents(on_groups(label), document)
        if isinstance(card, Choice)
    }


def test_the_effect_of_a_part_asks_for_its_label_among_those_of_its_siblings() -> None:
    found = choices(MEASURES)
    question = "Norda keeps its mill warm by three measures: which of them dries the yarn above?"
    assert found[question] == ("Waste steam", ("Thick walls", "Short shifts"))


def test_what_comes_of_a_deed_is_an_effect_of_its_part() -> None:
    question = (
        "Norda keeps its mill warm by three measures: which of them reduces the loss of heat"
        " at night?"
    )
    assert choices(MEASURES)[question][0] == "Thick walls"


def test_a_label_that_is_the_subject_of_its_sentence_is_asked_for_by_the_predicate() -> None:
    labels = [right for right, _ in choices(MEASURES).values()]
    assert labels == ["Thick walls", "Waste steam"]  # `end … and let` takes more than one verb


def test_each_choice_stands_under_its_section_and_cites_the_part_alone() -> None:
    [first, *_] = candidates(on_groups(label), MEASURES)
    assert first.titles == ("Norda",)
    assert [passage.first_line for passage in first.passages] == [6]


def test_what_is_true_of_a_sibling_too_is_not_asked() -> None:
    both = HEAD + (
        "\n- **Thick Walls:** This measure reduces the loss of heat."
        "\n- **Waste Steam:** Steam reduces any loss of heat below."
        "\n- **Short Shifts:** The lamps go out early.\n"
    )
    assert choices(both) == {}


def test_a_predicate_with_a_word_of_its_label_is_not_asked() -> None:
    leaking = HEAD + (
        "\n- **Thick Walls:** This measure adds a thick layer to the outside of the mill."
        "\n- **Waste Steam:** The pipes run under the floor."
        "\n- **Short Shifts:** The lamps go out early.\n"
    )
    assert choices(leaking) == {}


def test_at_most_four_siblings_are_wrong_options_the_nearest_ones() -> None:
    names = ("Walls", "Steam", "Shifts", "Doors", "Roofs", "Carpets", "Curtains")
    items = "\n".join(
        f"- **{name}:** {'This measure keeps the cat out of the yarn.' if not n else 'Good.'}"
        for n, name in enumerate(names)
    )
    [card] = contents(on_groups(label), HEAD.replace("three", "seven") + "\n" + items + "\n")
    assert isinstance(card, Choice)
    assert card.right == (Option("Walls"),)
    assert [option.text for option in card.wrong] == ["Steam", "Shifts", "Doors", "Roofs"]


def test_a_name_that_the_question_begins_with_is_not_said_twice() -> None:
    document = HEAD + (
        "\n- **Thick Walls:** This measure allows Norda to close the boiler in May."
        "\n- **Waste Steam:** The pipes run under the floor."
        "\n- **Short Shifts:** The lamps go out early.\n"
    )
    [question] = choices(document)
    assert question.endswith("which of them allows it to close the boiler in May?")


def test_what_all_the_parts_are_for_is_no_question() -> None:
    document = HEAD + (
        "\n- **Thick Walls:** This measure keeps the mill warm."
        "\n- **Waste Steam:** The pipes run under the floor."
        "\n- **Short Shifts:** The lamps go out early.\n"
    )
    assert choices(document) == {}
