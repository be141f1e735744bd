"""How likely is recall after some days, and after how many days has it fallen to a target?

The forgetting curve of FSRS-6: R(t) = (1 + F·t/S)^(−d) with decay d = w20 and F chosen such
that R(S) = 0.9. (open-spaced-repetition, "The Algorithm", section FSRS-6.)
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from quizzer.memory.model import PARAMETERS

if TYPE_CHECKING:  # scheduling builds on this module
    from quizzer.memory.scheduling import Memory

DECAY = PARAMETERS[20]


def retrievability(elapsed_days: float, stability: float, decay: float = DECAY) -> float:
    """The probability of recall `elapsed_days` after a review that left `stability` days."""
    factor = 0.9 ** (-1 / decay) - 1
    growth: float = (1 + factor * max(0.0, elapsed_days) / stability) ** -decay
    return growth


def days_until(retention: float, stability: float, decay: float = DECAY) -> float:
    """The days after which recall has fallen to `retention`: the inverse of retrievability."""
    days: float = stability * (retention ** (-1 / decay) - 1) / (0.9 ** (-1 / decay) - 1)
    return days


def recall_on(memory: Memory, day: date, decay: float = DECAY) -> float:
    """The probability of recall on a study day."""
    return retrievability((day - memory.reviewed_on).days, memory.stability, decay)
