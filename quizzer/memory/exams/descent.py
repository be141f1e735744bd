"""Where is a smooth function of a few dozen variables least?

Limited-memory BFGS with a backtracking line search (Nocedal & Wright 2006, chapters 3 and 7).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Final, TypeAlias

import numpy as np

from quizzer.memory.bulk import Reals

Function: TypeAlias = Callable[[Reals], tuple[float, Callable[[], Reals]]]
"""From a point to its value, and to its slope there, which a rejected step has no need of."""

MEMORY: Final = 12
LONGEST_STEP: Final = 0.7
"""In any one variable; ours are logarithms of prices."""
FIRST_STEP: Final = 0.3
"""In any one variable, before anything is known of the curvature."""
ENOUGH: Final = 1e-4
"""The share of the promised descent that a step must keep (Armijo)."""


def least(function: Function, start: Reals, evaluations: int, tolerance: float) -> Reals:
    """The best point found in so many evaluations of the function.

    Ends early when a step promises less than the tolerance.
    """
    point, (value, slope_of) = start, function(start)
    slope, spent = slope_of(), 1
    pairs: deque[tuple[Reals, Reals]] = deque(maxlen=MEMORY)
    while spent < evaluations:
        step = -_turned(slope, pairs)
        promised = float(step @ slope)
        if promised > -tolerance:
            break
        length = min(1.0, LONGEST_STEP / float(np.abs(step).max()))
        while spent < evaluations:
            tried = point + length * step
            new_value, slope_of = function(tried)
            spent += 1
            if new_value <= value + ENOUGH * length * promised:
                break
            length /= 3
        else:
            break
        if spent == evaluations:
            return tried
        new_slope = slope_of()
        moved, turned = tried - point, new_slope - slope
        if float(moved @ turned) > 1e-10 * float(np.linalg.norm(moved) * np.linalg.norm(turned)):
            pairs.append((moved, turned))
        point, value, slope = tried, new_value, new_slope
    return point


def _turned(slope: Reals, pairs: deque[tuple[Reals, Reals]]) -> Reals:
    """The slope times the inverse curvature that the pairs (moved, turned) tell of."""
    if not pairs:
        size = float(np.abs(slope).max())
        return slope / size * min(size, FIRST_STEP) if size else slope
    result = slope.copy()
    weights = []
    for moved, turned in reversed(pairs):
        weight = float(moved @ result) / float(moved @ turned)
        weights.append(weight)
        result -= weight * turned
    moved, turned = pairs[-1]
    result *= float(moved @ turned) / float(turned @ turned)
    for (moved, turned), weight in zip(pairs, reversed(weights), strict=True):
        result += moved * (weight - float(turned @ result) / float(moved @ turned))
    return result
