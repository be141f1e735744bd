"""How does a table of foreign text fit a width? Pure: cells in, lines out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from textual.content import Content

from quizzer.tui import paint

_GAP = 2
_LONGEST_WORD = 20
"""Cells of a word that a column keeps whole."""


def table(
    head: Sequence[Content],
    rows: Sequence[Sequence[Content]],
    is_right: Sequence[bool],
    width: int,
) -> Iterator[Content]:
    """A line of headings, a rule and the rows; long cells are wrapped within their column.

    Where the columns would be too narrow to read, each row becomes lines `heading: cell`.
    """
    widths = _widths([head, *rows], width)
    if widths is None:
        yield from _told(head, rows, width)
        return
    yield from _row(head, widths, is_right)
    yield _beside(paint.text("─" * room, paint.MUTED) for room in widths)
    for row in rows:
        yield from _row(row, widths, is_right)


def _widths(rows: Sequence[Sequence[Content]], width: int) -> list[int] | None:
    """What each column gets: what it needs, and less for the widest where that is too much.

    None when a column would have to break words.
    """
    columns = list(zip(*rows, strict=True))
    room = width - _GAP * (len(columns) - 1)
    least = [max(_longest_word(cell) for cell in column) for column in columns]
    if sum(least) > room:
        return None
    given = [min(room, max(cell.cell_length for cell in column)) for column in columns]
    while sum(given) > room:
        wide = [index for index, cells in enumerate(given) if cells > least[index]]
        given[max(wide, key=given.__getitem__)] -= 1
    return given


def _longest_word(cell: Content) -> int:
    lengths = [cell_len(word) for word in cell.plain.split()]
    return min(max(lengths, default=1), _LONGEST_WORD)


def _row(
    cells: Sequence[Content], widths: Sequence[int], is_right: Sequence[bool]
) -> Iterator[Content]:
    wrapped = [paint.wrapped(cell, room) for cell, room in zip(cells, widths, strict=True)]
    for parts in zip_longest(*wrapped, fillvalue=Content("")):
        yield _beside(
            paint.flush_right(part, room) if right else paint.fitted(part, room)
            for part, room, right in zip(parts, widths, is_right, strict=True)
        )


def _beside(cells: Iterable[Content]) -> Content:
    return Content(" " * _GAP).join(cells)


def _told(
    head: Sequence[Content], rows: Sequence[Sequence[Content]], width: int
) -> Iterator[Content]:
    for number, row in enumerate(rows):
        if number:
            yield Content("")
        for title, cell in zip(head, row, strict=True):
            lead = paint.joined(title, Content(": ")) if title else title
            yield from paint.wrapped(paint.joined(lead, cell), width)
