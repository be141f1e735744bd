"""Which number does a text mean, how far from it is still right, and what is refused?"""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from quizzer.cards.quantity import Quantity, Tolerance

VALUES = {
    "7.19 million": "7190000",
    "7.19 Million": "7190000",
    "7.19m": "7190000",
    "3 mn": "3000000",
    "2.5 billion": "2500000000",
    "1 bn": "1000000000",
    "1.2 trillion": "1200000000000",
    "12 thousand": "12000",
    "12k": "12000",
    "1,234.5": "1234.5",
    "1 234 567": "1234567",
    "1\N{NO-BREAK SPACE}234": "1234",
    "1\N{NARROW NO-BREAK SPACE}234": "1234",
    "1\N{THIN SPACE}234": "1234",
    "2012": "2012",
    "-3": "-3",
    "\N{MINUS SIGN}3.5 million": "-3500000",
    "+4": "4",
    "0": "0",
    "  42  ": "42",
    "5 %": "5",
    "5%": "5",
    "5 percent": "5",
    "5 per cent": "5",
}
REFUSED = (
    "", "many", ".5", "5.", "1,23", "1,2345", "12,34,567", "1.234,5", "1e5", "nan", "inf", "--5",
    "$5", "5 phones", "7.19 million phones", "5 %%", "1 to 2", "1/2", "9" * 61,
)  # fmt: skip


@pytest.mark.parametrize("text", VALUES)
def test_a_quantity_means_its_number_times_its_scale_word(text: str) -> None:
    assert Quantity.parse(text).value == Decimal(VALUES[text])


def test_a_quantity_keeps_its_author_s_text() -> None:
    assert Quantity.parse(" 7.19 million ").text == "7.19 million"


@pytest.mark.parametrize("text", VALUES)
def test_only_percent_words_make_a_percentage(text: str) -> None:
    assert Quantity.parse(text).percent == ("%" in text or "cent" in text)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_a_quantity_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"expected a number|unknown scale word"):
        Quantity.parse(text)


def test_an_unknown_word_is_named_and_sent_to_the_unit() -> None:
    with pytest.raises(ValueError, match="unknown scale word 'phones'; a unit goes under `unit:`"):
        Quantity.parse("7 phones")


@given(st.integers(-(10**15), 10**15), st.sampled_from(", \N{NO-BREAK SPACE}_"))
def test_thousands_may_be_grouped_by_comma_or_space(number: int, separator: str) -> None:
    assert Quantity.parse(f"{number:,}".replace(",", separator)).value == number


@given(st.decimals(0, 10**9, places=3), st.sampled_from(["", "-", "\N{MINUS SIGN}"]))
def test_no_digit_of_a_fraction_is_lost(number: Decimal, sign: str) -> None:
    assert Quantity.parse(f"{sign}{number}").value == (-number if sign else number)


@settings(max_examples=examples(300))
@given(st.text(max_size=80))
def test_any_text_is_either_a_finite_number_or_a_value_error(text: str) -> None:
    try:
        quantity = Quantity.parse(text)
    except ValueError:
        return
    assert quantity.value.is_finite()


@pytest.mark.parametrize(
    ("quantity", "margin", "low", "high"),
    [
        ("7.19 million", "5%", "6830500", "7549500"),
        ("7.19 million", "0.1", "7090000", "7290000"),
        ("7.19 million", "50 thousand", "7140000", "7240000"),
        ("200", "10 percent", "180", "220"),
        ("-200", "10 %", "-220", "-180"),
        ("5 %", "0.5", "4.5", "5.5"),
        ("2012", "0", "2012", "2012"),
    ],
)
def test_a_tolerance_is_a_share_or_in_the_quantity_s_own_scale(
    quantity: str, margin: str, low: str, high: str
) -> None:
    tolerance = Tolerance.around(margin, Quantity.parse(quantity))
    assert (tolerance.low, tolerance.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("quantity", "low", "high", "range_"),
    [
        ("7.19 million", "7", "7.3", (Decimal(7_000_000), Decimal(7_300_000))),
        ("7.19 million", "900 thousand", "8", (Decimal(900_000), Decimal(8_000_000))),
        ("5 %", "4", "6 %", (Decimal(4), Decimal(6))),
    ],
)
def test_a_range_is_read_in_the_quantity_s_own_scale(
    quantity: str, low: str, high: str, range_: tuple[Decimal, Decimal]
) -> None:
    tolerance = Tolerance.between(low, high, Quantity.parse(quantity))
    assert (tolerance.low, tolerance.high) == range_


def test_a_range_without_the_answer_is_refused() -> None:
    with pytest.raises(ValueError, match=r"does not contain 7\.19 million"):
        Tolerance.between("8", "9", Quantity.parse("7.19 million"))


def test_a_range_the_wrong_way_round_is_refused() -> None:
    with pytest.raises(ValueError, match="does not contain"):
        Tolerance.between("7.3", "7", Quantity.parse("7.19"))


def test_a_negative_tolerance_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be negative"):
        Tolerance.around("-5%", Quantity.parse("7"))


def test_a_tolerance_that_scales_past_its_quantity_is_refused() -> None:
    with pytest.raises(ValueError, match="wider than it"):
        Tolerance.around("100", Quantity.parse("7.19 million"))


@given(st.integers(-(10**9), 10**9), st.integers(0, 100))
def test_the_answer_always_lies_within_its_tolerance(number: int, share: int) -> None:
    quantity = Quantity.parse(str(number))
    tolerance = Tolerance.around(f"{share}%", quantity)
    assert tolerance.low <= quantity.value <= tolerance.high
