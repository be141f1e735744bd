"""What does a typed line do with every key?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.tui.line import LONGEST, Line

LINES = st.text(max_size=30).flatmap(
    lambda text: st.builds(Line, st.just(text), st.integers(0, len(text)))
)
KEYS = st.sampled_from(
    """
    left right ctrl+left ctrl+right home end ctrl+a ctrl+e backspace ctrl+h delete ctrl+w
    alt+backspace ctrl+u ctrl+k
    """.split()
)


@given(LINES, KEYS)
def test_the_cursor_never_leaves_the_text_and_editing_adds_nothing(line: Line, key: str) -> None:
    after = line.typed(key, None)
    assert after is not None
    assert 0 <= after.cursor <= len(after.text) <= len(line.text)


@given(LINES, st.characters(exclude_categories=("C", "Z")))
def test_a_character_stands_before_the_cursor_and_backspace_takes_it_away_again(
    line: Line, character: str
) -> None:
    after = line.typed("x", character)
    assert after is not None
    assert after.text[after.cursor - 1] == character
    assert len(after.text) == len(line.text) + 1


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        (Line.of("Lei Jun"), "ctrl+w", Line.of("Lei ")),
        (Line.of("Lei Jun  "), "ctrl+w", Line.of("Lei ")),
        (Line("Lei Jun", 3), "ctrl+k", Line.of("Lei")),
        (Line("Lei Jun", 4), "ctrl+u", Line("Jun", 0)),
        (Line("Lei Jun", 0), "ctrl+right", Line("Lei Jun", 3)),
        (Line("Lei Jun", 5), "ctrl+left", Line("Lei Jun", 4)),
        (Line.of("e\u0301"), "backspace", Line()),
        (Line("ae\u0301b", 1), "right", Line("ae\u0301b", 3)),
        (Line("ae\u0301b", 1), "delete", Line("ab", 1)),
        (Line(), "backspace", Line()),
    ],
)
def test_editing_keys_do_what_a_shell_does(before: Line, key: str, after: Line) -> None:
    assert before.typed(key, None) == after


@pytest.mark.parametrize("key", ["enter", "escape", "tab", "f1", "up", "ctrl+z"])
def test_a_key_that_is_not_for_the_line_is_left_alone(key: str) -> None:
    assert Line("a", 1).typed(key, None) is None


def test_a_paste_becomes_one_line_and_stops_at_the_limit() -> None:
    assert Line("ab", 1).inserted("x\ny\tz") == Line("ax y zb", 6)
    assert len(Line.of("a" * LONGEST).inserted("more").text) == LONGEST
