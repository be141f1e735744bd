"""Is mastery an honest share, its interval within bounds, and an exam's range wider than that?"""

from __future__ import annotations

import math
import random
from dataclasses import replace
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from quizzer.memory.chance import UNTRUED, TopicEffect, Truing
from quizzer.memory.mastery import Known, Mastery, expected_score, mastery

TOPICS = ("a/x", "a/y", "b")
SURE = Truing(
    shared=(0.0, 1.0, 0.0),
    covariance=((0.0, 0.0, 0.0),) * 3,
    topic_variance=1e-12,
    scatter=0.0,
)
"""A truing that leaves nothing unknown but the luck of the day."""

LEARNT = Truing(
    shared=(-0.3, 1.2, 0.1),
    covariance=((0.2, -0.05, 0.01), (-0.05, 0.02, 0.0), (0.01, 0.0, 0.01)),
    topic_variance=0.3,
    scatter=0.1,
    topics={
        "a/x": TopicEffect(0.6, (20.0, 35.0, 2.0), 23.3),
        "a/y": TopicEffect(-1.1, (4.0, 7.0, -1.0), 7.3),
    },
    answers=240,
)
"""A truing as answers give one, with a topic that has none."""

KNOWN = st.builds(
    Known,
    recall=st.none() | st.floats(0, 1),
    topic=st.sampled_from(TOPICS),
    weight=st.floats(0.01, 100),
    reviews=st.integers(0, 50),
    stability=st.none() | st.floats(0.001, 36_500),
    guess=st.sampled_from([0.0, 0.0, 0.25, 0.5]),
)
CARDS = st.lists(KNOWN, max_size=30)
TRUINGS = st.sampled_from([UNTRUED, LEARNT, SURE])
SHARES = st.sampled_from([0.5, 0.8, 0.9, 0.99])


@settings(max_examples=examples(150))
@given(CARDS, TRUINGS)
def test_mastery_lies_within_its_interval_and_that_between_0_and_1(
    cards: list[Known], truing: Truing
) -> None:
    known = mastery(cards, truing)
    assert 0 <= known.low <= known.score <= known.high <= 1
    assert known.margin == pytest.approx((known.high - known.low) / 2, abs=1e-12)
    assert (known.cards, known.reviews) == (len(cards), sum(card.reviews for card in cards))
    assert known.seen == sum(card.recall is not None for card in cards)


@pytest.mark.parametrize(("recall", "chance"), [(None, 0.25), (0.5, 0.625), (0.8, 0.85)])
def test_what_is_not_recalled_may_still_be_guessed(recall: float | None, chance: float) -> None:
    card = Known(recall, "b", guess=0.25)
    assert mastery([card], SURE).score == pytest.approx(chance)
    assert mastery([replace(card, guess=0.0)], SURE).score == pytest.approx(recall or 0.0)


@given(CARDS, TRUINGS, SHARES, st.none() | st.integers(1, 40))
def test_an_exam_s_range_holds_its_mean_and_lies_between_0_and_1(
    cards: list[Known], truing: Truing, share: float, questions: int | None
) -> None:
    score = expected_score(cards, truing, questions, share)
    assert 0 <= score.low <= score.mean <= score.high <= 1
    assert score.mean == mastery(cards, truing).score


@given(CARDS, TRUINGS)
def test_an_exam_s_range_holds_mastery_s_interval(cards: list[Known], truing: Truing) -> None:
    known, score = mastery(cards, truing), expected_score(cards, truing)
    assert score.low <= known.low + 1e-12
    assert known.high <= score.high + 1e-12


@given(CARDS, TRUINGS, st.randoms(use_true_random=False), st.floats(0.01, 100))
def test_neither_the_order_of_cards_nor_the_unit_of_weights_matters(
    cards: list[Known], truing: Truing, luck: random.Random, factor: float
) -> None:
    moved = [replace(card, weight=card.weight * factor) for card in cards]
    luck.shuffle(moved)
    known, same = mastery(cards, truing), mastery(moved, truing)
    assert (same.low, same.score, same.high) == pytest.approx((known.low, known.score, known.high))


@given(CARDS.filter(lambda cards: any(card.recall for card in cards)), TRUINGS, KNOWN)
def test_an_unseen_card_lowers_mastery_in_proportion_to_its_weight(
    cards: list[Known], truing: Truing, card: Known
) -> None:
    unseen = replace(card, recall=None, guess=0.0)
    before, after = mastery(cards, truing), mastery([*cards, unseen], truing)
    weight = sum(card.weight for card in cards)
    assert after.score == pytest.approx(before.score * weight / (weight + unseen.weight))
    assert after.score < before.score


@given(st.floats(0.01, 0.995), st.none() | st.floats(0.001, 36_500))
def test_before_any_answer_the_chance_is_the_model_s_recall(
    recall: float, stability: float | None
) -> None:
    assert UNTRUED.probability(recall, "t", stability) == pytest.approx(recall)
    assert mastery([Known(recall, "t", stability=stability)]).score == pytest.approx(recall)


