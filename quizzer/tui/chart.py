"""How are an uncertain share, a year, the days ahead and a calibration drawn in text?

Pure: numbers in, lines of at most a width out. Signs alone carry the meaning, colours repeat it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from textual.content import Content

from quizzer.tui import paint

SURE, BETWEEN, BEYOND = "▰", "╱", "▱"
"""Below an interval, inside it, above it."""

MARK = "┃"
NOTHING = "·"
OBSERVED, APART = "●", "○"
"""What came true: where its interval meets the diagonal, and where it does not."""

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_BRAILLE = 0x2800
_DOTS = ((0x40, 0x04, 0x02, 0x01), (0x80, 0x20, 0x10, 0x08))
"""The dots of a Braille sign in its left and its right column, from below."""

_STEM, _DIAGONAL = "│", "·"
_WIDEST_DAY = 3
_CELLS_OF_POINT = 2
_FEWEST_CELLS = 20
_DIGITS = 9
"""Shares are rounded to so many digits, so that 0.7 of ten cells is seven of them."""


@dataclass(frozen=True, slots=True)
class Range:
    """A share of 1 with the ends of its interval."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Observed:
    """What was predicted, what came true, and the interval of that."""

    predicted: float
    observed: float
    low: float
    high: float

    @property
    def is_apart(self) -> bool:
        """Whether the prediction lies outside the interval."""
        return not self.low <= self.predicted <= self.high


