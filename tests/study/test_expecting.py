"""Does a forecast say what follows from the planner's figures, and no more than it can know?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples
from support.situations import situation

from quizzer.memory.bulk import Reals
from quizzer.memory.exam import Exam
from quizzer.memory.exams.prices import Prices
from quizzer.memory.exams.situation import UNSEEN, Projection, Situation
from quizzer.memory.mastery import UNTRUED
from quizzer.study import expecting
from quizzer.study.expecting import Given
from quizzer.study.forecast import ExamForecast, Forecast, TopicForecast

TODAY = date(2026, 11, 23)
TOPICS = ("model", "pricing/cost", "pricing/margin", "history")
CARDS = 20
NO_PRICES = cast("Prices", SimpleNamespace(bound=0.9))


def projection(recall: Reals, spread: float = 0.0) -> Projection:
    """A plan that leaves every card with this recall, or the mean of runs that differ so much."""
    nothing = np.zeros(3)
    recalls = recall.reshape(CARDS, -1)
    mean = recalls.mean(axis=0)
    scores = np.stack([mean - spread, mean + spread])
    return Projection(nothing, nothing, nothing, scores, recalls, np.full(recalls.shape, 8.0))


def told(exam: Exam) -> Given:
    topics = tuple(("case", topic) for topic in TOPICS)
    return Given(
        (exam,), topics, np.arange(CARDS) % 4, {("case", "pricing"): "Pricing"}, UNTRUED, TODAY, 5
    )


def exam(goal: float = 0.9) -> Exam:
    return Exam("Final", TODAY + timedelta(days=8), 5, goal=goal)


Promise = Callable[..., Forecast]


@pytest.fixture
def promise(monkeypatch: pytest.MonkeyPatch) -> Promise:
    """A forecast from made-up figures: the plan's recall, and that with more minutes."""

    def made(
        recall: Reals,
        more: Reals | None = None,
        *,
        goal: float = 0.9,
        spread: float = 0.0,
        at: Situation | None = None,
    ) -> Forecast:
        usual = projection(recall, spread)
        better = usual if more is None else projection(more)
        monkeypatch.setattr(expecting, "with_minutes", lambda *given: better if given[2] else usual)
        monkeypatch.setattr(expecting, "minutes_needed", lambda *_, **__: 12.3)
        before = at or situation(CARDS, known=0.0)
        return expecting.forecast(told(exam(goal)), before, NO_PRICES, usual, lambda _: None)

    return made


def uneven(seed: int = 1) -> Reals:
    """Recalls of which each topic has its own kind, and a card that the plan leaves out."""
    recall: Reals = np.random.default_rng(seed).uniform(0.3, 0.99, CARDS)
    recall **= np.tile([1, 2, 3, 0.2], 5)
    recall[3] = 0.0
    return recall


def test_the_topics_shares_are_one_and_bring_what_the_exam_brings(promise: Promise) -> None:
    weights = np.tile([1.0, 2.0, 2.0, 0.5], 5)[:, None]
    (found,) = promise(uneven(), at=situation(CARDS, weights=weights)).exams

    assert [topic.title for topic in found.topics] == ["model", "Pricing", "history"]
    assert sum(topic.share for topic in found.topics) == pytest.approx(1)
    for score, name in ((found.expected.score, "expected"), (found.now.score, "now")):
        brought = sum(topic.share * getattr(topic, name) for topic in found.topics)
        assert brought == pytest.approx(score)


def test_only_the_proportions_of_weights_count(promise: Promise) -> None:
    at = situation(CARDS, weights=np.tile([1.0, 2.0, 2.0, 0.5], 5)[:, None])
    (plain,) = promise(uneven(), at=at).exams
    (tenfold,) = promise(uneven(), at=replace(at, weights=10 * at.weights)).exams

    assert tenfold.expected.score == pytest.approx(plain.expected.score)
    assert tenfold.expected.low == pytest.approx(plain.expected.low)
    assert tenfold.now.high == pytest.approx(plain.now.high)


