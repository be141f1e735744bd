"""Is a session cut to the time that there is, the most gainful cards first?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from unittest.mock import Mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import cardbycard
from support.build import MORNING
from support.examples import examples
from support.limits import overdue
from support.shelves import asked, shelf_of, strengths_of
from support.studying import NOW, candidate, ids, remembered

from quizzer.memory import backlog as memory_backlog
from quizzer.memory.calendar import span_of
from quizzer.memory.model import Rating
from quizzer.memory.moment import Moment
from quizzer.store.database import Database
from quizzer.store.records import Candidate
from quizzer.study import budget
from quizzer.study.budget import Budget, Costs
from quizzer.study.duecounts import due_counts
from quizzer.study.models import Models
from quizzer.study.queue import Queue, ready
from quizzer.study.scope import EVERYTHING, Scope
from quizzer.study.settings import Settings

SECONDS = st.lists(st.floats(5, 40), min_size=1, max_size=15)


def queue_of(cards: Sequence[Candidate], scope: Scope = EVERYTHING) -> Queue:
    return ready(shelf_of(cards), NOW.day).queue(scope, 100)


def budgeted(seconds: float, costs: list[float], gains: list[float]) -> tuple[Budget, Queue]:
    """A budget, and a queue of one card for each of the costs and a new one."""
    prices = Costs(np.array([*costs, np.nan]), np.array([*gains, np.nan]))
    return Budget(seconds, prices, new_seconds=30.0), queue_of(pile(len(costs)))


def pile(count: int, new: int = 1) -> list[Candidate]:
    """Overdue cards, and new ones after them."""
    late = overdue(count)
    return [*late, *(candidate(f"n{number}", position=count + number) for number in range(new))]


@settings(max_examples=examples(200))
@given(SECONDS, st.data())
def test_the_time_is_never_exceeded_by_more_than_one_card(
    costs: list[float], data: st.DataObject
) -> None:
    seconds = data.draw(st.floats(0, sum(costs) * 1.2))
    gains = data.draw(st.lists(st.floats(0, 1), min_size=len(costs), max_size=len(costs)))
    limits, queue = budgeted(seconds, costs, gains)
    cut = limits.fitted(queue)
    reviews, left_out = cut.reviews.tolist(), cut.left_out.tolist()
    assert sum(costs[place] for place in reviews) <= seconds + max(costs)
    assert {*reviews, *left_out} == {*queue.reviews.tolist()}
    if left_out:
        assert not len(cut.new)
        rates = [gains[place] / costs[place] for place in (*reviews, *left_out)]
        assert rates == sorted(rates, reverse=True)
    else:
        assert reviews == queue.reviews.tolist()


@settings(max_examples=examples(200))
@given(SECONDS, st.data(), st.integers(0, 5), st.integers(0, 4))
def test_the_columns_are_cut_as_the_cards_are_one_by_one(
    costs: list[float], data: st.DataObject, new: int, extra_new: int
) -> None:
    seconds = data.draw(st.floats(0, sum(costs) * 1.5 + 150))
    gains = data.draw(st.lists(st.floats(0, 1), min_size=len(costs), max_size=len(costs)))
    cards = pile(len(costs), new)
    pairs = list(zip(costs, gains, strict=True))
    unknown = [np.nan] * new
    prices = Costs(np.array([*costs, *unknown]), np.array([*gains, *unknown]))
    limits = Budget(seconds, prices, new_seconds=30.0)
    expected = cardbycard.fitted(
        cardbycard.build(cards, EVERYTHING, NOW, 100),
        seconds,
        {card.key: pair for card, pair in zip(cards, pairs, strict=False)},
        new_seconds=30.0,
        extra_new=extra_new,
    )
    assert asked(cards, limits.fitted(queue_of(cards), extra_new)) == expected


def test_with_time_enough_the_order_stays_and_new_cards_come() -> None:
    limits, queue = budgeted(100, [20, 20], [0.1, 0.9])
    cut = limits.fitted(queue)
    assert cut.places.tolist() == queue.places.tolist()


def test_new_cards_are_cut_for_time_unless_they_were_asked_for() -> None:
    limits, queue = budgeted(100, [20], [0.1])
    queue = replace(queue, new=np.arange(1, 11))
    assert limits.fitted(queue).new.tolist() == [1, 2, 3]
    assert len(limits.fitted(queue, extra_new=5).new) == 5


def test_steps_are_finished_and_their_time_counted() -> None:
    limits, queue = budgeted(25, [20, 20], [0.9, 0.1])
    cut = replace(limits, step_seconds=10.0).fitted(replace(queue, steps=np.array([7])))
    assert cut.steps.tolist() == [7]
    assert (len(cut.reviews), len(cut.left_out)) == (1, 1)


def made(
    database: Database,
    set_to: Settings,
    *cards: Candidate,
    minutes: int | None = None,
    moment: Moment = NOW,
) -> Budget | None:
    models = Models(None, set_to)
    known = strengths_of(cards)
    return budget.budget(database, shelf_of(cards), lambda: known, models, moment, minutes=minutes)


def test_without_a_limit_there_is_no_budget(database: Database) -> None:
    assert made(database, Settings(), *overdue(5)) is None


def test_a_session_s_minutes_beat_the_day_s(database: Database) -> None:
    found = made(database, Settings(minutes_per_day=5), *overdue(5), minutes=7)
    assert found is not None
    assert found.seconds == 420


def test_an_easy_day_has_its_share_of_the_minutes(database: Database) -> None:
    monday = Settings(minutes_per_day=30, easy_days={0: 0.5})
    away = Settings(minutes_per_day=30, vacations=(span_of("2026-11-20..2026-11-30"),))
    for set_to, seconds in ((monday, 900), (away, 0)):
        found = made(database, set_to, *overdue(5))
        assert found is not None
        assert found.seconds == seconds


def test_where_nothing_could_be_cut_nothing_is_reckoned(database: Database) -> None:
    found = made(database, Settings(minutes_per_day=30), *overdue(5))
    assert found is not None
    assert found.costs is None


def backlog_of(database: Database, minutes: int, cards: int) -> budget.Backlog | None:
    waiting = overdue(cards)
    models = Models(None, Settings(minutes_per_day=minutes))
    today = made(database, models.settings, *waiting)
    return budget.backlog(
        database,
        shelf_of(waiting),
        lambda: strengths_of(waiting),
        today=today,
        models=models,
        moment=NOW,
    )


def test_a_backlog_says_how_much_waits_and_when_it_clears(database: Database) -> None:
    found = backlog_of(database, 5, 60)
    assert found is not None
    assert 20 < found.cards < 60
    assert found.clears_on is not None
    assert NOW.day < found.clears_on < NOW.day + timedelta(days=30)
    assert found.said == (
        f"{found.cards} more cards wait ({found.minutes} minutes); "
        f"at 5 minutes a day all is caught up on {found.clears_on}"
    )


def test_a_backlog_that_cannot_clear_says_what_would_do(database: Database) -> None:
    found = backlog_of(database, 1, 300)
    assert found is not None
    assert found.clears_on is None
    assert found.more_minutes is not None
    assert found.said.endswith(
        f"at 1 minute a day it is not caught up within four months, "
        f"{found.more_minutes} more would do"
    )


def test_when_it_clears_is_worked_out_again_only_where_it_has_changed(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_out = Mock(side_effect=memory_backlog.clears_on)
    monkeypatch.setattr(memory_backlog, "clears_on", worked_out)
    calls = []
    for minutes, cards in ((5, 160), (5, 159), (5, 160), (5, 120), (6, 120)):
        assert backlog_of(database, minutes, cards) is not None
        calls.append(worked_out.call_count)
    assert calls == [1, 1, 1, 2, 3]


def test_when_few_cards_clear_is_worked_out_each_time(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_out = Mock(side_effect=memory_backlog.clears_on)
    monkeypatch.setattr(memory_backlog, "clears_on", worked_out)
    few = backlog_of(database, 1, 20)
    assert few is not None
    assert few.cards < 50
    assert backlog_of(database, 1, 20) == few
    assert worked_out.call_count == 2


def test_what_fits_is_no_backlog(database: Database) -> None:
    assert backlog_of(database, 60, 60) is None


@pytest.mark.usefixtures("nothing_bundled")
def test_time_spent_today_is_taken_off(database: Database, tmp_path: Path) -> None:
    from support.build import review
    from support.stored import MODEL, shelve

    from quizzer.store import answers

    shelve(database)
    for elapsed_ms in (30_000, 3_600_000):  # the second one went for a walk
        answers.record(database, replace(review(), elapsed_ms=elapsed_ms), MODEL)
    answers.record(database, review(at=MORNING + timedelta(days=1)), MODEL)
    found = made(database, Settings(minutes_per_day=10), *overdue(3))
    assert found is not None
    assert found.seconds == 600 - 30 - 120
    tomorrow = Moment(MORNING + timedelta(days=3))
    fresh = made(database, Settings(minutes_per_day=10), moment=tomorrow)
    assert fresh is not None
    assert fresh.seconds == 600


def test_every_line_counts_what_fits_and_the_library_what_waits(database: Database) -> None:
    cards = [*overdue(20, topic="t"), *overdue(20, deck="other"), candidate("new", position=20)]
    limits = made(database, Settings(minutes_per_day=6), *cards)
    assert limits is not None
    counts = due_counts(ready(shelf_of(cards), NOW.day), 20, limits)
    for scope, count in counts.items():
        cut = limits.fitted(queue_of(cards, scope))
        assert count == (cut.due, len(cut.new), len(cut.left_out))
    everything = counts[EVERYTHING]
    assert (everything.due + everything.waiting, everything.new) == (40, 0)
    assert 0 < everything.waiting < 40


def test_a_step_that_a_flight_west_put_into_tomorrow_has_its_cost(database: Database) -> None:
    yesterday = Moment(MORNING - timedelta(days=1))
    cards = [candidate("step", remembered(Rating.GOOD), position=9), *overdue(5)]
    limits = made(database, Settings(minutes_per_day=1), *cards, moment=yesterday)
    assert limits is not None
    cut = asked(cards, limits.fitted(ready(shelf_of(cards), yesterday.day).queue(EVERYTHING, 20)))
    assert "step" in ids((*cut.reviews, *cut.left_out))


def test_new_cards_are_cut_to_the_day_s_minutes(database: Database) -> None:
    cards = pile(3, new=50)
    limits = made(database, Settings(minutes_per_day=5), *cards)
    assert limits is not None
    cut = limits.fitted(queue_of(cards))
    assert len(cut.reviews) == 3
    assert 5 < len(cut.new) < 20
