"""Do the tallies count every answer once, and each under what it found?"""

from __future__ import annotations

from collections import Counter
from datetime import date
from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.reviews import DAY_ONE, Answered, histories, log_of

from quizzer.memory.bulk import Flags
from quizzer.memory.replaying import Log
from quizzer.memory.tallies import MATURE_DAYS, Age, Counts, DayTally, MonthTally, Recalled

LONGEST_MS = 120_000


def counted(log: Log, cards: Flags | None = None) -> Counts:
    return Counts.of(log, LONGEST_MS, cards)


def one_card(*answered: tuple[int, int]) -> Log:
    """A card that was answered so many days after the first day, and rated so."""
    return log_of([Answered(0, DAY_ONE + day, rating) for day, rating in answered])


@given(histories())
def test_every_answer_is_counted_once(answers: tuple[Answered, ...]) -> None:
    log = log_of(answers)
    assert sum(each.answers for each in counted(log).by_day) == len(answers)
    assert sum(each.count for each in counted(log).by_button) == len(answers)
    assert sum(each.all.count for each in counted(log).by_month) == log.evidence.sum()


@given(histories())
def test_the_days_are_those_of_the_log_and_ascend(answers: tuple[Answered, ...]) -> None:
    log = log_of(answers)
    counts = Counter(log.day.tolist())
    found = [(each.day.toordinal(), each.answers) for each in counted(log).by_day]
    assert found == sorted(counts.items())


def test_a_card_is_new_then_young_then_mature_and_on_the_same_day_neither() -> None:
    log = one_card((0, 3), (0, 3), (1, 3), (MATURE_DAYS, 2), (2 * MATURE_DAYS, 1))
    uses = {each.age: each.uses for each in counted(log).by_button}
    assert uses == {
        Age.NEW: (0, 0, 1, 0),
        Age.SAME_DAY: (0, 0, 1, 0),
        Age.YOUNG: (0, 1, 1, 0),
        Age.MATURE: (1, 0, 0, 0),
    }


def test_retention_asks_the_first_answer_of_a_later_day_only() -> None:
    log = one_card((0, 1), (0, 3), (2, 1), (2, 3), (40, 2))
    assert counted(log).by_month == (
        MonthTally(date(2026, 1, 1), Recalled(0, 1), Recalled(0, 0)),
        MonthTally(date(2026, 2, 1), Recalled(0, 0), Recalled(1, 1)),
    )


def test_an_answer_counts_for_no_longer_than_the_longest() -> None:
    log = Log.of([0, 1], [0, 1], [DAY_ONE] * 2, [3, 3], milliseconds=[3_600_000, 5_000])
    day = date.fromordinal(DAY_ONE)
    assert counted(log).by_day == (DayTally(day, 2, LONGEST_MS + 5_000),)
    assert counted(log).median_ms == (LONGEST_MS + 5_000) // 2


def test_a_share_of_none_is_none() -> None:
    assert Recalled(0, 0).share == 0
    assert (Recalled(1, 2) + Recalled(2, 2)).share == 0.75
    assert counted(log_of([])).median_ms == 0


@given(histories(), st.lists(st.booleans(), min_size=5, max_size=5))
def test_of_some_cards_it_counts_what_a_log_of_theirs_would(
    answers: tuple[Answered, ...], chosen: list[bool]
) -> None:
    some = counted(log_of(answers, cards=5), np.array(chosen))
    alone = counted(log_of([each for each in answers if chosen[each.card]]))
    assert some.by_day == alone.by_day
    assert some.by_month == alone.by_month
    assert some.by_button == alone.by_button


@given(histories(), st.lists(st.booleans(), min_size=5, max_size=5))
def test_it_is_the_same_however_many_are_counted_at_once(
    answers: tuple[Answered, ...], chosen: list[bool]
) -> None:
    whole = counted(log_of(answers, cards=5), np.array(chosen))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("quizzer.memory.tallies._AT_ONCE", 3)
        parts = counted(log_of(answers, cards=5), np.array(chosen))
    assert parts.answers.tolist() == whole.answers.tolist()
    assert parts.milliseconds.tolist() == whole.milliseconds.tolist()
    assert parts.lasting.tolist() == whole.lasting.tolist()


@given(st.lists(st.integers(0, 2 * LONGEST_MS), min_size=1, max_size=9))
def test_the_median_is_the_one_in_the_middle(milliseconds: list[int]) -> None:
    count = len(milliseconds)
    log = Log.of(range(count), 0, DAY_ONE, 3, milliseconds=milliseconds)
    assert counted(log).median_ms == round(median(min(ms, LONGEST_MS) for ms in milliseconds))


def test_a_log_over_ages_is_counted_by_the_days_that_it_has() -> None:
    far = DAY_ONE + 1_000_000
    log = Log.of([0, 0, 0], [0, 1, 2], [DAY_ONE, far, far], [3, 3, 3])
    days = [(each.day.toordinal(), each.answers) for each in counted(log).by_day]
    assert days == [(DAY_ONE, 1), (far, 2)]
