"""Does a truing come back from its JSON as it was, and is nonsense refused?"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzer.memory.chance import UNTRUED, TopicEffect, Truing

NUMBERS = st.floats(-100, 100)
ABOVE_0 = st.floats(1e-6, 1e6)
THREE = st.tuples(NUMBERS, NUMBERS, NUMBERS)
COVARIANCES = st.tuples(ABOVE_0, ABOVE_0, ABOVE_0).map(
    lambda d: ((d[0], 0.0, 0.0), (0.0, d[1], 0.0), (0.0, 0.0, d[2]))
)
EFFECTS = st.builds(TopicEffect, theta=NUMBERS, shared=THREE, precision=ABOVE_0)
TRUINGS = st.builds(
    Truing,
    shared=THREE,
    covariance=COVARIANCES,
    topic_variance=ABOVE_0,
    scatter=st.floats(0, 1),
    topics=st.dictionaries(st.text(max_size=8), EFFECTS, max_size=4),
    answers=st.integers(0, 10**6),
)


@given(TRUINGS)
def test_a_truing_comes_back_from_its_json(truing: Truing) -> None:
    assert Truing.from_json(truing.to_json()) == truing


def test_the_order_of_topics_leaves_no_trace_in_the_json() -> None:
    effects = [("b", TopicEffect(0.1, (1.0, 2.0, 3.0), 4.0)), ("a", TopicEffect(0, (0, 0, 0), 1))]
    one, other = (
        Truing(UNTRUED.shared, UNTRUED.covariance, 0.1, 0.1, dict(order))
        for order in (effects, effects[::-1])
    )
    assert one.to_json() == other.to_json()


@given(TRUINGS, st.floats(0, 1), st.none() | st.floats(1e-6, 1e6), st.text(max_size=8))
def test_a_chance_is_never_certain(
    truing: Truing, recall: float, stability: float | None, topic: str
) -> None:
    assert 0 < truing.probability(recall, topic, stability) < 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "truing0"},
        {"shared": [0.0, 1.0]},
        {"shared": [0.0, 1.0, float("nan")]},
        {"shared": "abc"},
        {"shared": None},
        {"covariance": [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]},
        {"covariance": [[-1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]},
        {"covariance": [[1.0, 2.0, 0.0], [2.0, 1.0, 0.0], [0.0, 0.0, 1.0]]},
        {"covariance": [[1.0, 0.5, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]},
        {"topic_variance": 0},
        {"topic_variance": float("inf")},
        {"topic_variance": 10**400},
        {"scatter": 1.5},
        {"topics": []},
        {"topics": {"a": [0.0, 1.0, 1.0, 1.0, 0.0]}},
        {"topics": {"a": [0.0, 1.0]}},
        {"answers": -1},
    ],
)
def test_what_is_no_truing_is_refused(wrong: dict[str, Any]) -> None:
    spec = json.loads(UNTRUED.to_json())
    with pytest.raises(ValueError):  # noqa: PT011 - any of many sentences
        Truing.from_json(json.dumps(spec | wrong))


@pytest.mark.parametrize(
    "text", ["", "null", "[]", "3", "{}", '{"kind": "truing1"}', "[" * 100_000]
)
def test_a_text_that_is_no_truing_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any of many sentences
        Truing.from_json(text)
