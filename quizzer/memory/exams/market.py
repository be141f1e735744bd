"""Which cards are alike to a plan, and where do they stand on its grid?

Cards with the same weights are a class. A card's worth is reckoned in points: the score of an
exam times the number of cards, so that an average card can be worth about one point.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from quizzer.memory.bulk import Flags, Fsrs, Reals, Singles, Whole
from quizzer.memory.exams.grid import Grid
from quizzer.memory.exams.habits import Habits
from quizzer.memory.exams.situation import UNSEEN, Situation
from quizzer.memory.exams.steps import first_day, lapse_seconds
from quizzer.memory.exams.timeline import Timeline, between, timeline
from quizzer.memory.exams.transition import Transition, transition

USUALLY_RECALLED: Final = 0.85


@dataclass(frozen=True, slots=True, eq=False)
class Classes:
    """The distinct weights of the cards that count in an exam yet to come."""

    rows: Reals
    """Classes × exams: the weights as they were given."""
    of_card: Whole
    """Per card its class; −1 when it counts nowhere."""


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """Cards that were seen, between four cells of the grid each."""

    card: Whole
    first: Whole
    """The first of the four cells."""
    shares: Reals
    """Cells × cards: the weights of the four."""


@dataclass(frozen=True, slots=True, eq=False)
class Market:
    """A situation on the grid."""

    timeline: Timeline
    transition: Transition
    classes: Classes
    cards: int
    overrun: float
    """Seconds by which a day is expected to end late."""
    longest_seconds: float
    """The seconds of a new card or of a lapse, whichever takes longer."""
    points: Singles
    """Exams × classes: what a recalled card of each class brings."""
    seen: Placed
    """The cards of any class that were seen before."""
    mass: Singles
    """Sources × cells × classes: the share of all cards last reviewed then, in that state."""
    is_source: Flags
    """Which sources have any cards."""
    unseen: Singles
    """Classes: the share of all cards."""
    brought: Singles
    """Exams × nodes × cells × classes: the points at each with no further review; before: 0."""
    kept: Singles
    """Nodes × cells × classes: the points of all exams with no further review."""
    seconds: Singles
    """Gaps × cells × classes: what a review is expected to take."""
    days_left: tuple[int, ...]
    """Per exam."""
    exam_slot: Whole
    """Exams: the first slot that comes too late for each."""
    passed: float
    """The scores of the exams that no review can change any more."""

    @property
    def block(self) -> int:
        """Cells times classes: the size of a table of all states."""
        return self.transition.grid.cells * len(self.classes.rows)

    def at(self, card: Whole, first: Whole) -> Whole:
        """Where in a table of all states cards are whose first cells these are."""
        at: Whole = first * len(self.classes.rows) + self.classes.of_card[card]
        return at

    @property
    def budget(self) -> Reals:
        """Slots: the seconds that will be spent, over the number of cards."""
        line = self.timeline
        budget: Reals = (line.budget + line.open_days * self.overrun) / self.cards
        return budget


def overrun(fsrs: Fsrs, habits: Habits) -> float:
    """Seconds by which a day is expected to end late, as the card that crosses its budget is done.

    What is left of an answer at a moment that knows nothing of it is E[t²] / 2E[t]; half-way
    between that of new cards and that of reviews, of which `USUALLY_RECALLED` succeed.
    """
    new = first_day(fsrs, habits)
    lapse = lapse_seconds(habits)
    pairs = zip(habits.recalled, habits.review_seconds[1:], strict=True)
    reviews = [(USUALLY_RECALLED * share, seconds) for share, seconds in pairs]
    reviews.append((1 - USUALLY_RECALLED, lapse))
    square = sum(chance * seconds**2 for chance, seconds in reviews)
    mean = sum(chance * seconds for chance, seconds in reviews)
    return (float(new.chance @ new.seconds**2) / new.expected_seconds + square / mean) / 4


def classes_of(situation: Situation) -> Classes:
    """The classes of the cards, in the order of their weights."""
    ahead = np.array([days > 0 for days in situation.days_left], bool)
    weights = np.where(ahead[None, :], situation.weights, 0.0)
    of_card = np.full(len(weights), -1)
    counting = np.flatnonzero(weights.any(axis=1))
    if not len(counting):
        return Classes(np.zeros((0, weights.shape[1])), of_card)
    weights = weights[counting]
    begins = np.ones(len(counting), np.bool_)  # cards of a topic mostly come one after the other
    begins[1:] = (weights[1:] != weights[:-1]).any(axis=1)
    rows, inverse = np.unique(weights[begins], axis=0, return_inverse=True)
    of_card[counting] = inverse.reshape(-1)[np.cumsum(begins) - 1]
    return Classes(rows, of_card)


def points_of(situation: Situation, rows: Reals) -> Reals:
    """Exams × classes: what a recalled card of each class brings at each exam."""
    total = situation.weights.sum(axis=0)
    scale = len(situation.weights) / np.where(total > 0, total, 1.0)
    return (rows * scale).T


def market(situation: Situation, grid: Grid) -> Market:
    """The situation's cards on the grid, with the maps that a plan for them needs."""
    line = timeline(situation)
    classes = classes_of(situation)
    count = len(classes.rows)
    in_class = classes.of_card >= 0
    unseen = in_class & (situation.elapsed == UNSEEN)
    cards = max(1, len(situation.elapsed))
    shares = np.bincount(classes.of_card[unseen], minlength=count)[:count] / cards
    exams = np.array(situation.days_left, np.int64)
    ahead = exams[None, :] - line.nodes[:, None]
    recall = situation.fsrs.recall(ahead[:, :, None], grid.stability)
    recall = np.where(((ahead > 0) & (exams > 0))[:, :, None], recall, 0.0)
    reward = np.tile(recall, (1, 1, grid.difficulty.points)).astype(np.float32)
    points = points_of(situation, classes.rows).astype(np.float32)
    known = np.flatnonzero(in_class & ~unseen)
    seen = Placed(known, *grid.corner(situation.stability[known], situation.difficulty[known]))
    mass = _mass(situation, grid, line, classes, seen).astype(np.float32)
    maps = transition(situation.fsrs, situation.habits, grid, line.gaps)
    return Market(
        timeline=line,
        transition=maps,
        classes=classes,
        cards=cards,
        overrun=overrun(situation.fsrs, situation.habits),
        longest_seconds=max(maps.first_seconds, lapse_seconds(situation.habits)),
        points=points,
        seen=seen,
        mass=mass,
        is_source=mass.reshape(len(mass), -1).max(axis=1, initial=0) > 0,
        unseen=shares.astype(np.float32),
        brought=reward.transpose(1, 0, 2)[..., None] * points[:, None, None, :],
        kept=np.stack([np.tensordot(each, points, axes=(0, 0)) for each in reward]),
        seconds=np.repeat(maps.seconds[..., None], count, axis=2),
        days_left=situation.days_left,
        exam_slot=np.searchsorted(line.slots, exams),
        passed=float(situation.idle_scores[exams <= 0].sum()),
    )


def with_seconds(market: Market, seconds: Reals) -> Market:
    """The same for other seconds on the days that are open, 0 on none of them."""
    return replace(market, timeline=market.timeline.with_seconds(seconds))


def _mass(
    situation: Situation, grid: Grid, line: Timeline, classes: Classes, seen: Placed
) -> Reals:
    shape = (len(line.sources), grid.cells, len(classes.rows))
    mass = np.zeros(math.prod(shape))
    rungs = -line.sources[::-1]
    if not len(seen.card):
        return mass.reshape(shape)
    lower, share = between(rungs, situation.elapsed[seen.card])
    source = len(rungs) - 1 - lower
    for places, part in ((source, 1 - share), (source - 1, share)):
        rows = (places * grid.cells + seen.first) * shape[2] + classes.of_card[seen.card]
        for step, weight in zip(grid.steps, seen.shares, strict=True):
            mass += np.bincount(rows + step * shape[2], part * weight, minlength=len(mass))
    return mass.reshape(shape) / len(situation.elapsed)