def test_what_a_plan_adds_is_expected_above_what_is_kept_without_it(promise: Promise) -> None:
    at = situation(CARDS, known=0.5)
    kept = at.fsrs.recall(at.elapsed + 8, at.stability)
    gained = np.where(at.elapsed == UNSEEN, 0.9, np.maximum(kept, 0.9))
    (found,) = promise(gained, at=at).exams

    assert 0 < found.now.score < found.expected.score
    assert found.now.high <= found.seen / found.cards
    assert found.seen == int((at.elapsed != UNSEEN).sum())


def test_without_a_card_seen_nothing_is_known_now(promise: Promise) -> None:
    (found,) = promise(uneven()).exams

    assert (found.now.low, found.now.score, found.now.high) == (0, 0, 0)


def test_days_that_differ_by_luck_widen_the_range(promise: Promise) -> None:
    widths = [
        found.expected.high - found.expected.low
        for spread in (0.0, 0.1, 0.2)
        for found in promise(uneven(), spread=spread).exams
    ]

    assert widths == sorted(set(widths))


def test_the_range_narrows_as_more_of_the_score_is_made(promise: Promise) -> None:
    planned = np.full(CARDS, 0.95)
    widths = [
        found.expected.high - found.expected.low
        for known in (0.0, 0.5, 1.0)
        for found in promise(planned, at=situation(CARDS, known=known)).exams
    ]

    assert widths == sorted(set(widths), reverse=True)


@pytest.mark.parametrize("change", [-0.2, -0.01, 0.0, 0.01, 0.2, 1.0])
def test_more_minutes_never_promise_less_nor_more_than_everything(
    promise: Promise, change: float
) -> None:
    more = np.clip(uneven() + change, 0.0, 1.0)
    (found,) = promise(uneven(), more).exams
    said = found.with_more

    assert said.score >= found.expected.score
    assert (said.score > found.expected.score) == (change > 0)
    assert (said.low > found.expected.low + 1e-6) == (change > 0)
    assert found.expected.low <= said.low <= said.score <= said.high <= 1
    assert said.high >= found.expected.high


def test_minutes_are_needed_only_where_the_goal_is_missed(promise: Promise) -> None:
    (short,) = promise(np.full(CARDS, 0.8)).exams
    (enough,) = promise(np.full(CARDS, 0.8), goal=0.5).exams

    assert not short.is_feasible
    assert short.minutes_needed == 13
    assert enough.is_feasible
    assert enough.minutes_needed is None
    assert enough.drop == ()


def test_a_forecast_comes_back_from_json_as_it_was(promise: Promise) -> None:
    said = promise(uneven(), uneven() + 0.005, at=situation(CARDS, known=0.5), goal=0.7)

    assert Forecast.from_json(said.to_json()) == said


def topics(shares: list[float], expected: list[float]) -> list[TopicForecast]:
    total = sum(shares)
    return [
        TopicForecast("case", f"t{n}", f"Topic {n}", 1.0, share / total, 5, 0, 0.0, score)
        for n, (share, score) in enumerate(zip(shares, expected, strict=False))
    ]


def brought(rest: list[TopicForecast]) -> float:
    """The score of an exam of these topics alone."""
    return sum(topic.share * topic.expected for topic in rest) / sum(topic.share for topic in rest)


@settings(max_examples=examples(200))
@given(
    shares=st.lists(st.floats(0.05, 5), min_size=1, max_size=6),
    expected=st.lists(st.floats(0, 1), min_size=6, max_size=6),
    goal=st.floats(0.05, 1),
)
def test_without_the_topics_to_drop_the_rest_reaches_the_goal_and_with_one_of_them_it_does_not(
    shares: list[float], expected: list[float], goal: float
) -> None:
    every = topics(shares, expected)
    dropped = expecting._drop(every, goal, brought(every))
    rest = [topic for topic in every if topic.title not in dropped]

    assert len(dropped) <= 3
    assert rest
    if dropped:
        assert brought(rest) >= goal
        last = next(topic for topic in every if topic.title == dropped[-1])
        assert brought([*rest, last]) < goal + 0.005  # what rounds up to the goal reaches it
        assert last.expected <= min(topic.expected for topic in rest)


def test_topics_are_dropped_where_that_helps(promise: Promise) -> None:
    recall = np.tile([0.97, 0.97, 0.97, 0.2], 5)
    found: ExamForecast = promise(recall, goal=0.85).exams[0]

    assert found.drop == ("history",)
