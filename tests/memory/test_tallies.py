"""Do the tallies count every answer once, and each under what it found?"""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given
from support.reviews import DAY_ONE, Answered, histories, log_of

from quizzer.memory.replaying import Log
from quizzer.memory.tallies import (
    MATURE_DAYS,
    Age,
    DayTally,
    MonthTally,
    Recalled,
    by_button,
    by_day,
    by_month,
    median_ms,
)

LONGEST_MS = 120_000


def one_card(*answered: tuple[int, int]) -> Log:
    """A card that was answered so many days after the first day, and rated so."""
    return log_of([Answered(0, DAY_ONE + day, rating) for day, rating in answered])


@given(histories())
def test_every_answer_is_counted_once(answers: tuple[Answered, ...]) -> None:
    log = log_of(answers)
    assert sum(each.answers for each in by_day(log, LONGEST_MS)) == len(answers)
    assert sum(each.count for each in by_button(log)) == len(answers)
    assert sum(each.all.count for each in by_month(log)) == log.evidence.sum()


@given(histories())
def test_the_days_are_those_of_the_log_and_ascend(answers: tuple[Answered, ...]) -> None:
    log = log_of(answers)
    counts = Counter(log.day.tolist())
    found = [(each.day.toordinal(), each.answers) for each in by_day(log, LONGEST_MS)]
    assert found == sorted(counts.items())


def test_a_card_is_new_then_young_then_mature_and_on_the_same_day_neither() -> None:
    log = one_card((0, 3), (0, 3), (1, 3), (MATURE_DAYS, 2), (2 * MATURE_DAYS, 1))
    uses = {each.age: each.uses for each in by_button(log)}
    assert uses == {
        Age.NEW: (0, 0, 1, 0),
        Age.SAME_DAY: (0, 0, 1, 0),
        Age.YOUNG: (0, 1, 1, 0),
        Age.MATURE: (1, 0, 0, 0),
    }


def test_retention_asks_the_first_answer_of_a_later_day_only() -> None:
    log = one_card((0, 1), (0, 3), (2, 1), (2, 3), (40, 2))
    assert by_month(log) == (
        MonthTally(date(2026, 1, 1), Recalled(0, 1), Recalled(0, 0)),
        MonthTally(date(2026, 2, 1), Recalled(0, 0), Recalled(1, 1)),
    )


def test_an_answer_counts_for_no_longer_than_the_longest() -> None:
    log = Log.of([0, 1], [0, 1], [DAY_ONE] * 2, [3, 3], milliseconds=[3_600_000, 5_000])
    day = date.fromordinal(DAY_ONE)
    assert by_day(log, LONGEST_MS) == (DayTally(day, 2, LONGEST_MS + 5_000),)
    assert median_ms(log, LONGEST_MS) == (LONGEST_MS + 5_000) // 2


def test_a_share_of_none_is_none() -> None:
    assert Recalled(0, 0).share == 0
    assert (Recalled(1, 2) + Recalled(2, 2)).share == 0.75
    assert median_ms(log_of([]), LONGEST_MS) == 0
