"""Do lines, bars and key strips always fit, whatever the text and the width?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizzer.cards.clean import clean, clean_line
from quizzer.tui import paint
from quizzer.tui.paint import Hint, Window

TEXTS = st.text(max_size=60)
WIDTHS = st.integers(1, 60)
KEYS = "1234u?h-@!eiq"


@given(TEXTS, WIDTHS)
def test_a_fitted_line_has_exactly_its_width(text: str, width: int) -> None:
    line = paint.text(clean_line(text))
    assert paint.fitted(line, width).cell_length == width
    assert paint.flush_right(line, width).cell_length == width


@given(TEXTS, TEXTS, WIDTHS)
def test_left_and_right_share_one_line(left: str, right: str, width: int) -> None:
    line = paint.spread(paint.text(clean_line(left)), paint.text(clean_line(right)), width)
    assert line.cell_length == width


@given(TEXTS, st.integers(2, 60))
def test_wrapping_keeps_every_character_and_the_width(text: str, width: int) -> None:
    cleaned = clean(text)
    lines = paint.wrapped(paint.text(cleaned), width)
    assert all(line.cell_length <= width for line in lines)
    assert "".join("".join(line.plain for line in lines).split()) == "".join(cleaned.split())


@given(st.lists(st.builds(Hint, st.sampled_from(KEYS), st.text("abc ", max_size=12)), max_size=10))
def test_the_strip_names_every_key_on_at_most_two_rows_of_38_cells(hints: list[Hint]) -> None:
    rows = paint.strip(tuple(hints), 38)
    assert len(rows) <= 2
    assert all(row.cell_length <= 38 for row in rows)
    shown = " ".join(row.plain for row in rows).split()
    assert all(hint.key in shown for hint in hints)


@given(st.floats(0, 1), st.integers(1, 20))
def test_a_bar_shows_something_exactly_when_there_is_something(share: float, cells: int) -> None:
    bar = paint.bar(share, cells).plain
    assert len(bar) == cells
    assert ("▰" in bar) == (share > 0)


@given(st.integers(0, 50), st.integers(1, 20), st.integers(1, 60), st.data())
def test_a_window_shows_the_row_and_no_gap_at_the_end(
    top: int, height: int, count: int, data: st.DataObject
) -> None:
    row = data.draw(st.integers(0, count - 1))
    window = Window(top, height).around(row, count)
    assert window.top <= row < window.top + height
    assert len(window.of([paint.text("")] * count)) == min(height, count)
