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
from quizzer.memory.exams.steps import lapse_seconds
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
    return _solved(situation, FINE, stages, start, progress or (lambda _: None))


def sketch(situation: Situation, start: Prices | None = None) -> Prices:
    """A rough plan, several times as quick, for comparing situations."""
    stages = SKETCH if start is None else WARM_SKETCH
    return _solved(situation, ROUGH, stages, start, lambda _: None)


def _solved(
    situation: Situation,
    grid: Grid,
    stages: tuple[Stage, ...],
    start: Prices | None,
    report: Progress,
) -> Prices:
    rough = market(situation, ROUGH)
    fine = market(situation, grid) if grid is FINE else rough
    if not len(fine.timeline.slots) or not len(fine.classes.rows):
        report(1.0)
        return _prices(fine, situation, np.zeros(len(fine.timeline.slots)))
    if start is None or not len(start.days):
        logs = _flat(rough)
    else:
        logs = np.log(np.clip(carried(fine, start), LOWEST_PRICE, HIGHEST_PRICE))
    total = sum(stage.evaluations * stage.size for stage in stages)
    done = 0
    for stage in stages:

        def at(logs: Reals, stage: Stage = stage) -> tuple[float, Reals]:
            nonlocal done
            done += stage.size
            report(min(1.0, done / total))
            place = fine if stage.fine else rough
            price = np.exp(logs)
            found = worth(place, price, stage.temperature)
            slope = place.budget - demand(place, found)
            return found.held + float(price @ place.budget), price * slope

        logs = least(at, logs, stage.evaluations, TOLERANCE)
    report(1.0)
    price = np.exp(logs)
    return _prices(fine, situation, np.where(price < LOWEST_PRICE, 0.0, price))


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


def _prices(fine: Market, situation: Situation, price: Reals) -> Prices:
    found = worth(fine, price, COLD)
    ahead = [place for place, left in enumerate(situation.days_left) if left > 0]
    passed = _passed(situation)
    line, maps = fine.timeline, fine.transition
    late = max(maps.first_seconds, lapse_seconds(situation.habits))
    bound = found.held + passed + float(price @ (line.budget + late * line.open_days)) / fine.cards
    return Prices(
        age=0,
        days=fine.timeline.slots,
        price=price,
        value=found.after[len(fine.timeline.sources) :],
        rows=fine.classes.rows[:, ahead],
        points=fine.points.astype(np.float64)[ahead],
        days_left=tuple(situation.days_left[place] for place in ahead),
        held=found.held + passed,
        cards=fine.cards,
        bound=bound,
        grid=fine.transition.grid,
    )


def _passed(situation: Situation) -> float:
    """The scores of the exams that no review can change any more."""
    seen = situation.elapsed >= 0
    score = 0.0
    for exam, left in enumerate(situation.days_left):
        weights = situation.weights[:, exam]
        if left <= 0 and weights.any():
            recall = situation.fsrs.recall(
                situation.elapsed + left, np.where(seen, situation.stability, 1.0)
            )
            score += float(weights @ np.where(seen, recall, 0.0)) / float(weights.sum())
    return score
