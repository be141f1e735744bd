"""What do measurements over the whole log say? Asked for without holding up a key.

They need numpy, which takes its time to be imported: the desk's thread does that too.
"""

from __future__ import annotations

import asyncio
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizzer.study.desk import Desk
    from quizzer.study.measuring import Calibration, Point
    from quizzer.study.scope import Scope
    from quizzer.study.statistics import Statistics


async def year(desk: Desk, scope: Scope) -> tuple[Point, ...]:
    """A year of what was known of a scope, oldest first; empty before the first answer."""
    await _imported(desk)
    from quizzer.study import measuring

    moment = desk.clock()
    return await asyncio.wrap_future(
        desk.submit(lambda db: measuring.history(db, desk.settings, scope, moment))
    )


async def calibration(desk: Desk) -> Calibration:
    """Predicted against observed recall, as far as there are answers."""
    await _imported(desk)
    from quizzer.study import measuring

    return await asyncio.wrap_future(
        desk.submit(lambda db: measuring.calibration(db, desk.settings))
    )


async def statistics(desk: Desk, scope: Scope) -> Statistics:
    """The work done and to come in a scope."""
    await _imported(desk, "quizzer.study.statistics")
    from quizzer.study import statistics as counting

    moment = desk.clock()
    return await asyncio.wrap_future(
        desk.submit(lambda db: counting.statistics(db, desk.settings, scope, moment))
    )


async def _imported(desk: Desk, module: str = "quizzer.study.measuring") -> None:
    await asyncio.wrap_future(desk.submit(lambda _: import_module(module)))
