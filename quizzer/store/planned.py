"""What does the store hand out of plans and mock exams?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """A plan as it is kept.

    `made_for` says for which exams and weights; when these change it no longer holds. `prices`
    are the planner's own, `habits` the learner's as JSON, `forecast` is JSON for the faces.
    """

    made_on: date
    made_for: str
    prices: bytes
    habits: str
    forecast: str


@dataclass(frozen=True, slots=True)
class MockRecord:
    """A mock exam: its score as a share of 1, and the prediction for it as JSON."""

    exam: UUID
    at: datetime
    day: date
    prediction: str
    questions: int
    score: float
