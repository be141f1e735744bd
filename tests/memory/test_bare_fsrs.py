"""Is our scheduling the `fsrs` package's, wherever the two count days alike?"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import timedelta

import fsrs
import pytest
from support.build import MORNING

from quizzer.memory.model import Model, Rating
from quizzer.memory.moment import Moment
from quizzer.memory.scheduling import Memory, rate

HISTORIES = 1000
EXACTLY = 1e-12


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


def ours(history: list[Answer], model: Model) -> list[tuple[float, ...]]:
    memory: Memory | None = None
    at, states = MORNING, []
    for answer in history:
        at += timedelta(days=answer.days, minutes=answer.minutes)
        memory = rate(memory, Rating(answer.rating), Moment(at), model)
        wait = memory.due_at - at if memory.due_at else memory.due_on - memory.reviewed_on
        step = -1 if memory.step is None else memory.step
        states.append((memory.stability, memory.difficulty, wait.total_seconds(), step))
    return states


def theirs(history: list[Answer], model: Model) -> list[tuple[float, ...]]:
    scheduler = fsrs.Scheduler(
        parameters=model.parameters,
        desired_retention=model.desired_retention,
        learning_steps=model.learning_steps,
        relearning_steps=model.relearning_steps,
        maximum_interval=model.maximum_interval,
        enable_fuzzing=False,
    )
    card, at, states = fsrs.Card(card_id=1, due=MORNING), MORNING, []
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
        Model(),
        Model(desired_retention=0.97, maximum_interval=30),
        Model(learning_steps=(), relearning_steps=()),
        Model(learning_steps=(timedelta(minutes=5),) * 3),
    ],
    ids=["default", "high retention, capped", "no steps", "three steps"],
)
def test_random_histories_agree_when_gaps_are_whole_days(model: Model) -> None:
    for number in range(HISTORIES // 4):
        history = random_history(number)
        for mine, bare in zip(ours(history, model), theirs(history, model), strict=True):
            assert mine == pytest.approx(bare, rel=EXACTLY, abs=0), (number, history)


def test_a_thousand_random_histories_agree_with_the_default_model() -> None:
    for number in range(HISTORIES):
        history = random_history(number)
        for mine, bare in zip(ours(history, Model()), theirs(history, Model()), strict=True):
            assert mine == pytest.approx(bare, rel=EXACTLY, abs=0), (number, history)


def test_the_histories_hold_repeats_on_one_day_and_lapses() -> None:
    histories = [random_history(number) for number in range(HISTORIES)]
    repeats = sum(1 for history in histories for answer in history[1:] if not answer.days)
    lapses = sum(1 for history in histories for answer in history[1:] if answer.rating == 1)
    assert min(repeats, lapses) > HISTORIES // 2


def test_across_midnight_the_two_differ() -> None:
    evening = MORNING.replace(hour=22)
    history = [Answer(3, 0, 0), Answer(3, 0, 10), Answer(3, 0, 7 * 60)]
    memory, at = None, evening
    for answer in history:
        at += timedelta(minutes=answer.minutes)
        memory = rate(memory, Rating(answer.rating), Moment(at), Model())
    assert memory is not None
    assert memory.reviewed_on == evening.date() + timedelta(days=1)
    same_day = ours(history, Model())[-1]
    assert memory.stability > same_day[0]
