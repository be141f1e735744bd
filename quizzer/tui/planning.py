"""Is a plan being made, and how far is it? One at a time, whichever screen asked for it.

The planner tells how far it is in its own thread; it is only noted here, and screens that show it
look from time to time. So nothing crosses from one thread to the other but a number.
"""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizzer.study.desk import Desk
    from quizzer.study.forecast import Forecast


class Planning:
    """The making of a learner's plans, for all screens of an app."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._running: Future[Forecast] | None = None
        self.share = 0.0
        """How much of the plan that is being made is done, from 0 to 1."""

    @property
    def is_running(self) -> bool:
        """Whether a plan is being made."""
        return self._running is not None and not self._running.done()

    def plan(self) -> Future[Forecast]:
        """The plan for today, made if need be; the one that is being made, if one is."""
        if self._running is None or self._running.done():
            self.share = 0.0
            self._running = self._desk.planner.plan(self._told)
        return self._running

    def plan_anew(self) -> Future[Forecast]:
        """The plan made anew from what is known now; the one that is being made, if one is."""
        if self._running is None or self._running.done():
            self.share = 0.0
            self._running = self._desk.planner.plan_anew(self._told)
        return self._running

    def _told(self, share: float) -> None:
        self.share = share
