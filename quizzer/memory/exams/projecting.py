"""What comes of a plan when it is followed until the last exam?

Runs of chance, all at once. Each day of a run takes the cards by their value for a second at the
plan's prices, read from tables on its grid, until the day's seconds are spent.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from quizzer.memory.exams.market import Market, market
from quizzer.memory.exams.prices import Prices
from quizzer.memory.exams.runs import Runs
from quizzer.memory.exams.situation import Projection, Situation
from quizzer.memory.exams.solving import carried
from quizzer.memory.exams.tables import Tables

RUNS: Final = 20


def project(
    situation: Situation,
    prices: Prices,
    runs: int = RUNS,
    seed: int = 0,
    progress: Callable[[float], None] | None = None,
) -> Projection:
    """What to expect of the plan; `progress` is told the share that is done, 0–1."""
    place = market(situation, prices.grid)
    return played(Runs(situation, place, runs, seed), place, prices, progress)


def played(
    runs: Runs, place: Market, prices: Prices, progress: Callable[[float], None] | None = None
) -> Projection:
    """What comes of the plan in runs that begin today on the market of its grid."""
    tables = Tables(place, carried(place, prices))
    report = progress or (lambda _: None)
    slots = len(place.timeline.slots)
    taken, new, spent = np.zeros(slots), np.zeros(slots), np.zeros(slots)
    exams = list(enumerate(place.days_left))
    for slot, day in enumerate(place.timeline.slots):
        while exams and exams[0][1] <= day:
            runs.examine(*exams.pop(0))
        taken[slot], new[slot], spent[slot] = runs.study(slot, tables)
        report((slot + 1) / slots)
    for exam, left in exams:
        runs.examine(exam, left)
    report(1.0)
    line = place.timeline
    opened = line.slot_of_day >= 0
    by_day = np.zeros((3, len(line.slot_of_day)))
    for row, figures in zip(by_day, (spent / 60, taken, new), strict=True):
        row[opened] = (figures / np.maximum(line.open_days, 1))[line.slot_of_day[opened]]
    minutes, cards, new_cards = by_day
    return Projection(minutes, cards, new_cards, runs.scores, runs.recall, runs.held)
