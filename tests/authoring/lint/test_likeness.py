"""Which options overlap, stand out of order, or are not built alike?"""

from __future__ import annotations

import json

import pytest
from support.linting import card, says, warnings_of

from quizzer.authoring.codes import Code


def choice(right: str, *wrong: str) -> str:
    return card(f"q: What fits Acme?\nright: {json.dumps(right)}\nwrong: {json.dumps(list(wrong))}")


@pytest.mark.parametrize(
    "options",
    [
        ("10–20", "15–30", "30–40"),
        ("10 to 20 %", "5 to 12 %", "30 to 40 %"),
        ("more than 5", "more than 10", "0"),
        ("over 5 million", "2 to 6 million", "1 million or less"),
        ("at least 10", "under 20", "5"),
        ("Hong Kong", "Hong Kong and Taiwan", "Japan"),
        ("Price and quality", "Price, quality and design", "Looks"),
        ("Design", "price or design", "Looks"),
    ],
)
def test_options_that_can_both_be_right_are_found(options: tuple[str, ...]) -> None:
    assert says(Code.OVERLAPPING_OPTIONS, choice(*options))


@pytest.mark.parametrize(
    "options",
    [
        ("10–20", "20–30", "30–40"),
        ("under 5", "5 to 10", "over 10"),
        ("Apple, Samsung and Google", "Apple, Samsung and Huawei", "Apple, Nokia and Google"),
        ("Price", "Price of lamps", "Price of pens"),
        ("Hong Kong and Taiwan", "Brazil and Spain", "Japan and Korea"),
        ("5", "10", "15"),
        ("From Spain in 2010", "From Italy in 2012", "From Peru"),
        ("more than 5 lamps", "more than 10 shops", "no pens"),
        ("1/2", "1", "2"),
        ("1,234", "1", "234"),
        ("TCP/IP", "IP", "UDP"),
        ("C++", "C", "C#"),
        ("In 2010, after 3 years", "In 2012, after 5 years", "In 2011"),
        ("2010-04-05", "2010-05-05", "2010-06-05"),
    ],
)
def test_options_that_exclude_each_other_are_left_alone(options: tuple[str, ...]) -> None:
    assert not says(Code.OVERLAPPING_OPTIONS, choice(*options))


@pytest.mark.parametrize(
    "wrong",
    [
        ("2016", "2012", "2018"),
        ("5 %", "15 %", "10 %"),
        ("2 million", "800,000", "3 million"),
        ("three shops", "seven shops", "five shops"),
    ],
)
def test_numbers_out_of_order_are_found(wrong: tuple[str, ...]) -> None:
    assert says(Code.UNSORTED_NUMBERS, choice("2014", *wrong))


@pytest.mark.parametrize(
    "wrong",
    [
        ("2012", "2016", "2018"),
        ("2018", "2016", "2012"),
        ("2016", "2012"),
        ("2016", "2012", "never"),
        ("Orbit 5 of the year", "Orbit 3 of the year", "Orbit 4 of the year"),
        ("800,000", "2 million", "3 million"),
        ("5 May", "3 June", "7 July"),
    ],
)
def test_numbers_in_order_and_names_with_numbers_are_left_alone(wrong: tuple[str, ...]) -> None:
    assert not says(Code.UNSORTED_NUMBERS, choice("2014", *wrong))


@pytest.mark.parametrize(
    "options",
    [
        ("To sell lamps", "Cutting prices", "Hiring dealers", "Buying rivals"),
        ("Cutting prices", "To sell lamps", "To hire dealers", "To buy rivals"),
        ("Online", "In large shops", "In small shops", "In other countries"),
        ("It sells many lamps here.", "It sells many pens here", "It sells pens"),
        ("Many", "5", "10", "15"),
        ("Cut prices", "By selling lamps", "By hiring dealers"),
    ],
)
def test_the_option_that_is_built_unlike_the_others_is_found(options: tuple[str, ...]) -> None:
    assert says(Code.NOT_PARALLEL, choice(*options))


@pytest.mark.parametrize(
    "options",
    [
        ("Shanghai", "Beijing", "Nanjing", "Chongqing"),
        ("The US", "The Netherlands", "Spain", "The Philippines"),
        ("Saturation", "Rising duties on phones", "Legal limits", "A shortage"),
        ("In Spain", "In Italy", "Abroad"),
        ("Acme Inc.", "Globex", "Initech", "Hooli"),
        ("5", "10", "15", "20"),
        ("Its brand", "Its shops", "Its prices", "Its phones"),
        ("Spring sales", "Nothing new", "Everything old", "Morning hours"),
        ("Cutting prices", "Selling lamps", "Lower rents", "New shops"),
        ("Lamps", "Phones"),
    ],
)
def test_options_that_only_differ_in_words_are_left_alone(options: tuple[str, ...]) -> None:
    assert not says(Code.NOT_PARALLEL, choice(*options))


def test_the_odd_option_is_pointed_at() -> None:
    (warning,) = warnings_of(choice("In Spain", "In Italy", "Abroad", "In China", "In Peru"))
    assert (warning.code, warning.line, warning.column) == (Code.NOT_PARALLEL, 7, 23)
