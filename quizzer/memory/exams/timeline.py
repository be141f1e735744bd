"""On which days can a plan let a card be reviewed, and how long after its last review is that?

Up to `MOST_SLOTS` days each open day is a slot of its own. Beyond, days are put together: the
next ones stay single, later ones share a slot, which no exam divides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from quizzer.memory.bulk import Reals, Singles, Whole
from quizzer.memory.exams.situation import Situation

MOST_SLOTS: Final = 75
SINGLE_DAYS: Final = 14
COARSE_SLOTS: Final = 56
EXACT_GAPS: Final = 16
GAP_RATIO: Final = 1.12


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """From a node to each slot after it. The last axes are left to cells and classes."""

    slots: Whole
    lower: Whole
    """The place in `gaps` at or below each gap."""
    rest: Singles
    """The weight of that gap; the next one has what is missing to 1."""
    inner: Whole
    """Which edges lie between two of `gaps`, by place."""
    inner_slots: Whole
    inner_upper: Whole
    inner_share: Singles
    """The slots of these edges, the place of the next gap, and its weight."""


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """Sources, where the cards were last seen, and the slots where they can be seen again.

    A node is a source or a slot, in the order of their days. The gap of an edge lies between two
    of `gaps`; the expectations there are weighed by `share`.
    """

    sources: Whole
    """Days of the last reviews, ascending, none after today: −elapsed."""
    slots: Whole
    """Days of the slots, ascending; of a shared one the day in its middle."""
    budget: Reals
    """Seconds in each slot."""
    gaps: Whole
    """The gaps for which expectations are worked out, ascending from 1."""
    lower: Whole
    """Nodes × slots: the place in `gaps` at or below the gap; 0 where the slot is not later."""
    share: Reals
    """Nodes × slots: how far the gap is on the way to the next of `gaps`."""
    first_slot: Whole
    """Per node, the first slot after it."""
    slot_of_day: Whole
    """Per day from today to the last exam its slot; −1 when it is closed."""
    edges: tuple[Edges, ...]
    """Of each node."""

    @property
    def open_days(self) -> Whole:
        """How many days each slot stands for."""
        return np.bincount(self.slot_of_day[self.slot_of_day >= 0], minlength=len(self.slots))

    @property
    def nodes(self) -> Whole:
        """The days of all nodes."""
        return np.concatenate([self.sources, self.slots])

    def with_seconds(self, seconds: Reals) -> Timeline:
        """The same with other seconds on the days that are open."""
        of_day = np.zeros(len(self.slot_of_day))
        of_day[: len(seconds)] = seconds[: len(of_day)]
        budget = [of_day[self.slot_of_day == slot].sum() for slot in range(len(self.slots))]
        return replace(self, budget=np.array(budget))


def ladder(longest: int) -> Whole:
    """1, 2, 3 … and from `EXACT_GAPS` on in steps that grow, up to at least the longest."""
    rungs = list(range(1, min(EXACT_GAPS, max(longest, 2)) + 1))
    while rungs[-1] < longest:
        rungs.append(max(rungs[-1] + 1, round(rungs[-1] * GAP_RATIO)))
    return np.array(rungs)


def between(rungs: Whole, value: Whole) -> tuple[Whole, Reals]:
    """The rung at or below each value, by place, and how far the value is on the way up."""
    lower = np.clip(np.searchsorted(rungs, value, side="right") - 1, 0, len(rungs) - 2)
    share = (value - rungs[lower]) / (rungs[lower + 1] - rungs[lower])
    return lower, np.clip(share, 0.0, 1.0)


def timeline(situation: Situation) -> Timeline:
    """The nodes and edges of a situation."""
    days, budget, slot_of_day = _slots(situation)
    elapsed = situation.elapsed[situation.elapsed >= 0]
    longest = int(elapsed.max()) if len(elapsed) else 0
    sources = -np.concatenate([[0], ladder(longest)])[::-1] if len(elapsed) else np.zeros(1, int)
    nodes = np.concatenate([sources, days])
    gap = days[None, :] - nodes[:, None]
    gaps = ladder(int(gap.max(initial=2)))
    lower, share = between(gaps, np.maximum(gap, 1))
    first_slot = np.searchsorted(days, nodes, side="right")
    return Timeline(
        sources=sources,
        slots=days,
        budget=budget,
        gaps=gaps,
        lower=lower,
        share=share,
        first_slot=first_slot,
        slot_of_day=slot_of_day,
        edges=tuple(map(_edges, first_slot.tolist(), lower, share)),
    )


def _edges(start: int, lower: Whole, share: Reals) -> Edges:
    slots = np.arange(start, len(lower))
    part = share[start:, None, None].astype(np.float32)
    inner = np.flatnonzero(part)
    return Edges(
        slots=slots,
        lower=lower[start:],
        rest=1 - part,
        inner=inner,
        inner_slots=slots[inner],
        inner_upper=lower[start:][inner] + 1,
        inner_share=part[inner],
    )


def _slots(situation: Situation) -> tuple[Whole, Reals, Whole]:
    """The days of the slots, the seconds in each, and the slot of each day.

    Days without seconds are closed, and a slot of none but closed days is left out.
    """
    last = situation.last_day
    seconds = np.zeros(last)
    given = situation.seconds[:last]
    seconds[: len(given)] = given
    starts = _starts(last, situation.days_left)
    ends = [*starts[1:], last][: len(starts)]
    days: list[int] = []
    budget: list[float] = []
    slot_of_day = np.full(last, -1)
    for start, end in zip(starts, ends, strict=True):
        opened = start + np.flatnonzero(seconds[start:end])
        if len(opened):
            slot_of_day[opened] = len(days)
            days.append(int(opened[(len(opened) - 1) // 2]))
            budget.append(float(seconds[opened].sum()))
    return np.array(days, np.int64), np.array(budget, np.float64), slot_of_day


def _starts(last: int, exams: tuple[int, ...]) -> list[int]:
    """The first days of the slots."""
    if last <= MOST_SLOTS:
        return list(range(last))
    width = -(-(last - 2 * SINGLE_DAYS) // (COARSE_SLOTS - 2 * SINGLE_DAYS))
    singles = set(range(SINGLE_DAYS)) | set(range(last - SINGLE_DAYS, last))
    return sorted(
        singles | set(range(SINGLE_DAYS, last - SINGLE_DAYS, width)) | set(exams) - {0, last}
    )
