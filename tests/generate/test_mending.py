"""Which answers are lists, and which only look like one?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.cards.content import Basic, Listing, Number
from quizzer.cards.quantity import Quantity
from quizzer.generate.mending import as_list


def members(answer: str) -> tuple[str, ...]:
    content = as_list(Basic("What does Orvanta do?", answer))
    return content.members if isinstance(content, Listing) else ()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("Lamps, ropes, and sails", ("Lamps", "Ropes", "Sails")),
        (
            "Fair wages, steady work, and the latest tools",
            ("Fair wages", "Steady work", "The latest tools"),
        ),
        (
            "By cutting costs, raising wages, and lending old tools to farmers",
            ("By cutting costs", "By raising wages", "By lending old tools to farmers"),
        ),
        (
            "Turning on the kiln, opening the shop, and starting a fire",
            ("Turning on the kiln", "Opening the shop", "Starting a fire"),
        ),
    ],
)
def test_what_is_counted_up_becomes_a_list(answer: str, said: tuple[str, ...]) -> None:
    assert members(answer) == said


@pytest.mark.parametrize(
    "answer",
    [
        "Lamps and ropes",
        "Lamps, ropes and other goods",
        "Lamps, ropes, and other goods",
        "By cutting costs",
        "Loss of trust, delays, and fines",
        "By forging bonds with farmers, smiths, and millers",
        "To gain trust among farmers, smiths, and millers",
        "Through fairs, shops, and markets",
        "Enhance comfort, safety, and trust",
        "Products such as lamps, ropes, and sails",
        "A range of goods, tools, and services",
        "Lamps, lamps, and ropes",
        "Lamps, which are cheap, and ropes",
        "One, two, three, four, five, six, and seven",
        "",
    ],
)
def test_what_only_looks_so_stays_as_it_is(answer: str) -> None:
    assert members(answer) == ()


def test_what_its_head_rules_is_asked_for_behind_it() -> None:
    card = Basic("What does the law of Lorne demand?", "Strict adherence to norms, rites, and laws")
    asked = "What does the law of Lorne demand strict adherence to?"
    assert as_list(card) == Listing(asked, ("Norms", "Rites", "Laws"))


@pytest.mark.parametrize(
    ("question", "answer", "asked"),
    [
        (
            "How has Norda grown in Spain?",
            "By selling coal to farmers, millers, and smiths",
            "By selling coal to whom has Norda grown in Spain?",
        ),
        (
            "In Spain, how does Norda reach farmers?",
            "Through fairs, shops, and markets",
            "In Spain, through what does Norda reach farmers?",
        ),
    ],
)
def test_whom_somebody_deals_with_to_get_something_done_becomes_a_list(
    question: str, answer: str, asked: str
) -> None:
    found = as_list(Basic(question, answer))
    assert isinstance(found, Listing)
    assert found.question == asked
    assert len(found.members) == 3


def test_a_long_question_does_not_begin_with_its_way() -> None:
    question = "Across Spain, Italy, France, and Norland, how has Norda won over many millers?"
    content = Basic(question, "By lending tools of iron to farmers, millers, and smiths")
    assert as_list(content) == content


def test_other_kinds_and_cards_with_more_than_an_answer_stay_as_they_are() -> None:
    for content in (
        Number("How many?", Quantity.parse("3")),
        Basic("What?", "Lamps, ropes, and sails", accept=("Goods",)),
        Basic("What?", "Lamps, ropes, and sails", reverse=True),
    ):
        assert as_list(content) is content


@given(st.text(alphabet="ab ,.;By and\n", max_size=60))
def test_a_list_has_all_words_of_the_answer(answer: str) -> None:
    found = members(answer)
    assert not found or all(word in " ".join(found) for word in ("a", "b") if word in answer)
