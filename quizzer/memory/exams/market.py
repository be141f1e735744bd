"""Which cards are alike to a plan, and where do they stand on its grid?

Cards with the same weights are a class. A card's worth is reckoned in points: the score of an
exam times the number of cards, so that an average card can be worth about one point.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from quizzer.memory.bulk import Fsrs, Reals, Whole
from quizzer.memory.exams.grid import Grid
from quizzer.memory.exams.habits import Habits
from quizzer.memory.exams.situation import UNSEEN, Situation
from quizzer.memory.exams.steps import first_day, lapse_seconds
from quizzer.memory.exams.timeline import Timeline, between, timeline
from quizzer.memory.exams.transition import Singles, Transition, transition

USUALLY_RECALLED: Final = 0.85


@dataclass(frozen=True, slots=True, eq=False)
class Classes:
    """The distinct weights of the cards that count in an exam yet to come."""

    rows: Reals
    """Classes × exams: the weights as they were given."""
    of_card: Whole
    """Per card its class; −1 when it counts nowhere."""


@dataclass(frozen=True, slots=True, eq=False)
class Market:
    """A situation on the grid."""

    timeline: Timeline
    transition: Transition
    classes: Classes
    cards: int
    budget: Reals
    """Slots: the seconds that will be spent, over the number of cards."""
    points: Singles
    """Exams × classes: what a recalled card of each class brings."""
    mass: Singles
    """Sources × cells × classes: the share of all cards last reviewed then, in that state."""
    unseen: Singles
    """Classes: the share of all cards."""
    reward: Singles
    """Nodes × exams × cells: the retrievability at each exam with no further review; before: 0."""
    exam_slot: Whole
    """Exams: the first slot that comes too late for each."""


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
    counting = weights.any(axis=1)
    of_card = np.full(len(weights), -1)
    if not counting.any():
        return Classes(np.zeros((0, weights.shape[1])), of_card)
    rows, inverse = np.unique(weights[counting], axis=0, return_inverse=True)
    of_card[counting] = inverse.reshape(-1)
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
    maps = transition(situation.fsrs, situation.habits, grid, line.gaps)
    return Market(
        timeline=line,
        transition=maps,
        classes=classes,
        cards=cards,
        budget=(line.budget + line.open_days * overrun(situation.fsrs, situation.habits)) / cards,
        points=points_of(situation, classes.rows).astype(np.float32),
        mass=_mass(situation, grid, line, classes).astype(np.float32),
        unseen=shares.astype(np.float32),
        reward=np.tile(recall, (1, 1, grid.difficulty.points)).astype(np.float32),
        exam_slot=np.searchsorted(line.slots, exams),
    )


def _mass(situation: Situation, grid: Grid, line: Timeline, classes: Classes) -> Reals:
    count = len(classes.rows)
    mass = np.zeros((len(line.sources), grid.cells, count))
    seen = (classes.of_card >= 0) & (situation.elapsed >= 0)
    if not seen.any():
        return mass
    rungs = -line.sources[::-1]
    lower, share = between(rungs, situation.elapsed[seen])
    cells, shares = grid.corners(situation.stability[seen], situation.difficulty[seen])
    of_card = classes.of_card[seen][:, None]
    for place, part in ((lower, 1 - share), (lower + 1, share)):
        source = (len(rungs) - 1 - place)[:, None]
        np.add.at(mass, (source, cells, of_card), part[:, None] * shares)
    return mass / len(situation.elapsed)
