"""Which models can there be, and does an id name exactly one of them?"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import RFC_4122

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.build import MORNING
from support.examples import examples

from quizzer.memory.forgetting import DECAY, days_until, retrievability
from quizzer.memory.identity import new_id
from quizzer.memory.model import PARAMETERS, Model, Rating
from quizzer.memory.moment import Moment
from quizzer.memory.scheduling import rate

MINUTES = st.integers(1, 600).map(lambda minutes: timedelta(minutes=minutes))
STEPS = st.lists(MINUTES, max_size=4).map(tuple)
MODELS = st.builds(
    Model,
    parameters=st.lists(st.floats(0.01, 8.3), min_size=21, max_size=21).map(tuple),
    desired_retention=st.floats(0.70, 0.99),
    learning_steps=STEPS,
    relearning_steps=STEPS,
    maximum_interval=st.integers(1, 36_500),
)


def test_the_default_model_s_id_is_for_ever() -> None:
    # Every review in every log names it; another literal here would orphan them.
    assert Model().id == "fsrs6-7aa955f54b2a37b4"


@pytest.mark.parametrize(
    "other",
    [
        {"desired_retention": 0.91},
        {"maximum_interval": 365},
        {"learning_steps": (timedelta(minutes=1),)},
        {"relearning_steps": ()},
        {"learning_steps": (timedelta(seconds=90), timedelta(minutes=10))},
        {"parameters": (*PARAMETERS[:20], 0.15420000000000003)},
    ],
)
def test_a_model_that_differs_in_anything_has_another_id(other: dict[str, Any]) -> None:
    assert replace(Model(), **other).id != Model().id


@given(MODELS)
def test_a_model_comes_back_from_json_to_the_last_digit(model: Model) -> None:
    back = Model.from_json(model.to_json())
    assert back == model
    assert back.id == model.id


@pytest.mark.parametrize(
    "wrong",
    [
        {"desired_retention": 0.69},
        {"desired_retention": 0.991},
        {"desired_retention": float("nan")},
        {"maximum_interval": 0},
        {"maximum_interval": 36_501},
        {"parameters": PARAMETERS[:19]},
        {"parameters": ()},
    ],
)
def test_a_model_out_of_range_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"lies between|has 21 weights"):
        replace(Model(), **wrong)


@pytest.mark.parametrize("retention", [0.70, 0.99])
def test_the_ends_of_the_range_are_within_it(retention: float) -> None:
    assert Model(desired_retention=retention).desired_retention == retention


def test_another_kind_of_model_is_not_taken_for_ours() -> None:
    spec = json.loads(Model().to_json()) | {"kind": "fsrs7"}
    with pytest.raises(ValueError, match="unknown memory model 'fsrs7'"):
        Model.from_json(json.dumps(spec))


def test_the_longest_interval_holds() -> None:
    model = Model(maximum_interval=3)
    memory = rate(None, Rating.EASY, Moment(MORNING), model)
    assert (memory.due_on - memory.reviewed_on).days == 3


@pytest.mark.parametrize("stability", [0.001, 1.0, 53.6, 36_500.0])
def test_stability_is_the_days_after_which_recall_is_nine_in_ten(stability: float) -> None:
    assert retrievability(stability, stability) == pytest.approx(0.9, rel=1e-12)


@given(st.floats(0.1, 0.999), st.floats(0.01, 1000), st.floats(0.1, 0.8))
def test_days_until_is_the_inverse_of_retrievability(
    retention: float, stability: float, decay: float
) -> None:
    days = days_until(retention, stability, decay)
    assert retrievability(days, stability, decay) == pytest.approx(retention, rel=1e-9)


@given(st.floats(0, 10_000), st.floats(0.001, 10_000), st.floats(0.001, 1000))
def test_recall_falls_with_time_and_stays_a_probability(
    days: float, stability: float, more: float
) -> None:
    earlier, later = retrievability(days, stability), retrievability(days + more, stability)
    assert 0 < later < earlier <= 1 or later == earlier


def test_before_the_review_recall_is_certain_not_more() -> None:
    assert retrievability(-3, 1.0, DECAY) == 1.0


INSTANTS = st.datetimes(datetime(1970, 1, 1), datetime(5000, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@settings(max_examples=examples(200))
@given(INSTANTS)
def test_an_id_is_a_uuid_of_version_7_that_holds_its_millisecond(at: datetime) -> None:
    made = new_id(at)
    assert (made.version, made.variant) == (7, RFC_4122)
    milliseconds = (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    assert made.int >> 80 == milliseconds


@settings(max_examples=examples(200))
@given(INSTANTS, st.integers(1, 10**9))
def test_ids_sort_by_time_as_numbers_and_as_bytes(at: datetime, milliseconds: int) -> None:
    first, second = new_id(at), new_id(at + timedelta(milliseconds=milliseconds))
    assert first < second
    assert first.bytes < second.bytes


def test_ids_of_one_instant_differ() -> None:
    assert len({new_id(MORNING) for _ in range(1000)}) == 1000
