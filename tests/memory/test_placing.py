"""Is a due date put where the days are least busy, and never outside its window?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.build import MORNING
from support.examples import examples

from quizzer.memory.model import Model, Rating
from quizzer.memory.moment import Moment
from quizzer.memory.placing import FARTHEST, Load
from quizzer.memory.scheduling import Memory, rate
from quizzer.memory.window import due_window

TODAY = Moment(MORNING).day
FAMILY = "family"
CARD = "deck/card"

DAYS = st.integers(1, 80).map(lambda days: TODAY + timedelta(days))
INTERVALS = st.one_of(st.integers(1, 60), st.integers(1, 4000))
SHARES = st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), min_size=7, max_size=7)
BUSY = st.dictionaries(DAYS, st.integers(0, 9))
SIBLINGS = st.lists(DAYS, max_size=3)


@st.composite
def loads(draw: st.DrawFn) -> Load:
    shares = draw(SHARES)
    siblings = draw(SIBLINGS)
    return Load(
        draw(BUSY), {FAMILY: siblings}, lambda day: shares[day.weekday()], changes=draw(BUSY)
    )


def due_in(days: int) -> Memory:
    memory = rate(None, Rating.EASY, Moment(MORNING), Model())
    return replace(memory, due_on=TODAY + timedelta(days))


def placed(load: Load, days: int, card: str = CARD, longest: int = 36_500) -> date:
    return load.placed(due_in(days), card, load.siblings(FAMILY, None), longest).due_on


def choices(days: int, longest: int = 36_500) -> list[date]:
    """The days that are looked at."""
    window = due_window(days, 1, longest)
    first, last = max(window.first, days - FARTHEST), min(window.last, days + FARTHEST)
    return [TODAY + timedelta(day) for day in range(first, last + 1)]


@settings(max_examples=examples(300))
@given(loads(), INTERVALS, st.integers(1, 4000))
def test_a_due_date_never_leaves_its_window(load: Load, days: int, longest: int) -> None:
    days = min(days, longest)
    window = due_window(days, 1, longest)
    assert window.first <= (placed(load, days, longest=longest) - TODAY).days <= window.last


@settings(max_examples=examples(300))
@given(loads(), INTERVALS)
def test_no_day_of_the_window_is_less_busy_for_its_share(load: Load, days: int) -> None:
    siblings = set(load.families[FAMILY])

    def badness(day: date) -> tuple[bool, bool, float]:
        share = load.share_of(day)
        cards = load.cards_on(day) + 1
        return share == 0, day in siblings, cards / share if share else cards

    assert badness(placed(load, days)) == min(badness(day) for day in choices(days))


@settings(max_examples=examples(200))
@given(loads(), INTERVALS)
def test_the_same_days_give_the_same_day(load: Load, days: int) -> None:
    backwards = dict(sorted(load.cards.items(), reverse=True))
    again = Load(backwards, load.families, load.share_of, load.changes, load.regrouped)
    assert placed(load, days) == placed(again, days)


@settings(max_examples=examples(200))
@given(loads(), INTERVALS, st.integers(0, 60))
def test_a_better_rating_is_never_due_earlier(load: Load, days: int, more: int) -> None:
    assert placed(load, days) <= placed(load, days + more)


@settings(max_examples=examples(200))
@given(loads(), INTERVALS)
def test_siblings_meet_on_no_day_when_the_window_has_another(load: Load, days: int) -> None:
    siblings = set(load.families[FAMILY])
    free = [day for day in choices(days) if load.share_of(day) and day not in siblings]
    if free:
        assert placed(load, days) not in siblings


@settings(max_examples=examples(200))
@given(loads(), INTERVALS)
def test_a_closed_day_is_avoided_when_the_window_has_another(load: Load, days: int) -> None:
    if any(load.share_of(day) for day in choices(days)):
        assert load.share_of(placed(load, days)) > 0


def test_on_empty_days_the_wanted_one_is_taken() -> None:
    assert [placed(Load(), days) for days in (1, 2, 9, 300)] == [
        TODAY + timedelta(days) for days in (1, 2, 9, 300)
    ]


def test_a_window_of_one_day_leaves_nothing_to_choose() -> None:
    crowded = Load({TODAY + timedelta(2): 99}, share_of=lambda _: 0.0)
    assert placed(crowded, 2) == TODAY + timedelta(2)


def test_half_a_day_s_share_gets_half_its_cards() -> None:
    easy = TODAY + timedelta(8)
    load = Load(share_of=lambda day: 0.5 if day == easy else 1.0)
    for number in range(50):
        card = f"deck/{number}"
        load = load.moved(card, None, placed(load, 8, card))
    others = [count for day, count in load.changes.items() if day != easy]
    assert load.cards_on(easy) == pytest.approx(sum(others) / len(others) / 2, abs=1)


def test_siblings_keep_away_from_each_other() -> None:
    load = Load(families={FAMILY: (TODAY + timedelta(9),)})
    due = placed(load, 9)
    window = due_window(9, 1, 36_500)
    assert (due - TODAY).days in (window.first, window.last)


def test_equally_near_days_are_shared_out_by_card() -> None:
    load = Load({TODAY + timedelta(9): 1})
    found = {(placed(load, 9, f"deck/{number}") - TODAY).days for number in range(20)}
    assert found == {8, 10}


def test_a_step_in_minutes_stays_where_it_is() -> None:
    step = rate(None, Rating.GOOD, Moment(MORNING), Model())
    busy = Load({step.due_on: 99}, share_of=lambda _: 0.0)
    assert busy.placed(step, CARD, (), 36_500) is step


def test_a_card_that_moves_is_counted_where_it_went_and_no_longer_where_it_was() -> None:
    monday, tuesday = TODAY, TODAY + timedelta(1)
    before = Load({monday: 2}, {FAMILY: (monday, monday)})
    after = before.moved(FAMILY, monday, tuesday)
    assert [after.cards_on(day) for day in (monday, tuesday)] == [1, 1]
    assert [before.cards_on(day) for day in (monday, tuesday)] == [2, 0]
    assert after.regrouped == {FAMILY: (monday, tuesday)}
    gone = after.moved(FAMILY, tuesday, None)
    assert (gone.cards_on(tuesday), gone.regrouped) == (0, {FAMILY: (monday,)})


def test_a_card_is_no_sibling_of_its_own() -> None:
    monday, tuesday = TODAY, TODAY + timedelta(1)
    load = Load(families={FAMILY: (monday, tuesday, monday)})
    assert load.siblings(FAMILY, monday) == (tuesday, monday)
    assert load.siblings(FAMILY, None) == (monday, tuesday, monday)
    assert load.siblings("another", monday) == ()


def test_a_move_keeps_what_is_shared_and_copies_what_changed() -> None:
    days = {TODAY + timedelta(number): 1 for number in range(1000)}
    before = Load(days, {FAMILY: (TODAY,)})
    after = before.moved("another", TODAY, TODAY + timedelta(1))
    assert after.cards is before.cards
    assert after.regrouped is before.regrouped
    assert len(after.changes) == 2


def days_of_all(load: Load) -> dict[object, list[date]]:
    return {
        family: sorted(load.siblings(family, None)) for family in {*load.families, *load.regrouped}
    }


@given(loads(), st.lists(st.tuples(st.sampled_from([FAMILY, "none"]), DAYS, DAYS), max_size=6))
def test_a_load_that_settles_is_the_same_load(
    load: Load, moves: list[tuple[str, date, date]]
) -> None:
    settled = load
    for family, before, after in moves:
        load, settled = load.moved(family, before, after), settled.moved(family, before, after)
        settled = settled.settled()
        assert (settled.changes, settled.regrouped) == ({}, {})
    days = {*load.cards, *load.changes, *settled.cards}
    assert {day: load.cards_on(day) for day in days} == {day: settled.cards_on(day) for day in days}
    assert days_of_all(load) == days_of_all(settled)
