"""The older content of a file is had back from the newer, byte for byte."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizzer.authoring.drafts.difference import Difference

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
