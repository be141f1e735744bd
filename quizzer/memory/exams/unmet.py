"""Which cards has a run of chance not met yet, and which of them are the best to take?

A run meets few of many cards. So the cards as they are today are kept once for all runs, and of
these only such are looked at as may be among the best.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from quizzer.memory.bulk import Flags, Reals, Whole
from quizzer.memory.distinct import distinct
from quizzer.memory.exams.market import Market
from quizzer.memory.exams.situation import UNSEEN, Situation
from quizzer.memory.exams.states import States
from quizzer.memory.exams.tables import Tables

ROUNDING: Final = 1e-9
"""By more than this no value between others is above or below all of them."""
MANY: Final = 0.1
"""The share of the known cards that is worth making their columns shorter for."""


class Offered(NamedTuple):
    """Cards that may be taken, run by run and the best first, with the value of a second on each.

    `place` is that among the cards which the runs have met, or −1.
    """

    run: Whole
    card: Whole
    place: Whole
    value: Reals


class _Groups(NamedTuple):
    """Known cards of a class that were last seen about then, in a state between the same cells."""

    node: Whole
    at: Whole
    sizes: Whole


class Unmet:
    """The cards that each of some runs has not met."""

    def __init__(self, situation: Situation, market: Market, runs: int) -> None:
        self._market, self._runs = market, runs
        of_card = np.where(situation.elapsed == UNSEEN, market.classes.of_card, -1)
        self._new = [np.flatnonzero(of_card == each) for each in range(len(market.classes.rows))]
        self._begun = np.zeros((runs, len(self._new)), np.int64)
        self.known = _as_today(situation, market)
        """Those that were seen before today, but for some that all runs have met."""
        self._group, self._groups = self._grouped()
        self._is_met = np.zeros((runs, len(of_card)), np.bool_)
        self._met_by = np.zeros(len(of_card), np.int64)
        self._known_met = np.zeros(runs, np.int64)

    def best(self, slot: int, tables: Tables, count: int) -> tuple[Offered, ...]:
        """The cards that are worth taking, of each run so many that were seen before today.

        And as many new ones of each class.
        """
        return self._known_today(slot, tables, count), *self._not_begun(slot, tables, count)

    def meet(self, run: Whole, card: Whole, is_new: Flags) -> None:
        """Note that runs have met cards, each in the order in which they are offered."""
        self._is_met[run, card] = True
        np.add.at(self._met_by, card, 1)
        self._known_met += np.bincount(run[~is_new], minlength=self._runs)
        begun = run[is_new] * len(self._new) + self._market.classes.of_card[card[is_new]]
        self._begun += np.bincount(begun, minlength=self._begun.size).reshape(self._begun.shape)
        gone = self._met_by[self.known.card] == self._runs
        count = int(np.count_nonzero(gone))
        if count > len(gone) * MANY:
            self.known = self.known.only(~gone)
            self._group, self._groups = self._grouped()
            self._known_met -= count

    def _known_today(self, slot: int, tables: Tables, count: int) -> Offered:
        """Cards that were seen before today and not met by a run: the best so many, in order."""
        most = count + int(self._known_met.max())
        places, known = self._hopeful(slot, tables, most), self.known
        value = tables.read(slot, known.node[places], known.at[places], known.shares[:, places])
        order = _best(value, most)
        order = order[value[order] > 0]
        card, value = known.card[places[order]], value[order]
        unmet = ~self._is_met[:, card]
        unmet &= np.cumsum(unmet, axis=1) <= count
        run, at = np.nonzero(unmet)
        return Offered(run, card[at], np.full(len(run), -1), value[at])

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

    def _grouped(self) -> tuple[NDArray[np.int32], _Groups]:
        """The group of each known card, and the groups."""
        block = max(1, self._market.block)
        keys, group = distinct(self.known.node * block + self.known.at)
        return group, _Groups(*np.divmod(keys, block), np.bincount(group, minlength=len(keys)))

    def _not_begun(self, slot: int, tables: Tables, count: int) -> Iterator[Offered]:
        """New cards, class by class, which are equally good and so are begun as they come."""
        for class_, value in enumerate(tables.new[slot].tolist()):
            if value > 0:
                at = self._begun[:, class_, None] + np.arange(count)
                run, next_ = np.nonzero(at < len(self._new[class_]))
                card = self._new[class_][at[run, next_]]
                yield Offered(run, card, np.full(len(run), -1), np.full(len(run), value))


def _as_today(situation: Situation, market: Market) -> States:
    sources, seen = market.timeline.sources, market.seen
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
        at=market.at(seen.card, seen.first),
        shares=seen.shares,
    )


def _best(values: Reals, count: int) -> Whole:
    """Where the highest values are, best first; equal ones as they come."""
    places = np.arange(len(values))
    if count < len(values):
        places = np.flatnonzero(values >= np.partition(values, -count)[-count])
    order: Whole = places[np.argsort(-values[places], kind="stable")[:count]]
    return order
