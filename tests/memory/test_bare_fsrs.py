"""Is our scheduling the `fsrs` package's, wherever the two count days alike?"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

import fsrs
import pytest
from support.build import MORNING

from quizzer.memory.model import Model, Rating
from quizzer.memory.moment import Moment
from quizzer.memory.scheduling import Memory, rate

HISTORIES = 1000
EXACTLY = 1e-12

State = tuple[float, float, float, int]
"""Stability, difficulty, seconds until it is due, step."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A rating, some whole days or, on the same day, some minutes after the one before."""

    rating: int
    days: int
    minutes: int


def random_history(number: int) -> list[Answer]:
    chance = random.Random(number)
    answers = []
    for _ in range(chance.randint(1, 12)):
        days = chance.choice([0, 0, 1, 1, 2, 3, 8, 21, 60, 400])
        minutes = 0 if days else chance.choice([0, 1, 5, 10, 30])
        answers.append(Answer(chance.choice([1, 2, 3, 3, 3, 4]), days, minutes))
    return answers


def ours(history: list[Answer], model: Model, at: datetime = MORNING) -> list[State]:
    memory: Memory | None = None
    states: list[State] = []
    for answer in history:
        at += timedelta(days=answer.days, minutes=answer.minutes)
        memory = rate(memory, Rating(answer.rating), Moment(at), model)
        wait = memory.due_at - at if memory.due_at else memory.due_on - memory.reviewed_on
        step = -1 if memory.step is None else memory.step
        states.append((memory.stability, memory.difficulty, wait.total_seconds(), step))
    return states


def theirs(history: list[Answer], model: Model, at: datetime = MORNING) -> list[State]:
    scheduler = fsrs.Scheduler(
        parameters=model.parameters,
        desired_retention=model.desired_retention,
        learning_steps=model.learning_steps,
        relearning_steps=model.relearning_steps,
        maximum_interval=model.maximum_interval,
        enable_fuzzing=False,
    )
    card = fsrs.Card(card_id=1, due=at)
    states: list[State] = []
    for answer in history:
        at += timedelta(days=answer.days, minutes=answer.minutes)
        card, _ = scheduler.review_card(card, fsrs.Rating(answer.rating), at)
        assert card.stability is not None
        assert card.difficulty is not None
        step = -1 if card.step is None else card.step
        states.append((card.stability, card.difficulty, (card.due - at).total_seconds(), step))
    return states


@pytest.mark.parametrize(
    "model",
    [
        Model(desired_retention=0.97, maximum_interval=30),
        Model(learning_steps=(), relearning_steps=()),
        Model(learning_steps=(timedelta(minutes=5),) * 3),
    ],
    ids=["high retention, capped", "no steps", "three steps"],
)
def test_random_histories_agree_with_other_settings_too(model: Model) -> None:
    for number in range(HISTORIES // 4):
        history = random_history(number)
        for mine, bare in zip(ours(history, model), theirs(history, model), strict=True):
            assert mine == pytest.approx(bare, rel=EXACTLY, abs=0), (number, history)


@pytest.mark.slow
def test_a_thousand_random_histories_agree_when_gaps_are_whole_days() -> None:
    for number in range(HISTORIES):
        history = random_history(number)
        for mine, bare in zip(ours(history, Model()), theirs(history, Model()), strict=True):
            assert mine == pytest.approx(bare, rel=EXACTLY, abs=0), (number, history)


def test_the_histories_hold_repeats_on_one_day_and_lapses() -> None:
    histories = [random_history(number) for number in range(HISTORIES)]
    repeats = sum(1 for history in histories for answer in history[1:] if not answer.days)
    lapses = sum(1 for history in histories for answer in history[1:] if answer.rating == 1)
    assert min(repeats, lapses) > HISTORIES // 2


def test_across_a_night_of_less_than_24_hours_only_the_package_sees_no_day_pass() -> None:
    evening = MORNING.replace(hour=23)
    history = [Answer(4, 0, 0), Answer(3, 0, 6 * 60)]
    in_one_day = theirs(history, Model())[-1]
    assert theirs(history, Model(), evening)[-1] == in_one_day
    assert ours(history, Model(), evening)[-1][0] > in_one_day[0]
