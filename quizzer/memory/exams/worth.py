"""What is each state of a card worth on each day, when a second has a price on each day?

With prices given each card stands alone: after a review it is next reviewed on the best later
day, or never. Worth is reckoned back from the last day; then the cards' mass is pushed forward
along their choices, which gives the seconds asked for on each day. By Lagrangian duality the
worth of all cards and the price of all budgets together bound what any way of learning can reach,
and the bound's slope in a price is the budget left over. A temperature softens the choices; it
makes the bound smooth in the prices, and a little higher. (Weakly coupled dynamic programs:
Hawkins 2003; Adelman and Mersereau 2008.)
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import numpy as np

from quizzer.memory.bulk import Reals, Singles
from quizzer.memory.exams.market import Market
from quizzer.memory.exams.timeline import Edges

COLD = 1e-6
"""A temperature at which choices are as good as sharp."""


@dataclass(frozen=True, slots=True, eq=False)
class Worth:
    """What a market is worth at some prices."""

    after: Singles
    """Nodes × cells × classes: a state right after a review, in points."""
    before: Singles
    """Slots × gaps × cells × classes: a state right before a review, its seconds paid."""
    begin: Singles
    """Slots × classes: an unseen card that is begun then, its seconds paid."""
    choices: tuple[Singles, ...]
    """Per node, its later slots × cells × classes: how likely the next review is then."""
    begun: Singles
    """Slots × classes: how likely an unseen card is begun in each slot."""
    held: float
    """The worth of all cards, over their number."""


def worth(market: Market, price: Reals, temperature: float) -> Worth:
    """The worth of all states at these prices, in points for a second of each slot."""
    line, maps = market.timeline, market.transition
    count = market.points.shape[1]
    warmth = np.tile(
        (temperature * market.points.sum(axis=0)).astype(np.float32), (maps.grid.cells, 1)
    )
    sources, slots, cells = len(line.sources), len(line.slots), maps.grid.cells
    after = np.zeros((sources + slots, cells, count), np.float32)
    before = np.empty((slots, len(line.gaps), cells, count), np.float32)
    begin = np.empty((slots, count), np.float32)
    choices: list[Singles] = [np.zeros((0, cells, count), np.float32)] * (sources + slots)
    for node in range(sources + slots - 1, -1, -1):
        if node < sources and not market.is_source[node]:
            continue
        later, never = _options(market, before, node)
        after[node], choices[node] = soft_best(later, never, warmth)
        if node >= sources:
            slot = node - sources
            cost = np.float32(price[slot])
            before[slot] = maps.before(after[node]) - cost * market.seconds
            begin[slot] = maps.first @ after[node] - cost * np.float32(maps.first_seconds)
    nothing = np.zeros((1, count), np.float32)
    unseen, begun = soft_best(begin[:, None, :], nothing, warmth[:1])
    held = float(np.vdot(market.mass, after[:sources])) + float(market.unseen @ unseen[0])
    return Worth(after, before, begin, tuple(choices), begun[:, 0, :], held)


def options(market: Market, at: Worth, node: int) -> tuple[Singles, Singles]:
    """What each state after a node is worth: reviewed next in each later slot, or never."""
    return _options(market, at.before, node)


def _options(market: Market, before: Singles, node: int) -> tuple[Singles, Singles]:
    later = _read(before, market.timeline.edges[node])
    start = market.timeline.first_slot[node]
    for exam, late in enumerate(market.exam_slot):
        if late < len(before):
            first = max(late - start, 0)
            later[first:] += market.brought[exam, node]
    return later, market.kept[node]


def _read(before: Singles, edges: Edges) -> Singles:
    """The worth before a review in each later slot, between the gaps worked out."""
    later: Singles = before[edges.slots, edges.lower]
    if len(edges.inner):
        upper = before[edges.inner_slots, edges.inner_upper]
        later[edges.inner] += edges.inner_share * (upper - later[edges.inner])
    return later


def soft_best(later: Singles, never: Singles, warmth: Singles) -> tuple[Singles, Singles]:
    """The soft maximum over the first axis and `never`, and the chance of each of `later`."""
    if not len(later):
        return never, later
    best = np.maximum(later.max(axis=0), never)
    chance = _exponential(later - best, warmth)
    total = chance.sum(axis=0) + _exponential(never - best, warmth)
    chance /= total
    return best + warmth * np.log(total), chance


def _exponential(below: Singles, warmth: Singles) -> Singles:
    below /= warmth
    np.maximum(below, np.float32(-80), out=below)
    return np.exp(below, out=below)


def demand(market: Market, at: Worth) -> Reals:
    """The seconds asked for in each slot, expected, over the number of cards."""
    line, maps = market.timeline, market.transition
    sources, slots = len(line.sources), len(line.slots)
    arriving = np.zeros((slots, len(line.gaps), *market.mass.shape[1:]), np.float32)
    asked = np.zeros(slots)
    for node, edges in enumerate(line.edges):
        if node < sources:
            if not market.is_source[node]:
                continue
            mass = market.mass[node]
        else:
            slot = node - sources
            begun = at.begun[slot] * market.unseen
            of_all = reduce(np.add, np.moveaxis(arriving[slot], 2, 0))
            seconds = float(np.vdot(maps.seconds, of_all))
            asked[slot] = seconds + float(begun.sum()) * maps.first_seconds
            mass = maps.after(arriving[slot]) + maps.first[:, None] * begun
        if len(edges.slots):
            _spread(arriving, at.choices[node] * mass, edges)
    return asked


def _spread(arriving: Singles, mass: Singles, edges: Edges) -> None:
    """The transposed `_read`: adds the mass to the gaps around each slot's own."""
    arriving[edges.slots, edges.lower] += mass * edges.rest
    if len(edges.inner):
        upper = mass[edges.inner] * edges.inner_share
        arriving[edges.inner_slots, edges.inner_upper] += upper
