"""Which score does a plan promise, what would more minutes bring, and what if it is too little?

The planner maximises recall as FSRS sees it; what is shown is trued by how the learner's recall
turned out. How well promises are kept is seen in simulation (tests/bench/promise.py).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import ArrayLike

from quizzer.memory.bulk import Flags, Reals
from quizzer.memory.chance import Truing
from quizzer.memory.chances import Places
from quizzer.memory.exam import Exam
from quizzer.memory.exams.minutes import NO_GOAL, minutes_needed, with_minutes
from quizzer.memory.exams.prices import Prices
from quizzer.memory.exams.situation import UNSEEN, Projection, Situation
from quizzer.study.forecast import (
    MORE_MINUTES,
    DayForecast,
    Estimate,
    ExamForecast,
    Forecast,
    TopicForecast,
)
from quizzer.study.knowing import key_of_topic
from quizzer.study.morning import Morning, chances, estimate, mean_of, moved

_MINUTE = 60.0
_LEAST_SHARE = 1e-3
"""A goal of 100 per cent is meant to the tenth of one."""

_MOST_DROPPED = 3
"""Advice to leave out more topics than these is no advice."""


@dataclass(frozen=True, slots=True)
class Given:
    """The exams and cards that a forecast speaks of, and what is known of the learner.

    `topics` are decks with topics, and `topic` is each card's place among them. Today may be open
    also when its minutes are used up.
    """

    exams: tuple[Exam, ...]
    topics: tuple[tuple[str, str], ...]
    topic: Places
    titles: Mapping[tuple[str, str], str]
    truing: Truing
    today: date
    minutes: int
    is_open_today: bool = True


def forecast(
    given: Given,
    situation: Situation,
    prices: Prices,
    projection: Projection,
    progress: Callable[[float], None],
) -> Forecast:
    """The forecast for all exams, from the planner's figures."""
    extensible = _with_today(given, situation)
    same = with_minutes(extensible, prices, 0.0)
    progress(0.1)
    more = with_minutes(extensible, prices, MORE_MINUTES * _MINUTE)
    progress(0.2)
    parts = _parts(given, situation, projection)
    expected = [estimate(part.planned, given.truing) for part in parts]
    usual, better = estimates(given, situation, same), estimates(given, situation, more)
    gains = [high.score - low.score for low, high in zip(usual, better, strict=True)]
    needed = _minutes_needed(
        extensible,
        prices,
        _goals(given, projection, expected),
        lambda share: progress(0.2 + 0.8 * share),
    )
    return Forecast(
        made_on=given.today,
        minutes=given.minutes,
        exams=tuple(
            _exam(given, exam, part, promised, gain=gain, needed=minutes)
            for exam, part, promised, gain, minutes in zip(
                given.exams, parts, expected, gains, needed, strict=True
            )
        ),
        days=tuple(
            DayForecast(given.today + timedelta(days=number), float(m), float(c), float(n))
            for number, (m, c, n) in enumerate(
                zip(projection.minutes, projection.cards, projection.new_cards, strict=True)
            )
        ),
        bound=prices.bound / len(given.exams),
    )


def _with_today(given: Given, situation: Situation) -> Situation:
    """The situation with a second left of today where its minutes are used up.

    A day without any is taken for a day off, to which no minutes can be added.
    """
    if situation.seconds[0] > 0 or not given.is_open_today:
        return situation
    return replace(situation, seconds=np.concatenate(((1.0,), situation.seconds[1:])))


def _goals(given: Given, projection: Projection, expected: Sequence[Estimate]) -> Reals:
    """The goals on the planner's scale, which is FSRS's; those that are reached ask nothing more.

    The learner sees trued scores. How far a goal lies from the score to expect is the same on
    both scales, in logits.
    """
    goals = np.array([exam.goal for exam in given.exams])
    scores = np.array([each.score for each in expected])
    away = _logit(goals) - _logit(scores)
    reached: Reals = 1 / (1 + np.exp(-_logit(projection.score) - away))
    return np.where(scores >= goals, NO_GOAL, reached)


