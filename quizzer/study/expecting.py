"""Which score does a plan promise, what would more minutes bring, and what if it is too little?

The planner maximises recall as FSRS sees it; what is shown is trued by how the learner's recall
turned out, like mastery.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from quizzer.memory.bulk import Reals
from quizzer.memory.exam import Exam
from quizzer.memory.exams.minutes import minutes_needed, with_minutes
from quizzer.memory.exams.prices import Prices
from quizzer.memory.exams.situation import UNSEEN, Projection, Situation
from quizzer.memory.mastery import EIGHTY_PERCENT, Known, Truing, expected_score
from quizzer.store.records import Candidate
from quizzer.study.forecast import (
    MORE_MINUTES,
    DayForecast,
    Estimate,
    ExamForecast,
    Forecast,
    TopicForecast,
)
from quizzer.study.knowing import topic_key

_MINUTE = 60.0
_EIGHTY_PERCENT_REACH = 1.2815515655446004
"""Standard deviations on either side that hold 80 % of a normal distribution."""

_MOST_DROPPED = 3
"""Advice to leave out more topics than these is no advice."""


@dataclass(frozen=True, slots=True)
class Given:
    """The exams and cards that a forecast speaks of, and what is known of the learner."""

    exams: tuple[Exam, ...]
    cards: tuple[Candidate, ...]
    titles: Mapping[tuple[str, str], str]
    truing: Truing
    today: date
    minutes: int


def forecast(
    given: Given,
    situation: Situation,
    prices: Prices,
    projection: Projection,
    progress: Callable[[float], None],
) -> Forecast:
    """The forecast for all exams, from the planner's figures."""
    same = with_minutes(situation, prices, 0.0)
    progress(0.1)
    more = with_minutes(situation, prices, MORE_MINUTES * _MINUTE)
    progress(0.2)
    places = range(len(given.exams))
    parts = [_Part.of(situation, projection, place) for place in places]
    expected = [_estimate(given, part) for part in parts]
    needed = _needed(given, situation, projection, expected, lambda x: progress(0.2 + 0.8 * x))
    return Forecast(
        made_on=given.today,
        minutes=given.minutes,
        exams=tuple(
            _exam(
                given,
                parts[place],
                expected[place],
                gain=_estimate(given, _Part.of(situation, more, place)).score
                - _estimate(given, _Part.of(situation, same, place)).score,
                needed=needed,
            )
            for place in places
        ),
        days=tuple(
            DayForecast(given.today + timedelta(days=number), float(m), float(c), float(n))
            for number, (m, c, n) in enumerate(
                zip(projection.minutes, projection.cards, projection.new_cards, strict=True)
            )
        ),
        bound=float(prices.bound),
    )


def _needed(
    given: Given,
    situation: Situation,
    projection: Projection,
    expected: Sequence[Estimate],
    progress: Callable[[float], None],
) -> int | None:
    """The minutes a day with which every exam reaches its goal; None when none do, or all do.

    The goals are on the scale that the learner sees, the planner works on that of FSRS.
    """
    short = np.array(
        [exam.goal - each.score for exam, each in zip(given.exams, expected, strict=True)]
    )
    goals = projection.score + short
    if (short <= 0).all() or (goals >= 1).any():
        return None
    minutes = minutes_needed(situation, goals, progress=progress)
    return None if minutes is None else math.ceil(minutes)


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """What the planner says of one exam: per card its weight, and its recall on the morning.

    `idle` is the recall if nothing were studied any more. `score` and `spread` are the exam's.
    """

    place: int
    weights: Reals
    idle: Reals
    recall: Reals
    seen: int
    score: float
    spread: float

    @classmethod
    def of(cls, situation: Situation, projection: Projection, place: int) -> _Part:
        weights = situation.weights[:, place]
        is_new = situation.elapsed == UNSEEN
        elapsed = situation.elapsed + situation.days_left[place]
        idle = situation.fsrs.recall(elapsed, situation.stability)
        return cls(
            place=place,
            weights=weights,
            idle=np.where(is_new, 0.0, idle),
            recall=projection.recall[:, place],
            seen=int(((weights > 0) & ~is_new).sum()),
            score=float(projection.score[place]),
            spread=float(projection.spread[place]),
        )


