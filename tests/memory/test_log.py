"""Is memory nothing but a fold over the log, whatever the order in which reviews arrive?"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.build import MORNING, review
from support.examples import examples
from support.reviews import GUESSES

from quizzer.memory.log import Review, fold, moment_of, order, step
from quizzer.memory.log import given as given_by
from quizzer.memory.model import Model, Phase, Rating
from quizzer.memory.moment import Moment
from quizzer.memory.scheduling import Memory, outcomes, rate

MODEL = Model()
MODELS = {MODEL.id: MODEL}

Gap = tuple[Rating, int, float]
"""A rating, the minutes before it, and the chance that luck alone was right."""
GAPS = st.lists(
    st.tuples(st.sampled_from(Rating), st.integers(1, 60 * 24 * 40), GUESSES),
    min_size=1,
    max_size=12,
)
OFFSETS = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timedelta(minutes=15 * quarters))
INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def answered(gaps: list[Gap]) -> tuple[list[Review], list[Memory]]:
    """A log as a session writes it, and the memory after each review."""
    memory: Memory | None = None
    at, log, memories = MORNING, [], []
    for rating, minutes, guess in gaps:
        at += timedelta(minutes=minutes)
        memory = rate(memory, rating, Moment(at), MODEL, guess=guess)
        made = replace(review(rating=rating, at=at), guess=guess)
        log.append(given_by(made, memory))
        memories.append(memory)
    return log, memories


@given(GAPS, st.randoms(use_true_random=False))
def test_replaying_the_log_in_any_order_gives_the_memory_to_the_last_digit(
    gaps: list[Gap], chance: random.Random
) -> None:
    log, memories = answered(gaps)
    chance.shuffle(log)
    assert fold(log, MODELS) == memories[-1]


@settings(max_examples=examples(50))
@given(GAPS)
def test_undoing_the_last_review_is_the_fold_without_its_row(
    gaps: list[Gap],
) -> None:
    log, memories = answered(gaps)
    assert fold(log[:-1], MODELS) == (memories[-2] if len(memories) > 1 else None)


@settings(max_examples=examples(50))
@given(GAPS, st.data())
def test_without_a_row_in_the_middle_the_fold_is_that_of_the_others(
    gaps: list[Gap], data: st.DataObject
) -> None:
    log, _ = answered(gaps)
    gone = data.draw(st.integers(0, len(log) - 1))
    rest = log[:gone] + log[gone + 1 :]
    memory = fold(rest, MODELS)
    assert (memory.reviews if memory else 0) == len(rest)


def test_no_reviews_no_memory() -> None:
    assert fold([], MODELS) is None


def test_a_tie_is_broken_by_id_the_same_on_every_machine() -> None:
    one, other = review(), review(rating=Rating.AGAIN)
    assert sorted([one, other], key=order) == sorted([other, one], key=order)
    assert fold([one, other], MODELS) == fold([other, one], MODELS)


def test_each_review_is_replayed_by_the_model_that_it_names() -> None:
    slow, fast = Model(desired_retention=0.97), Model(desired_retention=0.8)
    models = {slow.id: slow, fast.id: fast}
    first = review(rating=Rating.EASY, model=slow)
    memory = rate(None, Rating.EASY, Moment(MORNING), slow)
    later = MORNING + timedelta(days=5)
    expected = rate(memory, Rating.GOOD, Moment(later), fast)
    second = given_by(review(at=later, model=fast), expected)
    folded = fold([given_by(first, memory), second], models)
    assert folded == expected


def test_the_due_date_that_was_given_stands_even_if_the_model_would_give_another() -> None:
    moved = replace(review(rating=Rating.EASY), due_on=MORNING.date() + timedelta(days=99))
    memory = step(None, moved, MODEL)
    assert memory.due_on == moved.due_on


@settings(max_examples=examples(200))
@given(INSTANTS, OFFSETS, st.integers(0, 23))
def test_the_moment_of_a_review_is_on_the_study_day_that_was_logged(
    at: datetime, offset: timedelta, starts: int
) -> None:
    moment = Moment(at, offset, timedelta(hours=starts))
    logged = replace(review(at=at), offset=offset, day=moment.day)
    assert moment_of(logged).day == moment.day
    assert (moment_of(logged).at, moment_of(logged).offset) == (at, offset)


def test_a_lapse_is_counted_once_and_only_from_review() -> None:
    ratings = [(Rating.EASY, 1, 0.0), (Rating.AGAIN, 60 * 24 * 9, 0.0), (Rating.AGAIN, 5, 0.0)]
    log, memories = answered(ratings)
    assert [memory.lapses for memory in memories] == [0, 1, 1]
    assert [memory.phase for memory in memories] == [
        Phase.REVIEW,
        Phase.RELEARNING,
        Phase.RELEARNING,
    ]
    assert len(log) == memories[-1].reviews == 3


@settings(max_examples=examples(50))
@given(GAPS, GUESSES)
def test_better_ratings_are_never_due_earlier(gaps: list[Gap], guess: float) -> None:
    _, memories = answered(gaps)
    moment = Moment(memories[-1].reviewed_at + timedelta(days=3))
    given = outcomes(memories[-1], moment, MODEL, guess=guess)
    stabilities = [memory.stability for memory in given.values()]
    assert stabilities == sorted(stabilities)


@pytest.mark.parametrize(
    ("waited", "is_due"),
    [({"minutes": 9}, False), ({"minutes": 10}, True), ({"days": 1}, True)],
)
def test_a_step_is_due_at_its_minute_or_on_a_later_day(
    waited: dict[str, float],
    is_due: bool,  # noqa: FBT001 - a row of the table
) -> None:
    memory = rate(None, Rating.GOOD, Moment(MORNING), MODEL)
    assert memory.is_due(Moment(MORNING + timedelta(**waited))) is is_due


def test_a_review_is_due_from_the_first_minute_of_its_study_day() -> None:
    memory = rate(None, Rating.EASY, Moment(MORNING), MODEL)
    due = datetime.combine(memory.due_on, datetime.min.time(), UTC) + timedelta(hours=4)
    assert not memory.is_due(Moment(due - timedelta(seconds=1)))
    assert memory.is_due(Moment(due))
