"""Does each day stand in its square, in a shade that says how much was done?"""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizzer.study.heat import SHADES, calendar, scale_of

THURSDAY = date(2026, 11, 26)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(st.lists(st.integers(1, 500), min_size=1))
def test_more_answers_never_have_a_lighter_shade(answers: list[int]) -> None:
    scale = scale_of(answers)
    shades = [scale.shade(count) for count in sorted(answers)]
    assert shades == sorted(shades)
    assert scale.shade(0) == 0
    assert min(shades) >= 1
    assert max(shades) < len(SHADES)


@given(st.lists(st.integers(1, 500), min_size=1))
def test_the_legend_says_of_each_number_the_shade_it_has(answers: list[int]) -> None:
    scale = scale_of(answers)
    said = dict(scale.legend)
    for count in answers:
        words = said[SHADES[scale.shade(count)]]
        low, _, high = words.rstrip("+").partition("–")
        assert int(low) <= count
        assert words.endswith("+") or count <= int(high or low)


@given(DAYS, st.integers(1, 60), st.integers(0, 400))
def test_a_day_stands_in_the_square_of_its_week_and_weekday(
    last: date, weeks: int, before: int
) -> None:
    day = last - timedelta(days=before)
    drawn = calendar({day: 7}, scale_of([7]), last, weeks)
    squares = "".join(drawn.rows)
    assert all(len(row) == weeks for row in drawn.rows)
    assert len(squares.replace(" ", "")) == (last - drawn.first).days + 1
    marked = [
        (w, n) for n, row in enumerate(drawn.rows) for w, s in enumerate(row) if s not in "· "
    ]
    week, weekday = divmod((day - drawn.first).days, 7)
    assert marked == ([(week, weekday)] if day >= drawn.first else [])


@given(DAYS, st.integers(1, 60))
def test_the_months_stand_apart_and_inside(last: date, weeks: int) -> None:
    months = calendar({}, scale_of([]), last, weeks).months
    assert len(months) <= weeks
    assert all(len(name) == 3 for name in months.split())


def test_a_month_stands_above_the_week_with_its_first_day() -> None:
    months = calendar({}, scale_of([]), THURSDAY, 10).months
    assert months == " Oct Nov"  # the weeks of 28 September and of 26 October


@given(st.lists(st.integers(1, 500), min_size=1))
def test_the_best_day_has_the_darkest_shade(answers: list[int]) -> None:
    assert scale_of(answers).shade(max(answers)) == len(SHADES) - 1


def test_the_legend_of_equal_days_leaves_out_the_shades_between() -> None:
    assert scale_of([5, 5, 5]).legend == (("·", "none"), ("░", "1–4"), ("█", "5+"))
    assert scale_of([1]).legend == (("·", "none"), ("█", "1+"))
