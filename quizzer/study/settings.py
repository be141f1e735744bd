"""What may a learner set, and what holds when nothing is set?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from quizzer.memory.model import LONGEST_INTERVAL_DAYS, Model
from quizzer.memory.moment import DAY_STARTS_AT

MOST_NEW_PER_DAY = 9999


@dataclass(frozen=True, slots=True)
class Settings:
    """A learner's settings.

    Raises ValueError with a sentence when a value is out of range.
    """

    learner: str = "me"
    """Whose memory it is; several learners can share a database."""

    new_per_day: int = 20
    """Cards never seen before that a study day introduces, over all decks."""

    desired_retention: float = 0.9
    """The chance of recall at which a card comes up again, 0.70–0.99."""

    maximum_interval: int = LONGEST_INTERVAL_DAYS
    """The longest time between two reviews of a card, in days."""

    day_starts: timedelta = DAY_STARTS_AT
    """When a study day begins, after midnight local time."""

    def __post_init__(self) -> None:
        if not self.learner.strip():
            raise ValueError("the learner needs a name")
        if not 0 <= self.new_per_day <= MOST_NEW_PER_DAY:
            raise ValueError(f"new cards per day lie between 0 and {MOST_NEW_PER_DAY}")
        if not timedelta(0) <= self.day_starts < timedelta(days=1):
            raise ValueError("a study day begins between 00:00 and 23:59")
        self.model()

    def model(self) -> Model:
        """The memory model with these settings."""
        return Model(
            desired_retention=self.desired_retention, maximum_interval=self.maximum_interval
        )
