"""How is a file changed at the parser's marks without touching anything else in it?"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from quizzer.authoring.problems import Place

_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Edit:
    """A text that takes the place of what stands between two places of a file.

    With `start == end` it is inserted. Its lines end in LF, whatever those of the file end in.
    """

    start: Place
    end: Place
    text: str


def edit_deck(data: bytes, edits: Iterable[Edit]) -> bytes:
    """A file's content with some of it replaced; every other byte stays.

    New lines end as the line does that they are put into. Edits must not overlap; those that
    insert at one place do so in their order. Pure. Raises ValueError for edits that overlap or
    lie outside the file, and UnicodeDecodeError when it is not UTF-8.
    """
    raw = _Raw(data.decode("utf-8"))
    placed = sorted(
        ((raw.offset(edit.start), raw.offset(edit.end), edit) for edit in edits),
        key=lambda found: found[:2],
    )
    pieces = []
    done = 0
    for start, end, edit in placed:
        if not done <= start <= end:
            raise ValueError(f"an edit at {edit.start} overlaps the one before it")
        pieces += [raw.text[done:start], edit.text.replace("\n", raw.line_end(edit.start.line))]
        done = end
    return "".join([*pieces, raw.text[done:]]).encode("utf-8")


class _Raw:
    """A file's text as it is on disk, with the places that the parser counts in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lines = list(io.StringIO(text, newline=""))  # which leaves all kinds of ends alone
        if not self._lines or _end_of(self._lines[-1]):
            self._lines.append("")
        self._starts = list(accumulate(map(len, self._lines), initial=0))
        self._first_column = len(_BYTE_ORDER_MARK) if text.startswith(_BYTE_ORDER_MARK) else 0

    def offset(self, place: Place) -> int:
        """Where a place is; behind the last character of its line at most."""
        if 1 <= place.line <= len(self._lines):
            line = self._lines[place.line - 1]
            column = place.column - 1 + (self._first_column if place.line == 1 else 0)
            if place.column >= 1 and column <= len(line) - len(_end_of(line)):
                return self._starts[place.line - 1] + column
        raise ValueError(f"{place} lies outside the file")

    def line_end(self, line: int) -> str:
        """How a line ends; as the one before when it is the last and does not end."""
        before = self._lines[max(0, line - 2)]
        return _end_of(self._lines[line - 1]) or _end_of(before) or "\n"


def _end_of(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]
