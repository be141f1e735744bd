"""What did FSRS believe of every card before and after each review, and on any past day?

The fold of `log.py` on arrays: the k-th reviews of all cards are one step. It uses one set of
weights throughout, whatever models the reviews name.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from quizzer.memory.bulk import Flags, Fsrs, Reals, Whole

Numbers: TypeAlias = NDArray[np.integer[Any]]
Column = TypeVar("Column", Whole, NDArray[np.int32])


@dataclass(frozen=True, slots=True, eq=False)
class Log:
    """One learner's standing reviews, by card and then in the log's order; one entry a review.

    `card` counts from 0 and ascends. A card and its later revisions are different cards here,
    for a new revision starts afresh. `at` is the instant in microseconds since 1970, `day` the
    study day as `date.toordinal` (never before the card's previous one), `rating` 1–4,
    `milliseconds` what the answer took, `model` the index of the model that the review names,
    `guess` the chance that luck alone was right.
    """

    card: Whole
    at: Whole
    day: Whole
    rating: Whole
    milliseconds: Whole
    model: Whole
    guess: Reals
    starts: Whole
    """Where the reviews of each card begin, and at last the number of reviews: cards + 1."""
    elapsed: Whole
    """Study days since the card's previous review; -1 for its first."""

    @classmethod
    def of(
        cls,
        card: ArrayLike,
        at: ArrayLike,
        day: ArrayLike,
        rating: ArrayLike,
        *,
        milliseconds: ArrayLike = 0,
        model: ArrayLike = 0,
        guess: ArrayLike = 0.0,
        cards: int | None = None,
    ) -> Log:
        """Reviews in any order; those of one instant are in the log's order as they are given.

        `cards` is how many cards there are, those without reviews included; without it there
        are as many as the highest index asks for.
        """
        given = (card, at, day, rating, milliseconds, model)
        columns = np.broadcast_arrays(*(np.asarray(each, np.int64) for each in given))
        order = by_card(columns[0], columns[1])
        owner, instant, days, ratings, spent, models = (each[order] for each in columns)
        if cards is None:
            cards = int(owner[-1]) + 1 if len(owner) else 0
        starts = starts_of(owner, cards)
        days, elapsed = counted(days, starts)
        return cls(
            card=owner,
            at=instant,
            day=days,
            rating=ratings,
            milliseconds=spent,
            model=models,
            guess=np.broadcast_to(np.asarray(guess, np.float64), columns[0].shape)[order],
            starts=starts,
            elapsed=elapsed,
        )

    def __len__(self) -> int:
        """How many reviews there are."""
        return len(self.card)

    @property
    def cards(self) -> int:
        """How many cards there are, those without reviews included."""
        return len(self.starts) - 1

    @property
    def evidence(self) -> Flags:
        """Which reviews tell something of memory over days.

        A card's first answer on a study day later than that of its previous answer.
        """
        return self.elapsed >= 1

    @property
    def by_time(self) -> Whole:
        """The reviews' positions in the order in which they were given."""
        return np.argsort(self.at, kind="stable")

    def so_far(self, amount: ArrayLike) -> Whole:
        """For each review, the sum of the amounts of its card's earlier ones."""
        before = np.concatenate(([0], np.cumsum(np.asarray(amount, np.int64))))
        return before[:-1] - before[self.starts[self.card]]


@dataclass(frozen=True, slots=True, eq=False)
class Replayed:
    """What one set of weights says of a log's reviews; one entry a review.

    Before a card's first review there is no memory: elapsed is -1, the others are NaN.
    """

    elapsed: Whole
    stability_before: Reals
    difficulty_before: Reals
    retrievability: Reals
    """The probability of recall when the review was given."""
    stability: Reals
    difficulty: Reals


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """What is remembered at the end of one study day, or several; the last axis is the card.

    A card that had no review by then has NaN, NaN, -1 and 0.
    """

    stability: Reals
    difficulty: Reals
    elapsed: Whole
    """Study days since the last review."""
    reviews: Whole
    """How many there had been."""


def replay(log: Log, fsrs: Fsrs) -> Replayed:
    """The memory before and after each review."""
    elapsed = log.elapsed
    columns = {field.name: np.empty(len(log)) for field in fields(Replayed)[1:]}
    replayed = Replayed(elapsed, **columns)
    lengths = np.diff(log.starts)
    longest_first = np.argsort(-lengths, kind="stable")
    starts, lengths = log.starts[longest_first], lengths[longest_first]
    firsts = starts[: np.count_nonzero(lengths)]
    stability, difficulty = fsrs.first(log.rating[firsts], log.guess[firsts])
    for before in (
        replayed.stability_before, replayed.difficulty_before, replayed.retrievability
    ):  # fmt: skip
        before[firsts] = np.nan
    replayed.stability[firsts], replayed.difficulty[firsts] = stability, difficulty
    for k in range(1, int(lengths[0]) if len(lengths) else 0):
        at = starts[: np.searchsorted(-lengths, -k, side="left")] + k
        stability, difficulty = stability[: len(at)], difficulty[: len(at)]
        replayed.stability_before[at], replayed.difficulty_before[at] = stability, difficulty
        replayed.retrievability[at] = fsrs.recall(elapsed[at], stability)
        stability, difficulty = fsrs.reviewed(
            stability, difficulty, elapsed[at], log.rating[at], log.guess[at]
        )
        replayed.stability[at], replayed.difficulty[at] = stability, difficulty
    return replayed


def state_on(log: Log, replayed: Replayed, days: ArrayLike, cards: Whole | None = None) -> State:
    """The memory of every card, or of some, at the end of past study days (`date.toordinal`).

    One day gives arrays of one entry a card, an array of days one row a day.
    """
    wanted = np.asarray(days, np.int64)[..., np.newaxis]
    chosen = np.arange(log.cards) if cards is None else cards
    if not len(log):
        shape = (*wanted.shape[:-1], len(chosen))
        unknown = np.full(shape, np.nan)
        return State(unknown, unknown, np.full(shape, -1), np.zeros(shape, np.int64))
    first, last = int(log.day.min()), int(log.day.max())
    width = last - first + 2
    keys = log.card * width + (log.day - first + 1)
    until = chosen * width + np.clip(wanted - first + 1, 0, width - 1)
    found = np.searchsorted(keys, until, side="right") - 1
    starts = log.starts[chosen]
    seen = found >= starts
    return State(
        stability=np.where(seen, replayed.stability[found], np.nan),
        difficulty=np.where(seen, replayed.difficulty[found], np.nan),
        elapsed=np.where(seen, wanted - log.day[found], -1),
        reviews=np.where(seen, found + 1 - starts, 0),
    )


def by_card(card: Numbers, at: Numbers) -> Whole | slice:
    """How to put reviews by card, each card's in the order of time; those of one instant stay so.

    Positions, or all there are where nothing is to be done.
    """
    if _is_by_card(card, at):
        return slice(None)
    # Card and position in one number: numbers are sorted ten times as fast as positions are.
    bits = len(card).bit_length()
    order = card.astype(np.int64)
    order <<= bits
    order |= np.arange(len(card))
    order.sort()
    order &= (1 << bits) - 1
    is_in_order = bool((at[1:] >= at[:-1]).all()) or _is_by_card(card[order], at[order])
    return order if is_in_order else np.lexsort((at, card))


def _is_by_card(card: Numbers, at: Numbers) -> bool:
    if bool((card[1:] < card[:-1]).any()):
        return False
    return not bool(((at[1:] < at[:-1]) & (card[1:] == card[:-1])).any())


def starts_of(card: Numbers, cards: int) -> Whole:
    """Where the reviews of each card begin when they are by card, and at last how many there are.

    They may be in any order here.
    """
    return np.concatenate(([0], np.cumsum(np.bincount(card, minlength=cards))))


def counted(day: Column, starts: Whole) -> tuple[Column, Column]:
    """The study days of reviews by card, and the days that passed since the card's previous one.

    A day before the card's last one (a flight west) is taken as the last one.
    """
    elapsed = np.diff(day, prepend=day[:1])
    firsts = starts[:-1][np.diff(starts) > 0]
    elapsed[firsts] = -1
    if np.count_nonzero(elapsed < 0) == len(firsts):
        return day, elapsed
    width = int(day.max()) - int(day.min()) + 1
    apart = np.repeat(np.arange(len(starts) - 1) * width, np.diff(starts))
    return counted((np.maximum.accumulate(day + apart) - apart).astype(day.dtype), starts)
