"""Does a typed line become the response that was meant, and say otherwise what was expected?"""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.cards.answering import read_response, read_ticks
from quizzer.cards.card import BACKWARDS, Card, CardKey, face_of
from quizzer.cards.content import (
    Basic,
    Choice,
    Claim,
    Cloze,
    Content,
    Essay,
    Listing,
    Matching,
    Number,
    Option,
    Ordering,
)
from quizzer.cards.prompting import wanted
from quizzer.cards.quantity import Quantity
from quizzer.cards.response import (
    Arranged,
    Chosen,
    Judged,
    Paired,
    Recalled,
    Response,
    Typed,
    Written,
)

KEY = CardKey("case", "card")
CHOICE = Choice("?", (Option("Flipkart"),), (Option("Ebay"), Option("Otto"), Option("Amazon")))
SEVERAL = Choice("?", (Option("a b"), Option("c")), (Option("d"),), multiple=True)
YEARS = Choice("?", (Option("2010"),), (Option("2014"), Option("2016")))
ORDER = Ordering("?", ("survey", "design", "sell"))
MATCH = Matching("?", (("Lei Jun", "founder"), ("MIUI", "system")), ("car",))
TOGETHER = Cloze("{{5 %}} and {{services}}", together=True)
LIST = Listing("?", ("Airtel", "Vodafone", "Idea"), need=2)
TOWNS = Listing("?", ("Beijing, China", "Delhi, India"))
ORDER_WANTED = (
    "Each number is needed once. Type the numbers 1 to 3 in the right order, such as 2 3 1."
)
NO_NUMBER = "No number can be read in that. Type the number."
MATCH_WANTED = "Type 2 numbers of 1 to 3, one for each on the left from the top; - for none."
ESSAY = Essay("?", "model", ("a", "b", "c"))


def read(content: Content, text: str, part: str = "", seed: int = 3) -> Response:
    card = Card(KEY, content, part)
    return read_response(card, face_of(card, seed), text)


def numbers(content: Content, *indices: int, seed: int = 3) -> list[str]:
    """The numbers that are shown for the options of these indices."""
    arrangement = face_of(Card(KEY, content), seed).arrangement
    return [str(arrangement.index(index) + 1) for index in indices]


@pytest.mark.parametrize(
    ("content", "text", "response"),
    [
        (Basic("?", "x"), "  Lei   Jun\n", Typed(("Lei Jun",))),
        (Number("?", Quantity.parse("5")), "5 %", Typed(("5 %",))),
        (TOGETHER, "5 %\nservices", Typed(("5 %", "services"))),
        (TOGETHER, "5 %; services", Typed(("5 %", "services"))),
        (TOGETHER, "5 %", Typed(("5 %", ""))),
        (TOGETHER, "\nservices", Typed(("services", ""))),
        (CHOICE, "flipkart", Chosen((0,))),
        (CHOICE, "Flipcart", Chosen((0,))),
        (YEARS, "2014", Chosen((1,))),
        (SEVERAL, "A B", Chosen((0,))),
        (Claim("?", is_true=True), "T", Judged(is_true=True)),
        (Claim("?", is_true=True), " yes ", Judged(is_true=True)),
        (Claim("?", is_true=True), "False.", Judged(is_true=False)),
        (Claim("?", is_true=True), "n", Judged(is_true=False)),
        (LIST, "Airtel\n\n Idea ", Recalled(("Airtel", "Idea"))),
        (LIST, "Airtel, Idea", Recalled(("Airtel", "Idea"))),
        (LIST, "Airtel; Idea, India", Recalled(("Airtel", "Idea, India"))),
        (TOWNS, "Beijing, China", Recalled(("Beijing, China",))),
        (TOWNS, "Beijing, China; Delhi", Recalled(("Beijing, China", "Delhi"))),
        (ESSAY, "One.\nTwo.\n", Written("One.\nTwo.")),
    ],
)
def test_a_line_is_read_as_it_is_meant(content: Content, text: str, response: Response) -> None:
    assert read(content, text) == response


