"""The older content of a file is had back from the newer, byte for byte."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizzer.authoring.drafts.difference import Difference, merged

PIECES = st.lists(st.sampled_from((b"a", b"ab", b"\n", "ü".encode(), b"\r\n")), max_size=12)
CONTENTS = st.one_of(st.binary(max_size=20), PIECES.map(b"".join))


@given(CONTENTS, CONTENTS)
def test_taking_a_change_back_gives_what_was(before: bytes, after: bytes) -> None:
    assert Difference.between(before, after).taken_back(after) == before


@given(CONTENTS, CONTENTS, CONTENTS)
def test_only_what_differs_is_kept(start: bytes, middle: bytes, end: bytes) -> None:
    change = Difference.between(start + middle + end, start + end)
    assert len(change.old) - len(change.new) == len(middle)
    assert change.new == b""


def test_contents_that_are_the_same_differ_in_nothing() -> None:
    assert Difference.between(b"abc", b"abc") == Difference(3, b"", b"")


LINES = st.lists(st.sampled_from((b"a\n", b"b\n", b"c\r\n", b"d")), max_size=8).map(b"".join)


@given(LINES, LINES)
def test_who_changes_nothing_takes_what_the_other_made(base: bytes, other: bytes) -> None:
    assert merged(base, base, other) == merged(base, other, base) == other


@given(LINES, LINES, LINES, LINES)
def test_changes_on_both_sides_of_a_line_that_stays_are_both_kept(
    above: bytes, below: bytes, new_above: bytes, new_below: bytes
) -> None:
    middle = b"\n--1\n--2\n--3\n"
    one, other = new_above + middle + below, above + middle + new_below
    assert merged(above + middle + below, one, other) == new_above + middle + new_below


def test_changes_of_lines_that_touch_are_not_joined() -> None:
    base = b"a\nb\nc\nd\n"
    assert merged(base, b"x\nb\nc\nd\n", b"a\ny\nc\nd\n") is None
    assert merged(base, b"x\nb\nc\nd\n", b"a\nb\ny\nd\n") == b"x\nb\ny\nd\n"
    assert merged(base, b"a\nb\nc\n", b"a\nb\nc\nd\ne\n") is None
