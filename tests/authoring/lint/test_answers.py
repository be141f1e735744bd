"""Which answers are too long, in the question, several, or yes and no?"""

from __future__ import annotations

import json

import pytest
from support.linting import card, says

from quizzer.authoring.codes import Code

LONG = " ".join(["word"] * 21)


def answered(answer: str, question: str = "What does Acme do?", more: str = "") -> str:
    return card(f"q: {json.dumps(question)}\na: {json.dumps(answer)}{more}")


@pytest.mark.parametrize(
    "body",
    [
        answered(LONG),
        card(f"cloze: Acme sells {{{{{LONG}}}}}."),
        card(f"q: What?\nlist: [a, {LONG}]"),
        answered("word " * 10_000),
    ],
)
def test_an_answer_of_too_many_words_is_found(body: str) -> None:
    assert says(Code.ANSWER_TOO_LONG, body)


@pytest.mark.parametrize(
    "body",
    [
        answered(LONG[5:]),
        answered("```\n" + "x = 1 + 2\n" * 30 + "```\n"),
        card(f"q: What?\nessay: {LONG}\nrubric: [all of it]"),
        card(f"q: What?\nright: {LONG}\nwrong: [{LONG} too, {LONG} also]"),
    ],
)
def test_code_and_model_answers_may_be_longer(body: str) -> None:
    assert not says(Code.ANSWER_TOO_LONG, body)


@pytest.mark.parametrize(
    "body",
    [
        answered("Innovation", "How does Acme innovate?"),
        answered("Innovate", "What drives Acme's innovative firm?"),
        answered("Low prices", "What do buyers like about the low price of a phone?"),
        answered("Spain", "Where did the Spain office of Acme open?"),
        answered("The lamps", "Which lamp does Acme sell?"),
        card("q: Which lamps and phones?\nlist: [Phones, Scooters]"),
        card("q: How many of the 5 shops are left?\nnum: 5"),
        card("q: What is left of five shops?\nnum: 5"),
    ],
)
def test_an_answer_that_stands_in_the_question_is_found(body: str) -> None:
    assert says(Code.ANSWER_IN_STEM, body)


@pytest.mark.parametrize(
    "body",
    [
        answered("A sense of ownership", "Which sense do forums give?"),
        answered("High-tech industry", "Which kind of industry is that?"),
        answered("Low", "Is the margin of Acme high or low?"),
        answered("Phones", "Does Acme earn more with phones or with lamps?"),
        answered("It", "Which pronoun stands for Acme if it sells?"),
        answered("5 %", "What share did Acme have in 2015?"),
        answered("`lamp`", "Which lamp?"),
        card("q: In which year after 2010 was that?\nnum: 2012"),
        card("q: How many of 5 % are 5 percent of 100?\nnum: 5"),
    ],
)
def test_words_that_a_question_must_share_are_left_alone(body: str) -> None:
    assert not says(Code.ANSWER_IN_STEM, body)


@pytest.mark.parametrize(
    "answer",
    [
        "Phones, lamps and scooters",
        "Phones, lamps, scooters, and watches",
        "Phones; lamps",
        "It sells phones. It rents lamps.",
        "- phones\n- lamps",
        "1. phones\n2. lamps",
        "Design, quality or price",
    ],
)
def test_an_answer_of_several_facts_is_found(answer: str) -> None:
    assert says(Code.ANSWER_MULTI_FACT, answered(answer))


@pytest.mark.parametrize(
    "answer",
    [
        "Hong Kong and Taiwan",
        "Paris, France",
        "July 4, 1776",
        "1,234,567",
        "Interconnected, intelligent living spaces",
        "Marketing and brand-building",
        "Ada B. Miller",
        "Acme Inc. Springfield",
        "Phones (basic, advanced and folding)",
        "`a, b and c`",
        "It earns with services, not with phones",
        "- 5 °C",
        "R&amp;D",
    ],
)
def test_an_answer_with_commas_can_be_one_fact(answer: str) -> None:
    assert not says(Code.ANSWER_MULTI_FACT, answered(answer))


def test_a_blank_of_several_facts_is_found_too() -> None:
    assert says(Code.ANSWER_MULTI_FACT, card("cloze: Acme sells {{phones, lamps and pens}}."))


@pytest.mark.parametrize(
    "answer", ["Yes", "no", "No.", "Yes, since 2010", "true", "False – it rents them"]
)
def test_yes_and_no_are_found(answer: str) -> None:
    assert says(Code.ANSWER_YES_NO, answered(answer, "Does Acme own shops?"))


@pytest.mark.parametrize(
    ("answer", "question"),
    [
        ("No bezels", "What was new?"),
        ("No. 5", "Which perfume?"),
        ("Norway", "Where?"),
        ("Yesterday", "When?"),
        ("Right", "On which side do cars drive in Spain?"),
        ("True North", "What is it called?"),
        ("None", "How many shops does Acme own?"),
    ],
)
def test_words_that_begin_like_yes_and_no_are_left_alone(answer: str, question: str) -> None:
    assert not says(Code.ANSWER_YES_NO, answered(answer, question))


EIGHT = "[a1, b1, c1, d1, e1, f1, g1, h1]"


@pytest.mark.parametrize(
    "body",
    [
        card(f"q: Which?\nlist: {EIGHT}"),
        card(f"q: Which?\nlist: {EIGHT}\nneed: 8"),
        card(f"q: Which?\norder: {EIGHT}"),
    ],
)
def test_a_list_of_too_many_members_is_found(body: str) -> None:
    assert says(Code.LIST_TOO_LONG, body)


@pytest.mark.parametrize(
    "body",
    [
        card(f"q: Which?\nlist: {EIGHT}\nneed: 4"),
        card("q: Which?\nlist: [a, b, c, d, e, f, g]"),
        card("q: Which?\norder: [a, b, c, d, e, f, g]"),
        card(f"q: Which?\nright: {EIGHT}\nwrong: [i, j]"),
    ],
)
def test_a_list_of_which_few_are_enough_is_left_alone(body: str) -> None:
    assert not says(Code.LIST_TOO_LONG, body)
