"""What becomes of the cards in runs of chance that follow a plan?

A card that a run has met is kept apart for that run from then on; all others are as they are today.
"""

from __future__ import annotations

from typing import NamedTuple, TypeVar

import numpy as np

from quizzer.memory.bulk import Flags, Reals, Whole
from quizzer.memory.exams.chance import Chance
from quizzer.memory.exams.market import Market
from quizzer.memory.exams.situation import UNSEEN, Situation
from quizzer.memory.exams.states import States
from quizzer.memory.exams.tables import Tables
from quizzer.memory.exams.unmet import Offered, Unmet

Numbers = TypeVar("Numbers", Reals, Whole)


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
        self._unmet = Unmet(situation, market, runs)
        self._met = self._unmet.known.only(np.zeros(0, np.int64))
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

    def _chosen(self, slot: int, tables: Tables, count: int) -> tuple[_Chosen, Whole]:
        """The best so many cards of each run, and the rank of each among them."""
        parts = list(self._unmet.best(slot, tables, count))
        lowest = np.max([self._lowest(part, count) for part in parts], axis=0)
        parts.append(self._met_before(slot, tables, lowest))
        run, card, place, value = (np.concatenate(column) for column in zip(*parts, strict=True))
        good = value >= lowest[run]
        run, card, place, value = run[good], card[good], place[good], value[good]
        levels, level = np.unique(-value, return_inverse=True)
        order = np.argsort((run * len(levels) + level) * self._cards + card)
        sizes = np.bincount(run, minlength=self._runs)
        rank = np.arange(len(order)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        first = rank < count
        order = order[first]
        return _Chosen(run[order], card[order], place[order]), rank[first]

    def _lowest(self, offered: Offered, count: int) -> Reals:
        """Per run, the value of the last of so many cards, where there are as many; else 0."""
        sizes = np.bincount(offered.run, minlength=self._runs)
        lowest = np.zeros(self._runs)
        full = (sizes == count) & (sizes > 0)
        lowest[full] = offered.value[np.cumsum(sizes)[full] - 1]
        return lowest

    def _met_before(self, slot: int, tables: Tables, lowest: Reals) -> Offered:
        """Cards that a run has met, unless others are better."""
        met = self._met
        value = tables.read(slot, met.node, met.at, met.shares)
        places = np.flatnonzero((value > 0) & (value >= lowest[met.run]))
        return Offered(met.run[places], met.card[places], places, value[places])

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
        line, count = self._market.timeline, len(taken.card)
        first, shares = self._market.transition.grid.corner(drawn[0], drawn[1])
        left = States(
            card=taken.card,
            run=taken.run,
            stability=drawn[0],
            difficulty=drawn[1],
            last=np.full(count, line.slots[slot]),
            node=np.full(count, len(line.sources) + slot),
            at=self._market.at(taken.card, first),
            shares=shares,
        )
        again = taken.place >= 0
        self._met.put(taken.place[again], left.only(again))
        others = left.only(~again)
        self._met = self._met.joined(others)
        self._unmet.meet(others.run, others.card, ~self._seen[others.card])
