"""Where does each card stand in each run of chance, and which cards does a day of a run take?

A run meets few of many cards. So the cards as they are today are kept once for all runs, and a
card that a run has met is kept apart for that run from then on.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import NamedTuple, Self, TypeVar

import numpy as np

from quizzer.memory.bulk import Flags, Reals, Whole
from quizzer.memory.exams.chance import Chance
from quizzer.memory.exams.market import Market
from quizzer.memory.exams.situation import UNSEEN, Situation
from quizzer.memory.exams.tables import Tables

Numbers = TypeVar("Numbers", Reals, Whole)


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """Cards that were seen, as the plan's tables read them; the last axis is the card."""

    card: Whole
    run: Whole
    stability: Reals
    difficulty: Reals
    last: Whole
    """The day of the last review."""
    node: Whole
    at: Whole
    """Where in a node's table the first of the four cells around the state is."""
    shares: Reals
    """Cells × cards."""

    def __len__(self) -> int:
        """How many there are."""
        return len(self.card)

    def joined(self, others: Self) -> Self:
        """These and others behind them."""
        pairs = ((getattr(self, f.name), getattr(others, f.name)) for f in fields(self))
        return type(self)(*(np.concatenate(pair, axis=-1) for pair in pairs))

    def only(self, places: Whole | Flags) -> Self:
        """Those at these places."""
        return type(self)(*(getattr(self, f.name)[..., places] for f in fields(self)))

    def put(self, places: Whole, others: Self) -> None:
        """Others in the places of some."""
        for each in fields(self):
            getattr(self, each.name)[..., places] = getattr(others, each.name)


class Day(NamedTuple):
    """What a day of the runs holds on average."""

    cards: float
    new: float
    seconds: float


class _Chosen(NamedTuple):
    """Cards to take, run by run and the best first; `place` is that among the met ones, or -1."""

    run: Whole
    card: Whole
    place: Whole


