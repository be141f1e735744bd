"""At which price of each day's seconds do the cards ask for just the seconds that there are?

The prices that make the bound least. They are sought with warm choices on a rough grid first,
then with ever colder ones on the fine grid.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from quizzer.memory.bulk import Reals
from quizzer.memory.exams.descent import least
from quizzer.memory.exams.grid import Axis, Grid
from quizzer.memory.exams.market import Market, market
from quizzer.memory.exams.prices import Prices
from quizzer.memory.exams.situation import Situation
from quizzer.memory.exams.worth import COLD, demand, worth
from quizzer.memory.model import EASIEST, HARDEST

Progress: TypeAlias = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the search."""

    fine: bool
    temperature: float
    evaluations: int

    @property
    def size(self) -> int:
        """What an evaluation takes, as a multiple of one on the rough grid."""
        return 4 if self.fine else 1


FINE: Final = Grid()
ROUGH: Final = Grid(
    Axis(FINE.log_stability.low, FINE.log_stability.high, 24), Axis(EASIEST, HARDEST, 6)
)
COLD_START: Final = (
    Stage(fine=False, temperature=0.02, evaluations=15),
    Stage(fine=False, temperature=0.008, evaluations=15),
    Stage(fine=False, temperature=0.003, evaluations=20),
    Stage(fine=True, temperature=0.003, evaluations=8),
    Stage(fine=True, temperature=0.001, evaluations=15),
)
WARM_START: Final = (
    Stage(fine=False, temperature=0.003, evaluations=8),
    Stage(fine=True, temperature=0.001, evaluations=6),
)
SKETCH: Final = (
    Stage(fine=False, temperature=0.008, evaluations=12),
    Stage(fine=False, temperature=0.003, evaluations=12),
)
WARM_SKETCH: Final = (Stage(fine=False, temperature=0.003, evaluations=12),)
LOWEST_PRICE: Final = 1e-6
"""Points for a second; what is below is taken for nothing."""
HIGHEST_PRICE: Final = 1.0
FLAT_HALVINGS: Final = 8
TOLERANCE: Final = 1e-6


def solve(
    situation: Situation, start: Prices | None = None, progress: Progress | None = None
) -> Prices:
    """The plan for a situation; `start` is an earlier one, moved on to today, to begin from.

    `progress` is told the share that is done, 0–1.
    """
    stages = COLD_START if start is None else WARM_START
    rough, fine = market(situation, ROUGH), market(situation, FINE)
    return _solved(rough, fine, stages, start, progress or (lambda _: None))


def sketch(rough: Market, start: Prices | None = None) -> Prices:
    """A plan for a market on the rough grid, several times as quick, to compare situations."""
    stages = SKETCH if start is None else WARM_SKETCH
    return _solved(rough, rough, stages, start, lambda _: None)


def _solved(
    rough: Market,
    fine: Market,
    stages: tuple[Stage, ...],
    start: Prices | None,
    report: Progress,
) -> Prices:
    if not len(fine.timeline.slots) or not len(fine.classes.rows):
        report(1.0)
        return _prices(fine, np.zeros(len(fine.timeline.slots)))
    if start is None or not len(start.days):
        logs = _flat(rough)
    else:
        logs = np.log(np.clip(carried(fine, start), LOWEST_PRICE, HIGHEST_PRICE))
    total = sum(stage.evaluations * stage.size for stage in stages)
    done = 0
    for stage in stages:
        place = fine if stage.fine else rough
        budget = place.budget

        def at(
            logs: Reals, stage: Stage = stage, place: Market = place, budget: Reals = budget
        ) -> tuple[float, Callable[[], Reals]]:
            nonlocal done
            done += stage.size
            report(min(1.0, done / total))
            price = np.exp(logs)
            found = worth(place, price, stage.temperature)
            value = found.held + float(price @ budget)
            return value, lambda: price * (budget - demand(place, found))

        logs = least(at, logs, stage.evaluations, TOLERANCE)
    report(1.0)
    price = np.exp(logs)
    return _prices(fine, np.where(price < LOWEST_PRICE, 0.0, price))


def _flat(rough: Market) -> Reals:
    """The logarithm of the one price for all days that asks for as much as there is, by halving."""
    low, high = np.log(LOWEST_PRICE), np.log(HIGHEST_PRICE)
    slots = len(rough.timeline.slots)
    for _ in range(FLAT_HALVINGS):
        middle = (low + high) / 2
        asked = demand(rough, worth(rough, np.full(slots, np.exp(middle)), 0.02))
        low, high = (middle, high) if asked.sum() > rough.budget.sum() else (low, middle)
    return np.full(slots, (low + high) / 2)


def carried(place: Market, start: Prices) -> Reals:
    """The prices of an earlier plan, moved on to today, in the slots of today's market."""
    if not len(start.days):
        return np.zeros(len(place.timeline.slots))
    price: Reals = np.interp(place.timeline.slots, start.days, start.price)
    return price


def _prices(place: Market, price: Reals) -> Prices:
    found = worth(place, price, COLD)
    ahead = [exam for exam, left in enumerate(place.days_left) if left > 0]
    line = place.timeline
    held = found.held + place.passed
    latest = line.budget + place.longest_seconds * line.open_days
    return Prices(
        age=0,
        days=line.slots,
        price=price,
        value=found.after[len(line.sources) :],
        rows=place.classes.rows[:, ahead],
        points=place.points.astype(np.float64)[ahead],
        days_left=tuple(place.days_left[exam] for exam in ahead),
        held=held,
        cards=place.cards,
        bound=held + float(price @ latest) / place.cards,
        grid=place.transition.grid,
    )
