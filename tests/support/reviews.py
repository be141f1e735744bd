"""Logs of reviews to measure on: written by hand, drawn by Hypothesis, or from a made learner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import numpy as np
from hypothesis import strategies as st

from quizzer.memory.bulk import Fsrs, Whole
from quizzer.memory.calibration import Predictions
from quizzer.memory.model import PARAMETERS
from quizzer.memory.replaying import Log

DAY_ONE = date(2026, 1, 5).toordinal()
MICROS_A_DAY = 24 * 60 * 60 * 1_000_000

FITTED = (
    (
        0.1673, 0.7383, 2.0713, 4.9873, 6.5748, 0.5638, 3.2858, 0.029, 1.7005, 0.299, 0.6454,
        1.5989, 0.0051, 0.4181, 1.8087, 0.6011, 1.8729, 0.7854, 0.0736, 0.1169, 0.2193,
    ),
    (
        0.6845, 1.6791, 4.7349, 10.0429, 7.441, 0.6422, 1.0719, 0.0025, 1.4324, 0.1544, 0.8693,
        2.0697, 0.0953, 0.2975, 2.4691, 0.1954, 3.2011, 0.1805, 0.1214, 0.0, 0.5,
    ),
)  # fmt: skip
"""Weights as fits give them, the second with the curve of FSRS-5."""

WEIGHTS = st.sampled_from((PARAMETERS, *FITTED))

GUESSES = st.sampled_from((0.0, 0.0, 1 / 120, 0.25, 0.5, 1.0))


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer of a log: which card, on which study day, its rating, and luck."""

    card: int
    day: int
    rating: int
    guess: float = 0.0

    @property
    def at(self) -> datetime:
        """Noon of that day, in UTC."""
        return datetime.combine(date.fromordinal(self.day), datetime.min.time(), UTC) + timedelta(
            hours=12
        )


@st.composite
def histories(draw: st.DrawFn) -> tuple[Answered, ...]:
    """Answers in the order in which they were given; some days lie before the last (a flight)."""
    steps = draw(
        st.lists(
            st.tuples(
                st.integers(0, 4),
                st.sampled_from((-1, 0, 0, 1, 2, 7, 40, 400)),
                st.integers(1, 4),
                GUESSES,
            ),
            max_size=40,
        )
    )
    answers, day = [], DAY_ONE
    for card, days, rating, guess in steps:
        day += days
        answers.append(Answered(card, day, rating, guess))
    return tuple(answers)


def log_of(answers: Sequence[Answered], *, cards: int | None = None) -> Log:
    """The log of answers that were given a second apart, in this order."""
    return Log.of(
        [each.card for each in answers],
        [number * 1_000_000 for number in range(len(answers))],
        [each.day for each in answers],
        [each.rating for each in answers],
        guess=[each.guess for each in answers],
        cards=cards,
    )


def made_log(
    weights: Sequence[float], *, days: int, new_a_day: int = 15, seed: int = 1, most: int = 150
) -> Log:
    """The log of a learner whose memory follows these weights, asked by the published ones.

    New cards come every day; a card that was forgotten is answered again on the same day.
    """
    rng = np.random.default_rng(seed)
    truth, belief = Fsrs(weights), Fsrs()
    cards = days * new_a_day
    due = np.repeat(np.arange(days), new_a_day)
    real = np.zeros((2, cards))
    thought = np.zeros((2, cards))
    last = np.full(cards, -1)
    columns: list[tuple[Whole, int, Whole, int]] = []
    for day in range(days):
        waiting = np.flatnonzero(due <= day)
        new, old = waiting[last[waiting] < 0], waiting[last[waiting] >= 0]
        old = rng.permutation(old)[:most]
        first = rng.choice([1, 2, 3, 4], len(new), p=[0.25, 0.1, 0.55, 0.1])
        elapsed = day - last[old]
        recalled = rng.random(len(old)) < truth.recall(elapsed, real[0, old])
        passed = rng.choice([2, 3, 4], len(old), p=[0.15, 0.75, 0.1])
        rating = np.where(recalled, passed, 1)
        asked, given = np.concatenate((new, old)), np.concatenate((first, rating))
        again = asked[given == 1]
        good = np.full(len(again), 3)
        for model, state in ((truth, real), (belief, thought)):
            state[:, new] = model.first(first)
            state[:, old] = model.reviewed(state[0, old], state[1, old], elapsed, rating)
            state[:, again] = model.reviewed(state[0, again], state[1, again], 0, good)
        last[asked] = day
        due[asked] = day + np.maximum(1, np.rint(thought[0, asked]))
        columns += [(asked, day, given, 0), (again, day, good, 1)]
    return Log.of(
        np.concatenate([asked for asked, *_ in columns]),
        np.concatenate([np.arange(len(a)) + (day * 2 + n) * 10**9 for a, day, _, n in columns]),
        np.concatenate([np.full(len(asked), DAY_ONE + day) for asked, day, *_ in columns]),
        np.concatenate([given for _, _, given, _ in columns]),
    )


def predictions(
    pairs: list[tuple[float, bool]],
    histories: list[tuple[int, int, int]] | None = None,
    cards: list[int] | None = None,
) -> Predictions:
    """Predictions with what came true, and each one's elapsed days, reviews and lapses."""
    number = len(pairs)
    elapsed, reviews, lapses = (
        np.reshape(histories or [(1, 2, 0)] * number, (-1, 3)).astype(np.int64).T
    )
    return Predictions(
        predicted=np.array([chance for chance, _ in pairs], np.float64),
        stability=np.full(number, 10.0),
        recalled=np.array([hit for _, hit in pairs], np.bool_),
        card=np.array(cards or [0] * number, np.int64),
        at=np.arange(number),
        day=np.full(number, DAY_ONE),
        elapsed=elapsed,
        reviews=reviews,
        lapses=lapses,
    )
