"""How are steps put in order: named one after the other, or moved up and down?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from quizzer.cards.response import Arranged, Response
from quizzer.tui.sheets.sheet import Sheet, digit, moved

_STEPS_UP = ("shift+up", "K")
_STEPS_DOWN = ("shift+down", "J")


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSheet(Sheet):
    """The steps as they stand, of which the first `placed` have their place.

    Steps count from 0 as they were shown first, so that a digit names the same one all the time;
    `arrangement` says which step of the card each of them is.
    """

    arrangement: tuple[int, ...]
    order: tuple[int, ...]
    placed: int = 0
    at: int | None = None

    @property
    def response(self) -> Response | None:
        """The order, once every step has its place."""
        if self.placed < len(self.order):
            return None
        return Arranged(tuple(self.arrangement[step] for step in self.order))

    @property
    def in_order(self) -> frozenset[int]:
        """The rows of a longest run of steps that are in the right order, if others lie between.

        Of several it is one that leaves most steps where they belong.
        """
        runs: list[tuple[int, ...]] = []  # for each row the best run that ends there
        for row, step in enumerate(self.order):
            place = self.arrangement[step]
            before = [run for run in runs if self.arrangement[self.order[run[-1]]] < place]
            runs.append((*max(before, key=self._worth, default=()), row))
        best = max(runs, key=self._worth, default=())
        return frozenset(best if len(best) > 1 else ())

    def _worth(self, run: tuple[int, ...]) -> tuple[int, int]:
        return len(run), sum(self.arrangement[self.order[row]] == row for row in run)

    def holding(self, response: Response | None) -> Self:
        """With the steps in this order."""
        if not isinstance(response, Arranged) or sorted(response.steps) != sorted(self.arrangement):
            return self
        order = tuple(self.arrangement.index(step) for step in response.steps)
        return replace(self, order=order, placed=len(order))

    def clicked(self, place: int) -> Self | None:
        """Place the step of that row next."""
        if self.is_told or not 0 <= place < len(self.order):
            return None
        return self._with(self.order[place])

    def after(self, key: str, character: str | None) -> Self | None:
        """Digits place the next step; with a cursor, ⇧↑ and ⇧↓ move one."""
        del character
        step = digit(key, len(self.order))
        if step is not None:
            return replace(self._with(step), at=None)
        if key in (*_STEPS_UP, *_STEPS_DOWN):
            return self._shifted(-1 if key in _STEPS_UP else 1)
        if key == "enter" and (self.placed or self.at is not None):
            return self._entered()
        if key == "backspace" and self.placed:
            return replace(self, placed=self.placed - 1)
        if key == "space" and self.at is not None:
            return self._with(self.order[self.at])
        if key == "escape" and self.at is not None:
            return replace(self, at=None)
        at = moved(self.at, key, len(self.order))
        return None if at == self.at else replace(self, at=at)

    def _entered(self) -> Self:
        """Submit the order; when several steps have no place yet, they get it as they stand."""
        is_clear = len(self.order) - self.placed <= 1
        return replace(self, placed=len(self.order), is_complete=is_clear)

    def _with(self, step: int) -> Self:
        """The step placed next, or taken back; when all are placed, the first of another order."""
        count = self.placed if self.placed < len(self.order) else 0
        placed, rest = self.order[:count], self.order[count:]
        if step in placed:
            placed = tuple(other for other in placed if other != step)
            return replace(self, order=(*placed, step, *rest), placed=len(placed))
        order = (*placed, step, *(other for other in rest if other != step))
        return replace(self, order=order, placed=count + 1)

    def _shifted(self, by: int) -> Self:
        """The selected step moved, which gives all of them their place."""
        if self.at is None:
            return replace(self, at=0)
        to = min(max(0, self.at + by), len(self.order) - 1)
        order = list(self.order)
        order[self.at], order[to] = order[to], order[self.at]
        return replace(self, order=tuple(order), placed=len(order), at=to)
