"""Does the fit find what answers come from, and does it hold its peace where they cannot say?"""

from __future__ import annotations

import time
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.examples import examples

from quizzer.memory.bulk import Reals
from quizzer.memory.chance import UNTRUED, Truing
from quizzer.memory.mastery import Known, mastery
from quizzer.memory.truing import Evidence, fit

TOPICS = 5


def names(count: int) -> tuple[str, ...]:
    return tuple(f"deck/t{number}" for number in range(count))


def evidence(
    answers: int,
    seed: int = 1,
    *,
    shared: tuple[float, float, float] = (0.0, 1.0, 0.0),
    theta: Reals | None = None,
    alike: float = 0.0,
    repeats: int = 1,
) -> Evidence:
    """Answers that come from a known truing; `alike` is how far cards differ, in logits."""
    rng = np.random.default_rng(seed)
    theta = np.zeros(TOPICS) if theta is None else theta
    recall, stability = rng.uniform(0.4, 0.99, answers), np.exp(rng.normal(2.3, 1.0, answers))
    card = np.arange(answers) // repeats
    topic = card % len(theta)
    logit = shared[0] + shared[1] * np.log(recall / (1 - recall)) + theta[topic]
    logit += shared[2] * np.log(stability / 10) + alike * rng.normal(size=answers)[card]
    right = rng.random(answers) < 1 / (1 + np.exp(-logit))
    return Evidence(recall, right, topic, card, names(len(theta)), stability)


def answered(found: Evidence, right: Reals) -> Evidence:
    """The same questions, answered otherwise."""
    return Evidence(found.recall, right > 0, found.topic, found.card, found.topics, found.stability)


def cards(topic: int = 0) -> list[Known]:
    """So many that their own scatter hardly matters."""
    recalls = np.linspace(0.6, 0.95, 100).tolist()
    return [Known(recall, f"deck/t{topic}", stability=12.0) for recall in recalls]


def test_a_large_sample_gives_back_what_it_came_from() -> None:
    theta = np.array([-1.0, -0.3, 0.0, 0.4, 0.9])
    found = fit(evidence(60_000, shared=(-0.4, 1.3, 0.2), theta=theta))
    assert found.shared[1:] == pytest.approx((1.3, 0.2), abs=0.06)
    fitted = [found.shared[0] + found.topics[name].theta for name in names(TOPICS)]
    assert fitted == pytest.approx((theta - 0.4).tolist(), abs=0.1)
    assert found.topic_variance == pytest.approx(theta.var(), rel=0.7)
    assert found.answers == 60_000


def test_cards_that_differ_are_seen_to() -> None:
    same, differ = (fit(evidence(6000, alike=a, repeats=6)).scatter for a in (0.0, 1.5))
    assert same < 0.02
    assert differ > 0.1


def test_answers_to_one_card_say_less_than_as_many_to_different_cards() -> None:
    once, often = (
        fit(evidence(2000, alike=1.5, repeats=repeats)).covariance[1][1] for repeats in (1, 40)
    )
    assert often > 2 * once


def test_more_answers_narrow_the_interval() -> None:
    margins = [mastery(cards(), fit(evidence(n))).margin for n in (0, 100, 1000, 10_000)]
    assert margins == sorted(margins, reverse=True)
    assert margins[0] > 4 * margins[-1]


def test_topics_that_are_alike_are_drawn_together_and_others_stand_apart() -> None:
    apart = np.array([-1.5, -0.7, 0.0, 0.7, 1.5])
    alike, differing = (fit(evidence(2000, theta=t)) for t in (np.zeros(TOPICS), apart))
    assert alike.topic_variance < UNTRUED.topic_variance < differing.topic_variance
    assert max(abs(effect.theta) for effect in alike.topics.values()) < 0.3


def test_a_topic_without_answers_is_as_unsure_as_topics_differ() -> None:
    found = fit(evidence(2000))
    tried, untried = mastery(cards(0), found), mastery(cards(TOPICS), found)
    assert untried.margin > 1.3 * tried.margin
    assert f"deck/t{TOPICS}" not in found.topics


@pytest.mark.slow
def test_the_interval_holds_as_often_as_it_says() -> None:
    """Learners from the prior itself, so nothing but the arithmetic can fail."""
    rng = np.random.default_rng(7)
    held = 0
    for learner in range(200):
        shared = rng.multivariate_normal(UNTRUED.shared, np.array(UNTRUED.covariance))
        theta = rng.normal(0, UNTRUED.topic_variance**0.5, TOPICS)
        a, b, c = shared.tolist()
        truth = Truing((a + float(theta[0]), b, c), UNTRUED.covariance, 1.0, 0.0)
        found = fit(evidence(300, learner, shared=(a, b, c), theta=theta))
        known = mastery(cards(), found)
        held += known.low <= mastery(cards(), truth).score <= known.high
    assert 0.86 <= held / 200 <= 0.96


