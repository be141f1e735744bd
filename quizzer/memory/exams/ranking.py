"""Which cards are worth their seconds today, and which of them come first?

A card's value today is what it is worth after a review now, less what it is worth when skipped:
reviewed on the best later day at that day's price, or never. Each card is reckoned at its own
state and gap; only the worth after a review is read from the plan's grid.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

import numpy as np

from quizzer.memory.bulk import Reals, Singles, Whole
from quizzer.memory.exams.market import classes_of
from quizzer.memory.exams.prices import Prices
from quizzer.memory.exams.situation import UNSEEN, Ranking, Situation
from quizzer.memory.exams.steps import first_day, lapse_seconds, recalled_seconds
from quizzer.memory.exams.transition import OUTCOMES, RECALLED, rated

NEAR_SLOTS: Final = 24
FAR_SLOTS: Final = 10
"""Later days that a skipped card is tried on: the next ones, and some spread over the rest."""
FIRST_LOOK: Final = slice(None, None, 16)
"""Those of the tried days that a first look takes, where only the best of many cards are wanted."""
CACHEFUL: Final = 16_384
"""Cards times days that are reckoned at once: what belongs to them stays in the cache."""
WORTHWHILE: Final = 1e-7
"""Points; below is the noise of single precision."""


def ranked(situation: Situation, prices: Prices, most: int | None = None) -> Ranking:
    """The cards worth taking today, best first; equally good ones as the situation has them.

    All of them, or the best so many. `prices` is a plan for the same exams, moved on to today.
    Raises ValueError when its exams are on other days.
    """
    ahead = [place for place, left in enumerate(situation.days_left) if left > 0]
    if tuple(situation.days_left[place] for place in ahead) != prices.days_left:
        raise ValueError("the plan is for exams on other days")
    classes = classes_of(situation)
    if not len(prices.days) or not len(classes.rows) or not len(prices.rows):
        return Ranking(np.zeros(0, np.int64), np.zeros(0), np.zeros(0))
    nearest = _nearest(classes.rows[:, ahead], prices.rows)
    of_card = np.where(classes.of_card >= 0, nearest[classes.of_card], -1)
    gain, seconds = np.full(len(of_card), -np.inf), np.ones(len(of_card))
    unseen = (of_card >= 0) & (situation.elapsed == UNSEEN)
    if unseen.any():
        new_gain, new_seconds = _new(situation, prices)
        gain[unseen], seconds[unseen] = new_gain[of_card[unseen]], new_seconds
    seen = np.flatnonzero((of_card >= 0) & (situation.elapsed > 0))
    if len(seen):
        least = float(np.exp(prices.grid.log_stability.low))
        cards = _Cards(
            stability=np.maximum(situation.stability[seen], least),
            difficulty=situation.difficulty[seen],
            elapsed=situation.elapsed[seen],
            of_card=of_card[seen],
        )
        reviews = _Reviews(situation, prices, _tried(prices))
        if most is not None and most < len(seen):
            first_look = _Reviews(situation, prices, _tried(prices)[FIRST_LOOK])
            hopeful = _hopeful(cards, first_look, reviews, most)
            seen, cards = seen[hopeful], cards.only(hopeful)
        gain[seen], seconds[seen] = reviews.gains(cards)
    good = np.flatnonzero(gain > WORTHWHILE)
    order = good[np.argsort(-gain[good] / seconds[good], kind="stable")][:most]
    return Ranking(order, gain[order] / seconds[order] / len(of_card), seconds[order])


def _hopeful(cards: _Cards, first_look: _Reviews, reviews: _Reviews, most: int) -> Whole:
    """Which cards may be among the best so many.

    A card that could be put off to few days only would gain no less by a review today.
    """
    gain, seconds = first_look.gains(cards)
    value = (gain + WORTHWHILE) / seconds
    best = np.argpartition(-value, most - 1)[:most]
    gain, seconds = reviews.gains(cards.only(best))
    return np.flatnonzero(value >= (gain / seconds).min())


def _nearest(rows: Reals, known: Reals) -> Whole:
    """For each row of weights, the plan's class with the most similar ones."""
    distance = np.abs(rows[:, None, :] - known[None, :, :]).sum(axis=2)
    nearest: Whole = distance.argmin(axis=1)
    return nearest


def _new(situation: Situation, prices: Prices) -> tuple[Reals, float]:
    """Per class, the points that a new card gains when begun today, and its seconds."""
    day = first_day(situation.fsrs, situation.habits)
    seconds = day.expected_seconds
    cells, shares = prices.grid.corners(day.stability, day.difficulty)
    chance = (day.chance[:, None] * shares)[None, :, :, None]
    begun = (prices.value[:, cells] * chance).sum(axis=(1, 2))
    later = begun - (prices.price * seconds)[:, None]
    later = later[1:] if prices.days[0] == 0 else later
    return begun[0] - later.max(axis=0, initial=0.0), seconds


