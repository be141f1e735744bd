"""How much work is something, by a measure that no busy machine changes?"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from quizzer.authoring.garbage import uncollected


def calls_of(work: Callable[[], object]) -> int:
    """How many functions a piece of work calls, ours and the interpreter's."""
    count = 0

    def seen(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    with uncollected():  # the collector comes when it likes, and Hypothesis calls with it
        sys.setprofile(seen)
        try:
            work()
        finally:
            sys.setprofile(None)
    return count
