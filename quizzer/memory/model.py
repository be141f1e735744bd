"""Which FSRS model, with which settings, was in force? Every review names the one it used."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import timedelta
from enum import IntEnum, StrEnum

PARAMETERS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
"""FSRS-6's published default weights w0..w20; the last is the decay of the forgetting curve."""

LEAST_STABILITY = 0.001
EASIEST, HARDEST = 1.0, 10.0
"""The bounds of stability, in days, and of difficulty."""

LOWEST_RETENTION = 0.70
HIGHEST_RETENTION = 0.99
LONGEST_INTERVAL_DAYS = 36_500


class Rating(IntEnum):
    """How well the learner recalled."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Confidence(IntEnum):
    """How sure the learner was before the answer was shown."""

    GUESS = 1
    UNSURE = 2
    SURE = 3


class Phase(StrEnum):
    """Where a card that has been seen stands. A card without memory is new."""

    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


@dataclass(frozen=True, slots=True)
class Model:
    """FSRS-6 with its weights and the settings that decide a due date.

    Raises ValueError for a retention outside 0.70–0.99, an interval cap outside 1–36,500 days
    or a wrong number of weights.
    """

    parameters: tuple[float, ...] = PARAMETERS
    desired_retention: float = 0.9
    learning_steps: tuple[timedelta, ...] = (timedelta(minutes=1), timedelta(minutes=10))
    relearning_steps: tuple[timedelta, ...] = (timedelta(minutes=10),)
    maximum_interval: int = LONGEST_INTERVAL_DAYS
    id: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        if not LOWEST_RETENTION <= self.desired_retention <= HIGHEST_RETENTION:
            raise ValueError("the desired retention lies between 0.70 and 0.99")
        if not 1 <= self.maximum_interval <= LONGEST_INTERVAL_DAYS:
            raise ValueError("the longest interval lies between 1 and 36500 days")
        if len(self.parameters) != len(PARAMETERS):
            raise ValueError(f"FSRS-6 has {len(PARAMETERS)} weights")
        digest = hashlib.blake2b(self.to_json().encode(), digest_size=8).hexdigest()
        object.__setattr__(self, "id", f"fsrs6-{digest}")

    def to_json(self) -> str:
        """The model as canonical JSON; its digest is the id."""
        return json.dumps(
            {
                "kind": "fsrs6",
                "parameters": self.parameters,
                "desired_retention": self.desired_retention,
                "learning_steps": [step.total_seconds() for step in self.learning_steps],
                "relearning_steps": [step.total_seconds() for step in self.relearning_steps],
                "maximum_interval": self.maximum_interval,
            },
            sort_keys=True,
        )

    @classmethod
    def from_json(cls, text: str) -> Model:
        """The model that `to_json` wrote. Raises ValueError or KeyError when it is not one."""
        spec = json.loads(text)
        if spec["kind"] != "fsrs6":
            raise ValueError(f"unknown memory model {spec['kind']!r}")
        return cls(
            parameters=tuple(spec["parameters"]),
            desired_retention=spec["desired_retention"],
            learning_steps=tuple(timedelta(seconds=s) for s in spec["learning_steps"]),
            relearning_steps=tuple(timedelta(seconds=s) for s in spec["relearning_steps"]),
            maximum_interval=spec["maximum_interval"],
        )
