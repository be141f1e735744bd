"""Which different numbers are there among many, and which of them is each?"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from quizzer.memory.bulk import Whole


def distinct(values: NDArray[np.integer[Any]]) -> tuple[Whole, NDArray[np.int32]]:
    """The different values, ascending, and for each value its place among them."""
    most = int(values.max(initial=0))
    if most > 8 * len(values) + 1_000_000:  # too wide to be counted
        different, places = np.unique(values.astype(np.int64), return_inverse=True)
        return different, places.astype(np.int32)
    there = np.bincount(values, minlength=1) > 0
    return np.flatnonzero(there), (np.cumsum(there, dtype=np.int32) - 1)[values]
