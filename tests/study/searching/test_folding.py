"""Are texts compared as a reader who searches would compare them?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.study.searching.folding import folded


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Café  au\nlait", "cafe au lait"),
        ("STRASSE straße", "strasse strasse"),
        ("Xiaomi’s “Mi” – 5 %", 'xiaomi\'s "mi" - 5 %'),
        ("ﬁnance\u00a0x", "finance x"),
        ("İstanbul", "istanbul"),
        ("e\u0301", "e"),
        ("Ⅻ ① ℌ", "xii 1 h"),
        ("\u0301", ""),
        ("小米", "小米"),
    ],
)
def test_a_text_is_folded_like_this(text: str, same: str) -> None:
    assert folded(text) == same


@given(st.text())
def test_folding_twice_is_folding_once_and_leaves_one_line(text: str) -> None:
    once = folded(text)
    assert folded(once) == once
    assert "\n" not in once


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_word_of_a_text_is_found_in_it_however_both_are_written(before: str, word: str) -> None:
    assert folded(word) in folded(f"{before} {word}")
