"""On which study day is a moment, and how many study days lie between two?"""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from quizzer.memory.model import Model, Rating
from quizzer.memory.moment import Moment
from quizzer.memory.scheduling import rate

REAL_LOG = Path(__file__).parents[3] / "shared" / "data" / "revlog_real.csv"
HOUR = timedelta(hours=1)

OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timedelta(minutes=minutes))
INSTANTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def moment(local: str, offset_hours: float = 0) -> Moment:
    """The moment when the clock on the wall says `local` at this offset from UTC."""
    offset = timedelta(hours=offset_hours)
    at = datetime.fromisoformat(local).replace(tzinfo=timezone(offset)).astimezone(UTC)
    return Moment(at.replace(tzinfo=UTC), offset)


def days_between(first: Moment, second: Moment) -> int:
    return (second.day - first.day).days


GAPS = [
    ("2026-11-23 23:00", "2026-11-24 05:00", 1),
    ("2026-11-23 01:00", "2026-11-23 03:00", 0),
    ("2026-11-23 23:00", "2026-11-24 03:59", 0),
    ("2026-11-23 23:00", "2026-11-24 04:00", 1),
    ("2026-11-24 03:59", "2026-11-24 04:01", 1),
    ("2026-11-23 04:00", "2026-11-24 03:59", 0),
    ("2026-11-23 09:00", "2026-11-24 08:00", 1),
    ("2026-11-23 09:00", "2026-11-25 21:00", 2),
]


@pytest.mark.parametrize(("first", "second", "days"), GAPS)
@pytest.mark.parametrize("offset", [0, -7, 5.75, 14])
def test_days_are_counted_by_the_wall_clock_from_four(
    first: str, second: str, days: int, offset: float
) -> None:
    assert days_between(moment(first, offset), moment(second, offset)) == days


@pytest.mark.parametrize(("first", "second", "days"), GAPS)
@pytest.mark.parametrize("offset", [0, -7, 5.75, 14])
def test_memory_changes_by_the_study_days_between_and_nothing_else(
    first: str, second: str, days: int, offset: float
) -> None:
    noon = moment("2026-11-23 12:00")
    expected = rate(
        rate(None, Rating.EASY, noon, Model()),
        Rating.GOOD,
        Moment(noon.at + timedelta(days=days, minutes=1)),
        Model(),
    )
    begun = rate(None, Rating.EASY, moment(first, offset), Model())
    memory = rate(begun, Rating.GOOD, moment(second, offset), Model())
    assert (memory.stability, memory.difficulty) == (expected.stability, expected.difficulty)
    assert memory.due_on - memory.reviewed_on == expected.due_on - expected.reviewed_on


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        # Berlin to New York: the wall clock goes back six hours.
        (("2026-11-23 23:00", 1), ("2026-11-23 19:00", -5), 0),
        # Tokyo to Los Angeles: the wall clock goes back to the day before.
        (("2026-11-24 08:00", 9), ("2026-11-23 23:00", -8), -1),
        # New York to Berlin: seven hours later it is the next study day.
        (("2026-11-23 21:30", -5), ("2026-11-24 10:30", 1), 1),
        # Clocks go forward in Berlin on 29 March 2026, from two to three.
        (("2026-03-28 23:30", 1), ("2026-03-29 03:30", 2), 0),
        (("2026-03-28 23:30", 1), ("2026-03-29 04:30", 2), 1),
        # Clocks go back on 25 October 2026, from three to two.
        (("2026-10-25 02:30", 2), ("2026-10-25 02:30", 1), 0),
        (("2026-10-25 03:30", 1), ("2026-10-25 04:30", 1), 1),
    ],
)
def test_flights_and_clock_changes_count_by_the_wall_clock_on_each_side(
    first: tuple[str, int], second: tuple[str, int], days: int
) -> None:
    assert days_between(moment(*first), moment(*second)) == days


