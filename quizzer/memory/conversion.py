"""Which FSRS state stands for a card that another scheduler has known?

SM-2 keeps an ease and an interval. The interval was meant to end at some retention, which gives
the stability; the ease is the factor that one more success would have put on the interval, which
gives the difficulty (fsrs-rs, `memory_state_from_sm2`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from quizzer.memory.forgetting import days_until
from quizzer.memory.model import PARAMETERS

LEAST_STABILITY = 0.001
EASIEST, HARDEST = 1.0, 10.0


def from_sm2(
    ease: float, interval_days: float, retention: float, parameters: Sequence[float] = PARAMETERS
) -> tuple[float, float]:
    """Stability in days and difficulty (1–10) of a card with an SM-2 ease (such as 2.5).

    `retention` is the recall that the old intervals achieved, between 0 and 1.
    """
    decay = parameters[20]
    stability = max(interval_days, LEAST_STABILITY) / days_until(retention, 1.0, decay)
    growth = (
        math.exp(parameters[8])
        * stability ** -parameters[9]
        * math.expm1((1 - retention) * parameters[10])
    )
    difficulty = 11 - (ease - 1) / growth
    return stability, min(max(difficulty, EASIEST), HARDEST)
