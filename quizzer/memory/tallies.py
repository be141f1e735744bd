"""How much was answered, how fast and how well: by study day, by month, by the card's age?

A log of a million answers is gone through once, for a table of a few thousand counts.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from quizzer.memory.bulk import Flags, Whole
from quizzer.memory.model import Rating

Ages: TypeAlias = NDArray[np.int8]
Numbers: TypeAlias = NDArray[np.integer[Any]]

MATURE_DAYS = 21
"""A card that was left alone for so long is mature when it is asked again; before, it is young."""


class Age(StrEnum):
    """What an answer found: a new card, one of the same day again, a young or a mature one."""

    NEW = "new"
    SAME_DAY = "same day"
    YOUNG = "young"
    MATURE = "mature"


@dataclass(frozen=True, slots=True)
class DayTally:
    """What was done on a study day on which there was an answer."""

    day: date
    answers: int
    milliseconds: int


@dataclass(frozen=True, slots=True)
class Recalled:
    """How many of so many cards were recalled."""

    recalled: int
    count: int

    @property
    def share(self) -> float:
        """Of 1; 0 when there are none."""
        return self.recalled / self.count if self.count else 0.0

    def __add__(self, other: Recalled) -> Recalled:
        return Recalled(self.recalled + other.recalled, self.count + other.count)


@dataclass(frozen=True, slots=True)
class MonthTally:
    """First answers of cards on a later study day, in a month, which is named by its first day."""

    month: date
    young: Recalled
    mature: Recalled

    @property
    def all(self) -> Recalled:
        """Young and mature cards together."""
        return self.young + self.mature


@dataclass(frozen=True, slots=True)
class ButtonTally:
    """How often each rating was given to cards of an age, Again first."""

    age: Age
    uses: tuple[int, int, int, int]

    @property
    def count(self) -> int:
        """All of them."""
        return sum(self.uses)


class Tallied(Protocol):
    """Answers in any order, as a `Log` has them."""

    @property
    def card(self) -> Numbers:
        """The place of the card among cards."""

    @property
    def day(self) -> Numbers:
        """The study day, as an ordinal."""

    @property
    def elapsed(self) -> Numbers:
        """Study days since the card's answer before; -1 for its first."""

    @property
    def rating(self) -> Numbers:
        """1–4."""

    @property
    def milliseconds(self) -> Numbers:
        """What the answer took."""


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """The answers of a log, counted.

    `answers` has an axis for the study days of `days`, which ascend, one for `Age` and one for
    the ratings, Again first. `milliseconds` is the time that went into each day, `lasting` how
    many answers took so many milliseconds.
    """

    days: Numbers
    answers: Whole
    milliseconds: Whole
    lasting: Whole

    @classmethod
    def of(cls, answers: Tallied, longest_ms: int, cards: Flags | None = None) -> Counts:
        """The counts of all answers, or of those to some cards. None counts for longer."""
        days, place = _numbered(answers.day)
        shape = (len(days), len(Age), len(Rating))
        cells = math.prod(shape)
        counts, milliseconds = np.zeros(cells, np.int64), np.zeros(cells)
        lasting = np.zeros(longest_ms + 1, np.int64)
        for start in range(0, len(place), _AT_ONCE):
            some: slice | Whole = slice(start, start + _AT_ONCE)
            if cards is not None:
                some = start + np.flatnonzero(cards[answers.card[some]])
            row = place[some] * len(Age) + _ages(answers.elapsed[some])
            cell = row * len(Rating) + answers.rating[some] - 1
            spent = np.clip(answers.milliseconds[some], 0, longest_ms)
            counts += np.bincount(cell, minlength=cells)
            milliseconds += np.bincount(cell, spent, cells)
            lasting += np.bincount(spent, minlength=longest_ms + 1)
        return cls(
            days=days,
            answers=counts.reshape(shape),
            milliseconds=milliseconds.reshape(shape).sum(axis=(1, 2)).astype(np.int64),
            lasting=lasting,
        )

    @property
    def by_day(self) -> tuple[DayTally, ...]:
        """The study days with answers, oldest first."""
        counts = self.answers.sum(axis=(1, 2))
        there = counts > 0
        columns = (self.days[there], counts[there], self.milliseconds[there])
        rows = zip(*(column.tolist() for column in columns), strict=True)
        return tuple(DayTally(date.fromordinal(day), count, ms) for day, count, ms in rows)

    @property
    def by_month(self) -> tuple[MonthTally, ...]:
        """True retention: of a card's first answers on a later study day, those above Again."""
        later = self.answers[:, [_YOUNG, _MATURE]]
        there = later.any(axis=(1, 2))
        if not there.any():
            return ()
        months, first = np.unique(_months(self.days[there]), return_index=True)
        cells = np.add.reduceat(later[there], first)
        return tuple(
            MonthTally(
                date(month // 12 + 1970, month % 12 + 1, 1), _recalled(young), _recalled(old)
            )
            for month, (young, old) in zip(months.tolist(), cells.tolist(), strict=True)
        )

    @property
    def by_button(self) -> tuple[ButtonTally, ...]:
        """How often each rating was given, by the age of the card."""
        counts: list[list[int]] = self.answers.sum(axis=0).tolist()
        return tuple(
            ButtonTally(age, (again, hard, good, easy))
            for age, (again, hard, good, easy) in zip(Age, counts, strict=True)
        )

    @property
    def median_ms(self) -> int:
        """The time that half of the answers take at most; 0 without answers."""
        until = np.cumsum(self.lasting)
        if not until[-1]:
            return 0
        middle = ((until[-1] - 1) // 2, until[-1] // 2)
        return round(float(np.searchsorted(until, middle, side="right").mean()))


_AGES = list(Age)
_YOUNG, _MATURE = _AGES.index(Age.YOUNG), _AGES.index(Age.MATURE)

_AT_ONCE = 65_536
"""So many answers are counted at once; arrays of more leave the processor's cache."""
_MOST_DAYS = 100_000
"""Days that are counted one by one, those without answers too; logs that span more are foreign."""


def _numbered(day: Numbers) -> tuple[Numbers, Numbers]:
    """The study days that are counted, and for each answer the place of its day among them."""
    if not len(day):
        return day, day
    first, last = int(day.min()), int(day.max())
    if last - first >= _MOST_DAYS:
        return np.unique(day, return_inverse=True)
    return np.arange(first, last + 1), day - first


def _ages(elapsed: Numbers) -> Ages:
    """For each answer, the place in `Age` of what it found."""
    ages: Ages = (elapsed >= 0).astype(np.int8)
    for days in (1, MATURE_DAYS):
        ages += elapsed >= days
    return ages


def _months(days: Numbers) -> Whole:
    """Months since January 1970."""
    since = days - date(1970, 1, 1).toordinal()
    return since.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


def _recalled(ratings: list[int]) -> Recalled:
    return Recalled(sum(ratings[Rating.AGAIN :]), sum(ratings))
