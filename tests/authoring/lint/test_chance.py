"""Which patterns of right answers does chance not explain?"""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.linting import card, deck_text, file_of, says, warnings_of

from quizzer.authoring.codes import Code
from quizzer.authoring.lint.chance import Tally
from quizzer.authoring.lint.items import DeckItems
from quizzer.authoring.lint.running import weaknesses

CARD = DeckItems(file_of(deck_text(card("q: Who is it?\na: Ada"))).written).items[0]


def claims(true: int, false: int) -> str:
    return "".join(
        card(f"claim: Acme sells lamp {n}.\nis: {'true' if n < true else 'false'}", f"c{n}")
        for n in range(true + false)
    )


def choices(*options: str) -> str:
    """Choices of which the first word is right."""
    return "".join(
        card(f"q: Which is {n}?\nright: {right}\nwrong: [{', '.join(wrong)}]", f"c{n}")
        for n, text in enumerate(options)
        for right, *wrong in [text.split()]
    )


@pytest.mark.parametrize(("true", "false"), [(8, 0), (0, 8), (27, 8), (3, 20)])
def test_claims_that_are_nearly_all_true_or_all_false_are_found(true: int, false: int) -> None:
    assert says(Code.TRUE_FALSE_IMBALANCE, claims(true, false))


@pytest.mark.parametrize(("true", "false"), [(0, 0), (5, 0), (0, 7), (6, 3), (25, 12), (14, 6)])
def test_what_chance_explains_is_left_alone(true: int, false: int) -> None:
    assert not says(Code.TRUE_FALSE_IMBALANCE, claims(true, false))


def test_the_imbalance_is_said_in_numbers() -> None:
    (warning,) = warnings_of(claims(9, 0))
    assert warning.message == "9 of 9 claims are true"


@pytest.mark.parametrize(
    "body",
    [
        choices(*["longest short mid"] * 6),
        choices(*["a middle biggest"] * 6),
        choices(*["2012 2010 2016 2018"] * 8),
        choices(*["2010 2012 2016 2018", "2018 2010 2012 2016"] * 4),
        choices(*["aaaa bbbb cccc dddd", "aaaaa bbb ccc ddd", "aaaaa bbb cccc dd"] * 6),
    ],
)
def test_a_rank_that_is_always_right_is_found(body: str) -> None:
    assert says(Code.KEY_POSITION_BIAS, body)


@pytest.mark.parametrize(
    "body",
    [
        choices(*["longest short mid", "a middle biggest", "same such size"] * 4),
        choices(*["longest short mid"] * 3),
        choices(*["same such size"] * 30),
        choices(*["2012 2010 2016", "2010 2012 2016", "2016 2010 2012"] * 5),
        choices(*["longest short"] * 30),
        "",
    ],
)
def test_ranks_that_vary_are_left_alone(body: str) -> None:
    assert not says(Code.KEY_POSITION_BIAS, body or "title: Empty")


def pinned(right: str, wrong: str, count: int = 6) -> str:
    return "".join(
        card(f"q: Which is {n}?\nright: {right}\nwrong: [{wrong}, same, such]", f"c{n}")
        for n in range(count)
    )


def test_a_pin_that_always_marks_the_right_option_is_found() -> None:
    assert says(Code.KEY_POSITION_BIAS, pinned("{o: None, pin: last}", "some"))


def test_a_pin_on_wrong_options_is_left_alone() -> None:
    assert not says(Code.KEY_POSITION_BIAS, pinned("None", "{o: some, pin: last}"))


def exact(count: int, fitting: int, probability: float) -> float:
    """The probability of at least so many, by going through all outcomes."""
    return sum(
        probability ** sum(outcome) * (1 - probability) ** (count - sum(outcome))
        for outcome in product((0, 1), repeat=count)
        if sum(outcome) >= fitting
    )


@given(st.integers(1, 10), st.integers(0, 10), st.sampled_from([0.2, 0.25, 1 / 3, 0.5]))
def test_whatever_is_called_too_many_is_rarer_than_one_in_two_hundred(
    count: int, fitting: int, probability: float
) -> None:
    tally = Tally()
    for number in range(count):
        tally.add(CARD, probability, fits=number < fitting)
    if tally.is_too_many:
        assert exact(count, fitting, probability) < 0.005


@pytest.mark.parametrize(("true", "false", "named"), [(27, 8, range(27)), (3, 20, range(3, 23))])
def test_a_pattern_names_the_cards_of_which_there_are_too_many(
    true: int, false: int, named: range
) -> None:
    deck = DeckItems(file_of(deck_text(claims(true, false))).written)
    ((code, weakness),) = [
        (code, found) for code, found in weaknesses(deck) if code is Code.TRUE_FALSE_IMBALANCE
    ]
    assert code is Code.TRUE_FALSE_IMBALANCE
    assert [item.entry.id for item in weakness.among] == [f"c{number}" for number in named]