@dataclass(frozen=True, slots=True, eq=False)
class _Cards:
    """The cards seen before today."""

    stability: Reals
    difficulty: Reals
    elapsed: Whole
    of_card: Whole
    """Their classes in the plan."""

    def __len__(self) -> int:
        """How many there are."""
        return len(self.elapsed)

    def only(self, places: Whole | slice) -> _Cards:
        """Those at these places."""
        return _Cards(*(getattr(self, each.name)[places] for each in fields(self)))


class _Reviews:
    """What reviews of seen cards bring on some days of a plan, of which today is the first."""

    def __init__(self, situation: Situation, prices: Prices, places: Whole) -> None:
        self._fsrs, self._habits, self._prices = situation.fsrs, situation.habits, prices
        self._days = prices.days[places]
        self._days[0] = 0
        self._price = prices.price[places[1:]]
        maps = rated(situation.fsrs, situation.habits, prices.grid)
        self._table: Singles = np.stack([maps.worth(prices.value[place]) for place in places])

    def gains(self, cards: _Cards) -> tuple[Reals, Reals]:
        """The points that each card gains when reviewed today, and its expected seconds."""
        step = max(1, CACHEFUL // len(self._days))
        parts = [slice(start, start + step) for start in range(0, len(cards), step)]
        found = [self._gains(cards.only(part)) for part in parts]
        nothing = np.zeros((2, 0))
        gain, seconds = np.concatenate([nothing, *found], axis=1)
        return gain, seconds

    def _gains(self, cards: _Cards) -> Reals:
        fsrs, habits, days, prices = self._fsrs, self._habits, self._days, self._prices
        gap = cards.elapsed[:, None] + days[None, :]
        recall = fsrs.recall(gap, cards.stability[:, None])
        worth = self._reached(cards, recall)
        seconds = recall * recalled_seconds(habits) + (1 - recall) * lapse_seconds(habits)
        worth[:, 1:] -= self._price * seconds[:, 1:]
        never = np.zeros(len(cards))
        for exam, left in enumerate(prices.days_left):
            known = fsrs.recall(cards.elapsed + left, cards.stability)
            known *= prices.points[exam, cards.of_card]
            never += known
            worth[:, days >= left] += known[:, None]
        skipped = np.maximum(worth[:, 1:].max(axis=1, initial=-np.inf), never)
        return np.stack([worth[:, 0] - skipped, seconds[:, 0]])

    def _reached(self, cards: _Cards, recall: Reals) -> Reals:
        """Cards × days: the points after a review then, expected over its outcomes."""
        fsrs, habits, grid = self._fsrs, self._habits, self._prices.grid
        stability, difficulty = cards.stability[:, None], cards.difficulty[:, None]
        points, classes = grid.log_stability.points, self._table.shape[-1]
        table = self._table.ravel()
        day = np.arange(len(self._days)) * (grid.cells * OUTCOMES * classes)
        harder = OUTCOMES * points * classes
        below_d, share_d = grid.difficulty.place(cards.difficulty)
        base = day[None, :] + (below_d * harder + cards.of_card)[:, None]
        share_d = share_d[:, None]
        total = np.zeros(recall.shape)
        for outcome in range(OUTCOMES):
            if outcome < len(RECALLED):
                chance = recall * habits.recalled[outcome]
                to = fsrs.after_recall(stability, difficulty, recall, RECALLED[outcome])
            else:
                chance = 1 - recall
                to = fsrs.after_lapse(stability, difficulty, recall)
            below, share = grid.log_stability.place(np.log(to))
            at = base + (outcome * points + below) * classes
            easy = table[at] * (1 - share) + table[at + classes] * share
            at += harder
            hard = table[at] * (1 - share) + table[at + classes] * share
            total += chance * (easy + share_d * (hard - easy))
        return total


def _tried(prices: Prices) -> Whole:
    """Places among the slots that are reckoned; today comes first."""
    later = np.flatnonzero(prices.days > 0)
    if len(later) > NEAR_SLOTS + FAR_SLOTS:
        spread = np.geomspace(NEAR_SLOTS, len(later) - 1, FAR_SLOTS).round().astype(np.int64)
        later = later[np.unique(np.concatenate([np.arange(NEAR_SLOTS), spread]))]
    return np.concatenate([[0], later])
