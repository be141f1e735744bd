"""What may a learner set, and what holds when nothing is set?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from quizzer.memory.calendar import WEEKDAYS, Span
from quizzer.memory.model import (
    HIGHEST_RETENTION,
    LONGEST_INTERVAL_DAYS,
    LOWEST_RETENTION,
    PARAMETERS,
    Model,
)
from quizzer.memory.moment import DAY_STARTS_AT

USUAL_LEARNER = "me"
"""The learner of those who never name one."""

MOST_NEW_PER_DAY = 9999
MOST_MINUTES_PER_DAY = 16 * 60
MOST_LEECH_LAPSES = 999
MOST_SLOW_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Settings:
    """A learner's settings.

    Raises ValueError with a sentence when a value is out of range.
    """

    learner: str = USUAL_LEARNER
    """Whose memory it is; several learners can share a database."""

    new_per_day: int = 20
    """Cards never seen before that a study day introduces, over all decks."""

    desired_retention: float = 0.9
    """The chance of recall at which a card comes up again, 0.70–0.99."""

    retention: Mapping[str, float] = field(default_factory=dict)
    """The same by deck, where a deck has one of its own."""

    maximum_interval: int = LONGEST_INTERVAL_DAYS
    """The longest time between two reviews of a card, in days."""

    day_starts: timedelta = DAY_STARTS_AT
    """When a study day begins, after midnight local time."""

    easy_days: Mapping[int, float] = field(default_factory=dict)
    """By weekday (0 is Monday), the share of an ordinary day's cards, where it is not 1."""

    vacations: tuple[Span, ...] = ()
    """When nothing is to fall due, as far as that can be helped."""

    minutes_per_day: int = 0
    """The time that there is for what is due; 0 for as long as it takes."""

    leech_lapses: int = 8
    """How often a card is forgotten before it is called a leech; 0 for never."""

    slow_seconds: int = 0
    """How many seconds a right answer takes before Hard is suggested for it; 0 for never."""

    def __post_init__(self) -> None:
        if not self.learner.strip():
            raise ValueError("the learner needs a name")
        if not 0 <= self.new_per_day <= MOST_NEW_PER_DAY:
            raise ValueError(f"new cards per day lie between 0 and {MOST_NEW_PER_DAY}")
        if not timedelta(0) <= self.day_starts < timedelta(days=1):
            raise ValueError("a study day begins between 00:00 and 23:59")
        for deck, retention in self.retention.items():
            if not LOWEST_RETENTION <= retention <= HIGHEST_RETENTION:
                raise ValueError(f"the desired retention of {deck} lies between 0.70 and 0.99")
        for weekday, share in self.easy_days.items():
            if not 0 <= share <= 1:
                raise ValueError(f"the share of {WEEKDAYS[weekday]} lies between 0 and 1")
        if not 0 <= self.minutes_per_day <= MOST_MINUTES_PER_DAY:
            raise ValueError(f"minutes per day lie between 0 and {MOST_MINUTES_PER_DAY}")
        if not 0 <= self.leech_lapses <= MOST_LEECH_LAPSES:
            raise ValueError(f"the lapses of a leech lie between 0 and {MOST_LEECH_LAPSES}")
        if not 0 <= self.slow_seconds <= MOST_SLOW_SECONDS:
            raise ValueError(f"the seconds of a slow answer lie between 0 and {MOST_SLOW_SECONDS}")
        self.model()

    def model(self, deck: str = "", parameters: Sequence[float] = PARAMETERS) -> Model:
        """The memory model of a deck's cards, with these weights and settings."""
        retention = self.retention.get(deck, self.desired_retention)
        return _model(tuple(parameters), retention, self.maximum_interval)

    def share_of(self, day: date) -> float:
        """What a day holds beside an ordinary one: 1 as much, 0 nothing."""
        for vacation in self.vacations:
            if vacation.first <= day <= vacation.last:
                return 0.0
        return self.easy_days.get(day.weekday(), 1.0) if self.easy_days else 1.0


@lru_cache(maxsize=64)
def _model(parameters: tuple[float, ...], retention: float, maximum_interval: int) -> Model:
    """Made once: its id is a digest, and every look at the library asks for it."""
    return Model(
        parameters=parameters, desired_retention=retention, maximum_interval=maximum_interval
    )
