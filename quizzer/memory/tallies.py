"""How much was answered, how fast and how well: by study day, by month, by the card's age?

Everything is counted on whole columns, so that a log of a million answers takes a moment.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from quizzer.memory.bulk import Whole
from quizzer.memory.model import Rating
from quizzer.memory.replaying import Log

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


def ages(log: Log) -> Whole:
    """For each answer, the place in `Age` of what it found."""
    return np.digitize(log.elapsed, (0, 1, MATURE_DAYS)).astype(np.int64)


def by_day(log: Log, longest_ms: int) -> tuple[DayTally, ...]:
    """The study days with answers, oldest first. No answer counts for more than `longest_ms`."""
    days, place, counts = np.unique(log.day, return_inverse=True, return_counts=True)
    spent = np.zeros(len(days), np.int64)
    np.add.at(spent, place, np.minimum(log.milliseconds, longest_ms))
    columns = zip(days.tolist(), counts.tolist(), spent.tolist(), strict=True)
    return tuple(DayTally(date.fromordinal(day), count, ms) for day, count, ms in columns)


def by_month(log: Log) -> tuple[MonthTally, ...]:
    """True retention: of a card's first answers on a later study day, those above Again."""
    evidence = log.evidence
    mature = ages(log)[evidence] == list(Age).index(Age.MATURE)
    recalled = log.rating[evidence] > Rating.AGAIN
    months, place = np.unique(_months(log.day[evidence]), return_inverse=True)
    cells = np.bincount(4 * place + 2 * mature + recalled, minlength=4 * len(months))
    return tuple(
        MonthTally(
            date(month // 12 + 1970, month % 12 + 1, 1), _recalled(row[0]), _recalled(row[1])
        )
        for month, row in zip(months.tolist(), cells.reshape(-1, 2, 2).tolist(), strict=True)
    )


def by_button(log: Log) -> tuple[ButtonTally, ...]:
    """How often each rating was given, by the age of the card."""
    cells = np.bincount(4 * ages(log) + log.rating - 1, minlength=4 * len(Age)).reshape(-1, 4)
    counts: list[list[int]] = cells.tolist()
    return tuple(
        ButtonTally(age, (again, hard, good, easy))
        for age, (again, hard, good, easy) in zip(Age, counts, strict=True)
    )


def median_ms(log: Log, longest_ms: int) -> int:
    """The time that half of the answers take at most; 0 without answers."""
    return round(float(np.median(np.minimum(log.milliseconds, longest_ms)))) if len(log) else 0


def _months(days: Whole) -> Whole:
    """Months since January 1970."""
    since = days - date(1970, 1, 1).toordinal()
    return since.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


def _recalled(cells: list[int]) -> Recalled:
    forgotten, recalled = cells
    return Recalled(recalled, forgotten + recalled)
