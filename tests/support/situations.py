"""Situations before an exam to test with: decks of any mix, and strategies that draw them."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from quizzer.memory.bulk import Fsrs, Reals, Whole
from quizzer.memory.exams.habits import DEFAULT_HABITS
from quizzer.memory.exams.prices import Prices
from quizzer.memory.exams.ranking import ranked
from quizzer.memory.exams.situation import UNSEEN, Situation


def situation(
    cards: int = 40,
    days_left: tuple[int, ...] = (8,),
    minutes: float = 5.0,
    *,
    known: float = 0.5,
    weights: Reals | None = None,
    seconds: Reals | None = None,
    elapsed: Whole | None = None,
    seed: int = 0,
) -> Situation:
    """A deck of which a share is known, each card in a state of its own."""
    rng = np.random.default_rng(seed)
    drawn = np.where(rng.random(cards) < known, rng.integers(0, 20, cards), UNSEEN)
    days = max(0, *days_left, 0)
    return Situation(
        stability=rng.lognormal(2, 1, cards),
        difficulty=rng.uniform(2, 9, cards),
        elapsed=drawn if elapsed is None else elapsed,
        days_left=days_left,
        weights=np.ones((cards, len(days_left))) if weights is None else weights,
        seconds=np.full(days, minutes * 60) if seconds is None else seconds,
        fsrs=Fsrs(),
        habits=DEFAULT_HABITS,
    )


def todays(given: Situation, prices: Prices) -> Whole:
    """The cards to take today, in order."""
    left = float(given.seconds[0]) if len(given.seconds) else 0.0
    return ranked(given, prices).within(left).order


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Small ones of every kind: days off, exams passed, weights of 0, nothing known, all known."""
    cards = draw(st.integers(1, 25))
    days_left = tuple(sorted(draw(st.lists(st.integers(0, 7), min_size=1, max_size=2))))
    days = max(days_left)
    minutes = draw(st.lists(st.sampled_from([0, 0.5, 3, 200]), min_size=days, max_size=days))
    levels = st.lists(st.sampled_from([0.0, 1.0, 2.5]), min_size=cards, max_size=cards)
    return situation(
        cards,
        days_left,
        known=draw(st.sampled_from([0, 0.5, 1])),
        weights=np.array([draw(levels) for _ in days_left]).T,
        seconds=np.array(minutes, np.float64) * 60,
        seed=draw(st.integers(0, 99)),
    )
