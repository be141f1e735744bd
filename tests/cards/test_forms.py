"""Which words count as forms of one another?"""

from __future__ import annotations

import pytest

from quizzer.cards.forms import forms, is_kind_of


@pytest.mark.parametrize(
    "pair",
    [
        "innovate innovation", "sell sold", "grew growing", "go goes", "strategy strategic",
        "found foundation", "organise organization", "localisation localized", "colour colors",
        "behaviour behavior", "centre centers", "labelled labeling", "catalogue catalogs",
        "licence licenses", "aesthetics esthetic", "programme programs", "simpler simplify",
        "large larger", "partner partnerships", "Xiaomi’s Xiaomi", "café cafes", "child children",
    ],
)  # fmt: skip
def test_forms_of_one_word_meet(pair: str) -> None:
    one, other = pair.split()
    assert forms(one) & forms(other)


@pytest.mark.parametrize(
    "pair",
    ["India Indian", "price prize", "market mark", "online offline", "cost coast",
     "consumer company", "sell cell", "outsource source"],
)  # fmt: skip
def test_other_words_do_not(pair: str) -> None:
    one, other = pair.split()
    assert not forms(one) & forms(other)


def test_a_compound_is_a_kind_of_its_last_part() -> None:
    assert is_kind_of("cellphones", "phone")
    assert is_kind_of("smartphone", "phones")
    assert not is_kind_of("phone", "smartphone")
    assert not is_kind_of("unconnected", "connected")
    assert not is_kind_of("platform", "form")


def test_a_language_without_rules_compares_folded_words() -> None:
    assert forms("Größe", "xx") == {"grosse"}
    assert not forms("sell", "de") & forms("sold", "de")
