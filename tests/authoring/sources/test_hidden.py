"""Is what a reader of a Markdown file does not see kept apart from what it says?"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.authoring.sources.hidden import shown_lines, without_invisible

PIECES = st.lists(
    st.sampled_from(
        ["<!--", "-->", "<div hidden>", "</div>", "<b>", "</b>", "```", "`", "text", "\n", " ", "<"]
    ),
    max_size=30,
).map("".join)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a<!-- b\nc -->d", "a\nd"),
        ("a <b>bold</b> word", "a bold word"),
        ("a<div hidden>b<div>c\n</div>d</div>e", "a\ne"),
        ('a<span style="display: none">b</span>c', "ac"),
        ("a<script>b</script>c", "ac"),
        ("`<div hidden>` a `</div>`", "`<div hidden>` a `</div>`"),
        ("```\n<!-- a -->\n```\nb", "```\n<!-- a -->\n```\nb"),
        ("The <script> tag begins a script.", "The  tag begins a script."),
        ("a <!-- is never closed", "a <!-- is never closed"),
        ("if a < b and c > d", "if a < b and c > d"),
        ("a <hidden> b <-- c", "a <hidden> b <-- c"),
    ],
)
def test_tags_comments_and_hidden_elements_are_not_shown(text: str, shown: str) -> None:
    assert "\n".join(shown_lines(text.split("\n"))) == shown


@given(PIECES)
def test_every_line_stays_in_its_place(text: str) -> None:
    lines = text.split("\n")
    shown = shown_lines(lines)
    assert len(shown) == len(lines)
    assert all(len(a) <= len(b) for a, b in zip(shown, lines, strict=True))


@given(st.text())
def test_nothing_invisible_is_left(text: str) -> None:
    left = without_invisible(text)
    assert not [
        c for c in left if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co") and c != "\n"
    ]
    assert without_invisible(left) == left


def test_letters_marks_and_signs_stay() -> None:
    text = "Ærøskøbing, naïve cafe\u0301, 小米, – “7 m²” ✓"
    assert without_invisible(text) == text