def _exam(
    given: Given, part: _Part, expected: Estimate, *, gain: float, needed: int | None
) -> ExamForecast:
    exam = given.exams[part.place]
    topics = _topics(given, part)
    return ExamForecast(
        name=exam.name,
        day=exam.day,
        goal=exam.goal,
        cards=int((part.weights > 0).sum()),
        seen=part.seen,
        now=_estimate(given, replace(part, recall=part.idle, spread=0.0)),
        expected=expected,
        with_more=_moved(expected, gain),
        minutes_needed=needed,
        drop=_drop(topics, exam.goal, expected.score),
        topics=topics,
    )


def _estimate(given: Given, part: _Part) -> Estimate:
    """The score with its 80 % range: of the model, of the questions' luck, and of the days'."""
    known = _known(given, part.weights, part.recall)
    score = expected_score(known, given.truing, share=EIGHTY_PERCENT)
    days = _EIGHTY_PERCENT_REACH * part.spread
    return Estimate(
        score=score.mean,
        low=max(0.0, score.mean - math.hypot(score.mean - score.low, days)),
        high=min(1.0, score.mean + math.hypot(score.high - score.mean, days)),
    )


def _known(given: Given, weights: Reals, recall: Reals) -> list[Known]:
    return [
        Known(float(chance) or None, topic_key(card), float(weight))
        for card, weight, chance in zip(given.cards, weights, recall, strict=True)
        if weight > 0
    ]


def _moved(estimate: Estimate, gain: float) -> Estimate:
    """An estimate that is better by a gain; its range moves along."""
    gain = max(0.0, min(gain, 1 - estimate.score))
    return Estimate(
        estimate.score + gain, min(1.0, estimate.low + gain), min(1.0, estimate.high + gain)
    )


def _topics(given: Given, part: _Part) -> tuple[TopicForecast, ...]:
    """What each topic at the top of its deck brings, in the decks' order."""
    members: dict[tuple[str, str], list[int]] = {}
    for number, card in enumerate(given.cards):
        if part.weights[number] > 0:
            top = card.topic.partition("/")[0]
            members.setdefault((card.key.deck, top), []).append(number)
    return tuple(_topic(given, part, topic, numbers) for topic, numbers in members.items())


def _topic(given: Given, part: _Part, topic: tuple[str, str], numbers: list[int]) -> TopicForecast:
    own = replace(given, cards=tuple(given.cards[number] for number in numbers))
    weights = part.weights[numbers]
    now = expected_score(_known(own, weights, part.idle[numbers]), given.truing)
    then = expected_score(_known(own, weights, part.recall[numbers]), given.truing)
    return TopicForecast(
        deck=topic[0],
        topic=topic[1],
        title=given.titles.get(topic, topic[1] or topic[0]),
        weight=float(weights.mean()),
        share=float(weights.sum() / part.weights.sum()),
        cards=len(numbers),
        seen=sum(1 for card in own.cards if card.memory is not None),
        now=now.mean,
        expected=then.mean,
    )


def _drop(topics: Sequence[TopicForecast], goal: float, expected: float) -> tuple[str, ...]:
    """The few topics without which the rest reaches the goal: those that are farthest from it.

    The minutes that they would have taken come on top, so this rather asks too much.
    """
    if round(expected * 100) >= round(goal * 100):
        return ()
    rest = sorted(topics, key=lambda topic: topic.expected, reverse=True)
    dropped: list[str] = []
    while len(rest) > 1 and len(dropped) < _MOST_DROPPED:
        dropped.append(rest.pop().title)
        share = sum(topic.share for topic in rest)
        if sum(topic.share * topic.expected for topic in rest) / share >= goal:
            return tuple(dropped)
    return ()
