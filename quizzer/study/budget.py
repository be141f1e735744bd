"""What of a session fits into the minutes that there are, and when is the rest caught up with?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import fsum
from typing import TYPE_CHECKING

import numpy as np

from quizzer.memory.bulk import Reals
from quizzer.memory.model import PARAMETERS
from quizzer.memory.moment import Moment
from quizzer.store import logs
from quizzer.store.database import Database
from quizzer.store.shelf import Shelf, Strengths
from quizzer.study.models import Models
from quizzer.study.places import Places, no_places
from quizzer.study.queue import Queue, ready, unseen
from quizzer.study.scope import EVERYTHING
from quizzer.study.settings import MOST_MINUTES_PER_DAY, Settings
from quizzer.study.wording import counted

if TYPE_CHECKING:
    from quizzer.memory.backlog import Cards, Learner

_GOOD = 2  # the place of Good in a row of figures by rating

_AT_MOST_SECONDS = 60.0
"""No card is expected to take longer on a day, so with as much time for each nothing is cut."""


_SAME_BACKLOG = 0.02
"""A backlog that has grown or shrunk by no more than this share clears on the same day."""


@dataclass(frozen=True, slots=True, eq=False)
class Costs:
    """What asking each card is expected to take, in seconds, and to gain, in recalled cards.

    By place on the shelf; NaN for cards that are not due.
    """

    seconds: Reals
    gain: Reals


@dataclass(frozen=True, slots=True, eq=False)
class Budget:
    """The seconds that are left, and what the cards that are due take of them.

    `costs` is None when there is enough time for every card, whatever it takes.
    """

    seconds: float
    costs: Costs | None = None
    step_seconds: float = 0.0
    new_seconds: float = 0.0

    def fitted(self, queue: Queue, extra_new: int = 0) -> Queue:
        """The part of a queue for which there is time.

        Steps that have begun are always finished. When not all that is due fits, the cards that
        gain most for their seconds come first, and no new one. `extra_new` cards were asked for
        and are not cut for time.
        """
        if self.costs is None:
            return queue
        seconds, gain = self.costs.seconds, self.costs.gain[queue.reviews]
        left = self.seconds - len(queue.steps) * self.step_seconds
        needed = fsum(seconds[queue.reviews].tolist())
        order = queue.reviews[np.argsort(-gain / seconds[queue.reviews], kind="stable")]
        taken = _while_time(seconds[order], left)
        if taken < len(order):
            return replace(queue, reviews=order[:taken], new=no_places(), left_out=order[taken:])
        in_time = _while_time(np.full(len(queue.new), self.new_seconds), left - needed)
        return replace(queue, new=queue.new[: max(extra_new, in_time)])


@dataclass(frozen=True, slots=True)
class Backlog:
    """What is due today and does not fit into the day.

    `minutes` is what it takes. At the minutes per day it clears on a day, or, when that is None,
    with `more_minutes` a day; None when no day is long enough.
    """

    cards: int
    minutes: int
    per_day: int
    clears_on: date | None
    more_minutes: int | None = None

    @property
    def said(self) -> str:
        """The same as a sentence."""
        waiting = f"{counted(self.cards, 'more card')} wait" + ("s" if self.cards == 1 else "")
        needed = f"{waiting} ({counted(self.minutes, 'minute')})"
        at = f"at {counted(self.per_day, 'minute')} a day"
        if self.clears_on is not None:
            return f"{needed}; {at} all is caught up on {self.clears_on}"
        if self.more_minutes is None:
            return f"{needed}; no day is long enough to catch up within four months"
        more = f"{self.more_minutes} more would do"
        return f"{needed}; {at} it is not caught up within four months, {more}"


Known = Callable[[], Strengths]
"""Says how firmly the cards of a shelf are remembered; asked only when time is short."""


def budget(
    database: Database,
    shelf: Shelf,
    known: Known,
    models: Models,
    moment: Moment,
    *,
    minutes: int | None = None,
) -> Budget | None:
    """The budget of a session of so many minutes, or of what is left of today; None without any."""
    settings = models.settings
    if minutes is None and not settings.minutes_per_day:
        return None
    if minutes is None:
        answered = logs.answers_on(database, settings.learner, moment.day)
        spent = sum(answer.spent_ms for answer in answered) / 1000
        seconds = _seconds_on(settings, moment.day) - spent
    else:
        seconds = 60.0 * minutes
    is_due = (shelf.due_at != 0) | (shelf.due_on > 0) & (shelf.due_on <= moment.day.toordinal())
    due = np.flatnonzero(shelf.is_asked & is_due)
    if _AT_MOST_SECONDS * (len(due) + unseen(shelf)) <= seconds:
        return Budget(seconds)
    learner = _learner(models)
    value = learner.value(_cards(shelf, known(), due, models, moment.day))
    costs = Costs(np.full(len(shelf), np.nan), np.full(len(shelf), np.nan))
    costs.seconds[due], costs.gain[due] = value.seconds, value.gain
    return Budget(
        seconds, costs, learner.habits.relearning_seconds[_GOOD], new_seconds=learner.new_seconds
    )


@dataclass(frozen=True, slots=True)
class _Outlook:
    """In how many days a backlog of so many cards clears, or what it takes for it to clear.

    `given` is what that depends on besides the cards.
    """

    given: tuple[object, ...]
    cards: int
    clears: int | None
    more_minutes: int | None

    def is_of(self, given: tuple[object, ...], cards: int) -> bool:
        """Whether it holds for that many cards too. Of few, each may make it another day."""
        as_good = _SAME_BACKLOG * cards
        return self.given == given and as_good >= 1 and abs(self.cards - cards) <= as_good


def backlog(
    database: Database,
    shelf: Shelf,
    known: Known,
    *,
    today: Budget | None,
    models: Models,
    moment: Moment,
) -> Backlog | None:
    """What is due and does not fit into today, and when it is caught up with; None without any."""
    if today is None or today.costs is None:
        return None
    day, settings = moment.day, models.settings
    left_out = today.fitted(ready(shelf, day).queue(EVERYTHING, 0)).left_out
    if not len(left_out):
        return None
    given = (settings, models.parameters, day)
    found = database.kept.get(_Outlook)
    if not isinstance(found, _Outlook) or not found.is_of(given, len(left_out)):
        clears, more = _outlook(shelf, known(), today, models, day)
        database.kept[_Outlook] = found = _Outlook(given, len(left_out), clears, more)
    return Backlog(
        cards=len(left_out),
        minutes=max(1, round(float(today.costs.seconds[left_out].sum()) / 60)),
        per_day=settings.minutes_per_day,
        clears_on=None if found.clears is None else day + timedelta(found.clears),
        more_minutes=found.more_minutes,
    )


def _outlook(
    shelf: Shelf, known: Strengths, today: Budget, models: Models, day: date
) -> tuple[int | None, int | None]:
    """In how many days all is caught up with; if in none, with how many minutes more a day."""
    from quizzer.memory.backlog import clears_on, minutes_needed

    seen = np.flatnonzero(shelf.is_asked & (shelf.due_on > 0))
    cards, learner = _cards(shelf, known, seen, models, day), _learner(models)
    days = _seconds_ahead(models.settings, day, today.seconds)
    clears = clears_on(cards, learner, days)
    if clears is not None:
        return max(1, clears), None  # not today, even if some cards that stand for all say so
    most = MOST_MINUTES_PER_DAY - models.settings.minutes_per_day
    return None, minutes_needed(cards, learner, days, most)


def _while_time(seconds: Reals, left: float) -> int:
    """How many of the cards that take so long can be begun before the time is over."""
    left_before = np.subtract.accumulate(np.concatenate(((left,), seconds)))[:-1]
    return int(np.count_nonzero(left_before > 0))


def _seconds_on(settings: Settings, day: date) -> float:
    return 60.0 * settings.minutes_per_day * settings.share_of(day)


def _seconds_ahead(settings: Settings, day: date, left_today: float) -> Reals:
    from quizzer.memory.backlog import FARTHEST_DAY, by_day

    ahead = (_seconds_on(settings, day + timedelta(days)) for days in range(1, FARTHEST_DAY))
    return by_day([max(0.0, left_today), *ahead])


def _learner(models: Models) -> Learner:
    from quizzer.memory.backlog import Learner
    from quizzer.memory.bulk import Fsrs

    return Learner(Fsrs(models.parameters or PARAMETERS), models.settings.maximum_interval)


def _cards(shelf: Shelf, known: Strengths, places: Places, models: Models, day: date) -> Cards:
    from quizzer.memory.backlog import cards_of

    retention = np.array([models.of(deck).desired_retention for deck in shelf.decks])
    return cards_of(
        stability=known.stability[places],
        difficulty=known.difficulty[places],
        reviewed_on=shelf.reviewed_on[places],
        due_on=shelf.due_on[places],
        in_step=shelf.due_at[places] != 0,
        retention=retention[shelf.deck[places]],
        today=day,
    )