@given(st.floats(0.02, 0.98), st.floats(0.02, 0.98), st.sampled_from(TOPICS))
def test_the_chance_grows_with_the_model_s_recall(low: float, high: float, topic: str) -> None:
    low, high = sorted((low, high))
    assert LEARNT.probability(low, topic) <= LEARNT.probability(high, topic)


def test_nothing_to_know_is_nothing_known() -> None:
    assert mastery([]) == Mastery(0.0, 0.0, 0, 0, 0)
    assert mastery([Known(None, "t")] * 3) == Mastery(0.0, 0.0, 0, 3, 0)
    assert mastery([Known(0.9, "t", weight=0.0)]).score == 0.0


def test_a_weight_decides_how_much_a_card_counts() -> None:
    cards = [Known(0.9, "t", weight=3), Known(None, "t")]
    assert mastery(cards).score == pytest.approx(0.9 * 3 / 4)


def test_a_topic_s_effect_moves_its_own_cards_only() -> None:
    better, worse, untried = (LEARNT.probability(0.9, topic) for topic in TOPICS)
    assert worse < untried < better


def test_the_variance_is_that_of_the_whole_posterior() -> None:
    """A small case worked out the long way: the inverse of the precision, entry by entry."""
    truing = Truing(
        shared=(0.0, 1.0, 0.0),
        covariance=((0.5, 0.0, 0.0), (0.0, 0.0, 0.0), (0.0, 0.0, 0.0)),
        topic_variance=0.25,
        scatter=0.0,
        topics={"t": TopicEffect(0.0, (6.0, 0.0, 0.0), 10.0)},
    )
    # precision of (a, θ): [[1/0.5 + 6²/10, 6], [6, 10]], so that of a alone is 1/0.5
    precision = ((2 + 3.6, 6.0), (6.0, 10.0))
    determinant = precision[0][0] * precision[1][1] - 36.0
    of_sum = (precision[1][1] - 2 * 6.0 + precision[0][0]) / determinant
    assert truing.variance({"t": (1.0, 0.0, 0.0)}) == pytest.approx(of_sum)
    assert truing.variance({"new": (1.0, 0.0, 0.0)}) == pytest.approx(0.5 + 0.25)


def test_the_luck_of_an_exam_is_that_of_so_many_coins() -> None:
    score = expected_score([Known(0.5, "t")] * 400, SURE)
    reach = NormalDist().inv_cdf(0.95) * math.sqrt(0.25 / 400)
    assert score.high - score.mean == pytest.approx(reach + 1 / 800, rel=0.02)


def test_fewer_questions_leave_more_to_luck() -> None:
    cards = [Known(0.9 if number % 2 else None, "t") for number in range(100)]
    widths = [
        score.high - score.low
        for questions in (5, 20, 99, 100, None)
        for score in [expected_score(cards, SURE, questions)]
    ]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] > 2 * widths[-1]


def test_the_range_of_a_long_exam_still_holds_what_is_unknown_of_the_learner() -> None:
    cards = [Known(0.7, "t")] * 2000
    score, known = expected_score(cards, UNTRUED), mastery(cards, UNTRUED)
    assert score.high - score.low > 2 * known.margin > 0.2


def test_a_learner_whom_the_model_had_to_be_corrected_for_is_less_sure() -> None:
    cards = [Known(0.7, "t")] * 1000
    corrected = replace(SURE, shared=(1.0, 1.0, 0.0))
    assert mastery(cards, SURE).margin < 1e-6
    assert mastery(cards, corrected).margin > 0.02


def test_a_wider_share_is_a_wider_range() -> None:
    cards = [Known(0.8, "t")] * 50
    widths = [s.high - s.low for p in (0.5, 0.8, 0.95) for s in [expected_score(cards, share=p)]]
    assert widths == sorted(widths)


def test_single_cards_scatter_less_in_a_mean_of_many() -> None:
    scattered = replace(SURE, scatter=0.2)
    few, many = (mastery([Known(0.7, "t")] * cards, scattered).margin for cards in (10, 40))
    assert many == pytest.approx(few / 2, rel=0.05)


def test_what_is_unknown_of_the_learner_stays_however_many_cards_there_are() -> None:
    few, many = (mastery([Known(0.7, "t")] * cards, UNTRUED).margin for cards in (1000, 4000))
    assert many > 0.99 * few > 0.1


@pytest.mark.parametrize(
    ("questions", "share"), [(0, 0.9), (-1, 0.9), (5, 0.0), (5, 1.0), (None, math.nan)]
)
def test_an_exam_that_cannot_be_is_refused(questions: int | None, share: float) -> None:
    with pytest.raises(ValueError, match="at least one question"):
        expected_score([Known(0.5, "t")], UNTRUED, questions, share)
