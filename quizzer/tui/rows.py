"""What is a row of a card's screen, beside its text?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content


@dataclass(frozen=True, slots=True)
class Row:
    """A line; the place of the sheet that a click on it means; whether the cursor is in it."""

    line: Content
    place: int | None = None
    is_current: bool = False


def plain(lines: Iterable[Content]) -> list[Row]:
    """Rows that are only read."""
    return [Row(line) for line in lines]


def lines_of(rows: Iterable[Row]) -> list[Content]:
    """What is painted of them."""
    return [row.line for row in rows]


def current(rows: Sequence[Row]) -> int | None:
    """The number of the row with the cursor."""
    return next((number for number, row in enumerate(rows) if row.is_current), None)
