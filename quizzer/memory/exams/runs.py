"""Where does each card stand in each run of chance, and which cards does a day of a run take?

A run meets few of many cards. So the cards as they are today are kept once for all runs, and a
card that a run has met is kept apart for that run from then on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Final, NamedTuple, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from quizzer.memory.bulk import Flags, Reals, Whole
from quizzer.memory.distinct import distinct
from quizzer.memory.exams.chance import Chance
from quizzer.memory.exams.market import Market
from quizzer.memory.exams.situation import UNSEEN, Situation
from quizzer.memory.exams.tables import Tables

ROUNDING: Final = 1e-9
"""By more than this no value between others is above or below all of them."""
MANY: Final = 0.1
"""The share of the known cards that is worth making their columns shorter for."""

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


class _Offered(NamedTuple):
    """Cards that may be taken, with the value of a second on each."""

    run: Whole
    card: Whole
    place: Whole
    value: Reals


class _Groups(NamedTuple):
    """Known cards of a class that were last seen about then, in a state between the same cells."""

    node: Whole
    at: Whole
    sizes: Whole


class Runs:
    """All runs at a moment."""

    def __init__(self, situation: Situation, market: Market, runs: int, seed: int) -> None:
        self._situation, self._market, self._runs = situation, market, runs
        self._cards = len(situation.elapsed)
        self._chance = Chance(situation.fsrs, situation.habits, seed)
        self._seen = situation.elapsed != UNSEEN
        of_card = np.where(self._seen, -1, market.classes.of_card)
        self._new = [np.flatnonzero(of_card == each) for each in range(len(market.classes.rows))]
        self._begun = np.zeros((runs, len(self._new)), np.int64)
        self._known = self._as_today()
        self._group, self._groups = self._grouped()
        self._gone = 0
        self._met = self._known.only(np.zeros(0, np.int64))
        self._is_met = np.zeros((runs, self._cards), np.bool_)
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
        self._let_go()
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

    def _as_today(self) -> States:
        situation, sources = self._situation, self._market.timeline.sources
        seen = self._market.seen
        elapsed = situation.elapsed[seen.card]
        days = np.arange(elapsed.max(initial=0) + 1)
        nearest = np.abs(sources[None, :] + days[:, None]).argmin(axis=1)
        return States(
            card=seen.card,
            run=np.zeros_like(seen.card),
            stability=situation.stability[seen.card],
            difficulty=situation.difficulty[seen.card],
            last=-elapsed,
            node=nearest[elapsed],
            at=self._at(seen.card, seen.first),
            shares=seen.shares,
        )

    def _at(self, card: Whole, first: Whole) -> Whole:
        """Where in a node's table cards are read whose first cells these are."""
        at: Whole = first * self._market.points.shape[1] + self._market.classes.of_card[card]
        return at

    def _chosen(self, slot: int, tables: Tables, count: int) -> tuple[_Chosen, Whole]:
        """The best so many cards of each run, and the rank of each among them."""
        parts = [
            self._known_today(slot, tables, count),
            *self._not_begun(slot, tables, count),
        ]
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

    def _lowest(self, offered: _Offered, count: int) -> Reals:
        """Per run, the value of the last of so many cards, where there are as many; else 0."""
        sizes = np.bincount(offered.run, minlength=self._runs)
        lowest = np.zeros(self._runs)
        full = sizes == count
        lowest[full] = offered.value[np.cumsum(sizes)[full] - 1]
        return lowest

    def _known_today(self, slot: int, tables: Tables, count: int) -> _Offered:
        """Cards that were seen before today and not met by a run: the best so many, in order."""
        met = np.bincount(self._met.run, minlength=self._runs) - self._begun.sum(axis=1)
        most = count + int(met.max()) - self._gone
        known = self._known.only(self._hopeful(slot, tables, most))
        value = tables.read(slot, known.node, known.at, known.shares)
        order = _best(value, most)
        order = order[value[order] > 0]
        card, value = known.card[order], value[order]
        unmet = ~self._is_met[:, card]
        unmet &= np.cumsum(unmet, axis=1) <= count
        run, at = np.nonzero(unmet)
        return _Offered(run, card[at], np.full(len(run), -1), value[at])

    def _hopeful(self, slot: int, tables: Tables, most: int) -> Whole:
        """Which known cards may be among the best so many.

        A value lies between those of the four cells around a state, which many cards share.
        """
        can_be = self._market.timeline.first_slot[self._groups.node] <= slot
        node, at, sizes = (column[can_be] for column in self._groups)
        corners = tables.corners(slot, node, at)
        surely, possibly = corners.min(axis=0), corners.max(axis=0)
        order = np.argsort(-surely)
        enough = np.flatnonzero(np.cumsum(sizes[order]) >= most)
        if len(enough):
            can_be[can_be] = possibly >= surely[order[enough[0]]] - ROUNDING
        return np.flatnonzero(can_be[self._group])

    def _let_go(self) -> None:
        """Take leave of known cards that all runs have met, once they are many."""
        met: Whole = self._is_met.sum(axis=0)
        gone = met[self._known.card] == self._runs
        count = int(np.count_nonzero(gone))
        if count > len(gone) * MANY:
            self._known = self._known.only(~gone)
            self._group, self._groups = self._grouped()
            self._gone += count

    def _grouped(self) -> tuple[NDArray[np.int32], _Groups]:
        """The group of each known card, and the groups."""
        block = max(1, self._market.block)
        keys, group = distinct(self._known.node * block + self._known.at)
        return group, _Groups(*np.divmod(keys, block), np.bincount(group, minlength=len(keys)))

    def _not_begun(self, slot: int, tables: Tables, count: int) -> Iterator[_Offered]:
        """New cards, class by class, which are equally good and so are begun as they come."""
        for class_, value in enumerate(tables.new[slot].tolist()):
            if value > 0:
                at = self._begun[:, class_, None] + np.arange(count)
                run, next_ = np.nonzero(at < len(self._new[class_]))
                card = self._new[class_][at[run, next_]]
                yield _Offered(run, card, np.full(len(run), -1), np.full(len(run), value))

    def _met_before(self, slot: int, tables: Tables, lowest: Reals) -> _Offered:
        """Cards that a run has met, unless others are better."""
        met = self._met
        value = tables.read(slot, met.node, met.at, met.shares)
        places = np.flatnonzero((value > 0) & (value >= lowest[met.run]))
        return _Offered(met.run[places], met.card[places], places, value[places])

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
            at=self._at(taken.card, first),
            shares=shares,
        )
        again = taken.place >= 0
        self._met.put(taken.place[again], left.only(again))
        others = left.only(~again)
        self._met = self._met.joined(others)
        self._is_met[others.run, others.card] = True
        new = np.flatnonzero(~self._seen[others.card])
        class_ = others.run[new] * len(self._new) + self._market.classes.of_card[others.card[new]]
        self._begun += np.bincount(class_, minlength=self._begun.size).reshape(self._begun.shape)


def _best(values: Reals, count: int) -> Whole:
    """Where the highest values are, best first; equal ones as they come."""
    places = np.arange(len(values))
    if count < len(values):
        places = np.flatnonzero(values >= np.partition(values, -count)[-count])
    order: Whole = places[np.argsort(-values[places], kind="stable")[:count]]
    return order
