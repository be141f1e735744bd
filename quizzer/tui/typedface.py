"""How does a typed text look, with its cursor, on as many rows as it needs? Pure."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len
from textual.content import Content

from quizzer.tui import paint
from quizzer.tui.line import Line

CURSOR = "reverse"


def written(text: str, width: int) -> list[Content]:
    """A text that was typed, wrapped to a width."""
    shown = paint.harmless(text)
    return [paint.text(shown[start:end].strip()) for start, end in _folded(shown, width)]


def typed(line: Line, width: int) -> tuple[list[Content], int]:
    """A line that is being typed, and the number of the row that its cursor is in.

    The cursor is a cell in reverse, so that it is seen without colours and without blinking.
    """
    before, behind = (
        paint.harmless(line.text[: line.cursor]),
        paint.harmless(line.text[line.cursor :]),
    )
    shown = f"{before}{behind} "  # room for the cursor behind the text
    at, end = len(before), len(before) + 1
    while end < len(shown) - 1 and not cell_len(shown[end]):
        end += 1
    rows, row_of_cursor = [], 0
    for number, (first, last) in enumerate(_folded(shown, width)):
        row = paint.text(shown[first:last])
        if first <= at < last:
            row_of_cursor = number
            row = row.stylize(CURSOR, at - first, min(end, last) - first)
        rows.append(row)
    return rows, row_of_cursor


@lru_cache(maxsize=256)
def _folded(text: str, width: int) -> tuple[tuple[int, int], ...]:
    """Where each row begins and ends. They break beside a space, or in a word wider than a row.

    No character is lost, not even a space, so that the cursor can stand on each.
    """
    rows = []
    start, end, break_at = 0, 0, 0
    while end < len(text):
        if end > start and cell_len(text[start : end + 1]) > width:
            if text[end] != " " and break_at > start:
                end = break_at
            rows.append((start, end))
            start = break_at = end
        if text[end] == " ":
            break_at = end + 1
        end += 1
    return (*rows, (start, end))
