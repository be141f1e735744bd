"""Which words pass for slips of others, and which are words of their own?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.cards.grading.typos import slips

MISSPELT = """
    definately:definitely seperate:separate accomodate:accommodate occured:occurred recieve:receive
    goverment:government enviroment:environment independant:independent succesful:successful
    stratagy:strategy compitition:competition profitibility:profitability maintainance:maintenance
    manufactoring:manufacturing entrepeneur:entrepreneur vodaphone:vodafone flipcart:flipkart
    qualcom:qualcomm snapdraggon:snapdragon millenium:millennium xaiomi:xiaomi pharoah:pharaoh
    rythm:rhythm parliment:parliament конкуренцыя:конкуренция
"""
OTHERS = """
    internal:interval reduction:rejection project:protect rejection:retention parent:patient
    repetition:reputation extension:expansion protection:production classification:clarification
    blank:black change:charge fixed:fired react:reach investing:injecting employer:employee
    macroeconomics:microeconomics import:export increase:decrease profitable:unprofitable
    million:billion nitrate:nitrite ethanol:ethanal prescribe:proscribe adduction:abduction
    hypertension:hypotension licensor:licensee careful:careless overvalued:undervalued
    windows10:windows11 iran:iraq
"""
WORDS = st.text("abcdefgijklmnopqrstuvwxyz", min_size=5, max_size=20)


def pairs(text: str) -> list[tuple[str, ...]]:
    return [tuple(pair.split(":")) for pair in text.split()]


@pytest.mark.parametrize(("typed", "meant"), pairs(MISSPELT))
def test_a_slip_of_fingers_or_ears_is_forgiven(typed: str, meant: str) -> None:
    assert slips([typed], [meant])


@pytest.mark.parametrize(("one", "other"), pairs(OTHERS))
def test_another_word_is_no_slip_either_way(one: str, other: str) -> None:
    assert slips([one], [other]) is None
    assert slips([other], [one]) is None


@given(WORDS, st.data())
def test_any_letter_but_the_first_may_be_missed_doubled_or_swapped(
    word: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(word) - 2))
    missed = word[:at] + word[at + 1 :]
    doubled = word[:at] + word[at] + word[at:]
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    # A word that ends like its opposite is one: `employee` with a letter missed may be `employer`.
    endings = ("er", "ee", "or", "ate", "ite", "ide", "ane", "ene", "yne", "ful", "less")
    beginnings = ("ab", "ad", "pre", "pro", "post", "endo", "exo", "anti", "ante", "inter", "intra")
    if word.startswith(beginnings) or word.rstrip("s").endswith(endings):
        return
    assert all(slips([typed], [word]) is not None for typed in (missed, doubled, swapped))


@given(st.lists(WORDS, min_size=1, max_size=4), st.lists(WORDS, min_size=1, max_size=4))
def test_slips_never_exceed_what_the_length_allows(typed: list[str], expected: list[str]) -> None:
    found = slips(typed, expected)
    assert found is None or found.letters <= 3
