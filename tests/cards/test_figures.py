"""Is every number of a running text read for what it is worth?"""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from quizzer.cards.figures import FigureKind, figures


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("sold 7.19 million rolls", "7190000"),
        ("sold 7,190,000 rolls", "7190000"),
        ("sold 7\N{NO-BREAK SPACE}190\N{NO-BREAK SPACE}000 rolls", "7190000"),
        ("sold 7.19 mn of them", "7190000"),
        ("worth $10bn", "10000000000"),
        ("worth US$10 billion", "10000000000"),
        ("an 800k loan", "800000"),
        ("twenty-five firms", "25"),
        ("two hundred and five thousand rolls", "205000"),
        ("three million of them", "3000000"),
        ("in 2010.", "2010"),
        ("down to -5 degrees", "-5"),
        ("1.5 times", "1.5"),
    ],
)
def test_a_number_is_read_by_value_and_scale(text: str, value: str) -> None:
    (figure,) = figures(text)
    assert figure.value == Decimal(value)
    assert figure.kind is FigureKind.PLAIN
    assert text[figure.start : figure.end] == figure.text


@pytest.mark.parametrize("text", ["5 %", "5%", "5 percent", "five percent", "5 per cent"])
def test_a_percentage_is_one_however_it_is_written(text: str) -> None:
    (figure,) = figures(f"about {text} of it")
    assert (figure.value, figure.kind) == (Decimal(5), FigureKind.PERCENT)


@pytest.mark.parametrize("text", ["the third-largest", "the 3rd largest"])
def test_an_ordinal_is_no_count(text: str) -> None:
    (figure,) = figures(text)
    assert (figure.value, figure.kind) == (Decimal(3), FigureKind.ORDINAL)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("5 to 10 million rolls", [5_000_000, 10_000_000]),
        ("between 5 and 10 percent", [5, 10]),
        ("from 2010–2012", [2010, 2012]),
        ("800 yuan (US$131), and 2000 yuan", [800, 131, 2000]),
    ],
)
def test_a_range_is_two_numbers_in_one_scale(text: str, values: list[int]) -> None:
    assert [int(figure.value) for figure in figures(text)] == values


@pytest.mark.parametrize(
    "text", ["5G and 4G", "COVID-19", "Q3", "the one that", "version 3.10.2", "millions of rolls"]
)
def test_digits_of_names_are_no_numbers(text: str) -> None:
    assert figures(text) == ()


def test_currencies_differ_where_both_are_named() -> None:
    dollars, yuan, bare = figures("US$800 and 800 yuan and 800")
    assert not dollars.equals(yuan)
    assert bare.equals(dollars)
    assert bare.equals(yuan)


@given(st.text(max_size=60))
@settings(max_examples=examples(150))
def test_any_text_can_be_read(text: str) -> None:
    for figure in figures(text):
        assert text[figure.start : figure.end] == figure.text


PIECES = st.sampled_from(
    "One twenty-five six MILLION first percent 5 3.10 x-2 and none _ten a1 % K".split()
)


@given(st.lists(PIECES, max_size=6).map(" ".join) | st.text(st.characters(max_codepoint=127)))
def test_a_text_in_plain_letters_says_the_same_numbers_as_with_a_sign_behind_it(text: str) -> None:
    assert figures(text) == figures(f"{text} …")
