"""Does the range of a score hold it, and narrow as more becomes known?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from quizzer.memory.bulk import Reals
from quizzer.memory.chance import Truing
from quizzer.memory.mastery import UNTRUED
from quizzer.memory.truing import Evidence, fit
from quizzer.study.forecast import Estimate
from quizzer.study.morning import Morning, chances, estimate, mean_of, moved

TOPICS = ("case/model", "case/pricing")


def morning(recall: Reals, stability: float = 10.0, left: float = 1.0) -> Morning:
    cards = len(recall)
    return Morning(
        TOPICS, np.arange(cards) % 2, np.ones(cards), recall, np.full(cards, stability), 1.0, left
    )


def trued(answers: int, right: float = 0.9) -> Truing:
    """What so many answers teach, of which this share was right where FSRS said 0.9."""
    number = np.arange(answers)
    return fit(
        Evidence(
            recall=np.full(answers, 0.9),
            right=number * 37 % 100 < 100 * right,
            topic=number % 2,
            card=number,
            topics=TOPICS,
            stability=np.full(answers, 10.0),
        )
    )


def width(said: Estimate) -> float:
    return said.high - said.low


@settings(max_examples=examples(150))
@given(
    recall=st.lists(st.one_of(st.just(0.0), st.floats(1e-9, 1)), min_size=1, max_size=30),
    stability=st.floats(0.001, 36500),
    left=st.floats(0, 1),
    spread=st.floats(0, 0.5),
    most=st.booleans(),
)
def test_the_range_holds_the_score_within_0_and_what_can_be_reached(
    recall: list[float], stability: float, left: float, spread: float, *, most: bool
) -> None:
    recalls = np.array(recall)
    given = replace(morning(recalls, stability, left), spread=spread)
    if most:
        given = replace(given, most=float((recalls > 0).mean()))
    said = estimate(given, UNTRUED)

    assert 0 <= said.low <= said.score <= said.high <= given.most
    assert said.score == pytest.approx(mean_of(given.weights, chances(given, UNTRUED)))


def test_an_unseen_card_brings_nothing() -> None:
    assert chances(morning(np.array([0.0, 0.9])), UNTRUED)[0] == 0
    assert estimate(morning(np.zeros(3)), UNTRUED) == Estimate(0, 0, 0)


def test_the_range_narrows_with_answers() -> None:
    given = morning(np.full(60, 0.9))
    widths = [width(estimate(given, trued(answers))) for answers in (0, 50, 500)]

    assert widths == sorted(set(widths), reverse=True)
    assert widths[2] < widths[0] / 1.5


def test_the_range_narrows_and_the_promise_rises_as_less_is_left_to_be_learnt() -> None:
    said = [estimate(morning(np.full(60, 0.95), left=left), UNTRUED) for left in (1, 0.5, 0)]

    assert width(said[0]) > width(said[1]) > width(said[2])
    assert said[0].score < said[1].score < said[2].score


def test_near_the_top_there_is_more_to_lose_than_to_gain() -> None:
    said = estimate(morning(np.full(60, 0.97)), UNTRUED)

    assert said.score < 0.97
    assert said.score - said.low > 1.5 * (said.high - said.score)
    assert estimate(morning(np.full(60, 0.97)), trued(0)).high < 1


def test_a_learner_who_answers_worse_is_promised_less() -> None:
    given = morning(np.full(60, 0.9))

    worse, better = (estimate(given, trued(300, right)).score for right in (0.75, 0.97))

    assert worse < 0.85 < better


def test_a_truing_by_stability_tells_cards_of_the_same_recall_apart() -> None:
    given = replace(UNTRUED, shared=(0.0, 1.0, 0.3))
    recall = np.full(10, 0.9)
    young, usual, old = (chances(morning(recall, s), given)[0] for s in (2.0, 10.0, 60.0))

    assert young < usual < old


def test_weights_count_by_their_proportions() -> None:
    given = morning(np.array([0.99, 0.5, 0.8]))
    weighted = replace(given, weights=np.array([3.0, 1.0, 0.0]))
    tenfold = replace(weighted, weights=10 * weighted.weights)

    assert estimate(weighted, UNTRUED).score > estimate(given, UNTRUED).score
    assert estimate(tenfold, UNTRUED).low == pytest.approx(estimate(weighted, UNTRUED).low)


@settings(max_examples=examples(150))
@given(ends=st.lists(st.floats(0, 1), min_size=3, max_size=3).map(sorted), gain=st.floats(-1, 2))
def test_an_estimate_moves_up_within_1_and_stays_in_order(ends: list[float], gain: float) -> None:
    low, score, high = ends
    before = Estimate(score, low, high)
    after = moved(before, gain)

    assert after.low <= after.score <= after.high <= 1
    assert after.low >= before.low
    assert after.score >= before.score
    assert after.high >= before.high
    assert after == before or gain > 0