@settings(max_examples=examples(60))
@given(
    st.integers(0, 60),
    st.integers(1, 8),
    st.integers(0, 2**32 - 1),
    st.sampled_from(["chance", "all right", "all wrong", "by recall", "by topic"]),
)
@example(answers=57, topics=1, seed=83363, pattern="all right")  # τ² creeps
@example(answers=13, topics=1, seed=14002, pattern="all wrong")  # and for long
def test_a_few_answers_whatever_they_are_give_a_truing_of_sound_numbers(
    answers: int, topics: int, seed: int, pattern: str
) -> None:
    given_ = evidence(answers, seed, theta=np.zeros(topics))
    patterns = {
        "chance": given_.right,
        "all right": np.ones(answers),
        "all wrong": np.zeros(answers),
        "by recall": given_.recall > 0.8,
        "by topic": given_.topic > topics / 2,
    }
    found = fit(answered(given_, np.asarray(patterns[pattern], np.float64)))
    known = mastery([*cards(0), *cards(topics)], found)
    assert 0 < known.low < known.score < known.high < 1
    assert found.answers == answers


@settings(max_examples=examples(20))
@given(st.integers(0, 2**32 - 1))
def test_the_order_of_answers_does_not_matter(seed: int) -> None:
    given_ = evidence(200, repeats=3)
    order = np.random.default_rng(seed).permutation(200)
    stability = given_.stability
    assert stability is not None
    moved = Evidence(
        given_.recall[order], given_.right[order], given_.topic[order], given_.card[order],
        given_.topics, stability[order],
    )  # fmt: skip
    one, other = mastery(cards(), fit(given_)), mastery(cards(), fit(moved))
    assert (one.score, one.margin) == pytest.approx((other.score, other.margin), rel=1e-9)


@pytest.mark.parametrize("right", [0.0, 1.0])
def test_a_learner_who_is_never_or_always_wrong_is_believed_in_time(right: float) -> None:
    few, many = (
        mastery(cards(), fit(answered(evidence(n), np.full(n, right)))).score for n in (3, 3000)
    )
    assert abs(many - right) < 0.02
    assert abs(few - right) > 0.05


def test_no_answer_leaves_the_prior() -> None:
    assert fit(evidence(0)) is UNTRUED


def test_without_stabilities_nothing_is_learnt_of_them() -> None:
    given_ = evidence(500, shared=(0.0, 1.0, 0.5))
    bare = fit(Evidence(given_.recall, given_.right, given_.topic, given_.card, given_.topics))
    assert bare.shared[2] == UNTRUED.shared[2]
    assert bare.covariance[2] == pytest.approx(UNTRUED.covariance[2])


def test_a_fit_survives_its_json() -> None:
    found = fit(evidence(500, repeats=3))
    assert Truing.from_json(found.to_json()) == found


@pytest.mark.slow
@pytest.mark.parametrize("topics", [1, 10, 500])
def test_a_hundred_thousand_answers_take_no_second(topics: int) -> None:
    given_ = evidence(100_000, theta=np.zeros(topics), repeats=8)
    begins = time.process_time()
    assert fit(given_).answers == 100_000
    assert time.process_time() - begins < 5  # 0.3 s; five leaves room for a busy machine


def test_few_answers_in_many_topics_still_settle() -> None:
    assert fit(evidence(1000, theta=np.zeros(500))).answers == 1000


@pytest.mark.parametrize(
    "wrong",
    [
        {"recall": np.array([0.5, np.nan])},
        {"recall": np.array([0.5, 1.1])},
        {"recall": np.array([0.5])},
        {"stability": np.array([1.0, 0.0])},
        {"stability": np.array([1.0])},
        {"topic": np.array([0, 1])},
        {"topic": np.array([-1, 0])},
    ],
)
def test_evidence_that_does_not_fit_together_is_refused(wrong: dict[str, Reals]) -> None:
    given_ = Evidence(
        np.array([0.5, 0.6]), np.array([True, False]), np.array([0, 0]), np.array([0, 1]), ("t",),
        np.array([1.0, 2.0]),
    )  # fmt: skip
    columns = {each.name: getattr(given_, each.name) for each in fields(given_)}
    with pytest.raises(ValueError, match=r"every|lies"):
        Evidence(**(columns | wrong))