@lru_cache(maxsize=128)
def band(low: float, high: float, cells: int, mark: float | None = None) -> Content:
    """A bar one row high, filled to `low` and hatched to `high`, with a mark at a share of 1.

    Only nothing shows no cell, and only all shows all.
    """
    full = int(_cells(low, cells))
    until = max(full, -int(-_cells(high, cells) // 1))
    signs = [SURE] * full + [BETWEEN] * (until - full) + [BEYOND] * (cells - until)
    if mark is not None and cells:
        signs[column_of(mark, cells)] = MARK
    return coloured("".join(signs), {BEYOND: paint.MUTED, MARK: paint.BOLD}, paint.ACCENT)


def column_of(share: float, cells: int) -> int:
    """The cell in which a share of 1 lies, counted from 0."""
    return min(cells - 1, int(_cells(share, cells)))


def columns(values: Sequence[float], rows: int, most: float) -> list[str]:
    """Columns that stand side by side, a cell wide and at most `rows` high, the top row first.

    A value of `most` fills its column, and nothing but 0 shows nothing.
    """
    heights = [_eighths(value, most, rows) for value in values]
    return [
        "".join(_EIGHTHS[max(0, min(8, height - 8 * row))] for height in heights)
        for row in reversed(range(rows))
    ]


def days(values: Sequence[float], width: int, rows: int, style: str) -> list[Content]:
    """A column for every day, the top row first; a day with nothing is a dot on the ground.

    Days are as wide as there is room, up to three cells; more days than cells share a column.
    """
    shown = averaged(values, width)
    if not shown:
        return [Content("")] * rows
    each = _day_width(len(shown), width)
    wide, gap = max(1, each - 1), " " if each > 1 else ""
    most = max(shown) * 8 * rows / (8 * rows - 1)  # an eighth stays free below what is above
    *upper, ground = columns(shown, rows, most)
    lowest = [sign if value > 0 else NOTHING for sign, value in zip(ground, shown, strict=True)]
    drawn = ("".join(_widened(sign, wide) + gap for sign in line) for line in (*upper, lowest))
    return [coloured(line, {NOTHING: paint.MUTED}, style) for line in drawn]


def days_width(count: int, width: int) -> int:
    """How many cells `days` uses of a width for so many days."""
    shown = -(-count // days_of_column(count, width)) if count else 0
    return shown * _day_width(shown, width)


def days_of_column(count: int, width: int) -> int:
    """How many of so many days share a column."""
    return max(1, -(-count // width))


def averaged(values: Sequence[float], width: int) -> list[float]:
    """At most `width` values: the means of neighbours, as many together as needed."""
    step = days_of_column(len(values), width)
    parts = [values[start : start + step] for start in range(0, len(values), step)]
    return [sum(part) / len(part) for part in parts]


def year(points: Sequence[Range], width: int, rows: int) -> list[Content]:
    """A ribbon from the low ends to the high ones over time, on a scale from 0 to 1.

    Points lie as far apart as there is room, up to two cells, and the ribbon goes straight from
    one to the next. On a single row, where a ribbon says nothing, the middles stand as columns.
    """
    cells = min(width, max(_FEWEST_CELLS, _CELLS_OF_POINT * (len(points) - 1)))
    if rows == 1:
        [line] = columns([point.middle for point in _along(points, cells)], 1, 1.0)
        return [paint.text(line, paint.ACCENT)]
    signs = [[0] * cells for _ in range(rows)]
    for x, point in enumerate(_along(points, 2 * cells)):
        lowest = _dot(point.low, rows)
        for dot in range(lowest, max(lowest, _dot(point.high, rows)) + 1):
            signs[rows - 1 - dot // 4][x // 2] |= _DOTS[x % 2][dot % 4]
    lines = ("".join(chr(_BRAILLE + sign) if sign else " " for sign in line) for line in signs)
    return [paint.text(line, paint.ACCENT) for line in lines]


def floor_of(marks: Sequence[Observed]) -> float:
    """Where the axes of a reliability diagram begin: a tenth below all that it shows."""
    lowest = min((min(mark.low, mark.predicted) for mark in marks), default=0.0)
    return min(0.8, max(0, int(_cells(lowest, 10))) / 10)


def reliability(marks: Sequence[Observed], width: int, rows: int) -> list[Content]:
    """Predicted from left to right, observed upwards, both from `floor_of` to 1, the top first.

    The dots are where both agree. A mark stands on the stem of its interval; it is open where the
    interval does not hold the prediction.
    """
    floor = floor_of(marks)
    grid = [[" "] * width for _ in range(rows)]

    def row_of(share: float) -> int:
        return rows - 1 - column_of(_above(share, floor), rows)

    for y in range(rows):
        grid[rows - 1 - y][column_of((y + 0.5) / rows, width)] = _DIAGONAL
    for mark in marks:
        x = column_of(_above(mark.predicted, floor), width)
        for y in range(row_of(mark.high), row_of(mark.low) + 1):
            grid[y][x] = _STEM
        grid[row_of(mark.observed)][x] = APART if mark.is_apart else OBSERVED
    styles = {OBSERVED: paint.STRONG, APART: paint.ERROR}
    return [coloured("".join(line), styles, paint.MUTED) for line in grid]


def _above(share: float, floor: float) -> float:
    return max(0.0, (share - floor) / (1 - floor))


def _cells(share: float, cells: int) -> float:
    return round(max(0.0, min(1.0, share)) * cells, _DIGITS)


def _eighths(value: float, most: float, rows: int) -> int:
    """The height of a value in eighths of a row."""
    if value <= 0 or most <= 0:
        return 0
    return max(1, round(min(value, most) / most * rows * 8))


def _day_width(count: int, width: int) -> int:
    return max(1, min(_WIDEST_DAY, width // count)) if count else 1


def _widened(sign: str, cells: int) -> str:
    return sign.ljust(cells) if sign == NOTHING else sign * cells


def _along(points: Sequence[Range], count: int) -> list[Range]:
    """So many points at equal distances, between those that there are where need be."""
    last = len(points) - 1
    found = []
    for number in range(count):
        at = last * number / (count - 1) if count > 1 else last
        before, after = points[int(at)], points[min(last, int(at) + 1)]
        part = at - int(at)
        ends = zip(
            (before.low, before.middle, before.high),
            (after.low, after.middle, after.high),
            strict=True,
        )
        found.append(Range(*((1 - part) * one + part * other for one, other in ends)))
    return found


def _dot(share: float, rows: int) -> int:
    return column_of(share, 4 * rows)


def coloured(line: str, styles: Mapping[str, str], otherwise: str) -> Content:
    """A line whose signs have their own styles, neighbours of the same style as one part."""
    parts: list[tuple[str, str]] = []
    for sign in line:
        style = styles.get(sign, otherwise)
        if parts and parts[-1][1] == style:
            parts[-1] = (parts[-1][0] + sign, style)
        else:
            parts.append((sign, style))
    return paint.joined(*(paint.text(words, style) for words, style in parts))
