"""What of a session fits into the minutes that there are, and when is the rest caught up with?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from quizzer.cards.card import CardKey
from quizzer.memory.model import PARAMETERS
from quizzer.memory.moment import Moment
from quizzer.store import logs
from quizzer.store.database import Database
from quizzer.store.records import Candidate
from quizzer.study.models import Models
from quizzer.study.queue import EVERYTHING, Queue, build
from quizzer.study.settings import MOST_MINUTES_PER_DAY, Settings
from quizzer.study.wording import counted

if TYPE_CHECKING:
    from quizzer.memory.backlog import Cards, Learner
    from quizzer.memory.bulk import Reals

_GOOD = 2  # the place of Good in a row of figures by rating

_AT_MOST_SECONDS = 60.0
"""No card is expected to take longer on a day, so with as much time for each nothing is cut."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What asking a card is expected to take, in seconds, and to gain, in recalled cards."""

    seconds: float
    gain: float

    @property
    def rate(self) -> float:
        """What it gains for each second."""
        return self.gain / self.seconds


@dataclass(frozen=True, slots=True)
class Budget:
    """The seconds that are left, and what the cards that are due take of them.

    `costs` is None when there is enough time for every card, whatever it takes.
    """

    seconds: float
    costs: Mapping[CardKey, Cost] | None = None
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
        costs = self.costs
        left = self.seconds - len(queue.steps) * self.step_seconds
        needed = sum(costs[candidate.key].seconds for candidate in queue.reviews)
        order = sorted(queue.reviews, key=lambda c: -costs[c.key].rate)
        taken = _while_time([costs[c.key].seconds for c in order], left)
        if taken < len(order):
            return replace(
                queue, reviews=tuple(order[:taken]), new=(), left_out=tuple(order[taken:])
            )
        in_time = _while_time([self.new_seconds] * len(queue.new), left - needed)
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


def budget(
    database: Database,
    candidates: Sequence[Candidate],
    models: Models,
    moment: Moment,
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
    askable = [c for c in candidates if c.studied and not c.marks.suspended]
    due = [c for c in askable if c.memory and (c.memory.due_at or c.memory.due_on <= moment.day)]
    unseen = sum(1 for c in askable if c.memory is None)
    if _AT_MOST_SECONDS * (len(due) + unseen) <= seconds:
        return Budget(seconds)
    learner = _learner(models)
    value = learner.value(_cards(due, models, moment.day))
    pairs = zip(value.seconds.tolist(), value.gain.tolist(), strict=True)
    costs = {c.key: Cost(*pair) for c, pair in zip(due, pairs, strict=True)}
    return Budget(
        seconds, costs, learner.habits.relearning_seconds[_GOOD], new_seconds=learner.new_seconds
    )


def backlog(
    candidates: Sequence[Candidate], today: Budget | None, models: Models, moment: Moment
) -> Backlog | None:
    """What is due and does not fit into today, and when it is caught up with; None without any."""
    if today is None or today.costs is None:
        return None
    left_out = today.fitted(build(candidates, EVERYTHING, moment, 0)).left_out
    if not left_out:
        return None
    from quizzer.memory import backlog as arithmetic

    settings, day = models.settings, moment.day
    seconds = sum(today.costs[candidate.key].seconds for candidate in left_out)
    seen = [c for c in candidates if c.memory and c.studied and not c.marks.suspended]
    cards, learner = _cards(seen, models, day), _learner(models)
    days = _seconds_ahead(settings, day, today.seconds)
    clears = arithmetic.clears_on(cards, learner, days)
    per_day = settings.minutes_per_day
    found = Backlog(len(left_out), max(1, round(seconds / 60)), per_day, None)
    if clears is not None:
        return replace(found, clears_on=day + timedelta(clears))
    most = MOST_MINUTES_PER_DAY - per_day
    return replace(found, more_minutes=arithmetic.minutes_needed(cards, learner, days, most))


def _while_time(seconds: Sequence[float], left: float) -> int:
    """How many of the cards that take so long can be begun before the time is over."""
    begun = 0
    while begun < len(seconds) and left > 0:
        left -= seconds[begun]
        begun += 1
    return begun


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


def _cards(candidates: Sequence[Candidate], models: Models, day: date) -> Cards:
    from quizzer.memory.backlog import cards_of

    memories = [c.memory for c in candidates if c.memory]
    retentions = [models.of(c.key.deck).desired_retention for c in candidates]
    return cards_of(memories, retentions, day)
