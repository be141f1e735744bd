"""What comes of a plan when it is followed until the last exam?

Runs of chance, all at once. Each day of a run takes the cards by their value for a second at the
plan's prices, read from tables on its grid, until the day's seconds are spent.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from quizzer.memory.bulk import Reals, Whole
from quizzer.memory.exams.chance import Chance
from quizzer.memory.exams.market import Market, market
from quizzer.memory.exams.prices import Prices
from quizzer.memory.exams.situation import UNSEEN, Projection, Situation
from quizzer.memory.exams.solving import carried
from quizzer.memory.exams.transition import Singles
from quizzer.memory.exams.worth import COLD, Worth, options, worth

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
    tables = _tables(place, carried(place, prices))
    report = progress or (lambda _: None)
    state = _State(situation, place, runs, seed)
    slots = len(place.timeline.slots)
    taken, new, spent = np.zeros(slots), np.zeros(slots), np.zeros(slots)
    exams = list(enumerate(situation.days_left))
    for slot, day in enumerate(place.timeline.slots):
        while exams and exams[0][1] <= day:
            state.examine(*exams.pop(0))
        taken[slot], new[slot], spent[slot] = state.study(slot, tables)
        report((slot + 1) / slots)
    for exam, left in exams:
        state.examine(exam, left)
    report(1.0)
    line = place.timeline
    opened = line.slot_of_day >= 0
    by_day = np.zeros((3, len(line.slot_of_day)))
    for row, figures in zip(by_day, (spent / 60, taken, new), strict=True):
        row[opened] = (figures / np.maximum(line.open_days, 1))[line.slot_of_day[opened]]
    minutes, cards, new_cards = by_day
    return Projection(minutes, cards, new_cards, state.scores, state.recall, state.held)


class _Tables:
    """The value for a second of a review and of a new card in each slot, in points."""

    def __init__(self, reviews: Singles, starts: Whole, new: Reals) -> None:
        self.reviews, self.starts, self.new = reviews, starts, new


def _tables(place: Market, price: Reals) -> _Tables:
    """Review tables lie one after another by node, each slots after it × cells × classes."""
    at: Worth = worth(place, price, COLD)
    line, maps = place.timeline, place.transition
    slots, nodes = len(line.slots), len(line.nodes)
    parts, starts, filled = [np.zeros(0, np.float32)], np.zeros(nodes, np.int64), 0
    for node in range(nodes):
        starts[node] = filled
        first = line.first_slot[node]
        if first == slots or (node < len(line.sources) and not place.mass[node].any()):
            continue
        later, never = options(place, at, node)
        lower, share = line.lower[node, first:], line.share[node, first:, None]
        seconds = maps.seconds[lower] * (1 - share) + maps.seconds[lower + 1] * share
        value = gains(later, never, price[first:, None, None] * seconds[:, :, None])
        parts.append((value / seconds[:, :, None]).astype(np.float32).ravel())
        filled += parts[-1].size
    begun = at.begin[:, None, :]
    new = gains(
        begun, np.zeros(begun.shape[1:], np.float32), (price * maps.first_seconds)[:, None, None]
    )
    return _Tables(np.concatenate(parts), starts, new[:, 0] / maps.first_seconds)


def gains(later: Singles, never: Singles, paid: Reals) -> Reals:
    """Of each option, its worth before its seconds are paid, less the best of those after it."""
    rest = np.concatenate([later[1:], never[None]])
    best = np.maximum.accumulate(rest[::-1])[::-1]
    gain: Reals = later + paid - best
    return gain


def best(values: Reals, count: int) -> Whole:
    """Where the highest values of each row are, best first; equal ones as they come.

    There are minutes for few of many cards, so most of a row need not be put in order.
    """
    if not 0 < count < values.shape[1]:
        return np.argsort(-values, axis=1, kind="stable")[:, :count]
    least = np.partition(values, -count, axis=1)[:, -count]
    rows = []
    for row, bound in zip(values, least, strict=True):
        places = np.flatnonzero(row >= bound)
        rows.append(places[np.argsort(-row[places], kind="stable")[:count]])
    return np.stack(rows)


class _State:
    """All runs at a moment: runs × cards, flattened."""

    def __init__(self, situation: Situation, place: Market, runs: int, seed: int) -> None:
        self.situation, self.place, self.runs = situation, place, runs
        self.cards = len(situation.elapsed)
        self.chance = Chance(situation.fsrs, situation.habits, seed)
        seen = situation.elapsed != UNSEEN
        line = place.timeline
        nearest = np.abs(line.sources[None, :] + np.where(seen, situation.elapsed, 0)[:, None])
        stability = np.where(seen, situation.stability, 1.0)
        difficulty = np.where(seen, situation.difficulty, 5.0)
        self.of_card = np.tile(place.classes.of_card, runs)
        self.seen = np.tile(seen, runs)
        self.node = np.tile(nearest.argmin(axis=1), runs)
        self.last = np.tile(np.where(seen, -situation.elapsed, 0), runs)
        self.stability, self.difficulty = np.tile(stability, runs), np.tile(difficulty, runs)
        cells, shares = place.transition.grid.corners(stability, difficulty)
        self.cells, self.shares = np.tile(cells, (runs, 1)), np.tile(shares, (runs, 1))
        self.scores = np.zeros((runs, len(situation.days_left)))
        self.recall = np.zeros((self.cards, len(situation.days_left)))
        self.held = np.ones((self.cards, len(situation.days_left)))

    def study(self, slot: int, tables: _Tables) -> tuple[float, float, float]:
        """Plays a slot in every run; means of the cards taken, the new ones, and the seconds."""
        value = self._values(slot, tables).reshape(self.runs, self.cards)
        budget = float(self.place.timeline.budget[slot])
        days = int(self.place.timeline.open_days[slot])
        within = min(self.cards, days * (1 + int(budget / days / self._least_seconds())))
        order = best(value, within)
        worthwhile = np.take_along_axis(value, order, axis=1) > 0
        places = (order + np.arange(self.runs)[:, None] * self.cards)[worthwhile]
        new = ~self.seen[places]
        drawn = self._draw(places, new, int(self.place.timeline.slots[slot]))
        spent = np.zeros(order.shape)
        spent[worthwhile] = drawn[2]
        before = np.cumsum(spent, axis=1) - spent
        taken = (before < budget)[worthwhile]
        self._leave(places[taken], drawn[:, taken], slot)
        share = 1 / self.runs
        return taken.sum() * share, new[taken].sum() * share, float(drawn[2, taken].sum()) * share

    def examine(self, exam: int, left: int) -> None:
        """Records what would be known on the morning of an exam."""
        recall = self.situation.fsrs.recall(left - self.last, self.stability)
        recall = np.where(self.seen, recall, 0.0).reshape(self.runs, self.cards)
        weights = self.situation.weights[:, exam]
        self.recall[:, exam] = recall.mean(axis=0)
        logs = np.where(self.seen, np.log(self.stability), 0.0).reshape(self.runs, self.cards)
        runs = self.seen.reshape(self.runs, self.cards).sum(axis=0)
        self.held[:, exam] = np.exp(logs.sum(axis=0) / np.maximum(runs, 1))
        self.scores[:, exam] = recall @ weights / max(float(weights.sum()), 1e-300)

    def _least_seconds(self) -> float:
        habits = self.situation.habits
        return max(1.0, min(*habits.review_seconds, *habits.learning_seconds))

    def _values(self, slot: int, tables: _Tables) -> Reals:
        value = np.full(len(self.node), -np.inf)
        counting = self.of_card >= 0
        new = counting & ~self.seen
        value[new] = tables.new[slot, self.of_card[new]]
        line = self.place.timeline
        seen = np.flatnonzero(counting & self.seen & (self.last < line.slots[slot]))
        classes, node = self.place.points.shape[1], self.node[seen]
        table = slot - line.first_slot[node]
        at = tables.starts[node] + table * (self.place.transition.grid.cells * classes)
        at += self.of_card[seen]
        read = tables.reviews[at[:, None] + self.cells[seen] * classes]
        value[seen] = (read * self.shares[seen]).sum(axis=1)
        return value

    def _draw(self, places: Whole, new: np.ndarray, day: int) -> Reals:
        drawn = np.zeros((3, len(places)))
        first = self.chance.first(int(new.sum()))
        drawn[:, new] = first.stability, first.difficulty, first.seconds
        old = places[~new]
        later = self.chance.review(self.stability[old], self.difficulty[old], day - self.last[old])
        drawn[:, ~new] = later.stability, later.difficulty, later.seconds
        return drawn

    def _leave(self, places: Whole, drawn: Reals, slot: int) -> None:
        line = self.place.timeline
        self.stability[places], self.difficulty[places] = drawn[0], drawn[1]
        self.seen[places] = True
        self.last[places] = line.slots[slot]
        self.node[places] = len(line.sources) + slot
        cells, shares = self.place.transition.grid.corners(drawn[0], drawn[1])
        self.cells[places], self.shares[places] = cells, shares
