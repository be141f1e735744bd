"""What does a learner's log say of the work done, and what do the due dates say of that to come?

It reads the whole log, so it belongs neither to a session nor to the first frame.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from quizzer.memory.bulk import Flags, Whole
from quizzer.memory.moment import Moment
from quizzer.memory.tallies import Age, ButtonTally, Counts, DayTally, MonthTally, Recalled
from quizzer.store.answered import Record, answered, cards_of
from quizzer.store.database import Database
from quizzer.store.logs import LONGEST_MS
from quizzer.store.shelf import Ints, Shelf
from quizzer.store.shelf import shelf as shelf_of
from quizzer.study.places import flags_within
from quizzer.study.scope import Scope
from quizzer.study.settings import Settings

__all__ = ["Age", "ButtonTally", "DayTally", "MonthTally", "Recalled"]  # handed on to the faces

FORECAST_DAYS = 30
FORECAST_WEEKS = 22
"""The weeks after those days that are told apart: half a year in all."""

_ONE_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class WeekTally:
    """What was done in a week, which is named by its Monday."""

    monday: date
    answers: int
    milliseconds: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """The work of a learner in a scope.

    `days` are those with answers, oldest first. `due` is how many cards are due today (with those
    that were due before) and on each of the days after it, `due_by_week` in each week after that,
    and `due_later` after those; new cards and what coming answers change are not in it.
    """

    scope: Scope
    today: date
    days: tuple[DayTally, ...]
    due: tuple[int, ...]
    due_by_week: tuple[int, ...]
    due_later: int
    months: tuple[MonthTally, ...]
    buttons: tuple[ButtonTally, ...]
    median_ms: int

    @property
    def answers(self) -> int:
        """All answers that stand."""
        return sum(each.answers for each in self.days)

    @property
    def milliseconds(self) -> int:
        """All the time that went into them."""
        return sum(each.milliseconds for each in self.days)

    @property
    def answers_by_day(self) -> dict[date, int]:
        """How many answers there were on each day that has any."""
        return {each.day: each.answers for each in self.days}

    @property
    def span(self) -> int:
        """How many days there are from the first answer to today, both counted."""
        return max(1, (self.today - self.days[0].day).days + 1) if self.days else 0

    @property
    def streak(self) -> int:
        """Days in a row up to today; a day that is not over breaks nothing."""
        runs = _runs([each.day for each in self.days])
        if not runs or runs[-1][-1] < self.today - _ONE_DAY:
            return 0
        return len(runs[-1])

    @property
    def longest_streak(self) -> int:
        """The most days in a row that there ever were."""
        return max((len(run) for run in _runs([each.day for each in self.days])), default=0)

    @property
    def recalled(self) -> Recalled:
        """Of the first answers of cards on a later study day, those above Again."""
        return sum((each.all for each in self.months), Recalled(0, 0))

    def weeks(self, count: int) -> tuple[WeekTally, ...]:
        """The last weeks, this one the last; weeks before the first answer are left out."""
        tallied: Counter[date] = Counter()
        spent: Counter[date] = Counter()
        for each in self.days:
            tallied[_monday(each.day)] += each.answers
            spent[_monday(each.day)] += each.milliseconds
        this = _monday(self.today)
        first = max(min(tallied, default=this), this - (count - 1) * _WEEK)
        mondays = (first + number * _WEEK for number in range((this - first) // _WEEK + 1))
        return tuple(WeekTally(day, tallied[day], spent[day]) for day in mondays)


def statistics(database: Database, settings: Settings, scope: Scope, moment: Moment) -> Statistics:
    """The statistics of a scope.

    Answers of cards that have left the library count for all and for their deck; of which topic
    they were is not known any more.
    """
    shelf = shelf_of(database, settings.learner)
    inside = flags_within(shelf, scope)
    record = answered(database, settings.learner)
    due = _due(shelf, inside, moment.day)
    by_week = due[FORECAST_DAYS:-1].reshape(-1, 7).sum(axis=1)
    counts = Counts.of(record, LONGEST_MS, _answered(database, record, scope, shelf.number[inside]))
    return Statistics(
        scope=scope,
        today=moment.day,
        days=counts.by_day,
        due=tuple(due[:FORECAST_DAYS].tolist()),
        due_by_week=tuple(by_week.tolist()),
        due_later=int(due[-1]),
        months=counts.by_month,
        buttons=counts.by_button,
        median_ms=counts.median_ms,
    )


def _answered(database: Database, record: Record, scope: Scope, inside: Ints) -> Flags | None:
    """Which cards of the log belong to a scope; None for all."""
    if scope.topic:
        return record.is_among(inside)
    return record.is_among(cards_of(database, scope.deck)) if scope.deck else None


def _due(shelf: Shelf, inside: Flags, today: date) -> Whole:
    """How many cards are due on each of the days to come; the last entry is for all later ones."""
    ahead = FORECAST_DAYS + 7 * FORECAST_WEEKS
    days = shelf.due_on[inside & shelf.is_asked & (shelf.due_on > 0)] - today.toordinal()
    return np.bincount(np.clip(days, 0, ahead), minlength=ahead + 1)


def _runs(days: Sequence[date]) -> list[list[date]]:
    """Days in a row, together."""
    runs: list[list[date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == _ONE_DAY:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
