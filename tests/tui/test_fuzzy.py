"""Is what was meant found by a few letters?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.tui.fuzzy import fit, fitting

WORDS = ["Theme: nord", "Go to: mastery of every topic", "Study: Xiaomi’s rise", "Quit at once"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("mas", "Go to: mastery of every topic"),
        ("no th", "Theme: nord"),
        ("RISE", "Study: Xiaomi’s rise"),
        ("qt", "Quit at once"),
        ("", "Theme: nord"),
    ],
)
def test_the_best_comes_first(query: str, first: str) -> None:
    assert fitting(query, WORDS, str)[0] == first


@pytest.mark.parametrize(
    ("query", "first"),
    [("t", "Go to: mastery of every topic"), ("th", "Theme: nord"), ("theme", "Theme: nord")],
)
def test_what_is_seldom_meant_comes_first_only_where_it_fits_better(query: str, first: str) -> None:
    assert fitting(query, WORDS, str, is_rare=lambda text: text.startswith("Theme"))[0] == first


def test_what_is_not_there_is_not_found() -> None:
    assert fitting("zebra", WORDS, str) == []


@given(st.text(), st.text())
def test_a_text_is_found_by_itself_and_by_its_end(start: str, end: str) -> None:
    assert fit(start + end, start + end) is not None
    assert fit(end, start + end) is not None
