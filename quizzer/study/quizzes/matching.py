"""How do as many places as possible get something that they want, and nothing goes to two?

Augmenting paths (Kuhn, 1955): a place may push another one on to something else that it wants.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Matching(Generic[T]):
    """Places, each belonging to a part, and what the places of each part want, best first."""

    def __init__(self, places: Sequence[int]) -> None:
        """`places` names the part of each place."""
        self._places = places
        self.given: dict[int, T] = {}

    def fill(self, wants: Sequence[Sequence[T]]) -> None:
        """Give to places that have nothing yet, as far as that can be."""
        hopeless: set[int] = set()
        for place, part in enumerate(self._places):
            if place in self.given or part in hopeless:
                continue
            if not self._place_gets(place, wants):
                hopeless.add(part)  # and so it is for every place of this part

    def _place_gets(self, place: int, wants: Sequence[Sequence[T]]) -> bool:
        holders = {thing: holder for holder, thing in self.given.items()}
        wanted_by: dict[T, int] = {}
        asked: set[int] = set()
        waiting = deque([place])
        while waiting:
            one = waiting.popleft()
            if self._places[one] in asked:
                continue
            asked.add(self._places[one])
            for thing in wants[self._places[one]]:
                if thing in wanted_by:
                    continue
                wanted_by[thing] = one
                if thing not in holders:
                    self._hand_on(thing, wanted_by, place)
                    return True
                waiting.append(holders[thing])
        return False

    def _hand_on(self, free: T, wanted_by: dict[T, int], last: int) -> None:
        """Give the free thing to who wanted it, and what that one had to who wanted that."""
        thing = free
        while True:
            taker = wanted_by[thing]
            had = self.given.get(taker)
            self.given[taker] = thing
            if taker == last or had is None:
                return
            thing = had
