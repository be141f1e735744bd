"""What does a plan say to a learner? Plain values, kept as JSON, so that no face has to plan."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

MORE_MINUTES = 10
"""A forecast also says what so many minutes more a day would bring."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A score to expect, in 0–1, and the range that holds it four times out of five."""

    score: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class DayForecast:
    """What a day of the plan is expected to hold. Minutes and cards are averages."""

    day: date
    minutes: float
    cards: float
    new: float


@dataclass(frozen=True, slots=True)
class TopicForecast:
    """What a topic brings to an exam.

    `share` is its part of the exam's weight, `now` and `expected` its own score today and on the
    exam's morning; `share * expected` is what it contributes to the exam's score.
    """

    deck: str
    topic: str
    title: str
    weight: float
    share: float
    cards: int
    seen: int
    now: float
    expected: float


@dataclass(frozen=True, slots=True)
class ExamForecast:
    """What the plan promises for one exam.

    `now` is the score without another day's work, `with_more` the one with ten minutes more a
    day. `minutes_needed` a day reach the goal, whatever other exams do; None when no number of
    minutes does, or the plan does already. `drop` are topics without which the rest reaches the
    goal in the minutes that there are.
    """

    name: str
    day: date
    goal: float
    cards: int
    seen: int
    now: Estimate
    expected: Estimate
    with_more: Estimate
    minutes_needed: int | None
    drop: tuple[str, ...]
    topics: tuple[TopicForecast, ...]

    @property
    def is_feasible(self) -> bool:
        """Whether the score to expect reaches the goal, to the per cent that is shown."""
        return round(self.expected.score * 100) >= round(self.goal * 100)


@dataclass(frozen=True, slots=True)
class Forecast:
    """A plan for all exams of a learner, made on a study day, from that day on.

    `minutes` are what they share on an ordinary day. `bound` is the recall by FSRS that no plan
    could beat, as a mean over the exams.
    """

    made_on: date
    minutes: int
    exams: tuple[ExamForecast, ...]
    days: tuple[DayForecast, ...]
    bound: float

    @property
    def new_per_day(self) -> float:
        """The pace of new cards over the days that introduce any."""
        paces = [day.new for day in self.days if day.new >= _A_NEW_CARD]
        return sum(paces) / len(paces) if paces else 0.0

    def of(self, name: str) -> ExamForecast | None:
        """The forecast for an exam by name."""
        return next((exam for exam in self.exams if exam.name == name), None)

    def to_json(self) -> str:
        """The forecast as JSON."""
        return json.dumps(asdict(self), default=date.isoformat)

    @classmethod
    def from_json(cls, text: str) -> Forecast:
        """The forecast that `to_json` wrote."""
        spec = json.loads(text)
        return cls(
            made_on=date.fromisoformat(spec["made_on"]),
            minutes=spec["minutes"],
            exams=tuple(_exam_of(exam) for exam in spec["exams"]),
            days=tuple(
                DayForecast(**{**day, "day": date.fromisoformat(day["day"])})
                for day in spec["days"]
            ),
            bound=spec["bound"],
        )


_A_NEW_CARD = 0.5
"""Fewer new cards than this on a day are not counted as its pace."""


def _exam_of(spec: dict[str, Any]) -> ExamForecast:
    return ExamForecast(
        **{
            **spec,
            "day": date.fromisoformat(spec["day"]),
            "now": Estimate(**spec["now"]),
            "expected": Estimate(**spec["expected"]),
            "with_more": Estimate(**spec["with_more"]),
            "drop": tuple(spec["drop"]),
            "topics": tuple(TopicForecast(**topic) for topic in spec["topics"]),
        }
    )
