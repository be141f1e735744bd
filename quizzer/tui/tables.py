"""How does a table of foreign text fit a width? Pure: cells in, lines out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from quizzer.tui import paint

_GAP = 2
_NARROWEST = 6
"""Cells of a column below which rows are told one below the other instead."""


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
    yield paint.joined(*_spaced([paint.text("─" * cells, paint.MUTED) for cells in widths]))
    for row in rows:
        yield from _row(row, widths, is_right)


def _widths(rows: Sequence[Sequence[Content]], width: int) -> list[int] | None:
    """What each column gets: what it needs, and less for the widest where that is too much."""
    needed = [max(1, *(cell.cell_length for cell in column)) for column in zip(*rows, strict=True)]
    room = width - _GAP * (len(needed) - 1)
    spare = sum(needed) - room
    while spare > 0:
        widest = max(needed)
        is_widest = [cells == widest for cells in needed]
        next_widest = max((cells for cells in needed if cells < widest), default=_NARROWEST - 1)
        step = min(widest - next_widest, -(-spare // sum(is_widest)))
        if widest - step < _NARROWEST:
            return None
        for index, wide in enumerate(is_widest):
            cut = min(step, spare) if wide else 0
            needed[index] -= cut
            spare -= cut
    return needed


def _row(
    cells: Sequence[Content], widths: Sequence[int], is_right: Sequence[bool]
) -> list[Content]:
    wrapped = [paint.wrapped(cell, cells_) for cell, cells_ in zip(cells, widths, strict=True)]
    height = max(len(lines) for lines in wrapped)
    return [
        paint.joined(
            *_spaced(
                [
                    _fitted(lines[row] if row < len(lines) else Content(""), cells_, right=right)
                    for lines, cells_, right in zip(wrapped, widths, is_right, strict=True)
                ]
            )
        )
        for row in range(height)
    ]


def _fitted(cell: Content, width: int, *, right: bool) -> Content:
    return paint.flush_right(cell, width) if right else paint.fitted(cell, width)


def _spaced(cells: Sequence[Content]) -> Iterator[Content]:
    for number, cell in enumerate(cells):
        if number:
            yield Content(" " * _GAP)
        yield cell


def _told(
    head: Sequence[Content], rows: Sequence[Sequence[Content]], width: int
) -> Iterator[Content]:
    for number, row in enumerate(rows):
        if number:
            yield Content("")
        for title, cell in zip(head, row, strict=True):
            lead = paint.joined(title, Content(": ")) if title else title
            yield from paint.wrapped(paint.joined(lead, cell), width)
