"""Do charts keep to their room, and does more never look like less?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.tui import chart
from quizzer.tui.chart import APART, BETWEEN, BEYOND, MARK, NOTHING, OBSERVED, SURE, Observed, Range

SHARES = st.floats(0, 1)
CELLS = st.integers(1, 60)
ROWS = st.integers(1, 4)
MINUTES = st.floats(0, 960)
RANGES = st.lists(SHARES, min_size=3, max_size=3).map(lambda ends: Range(*sorted(ends)))


def observed(numbers: list[float]) -> Observed:
    low, middle, high, predicted = (*sorted(numbers[:3]), numbers[3])
    return Observed(predicted, middle, low, high)


MARKS = st.lists(SHARES, min_size=4, max_size=4).map(observed)


@given(SHARES, SHARES, CELLS)
def test_a_band_is_sure_then_hatched_then_empty(one: float, other: float, cells: int) -> None:
    low, high = sorted((one, other))
    bar = chart.band(low, high, cells).plain
    assert len(bar) == cells
    assert bar == "".join(sorted(bar, key=(SURE, BETWEEN, BEYOND).index))
    assert (bar == BEYOND * cells) == (high * cells < 1e-9)
    assert (bar == SURE * cells) == (low > 1 - 1e-9)


@given(SHARES, SHARES, CELLS)
def test_more_is_never_less_of_a_band(one: float, other: float, cells: int) -> None:
    less, more = sorted((one, other))
    assert chart.band(less, 1, cells).plain.count(SURE) <= (
        chart.band(more, 1, cells).plain.count(SURE)
    )
    assert chart.band(0, less, cells).plain.count(BEYOND) >= (
        chart.band(0, more, cells).plain.count(BEYOND)
    )


@given(SHARES, SHARES, CELLS)
def test_a_mark_takes_one_cell_where_its_share_lies(low: float, mark: float, cells: int) -> None:
    bar = chart.band(low, low, cells, mark).plain
    assert len(bar) == cells
    assert bar.index(MARK) == min(cells - 1, int(round(mark * cells, 9)))
    assert bar.count(MARK) == 1


def test_tenths_of_ten_cells_are_whole_cells() -> None:
    for tenth in range(11):
        assert chart.band(tenth / 10, tenth / 10, 10).plain == SURE * tenth + BEYOND * (10 - tenth)


@given(st.lists(MINUTES, max_size=200), CELLS, ROWS)
def test_days_fit_and_a_day_with_nothing_is_a_dot(
    minutes: list[float], width: int, rows: int
) -> None:
    lines = [line.plain for line in chart.days(minutes, width, rows, "")]
    assert len(lines) == rows
    assert all(len(line) <= width for line in lines)
    assert {len(line) for line in lines} == {chart.days_width(len(minutes), width)}
    shown = chart.averaged(minutes, width)
    assert lines[-1].count(NOTHING) == sum(1 for value in shown if value == 0)


@given(st.lists(MINUTES, min_size=1, max_size=60), ROWS)
def test_a_fuller_day_is_never_lower(minutes: list[float], rows: int) -> None:
    columns = list(zip(*chart.columns(minutes, rows, max(minutes)), strict=True))
    heights = [sum(" ▁▂▃▄▅▆▇█".index(sign) for sign in column) for column in columns]
    by_minutes = [height for _, height in sorted(zip(minutes, heights, strict=True))]
    assert by_minutes == sorted(by_minutes)
    assert all((height > 0) == (value > 0) for height, value in zip(heights, minutes, strict=True))


def test_days_have_a_gap_between_them_where_there_is_room() -> None:
    assert [line.plain for line in chart.days([20, 0, 10], 9, 1, "")] == ["▇▇ ·  ▄▄ "]
    assert [line.plain for line in chart.days([20, 0, 10], 6, 1, "")] == ["▇ · ▄ "]
    assert [line.plain for line in chart.days([20, 0, 10], 3, 1, "")] == ["▇·▄"]
    assert [line.plain for line in chart.days([20, 0, 10], 2, 1, "")] == ["▇▇"]


@given(st.lists(RANGES, min_size=1, max_size=60), CELLS, ROWS)
def test_a_year_fits_and_has_a_sign_in_every_column(
    points: list[Range], width: int, rows: int
) -> None:
    lines = [line.plain for line in chart.year(points, width, rows)]
    assert len(lines) == rows
    assert len({len(line) for line in lines}) == 1
    assert 1 <= len(lines[0]) <= width
    if rows > 1:
        assert all(any(sign != " " for sign in column) for column in zip(*lines, strict=True))


@pytest.mark.parametrize(
    ("point", "lines"),
    [
        (Range(0, 0, 0), [" ", "⣀"]),
        (Range(1, 1, 1), ["⠉", " "]),
        (Range(0, 0.5, 1), ["⣿", "⣿"]),
        (Range(0.5, 0.5, 0.5), ["⣀", " "]),
    ],
)
def test_a_ribbon_reaches_from_the_low_end_to_the_high_one(point: Range, lines: list[str]) -> None:
    assert [line.plain for line in chart.year([point], 1, 2)] == lines


@given(st.lists(MARKS, max_size=10), CELLS, st.integers(1, 12))
def test_a_reliability_diagram_fits_and_shows_its_marks(
    marks: list[Observed], width: int, rows: int
) -> None:
    lines = [line.plain for line in chart.reliability(marks, width, rows)]
    assert len(lines) == rows
    assert all(len(line) == width for line in lines)
    signs = "".join(lines)
    if marks:
        assert (OBSERVED in signs) or (APART in signs)
    if len(marks) == 1:
        assert (APART in signs) == marks[0].is_apart


def test_a_reliability_diagram_puts_agreement_on_the_diagonal() -> None:
    marks = [Observed(0.85, 0.85, 0.8, 0.9), Observed(0.95, 0.85, 0.8, 0.9)]
    assert [line.plain.rstrip() for line in chart.reliability(marks, 20, 4)] == [
        "                 ·",
        "     │      ·  │",
        "     ● ·       ○",
        "  ·  │         │",
    ]
    assert chart.floor_of(marks) == 0.8