class Runs:
    """All runs at a moment."""

    def __init__(self, situation: Situation, market: Market, runs: int, seed: int) -> None:
        self._situation, self._market, self._runs = situation, market, runs
        self._cards = len(situation.elapsed)
        self._chance = Chance(situation.fsrs, situation.habits, seed)
        self._seen = situation.elapsed != UNSEEN
        counting = market.classes.of_card >= 0
        self._new = np.flatnonzero(counting & ~self._seen)
        self._known = self._as_today(np.flatnonzero(counting & self._seen))
        self._met = self._known.only(np.zeros(0, np.int64))
        self._place_of = np.full((runs, self._cards), -1, np.int32)
        exams = len(situation.days_left)
        self.scores = np.zeros((runs, exams))
        self.recall = np.zeros((self._cards, exams))
        self.held = np.ones((self._cards, exams))

    def study(self, slot: int, tables: Tables) -> Day:
        """Plays a slot in every run."""
        budget = float(self._market.timeline.budget[slot])
        days = int(self._market.timeline.open_days[slot])
        within = min(self._cards, days * (1 + int(budget / days / self._least_seconds())))
        chosen, rank = self._chosen(slot, tables, within)
        new = (chosen.place < 0) & ~self._seen[chosen.card]
        drawn = self._draw(chosen, new, int(self._market.timeline.slots[slot]))
        spent = np.zeros((self._runs, within))
        spent[chosen.run, rank] = drawn[2]
        before = np.cumsum(spent, axis=1) - spent
        taken = before[chosen.run, rank] < budget
        self._leave(_Chosen(*(each[taken] for each in chosen)), drawn[:, taken], slot)
        share = 1 / self._runs
        return Day(
            taken.sum() * share, new[taken].sum() * share, float(drawn[2, taken].sum()) * share
        )

    def examine(self, exam: int, left: int) -> None:
        """Records what would be known on the morning of an exam."""
        situation, met, cards = self._situation, self._met, self._cards
        stability = np.where(self._seen, situation.stability, 1.0)
        today = situation.fsrs.recall(left + situation.elapsed, stability)
        today = np.where(self._seen, today, 0.0)
        then = situation.fsrs.recall(left - met.last, met.stability)
        weights = situation.weights[:, exam]
        gained = (then - today[met.card]) * weights[met.card]
        gains = np.bincount(met.run, gained, minlength=self._runs)
        self.scores[:, exam] = (today @ weights + gains) / max(float(weights.sum()), 1e-300)
        others = self._runs - np.bincount(met.card, minlength=cards)
        recalled = others * today + np.bincount(met.card, then, minlength=cards)
        self.recall[:, exam] = recalled / self._runs
        logs = others * np.log(stability) * self._seen
        logs += np.bincount(met.card, np.log(met.stability), minlength=cards)
        seen = np.where(self._seen, self._runs, self._runs - others)
        self.held[:, exam] = np.exp(logs / np.maximum(seen, 1))

    def _least_seconds(self) -> float:
        habits = self._situation.habits
        return max(1.0, min(*habits.review_seconds, *habits.learning_seconds))

    def _as_today(self, cards: Whole) -> States:
        situation, line = self._situation, self._market.timeline
        elapsed = situation.elapsed[cards]
        days = np.arange(elapsed.max(initial=0) + 1)
        nearest = np.abs(line.sources[None, :] + days[:, None]).argmin(axis=1)
        return self._states(
            cards,
            np.zeros_like(cards),
            situation.stability[cards],
            situation.difficulty[cards],
            last=-elapsed,
            node=nearest[elapsed],
        )

    def _states(
        self,
        card: Whole,
        run: Whole,
        stability: Reals,
        difficulty: Reals,
        *,
        last: Whole,
        node: Whole,
    ) -> States:
        first, shares = self._market.transition.grid.corner(stability, difficulty)
        at = first * self._market.points.shape[1] + self._market.classes.of_card[card]
        return States(card, run, stability, difficulty, last, node, at, shares)

    def _values(self, slot: int, tables: Tables, states: States) -> Reals:
        values = tables.read(slot, states.node, states.at, states.shares)
        values[states.last >= self._market.timeline.slots[slot]] = -np.inf
        return values

    def _chosen(self, slot: int, tables: Tables, count: int) -> tuple[_Chosen, Whole]:
        """The best so many cards of each run, and the rank of each among them."""
        met = self._met
        value = self._values(slot, tables, met)
        places = np.flatnonzero(value > 0)
        most = count + int(np.bincount(met.run, minlength=1).max())
        front, front_value = self._front(slot, tables, most)
        unmet = self._place_of[:, front] < 0
        unmet &= np.cumsum(unmet, axis=1) <= count
        run, at = np.nonzero(unmet)
        runs = np.concatenate([run, met.run[places]])
        cards = np.concatenate([front[at], met.card[places]])
        values = np.concatenate([front_value[at], value[places]])
        order = np.lexsort((cards, -values, runs))
        sorted_runs = runs[order]
        rank = np.arange(len(order)) - np.searchsorted(sorted_runs, sorted_runs)
        first = rank < count
        order = order[first]
        place = np.concatenate([np.full(len(run), -1), places])
        return _Chosen(runs[order], cards[order], place[order]), rank[first]

    def _front(self, slot: int, tables: Tables, count: int) -> tuple[Whole, Reals]:
        """The cards that are worth taking as they are today, the best so many, and their values."""
        known = self._values(slot, tables, self._known)
        new = tables.new[slot, self._market.classes.of_card[self._new]]
        value = np.concatenate([known, new])
        card = np.concatenate([self._known.card, self._new])
        places = np.flatnonzero(value > 0)
        value, card = value[places], card[places]
        order = best(value, card, count)
        return card[order], value[order]

    def _draw(self, chosen: _Chosen, new: Flags, day: int) -> Reals:
        drawn = np.zeros((3, len(new)))
        first = self._chance.first(int(new.sum()))
        drawn[:, new] = first.stability, first.difficulty, first.seconds
        old = _Chosen(*(each[~new] for each in chosen))
        stability = self._now(old, self._situation.stability, self._met.stability)
        difficulty = self._now(old, self._situation.difficulty, self._met.difficulty)
        last = self._now(old, -self._situation.elapsed, self._met.last)
        later = self._chance.review(stability, difficulty, day - last)
        drawn[:, ~new] = later.stability, later.difficulty, later.seconds
        return drawn

    @staticmethod
    def _now(chosen: _Chosen, today: Numbers, met: Numbers) -> Numbers:
        """Something of each card: what it is today, or in a run that has met it."""
        now = today[chosen.card]
        is_met = chosen.place >= 0
        now[is_met] = met[chosen.place[is_met]]
        return now

    def _leave(self, taken: _Chosen, drawn: Reals, slot: int) -> None:
        line = self._market.timeline
        left = self._states(
            taken.card,
            taken.run,
            drawn[0],
            drawn[1],
            last=np.full(len(taken.card), line.slots[slot]),
            node=np.full(len(taken.card), len(line.sources) + slot),
        )
        again = taken.place >= 0
        self._met.put(taken.place[again], left.only(again))
        first = left.only(~again)
        self._place_of[first.run, first.card] = len(self._met) + np.arange(len(first))
        self._met = self._met.joined(first)


def best(values: Reals, cards: Whole, count: int) -> Whole:
    """Where the highest values are, best first; of equal ones that of the lower card first.

    There are minutes for few of many cards, so most need not be put in order.
    """
    places = np.arange(len(values))
    if 0 < count < len(values):
        places = np.flatnonzero(values >= np.partition(values, -count)[-count])
    order: Whole = places[np.lexsort((cards[places], -values[places]))][:count]
    return order
