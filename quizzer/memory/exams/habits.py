"""How long do a learner's answers take, and which ratings do they give?"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import IntEnum
from typing import Final, TypeAlias

import numpy as np

from quizzer.memory.bulk import Whole
from quizzer.memory.model import Rating
from quizzer.memory.replaying import Log

Row: TypeAlias = tuple[float, ...]
Table: TypeAlias = tuple[Row, ...]

LONGEST_ANSWER_SECONDS: Final = 120.0
"""Whoever takes longer has walked away."""
TRIMMED: Final = 0.05
"""The share of the quickest and of the slowest answers that is left out of a mean."""
PSEUDO_ANSWERS: Final = 20.0
"""As many answers in a cell of their own weigh as much as the default there."""


_RATINGS = len(Rating)
_ROUNDING = 1e-9
"""By how much a sum of shares may miss 1."""


class Stage(IntEnum):
    """Where in a card's life an answer was given."""

    FIRST = 0
    """The first answer ever."""
    REVIEW = 1
    """The first answer of a later day."""
    RELEARNING = 2
    """Another answer on the day of a lapse."""
    LEARNING = 3
    """Another answer on the day of the first one."""


@dataclass(frozen=True, slots=True)
class Habits:
    """Seconds by rating (Again, Hard, Good, Easy) and the shares of the ratings.

    In the tables of steps a row is the rating before, Again, Hard or Good, and a column the
    rating that follows it on the same day; after Easy nothing follows. Rows of shares sum to 1.
    """

    learning_seconds: Row
    """Of first answers and of learning steps."""
    review_seconds: Row
    relearning_seconds: Row
    first: Row
    """Shares of the ratings of a first answer."""
    recalled: Row
    """Shares of Hard, Good, Easy among answers on a later day that were not Again."""
    learning: Table
    relearning: Table

    def __post_init__(self) -> None:
        rows = (self.learning_seconds, self.review_seconds, self.relearning_seconds, self.first)
        tables = (*self.learning, *self.relearning)
        lengths = {len(row) for row in (*rows, *tables)}
        if lengths != {_RATINGS} or len(self.recalled) != _RATINGS - 1:
            raise ValueError("a row has one figure for each rating")
        shares = (self.first, self.recalled, *tables)
        if any(abs(sum(row) - 1) > _ROUNDING or min(row) < 0 for row in shares):
            raise ValueError("shares of ratings are not negative and sum to 1")

    def to_json(self) -> str:
        """The habits as JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Habits:
        """The habits that `to_json` wrote."""
        spec = json.loads(text)
        return cls(
            learning_seconds=tuple(spec["learning_seconds"]),
            review_seconds=tuple(spec["review_seconds"]),
            relearning_seconds=tuple(spec["relearning_seconds"]),
            first=tuple(spec["first"]),
            recalled=tuple(spec["recalled"]),
            learning=tuple(tuple(row) for row in spec["learning"]),
            relearning=tuple(tuple(row) for row in spec["relearning"]),
        )


def _shares(*row: float) -> Row:
    return tuple(share / sum(row) for share in row)


DEFAULT_HABITS: Final = Habits(
    learning_seconds=(19.58, 18.79, 13.78, 10.71),
    review_seconds=(19.38, 17.59, 12.38, 8.94),
    relearning_seconds=(16.44, 15.25, 12.32, 8.03),
    first=_shares(0.24, 0.094, 0.495, 0.171),
    recalled=_shares(0.224, 0.631, 0.145),
    learning=(
        _shares(0.3686, 0.0628, 0.5108, 0.0577),
        _shares(0.0442, 0.4553, 0.4457, 0.0549),
        _shares(0.0519, 0.0470, 0.8462, 0.0550),
    ),
    relearning=(
        _shares(0.2157, 0.0643, 0.6595, 0.0604),
        _shares(0.0500, 0.4638, 0.4475, 0.0387),
        _shares(0.1057, 0.1434, 0.7266, 0.0244),
    ),
)
"""Medians of 10,000 users, as in the default simulator configuration of fsrs-rs."""


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """A learner's log as far as habits go, one entry an answer, in any order."""

    stage: Whole
    """A `Stage`."""
    rating: Whole
    """1–4."""
    previous: Whole
    """The rating of the answer before it on the same day, 1–4; 0 where there is none."""
    milliseconds: Whole

    def __post_init__(self) -> None:
        if len({len(self.stage), len(self.rating), len(self.previous), len(self.milliseconds)}) > 1:
            raise ValueError("the columns of the answers are of one length")

    @classmethod
    def of(cls, log: Log) -> Answers:
        """The answers of a log, without those that were asked again on purpose, after an Easy."""
        same_day = log.elapsed == 0
        begun = np.maximum.accumulate(np.where(same_day, 0, np.arange(len(log))))
        first_day = log.elapsed[begun] < 0
        first = np.where(first_day, Stage.FIRST, Stage.REVIEW)
        again = np.where(first_day, Stage.LEARNING, Stage.RELEARNING)
        previous = np.where(same_day, np.roll(log.rating, 1), 0)
        kept = previous != Rating.EASY
        return cls(
            stage=np.where(same_day, again, first)[kept],
            rating=log.rating[kept],
            previous=previous[kept],
            milliseconds=log.milliseconds[kept],
        )


