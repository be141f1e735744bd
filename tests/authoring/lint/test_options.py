"""Which options give the right one away, and which only look as if they did?"""

from __future__ import annotations

import json

import pytest
from support.linting import card, says, warnings_of

from quizzer.authoring.codes import Code


def choice(right: str | list[str], *wrong: str, q: str = "What does Acme do?") -> str:
    return card(f"q: {json.dumps(q)}\nright: {json.dumps(right)}\nwrong: {json.dumps(list(wrong))}")


@pytest.mark.parametrize(
    "body",
    [
        choice("It sells its phones at cost", "It waits", "It rents"),
        choice("It sells its phones at cost and earns later", "It sells at a loss in Spain", "No"),
        choice(
            ["It sells all its phones at cost", "It earns all its money later"], "It waits", "It"
        ),
    ],
)
def test_a_right_option_that_is_clearly_the_longest_is_found(body: str) -> None:
    assert says(Code.LONGEST_KEY, body)


@pytest.mark.parametrize(
    "body",
    [
        choice("Higher-end functionality throughout", "Lamps", "Pens"),
        choice("It sells its phones at cost", "It rents its phones to shops", "It waits"),
        choice("It waits", "It sells its phones at cost in Spain", "It rents"),
        choice(["It sells its phones at cost", "It rents"], "It waits", "It lends them"),
        card("q: What does Acme do?\na: It sells its phones at cost"),
    ],
)
def test_a_short_key_and_a_long_wrong_option_are_fine(body: str) -> None:
    assert not says(Code.LONGEST_KEY, body)


@pytest.mark.parametrize(
    "text",
    [
        "All of the above",
        "none of the above.",
        "None of these",
        "All of them",
        "Both of these options",
        "All answers are correct",
        "Both A and B",
        "a and c",
        "Neither a nor b",
        "All the others",
    ],
)
def test_an_option_that_stands_for_others_is_found(text: str) -> None:
    assert says(Code.ALL_OR_NONE_OF_ABOVE, choice("Lamps", "Phones", text))


@pytest.mark.parametrize(
    "text",
    ["1 and 2", "Some of its lamps", "All", "None", "Both", "All phones", "None of its phones",
     "Above the shop", "B", "A firm", "Some", "Plan A and a discount"],
)  # fmt: skip
def test_an_option_with_a_meaning_of_its_own_is_left_alone(text: str) -> None:
    assert not says(Code.ALL_OR_NONE_OF_ABOVE, choice("Lamps", "Phones", text))


def test_the_option_that_stands_for_others_is_pointed_at() -> None:
    (warning,) = warnings_of(choice("Lamps", "Phones", "All of these"))
    assert (warning.line, warning.column) == (7, 21)


@pytest.mark.parametrize(
    "text",
    ["It never sells", "It always sells", "Only in Spain", "It asks everybody", "It is impossible"],
)
def test_an_absolute_word_in_a_wrong_option_alone_is_found(text: str) -> None:
    assert says(Code.ABSOLUTE_TERM, choice("It sells in Spain", text, "It sells in Italy"))


@pytest.mark.parametrize(
    "body",
    [
        choice("It always sells", "It never sells", "It rents"),
        choice("It never sells", "It rents", "It lends"),
        choice("Lamps", "Only phones", "Pens", q="What does Acme sell only in Spain?"),
        choice("It sells to many", "It sells to all sizes of shops", "It lends"),
        choice("Lamps", "Evergreen phones", "Pens"),
        choice("Once a week", "Never", "Every day", q="How often does it sell?"),
        choice("5", "None", "Nothing at all"),
    ],
)
def test_an_absolute_word_that_cannot_be_told_from_the_key_is_left_alone(body: str) -> None:
    assert not says(Code.ABSOLUTE_TERM, body)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The lamps", "lamps"),
        ("Lamps and pens", "lamps and pens."),
        ("Acme’s lamps", "Acme's lamps"),
        ("A  lamp", "a lamp"),
    ],
)
def test_two_options_that_say_the_same_are_found(first: str, second: str) -> None:
    assert says(Code.DUPLICATE_OPTION, choice("Phones", first, second))
    assert says(Code.DUPLICATE_OPTION, choice(first, second, "Phones"))


@pytest.mark.parametrize(
    ("first", "second"),
    [("kB", "KB"), ("résumé", "resume"), ("a == b", "a = b"), ("lamp", "lamps"), ("x++", "x--")],
)
def test_options_that_differ_in_what_may_be_asked_are_two(first: str, second: str) -> None:
    assert not says(Code.DUPLICATE_OPTION, choice("Phones", first, second))


@pytest.mark.parametrize(
    "body",
    [choice("Lamps", "Phones"), choice("a1", *(f"w{n}" for n in range(8)))],
)
def test_too_few_and_too_many_options_are_found(body: str) -> None:
    assert says(Code.OPTION_COUNT, body)


@pytest.mark.parametrize(
    "body",
    [
        choice("Lamps", "Phones", "Pens"),
        choice(["Lamps", "Pens"], "Phones"),
        choice("a1", *(f"w{n}" for n in range(7))),
        choice(["a1", "a2", "a3", "a4"], *(f"w{n}" for n in range(6))),
    ],
)
def test_three_to_eight_options_are_fine_and_several_right_ones_may_be_more(body: str) -> None:
    assert not says(Code.OPTION_COUNT, body)


def test_letters_are_options_of_their_own_where_most_options_are_letters() -> None:
    assert not says(Code.ALL_OR_NONE_OF_ABOVE, choice("A and B", "B and C", "A", "A and C"))
