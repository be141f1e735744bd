"""Which lapse makes a leech, and which ones call for another word?"""

from __future__ import annotations

import pytest

from quizzer.memory.leeches import is_leech, is_worth_a_word


@pytest.mark.parametrize(
    ("threshold", "worth_a_word"),
    [(8, [8, 12, 16, 20]), (5, [5, 8, 11, 14, 17, 20]), (1, list(range(1, 21))), (0, [])],
)
def test_a_word_at_the_threshold_and_at_each_half_of_it_after(
    threshold: int, worth_a_word: list[int]
) -> None:
    found = [lapses for lapses in range(21) if is_worth_a_word(lapses, threshold)]
    assert found == worth_a_word


def test_a_leech_stays_one() -> None:
    assert [is_leech(lapses, 8) for lapses in (0, 7, 8, 9, 100)] == [False] * 2 + [True] * 3
    assert not is_leech(100, 0)