def _minutes_needed(
    situation: Situation, prices: Prices, goals: Reals, progress: Callable[[float], None]
) -> list[int | None]:
    """The minutes a day with which each exam reaches its goal; None where it does, or none do.

    Each exam by itself: one that is out of reach says nothing of the others.
    """
    needed: list[int | None] = [None] * len(goals)
    missed = np.flatnonzero(goals != NO_GOAL).tolist()
    for done, exam in enumerate(missed):
        its_own = np.where(np.arange(len(goals)) == exam, goals, NO_GOAL)

        def told(share: float, done: int = done) -> None:
            progress((done + share) / len(missed))

        minutes = minutes_needed(situation, its_own, prices, progress=told)
        needed[exam] = None if minutes is None else math.ceil(minutes)
    return needed


def _logit(share: Reals) -> Reals:
    held = np.clip(share, _LEAST_SHARE, 1 - _LEAST_SHARE)
    logit: Reals = np.log(held / (1 - held))
    return logit


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """One exam: its morning if nothing more is studied, and if the plan is followed.

    `is_seen` are the cards that were seen by now.
    """

    is_seen: Flags
    idle: Morning
    planned: Morning


def _parts(given: Given, situation: Situation, projection: Projection) -> list[_Part]:
    topics = tuple(key_of_topic(*topic) for topic in given.topics)
    is_seen = situation.elapsed != UNSEEN
    stability = np.where(is_seen, situation.stability, 1.0)
    parts = []
    for place, days_left in enumerate(situation.days_left):
        weights, planned = situation.weights[:, place], projection.recall[:, place]
        idle = np.where(is_seen, situation.fsrs.recall(situation.elapsed + days_left, stability), 0)
        now, then = mean_of(weights, idle), mean_of(weights, planned)
        parts.append(
            _Part(
                is_seen=is_seen,
                idle=Morning(
                    topics,
                    given.topic,
                    weights,
                    idle,
                    stability,
                    most=mean_of(weights, is_seen),
                ),
                planned=Morning(
                    topics,
                    given.topic,
                    weights,
                    planned,
                    projection.stability[:, place],
                    most=1.0,
                    left=max(0.0, 1 - now / then) if then else 0.0,
                    spread=float(projection.spread[place]),
                ),
            )
        )
    return parts


def estimates(given: Given, situation: Situation, projection: Projection) -> list[Estimate]:
    """The score to expect of each exam when a plan is followed."""
    return [estimate(part.planned, given.truing) for part in _parts(given, situation, projection)]


def _exam(
    given: Given, exam: Exam, part: _Part, expected: Estimate, *, gain: float, needed: int | None
) -> ExamForecast:
    topics = _topics(given, part)
    return ExamForecast(
        name=exam.name,
        day=exam.day,
        goal=exam.goal,
        cards=int((part.planned.weights > 0).sum()),
        seen=int(part.is_seen[part.planned.weights > 0].sum()),
        now=estimate(part.idle, given.truing),
        expected=expected,
        with_more=moved(expected, gain),
        minutes_needed=needed,
        drop=_drop(topics, exam.goal, expected.score),
        topics=topics,
    )


def _topics(given: Given, part: _Part) -> tuple[TopicForecast, ...]:
    """What each topic at the top of its deck brings, in the decks' order."""
    now, then = chances(part.idle, given.truing), chances(part.planned, given.truing)
    place_of: dict[tuple[str, str], int] = {}
    tops = [(deck, topic.partition("/")[0]) for deck, topic in given.topics]
    places = [place_of.setdefault(top, len(place_of)) for top in tops]
    names = tuple(place_of)
    counting = np.flatnonzero(part.planned.weights > 0)
    weights, top = part.planned.weights[counting], np.array(places, np.intp)[given.topic[counting]]

    def sums(values: ArrayLike) -> Reals:
        amounts = np.broadcast_to(np.asarray(values, np.float64), len(top))
        return np.bincount(top, amounts, minlength=len(names)).astype(np.float64)

    cards, seen, total = sums(1), sums(part.is_seen[counting]), sums(weights)
    score, promised = sums(weights * now[counting]), sums(weights * then[counting])
    runs = top[np.flatnonzero(np.diff(top, prepend=-1))]
    return tuple(
        TopicForecast(
            deck=deck,
            topic=topic,
            title=given.titles.get((deck, topic), topic or deck),
            weight=float(total[place] / cards[place]),
            share=float(total[place] / total.sum()),
            cards=int(cards[place]),
            seen=int(seen[place]),
            now=float(score[place] / total[place]),
            expected=float(promised[place] / total[place]),
        )
        for place in dict.fromkeys(runs.tolist())
        for deck, topic in [names[place]]
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
