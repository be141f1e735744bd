"""A learner who has worked for three weeks, for the faces' statistics."""

from __future__ import annotations

from itertools import cycle

from quizzer.memory.model import Rating
from quizzer.study.desk import Desk
from quizzer.study.scope import EVERYTHING
from support.build import StandingClock

_RATINGS = (Rating.GOOD, Rating.GOOD, Rating.AGAIN, Rating.HARD)
_DAYS = 21
_MOST_A_DAY = 6


def work(desk: Desk, clock: StandingClock) -> None:
    """Three weeks of sessions, Sundays off; it is the Monday after them then."""
    ratings = cycle(_RATINGS)
    desk.look().result()
    for _ in range(_DAYS):
        if clock().day.weekday() != 6:
            _session(desk, clock, ratings)
        clock.wait(days=1)


def _session(desk: Desk, clock: StandingClock, ratings: cycle[Rating]) -> None:
    turn = desk.begin(EVERYTHING).result()
    for _ in range(_MOST_A_DAY):
        if turn.card is None:
            return
        clock.wait(seconds=8)
        turn = desk.rate(turn, next(ratings), 8000).result()
