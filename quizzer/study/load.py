"""What do the days to come already hold for a learner?"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from quizzer.memory.placing import Load
from quizzer.store.shelf import Flags, Ints, Shelf, shared

_BOTH: tuple[Literal["left", "right"], ...] = ("left", "right")
_LAST_DAY = date.max.toordinal()


def load_of(shelf: Shelf, share_of: Callable[[date], float]) -> Load:
    """The load of a shelf, without cards that are not asked."""
    due = shelf.is_asked & (shelf.due_on > 0) & (shelf.due_at == 0)
    return Load(_by_day(shelf.due_on[due]), _families(shelf, due), share_of)


@dataclass(frozen=True, slots=True, eq=False)
class _Families(Mapping[Hashable, tuple[date, ...]]):
    """The days on which the members of each family are due, looked up when they are asked for.

    One entry a member, by family; `due_on` is 0 for one that is not due on any day.
    """

    family: Ints
    due_on: Ints

    def __getitem__(self, family: Hashable) -> tuple[date, ...]:
        wanted = np.array(family, np.int32)  # of the column's type, or all of it is converted
        first, last = (int(self.family.searchsorted(wanted, side)) for side in _BOTH)
        if first == last:
            raise KeyError(family)
        return tuple(date.fromordinal(day) for day in self.due_on[first:last].tolist() if day)

    def __iter__(self) -> Iterator[int]:
        return iter(np.unique(self.family).tolist())

    def __len__(self) -> int:
        return len(np.unique(self.family))


def _by_day(days: Ints) -> Mapping[date, int]:
    """How many cards are due on each of these days."""
    first = int(days.min(initial=_LAST_DAY))
    counts = np.bincount(days - first)
    on = np.flatnonzero(counts)
    pairs = zip((on + first).tolist(), counts[on].tolist(), strict=True)
    return {date.fromordinal(day): count for day, count in pairs}


def _families(shelf: Shelf, due: Flags) -> _Families:
    """The families that have several members, which few have."""
    members = np.flatnonzero(shelf.has_siblings & shelf.is_asked)
    members = members[shared(shelf.family[members])]  # with others that are asked
    together = members[np.argsort(shelf.family[members], kind="stable")]
    return _Families(shelf.family[together], np.where(due[together], shelf.due_on[together], 0))