@pytest.mark.parametrize("between", [" ", ",", ", ", ";", " and ", ""])
def test_numbers_are_those_that_are_shown_whatever_stands_between(between: str) -> None:
    for seed in range(8):
        typed = between.join(numbers(SEVERAL, 1, 0, seed=seed))
        assert read(SEVERAL, typed, seed=seed) == Chosen((1, 0))
        typed = between.join(numbers(ORDER, 2, 0, 1, seed=seed))
        assert read(ORDER, typed, seed=seed) == Arranged((2, 0, 1))
        typed = between.join(numbers(MATCH, 2, 0, seed=seed))
        assert read(MATCH, typed, seed=seed) == Paired((2, 0))


def test_a_dash_leaves_a_left_side_without_a_partner() -> None:
    (number,) = numbers(MATCH, 1)
    assert read(MATCH, f"- {number}") == Paired((None, 1))
    assert read(MATCH, f"-{number}") == read(MATCH, f"0, {number}") == Paired((None, 1))


def test_ten_options_need_spaces_between_their_numbers() -> None:
    steps = Ordering("?", tuple(f"step {n}" for n in range(10)))
    typed = " ".join(numbers(steps, *range(10)))
    assert read(steps, typed) == Arranged(tuple(range(10)))
    with pytest.raises(ValueError, match="Each number is needed once"):
        read(steps, typed.replace(" ", ""))


@pytest.mark.parametrize(
    ("content", "text", "sentence"),
    [
        (Basic("?", "x"), "\u200b", "Type the answer."),
        (Cloze("{{x}}"), " ", "Type what belongs in the blank."),
        (TOGETHER, "", "Type what belongs in the 2 blanks, one a line."),
        (Number("?", Quantity.parse("5")), "", "Type the number."),
        (Number("?", Quantity.parse("5")), "7..1", NO_NUMBER),
        (CHOICE, "5", "Type the number of an option, 1 to 4."),
        (CHOICE, "0", "Type the number of an option, 1 to 4."),
        (CHOICE, "²", "Type the number of an option, 1 to 4."),
        (CHOICE, "Alibaba", "Type the number of an option, 1 to 4."),
        (CHOICE, "1 2", "One option is asked for. Type the number of an option, 1 to 4."),
        (SEVERAL, "4", "Type the numbers of all right options, of 1 to 3, such as 1 2."),
        (Claim("?", is_true=True), "maybe", "Type t for true or f for false."),
        (LIST, "", "Type 2 members, one a line."),
        (ORDER, "1 2", ORDER_WANTED),
        (ORDER, "1 2 2", ORDER_WANTED),
        (MATCH, "1", MATCH_WANTED),
        (ESSAY, "\n\n", "Write the answer."),
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_what_was_expected(
    content: Content, text: str, sentence: str
) -> None:
    part = "1" if isinstance(content, Cloze) and not content.together else ""
    with pytest.raises(ValueError, match=r".") as refused:
        read(content, text, part)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("text", "ticked"),
    [("1 3", (0, 2)), ("31", (0, 2)), ("2, 2", (1,)), ("all", (0, 1, 2)), ("yes", (0, 1, 2)),
     ("no", ()), ("-", ()),
     ("none", ()), ("0", ())],
)  # fmt: skip
def test_points_are_ticked_by_number(text: str, ticked: tuple[int, ...]) -> None:
    assert read_ticks(ESSAY, text) == ticked


@pytest.mark.parametrize("text", ["", "4", "some", "1 x"])
def test_a_point_that_is_not_there_cannot_be_ticked(text: str) -> None:
    with pytest.raises(ValueError, match="numbers of the points that you have, 1 to 3, or -"):
        read_ticks(ESSAY, text)


CONTENTS = st.sampled_from(
    [Basic("a", "b", reverse=True), TOGETHER, CHOICE, SEVERAL, ORDER, MATCH, LIST, ESSAY,
     Claim("?", is_true=True), Number("?", Quantity.parse("5"))]
)  # fmt: skip


@given(CONTENTS, st.text() | st.text("0123456789 ,;-and", max_size=8))
def test_every_line_is_read_or_refused(content: Content, text: str) -> None:
    part = BACKWARDS if isinstance(content, Basic) else ""
    with contextlib.suppress(ValueError):
        read(content, text, part)
    assert wanted(Card(KEY, content), face_of(Card(KEY, content), 0)).endswith(".")
