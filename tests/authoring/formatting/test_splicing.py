"""Does an edit change what it says it changes, in files with any ends of lines?"""

from __future__ import annotations

import pytest

from quizzer.authoring.formatting.splicing import Edit, edit_deck
from quizzer.authoring.problems import Place


def insert(line: int, column: int, text: str) -> Edit:
    return Edit(Place(line, column), Place(line, column), text)


@pytest.mark.parametrize(
    ("data", "edit", "expected"),
    [
        (b"a: 1\nb: 2\n", insert(2, 1, "x: 3\n"), b"a: 1\nx: 3\nb: 2\n"),
        (b"a: 1\r\nb: 2\r\n", insert(2, 1, "x: 3\n"), b"a: 1\r\nx: 3\r\nb: 2\r\n"),
        (b"a: 1\rb: 2\r", insert(2, 1, "x: 3\n"), b"a: 1\rx: 3\rb: 2\r"),
        (b"a: 1\r\nb: 2\n", insert(2, 1, "x: 3\n"), b"a: 1\r\nx: 3\nb: 2\n"),
        (b"a: 1\r\nb: 2", insert(2, 5, "\nx: 3"), b"a: 1\r\nb: 2\r\nx: 3"),
        (b"a: 1", insert(1, 5, "\nx: 3"), b"a: 1\nx: 3"),
        (b"\xef\xbb\xbfa: 1\n", insert(1, 1, "x: 3\n"), b"\xef\xbb\xbfx: 3\na: 1\n"),
        ("é: 🦊1\n".encode(), insert(1, 5, "x"), "é: 🦊x1\n".encode()),
        (b"a: 1\n\n", insert(3, 1, "x"), b"a: 1\n\nx"),
        (b"a: one\nb: 2\n", Edit(Place(1, 4), Place(2, 1), "x: "), b"a: x: b: 2\n"),
    ],
)
def test_an_edit_is_made_at_its_place_with_the_line_ends_of_its_line(
    data: bytes, edit: Edit, expected: bytes
) -> None:
    assert edit_deck(data, [edit]) == expected


def test_edits_are_made_in_any_order_and_insertions_at_one_place_in_theirs() -> None:
    edits = [insert(2, 1, "x"), Edit(Place(1, 1), Place(1, 2), "b"), insert(2, 1, "y")]
    assert edit_deck(b"a\nc\n", edits) == b"b\nxyc\n"


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(Place(1, 1), Place(1, 3), ""), Edit(Place(1, 2), Place(1, 4), "")],
        [insert(3, 1, "x")],
        [insert(1, 6, "x")],
        [insert(0, 0, "x")],
        [Edit(Place(1, 3), Place(1, 1), "")],
    ],
    ids=["overlap", "no such line", "behind the line", "nowhere", "backwards"],
)
def test_an_edit_that_cannot_be_meant_is_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match=r"outside|overlaps"):
        edit_deck(b"a: b\n", edits)