def habits_from(answers: Answers, default: Habits = DEFAULT_HABITS) -> Habits:
    """The learner's own habits; each figure is drawn to the default by `PSEUDO_ANSWERS`.

    Seconds are trimmed means of answers capped at `LONGEST_ANSWER_SECONDS`: means add up to a day
    as medians would not. An answer without a measured time counts for its rating only.
    """
    if not len(answers.stage):
        return default
    stage = answers.stage
    learning = (stage == Stage.FIRST) | (stage == Stage.LEARNING)
    return Habits(
        learning_seconds=_seconds(answers, learning, default.learning_seconds),
        review_seconds=_seconds(answers, stage == Stage.REVIEW, default.review_seconds),
        relearning_seconds=_seconds(answers, stage == Stage.RELEARNING, default.relearning_seconds),
        first=_mix(answers.rating[stage == Stage.FIRST], default.first, 1),
        recalled=_mix(answers.rating[stage == Stage.REVIEW], default.recalled, 2),
        learning=_table(answers, stage == Stage.LEARNING, default.learning),
        relearning=_table(answers, stage == Stage.RELEARNING, default.relearning),
    )


def _seconds(
    answers: Answers, among: np.ndarray[tuple[int], np.dtype[np.bool_]], default: Row
) -> Row:
    seconds = np.minimum(answers.milliseconds / 1000, LONGEST_ANSWER_SECONDS)
    row = []
    for rating, usual in enumerate(default, start=1):
        own = np.sort(seconds[among & (answers.rating == rating) & (answers.milliseconds > 0)])
        cut = int(TRIMMED * len(own))
        mean = float(own[cut : len(own) - cut].mean()) if len(own) else usual
        row.append(usual + (mean - usual) * _trust(len(own)))
    return tuple(row)


def _mix(ratings: Whole, default: Row, lowest: int) -> Row:
    counts = [int((ratings == lowest + place).sum()) for place in range(len(default))]
    total = sum(counts)
    pairs = zip(counts, default, strict=True)
    return tuple(usual + (n / max(total, 1) - usual) * _trust(total) for n, usual in pairs)


def _trust(answers: int) -> float:
    """How far to go from the default to the learner's own figure."""
    return answers / (PSEUDO_ANSWERS + answers)


def _table(
    answers: Answers, among: np.ndarray[tuple[int], np.dtype[np.bool_]], default: Table
) -> Table:
    return tuple(
        _mix(answers.rating[among & (answers.previous == before)], row, 1)
        for before, row in enumerate(default, start=1)
    )
