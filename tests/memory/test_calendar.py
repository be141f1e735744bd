"""Are days and spans read as they are written, and refused with what to write instead?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.memory.calendar import (
    WEEKDAYS,
    DaysOff,
    Span,
    day_of,
    days_off_of,
    span_of,
    weekday_of,
)

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(DAYS)
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert day_of(f" {day} ") == day


@given(DAYS, st.integers(0, 40))
def test_a_span_holds_its_days_and_no_others(first: date, days: int) -> None:
    span = span_of(f"{first}..{first + timedelta(days)}")

    assert len(list(span)) == days + 1
    assert all(day in span for day in span)
    assert first - timedelta(1) not in span
    assert span.last + timedelta(1) not in span


@given(st.frozensets(st.integers(0, 6)), st.lists(st.tuples(DAYS, st.integers(0, 9)), max_size=4))
def test_days_off_survive_being_written(
    weekdays: frozenset[int], spans: list[tuple[date, int]]
) -> None:
    spans_of = (Span(first, first + timedelta(days)) for first, days in sorted(spans))
    off = DaysOff(weekdays, tuple(spans_of))

    assert days_off_of(off.words) == off


@pytest.mark.parametrize("text", ["15 December", "12-15", "15.12.", "Dec 15", "12/15"])
def test_a_day_without_a_year_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"needs a year, such as 2026-12-15"):
        day_of(text)


@pytest.mark.parametrize("text", ["", "soon", "2026-02-30", "2026-13-01", "26-1-1-1"])
def test_nonsense_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no date; write it as 2026-12-15"):
        day_of(text)


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="2026-12-26 to 2026-12-24 ends before it starts"):
        span_of("2026-12-26..2026-12-24")


@pytest.mark.parametrize(("text", "number"), [("sun", 6), ("Sunday", 6), (" MON ", 0), ("wedn", 2)])
def test_a_weekday_is_known_by_its_first_letters(text: str, number: int) -> None:
    assert weekday_of(text) == number


def test_an_unknown_weekday_names_the_nearest_or_all() -> None:
    with pytest.raises(ValueError, match="did you mean tue"):
        weekday_of("teu")
    with pytest.raises(ValueError, match=", ".join(WEEKDAYS)):
        weekday_of("x")
    with pytest.raises(ValueError, match="did you mean sat"):
        weekday_of("saturn")


def test_a_weekday_is_off_in_every_week_and_a_span_once() -> None:
    off = days_off_of(["sun", "2026-12-24..2026-12-26"])

    assert date(2026, 11, 22) in off
    assert date(2026, 11, 29) in off
    assert date(2026, 12, 25) in off
    assert date(2027, 12, 24) not in off
    assert str(off) == "sun, 2026-12-24..2026-12-26"