def test_a_flight_west_into_yesterday_counts_as_the_same_study_day() -> None:
    tokyo, los_angeles = moment("2026-11-24 08:00", 9), moment("2026-11-23 23:00", -8)
    first = rate(None, Rating.GOOD, tokyo, Model())
    second = rate(first, Rating.GOOD, los_angeles, Model())
    assert second.reviewed_on == first.reviewed_on == date(2026, 11, 24)
    same_day = rate(first, Rating.GOOD, moment("2026-11-24 08:10", 9), Model())
    assert second.stability == same_day.stability
    assert second.due_on >= second.reviewed_on


@pytest.mark.parametrize(
    ("starts", "day"),
    [(0, date(2026, 11, 24)), (2, date(2026, 11, 24)), (3, date(2026, 11, 23))],
)
def test_the_hour_at_which_a_day_begins_is_a_setting(starts: int, day: date) -> None:
    at = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
    assert Moment(at, day_starts=starts * HOUR).day == day


@settings(max_examples=examples(200))
@given(INSTANTS, OFFSETS, st.integers(0, 23), st.integers(0, 24 * 60 * 60 - 1))
def test_a_study_day_lasts_24_hours_from_its_beginning(
    at: datetime, offset: timedelta, starts: int, seconds: int
) -> None:
    here = Moment(at, offset, starts * HOUR)
    began = datetime.combine(here.day, datetime.min.time(), UTC) + starts * HOUR - offset
    assert here.day_of(began + timedelta(seconds=seconds)) == here.day
    assert (
        here.day_of(began - timedelta(microseconds=1)) < here.day < here.day_of(began + 24 * HOUR)
    )


@settings(max_examples=examples(200))
@given(INSTANTS, INSTANTS, OFFSETS)
def test_a_moment_is_never_before_the_floor(
    at: datetime, floor: datetime, offset: timedelta
) -> None:
    here = Moment(at, offset)
    raised = here.not_before(floor)
    assert raised.at > floor
    assert (raised == here) == (at > floor)
    assert (raised.offset, raised.day_starts) == (here.offset, here.day_starts)


def test_moments_at_one_instant_are_pushed_into_one_order() -> None:
    here = moment("2026-11-23 09:00")
    instants = [here.at]
    for _ in range(3):
        instants.append(here.not_before(instants[-1]).at)
    assert instants == sorted(set(instants))


def test_without_a_floor_a_moment_stays() -> None:
    here = moment("2026-11-23 09:00")
    assert here.not_before(None) is here


def test_a_moment_must_be_in_utc() -> None:
    with pytest.raises(ValueError, match="kept in UTC"):
        Moment(datetime(2026, 1, 1, tzinfo=timezone(HOUR)))


@pytest.fixture(scope="module")
def real_reviews() -> dict[str, list[datetime]]:
    if not REAL_LOG.exists():
        pytest.skip(f"the real log is not here: {REAL_LOG}")
    reviews = defaultdict(list)
    with REAL_LOG.open(newline="") as file:
        for row in csv.DictReader(file):
            at = datetime.fromisoformat(row["review_time"]).astimezone(UTC)
            reviews[row["card_id"]].append(at.replace(tzinfo=UTC))
    return {card: sorted(instants) for card, instants in reviews.items()}


def test_the_real_learner_never_studied_between_6_and_15_utc(
    real_reviews: dict[str, list[datetime]],
) -> None:
    hours = {at.hour for instants in real_reviews.values() for at in instants}
    assert hours.isdisjoint(range(6, 15))


@pytest.mark.parametrize("offset", [-11, -7, -4, -2])
def test_on_the_real_log_28_percent_of_gaps_count_otherwise_than_in_blocks_of_24_hours(
    real_reviews: dict[str, list[datetime]], offset: int
) -> None:
    # The log does not name its zone. It need not: with 04:00 anywhere in the hours without a
    # review, so in every zone from UTC-11 to UTC-2, the study days are the same.
    gaps = [gap for instants in real_reviews.values() for gap in pairwise(instants)]
    here = Moment(datetime(2024, 1, 1, tzinfo=UTC), offset * HOUR)
    different = sum(
        (here.day_of(second) - here.day_of(first)).days != (second - first).days
        for first, second in gaps
    )
    assert different / len(gaps) == pytest.approx(0.28, abs=0.005)
