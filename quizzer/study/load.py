"""What do the days to come already hold for a learner?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date

import numpy as np

from quizzer.memory.placing import Load
from quizzer.store.records import Candidate
from quizzer.store.shelf import Flags, Ints, Shelf

_LAST_DAY = date.max.toordinal()


def load_of(
    shelf: Shelf, share_of: Callable[[date], float], at_hand: Iterable[Candidate] = ()
) -> Load:
    """The load of a shelf, without cards that are not asked. Those at hand know their siblings."""
    due = shelf.is_asked & (shelf.due_on > 0) & (shelf.due_at == 0)
    return Load(_by_day(shelf.due_on[due]), _families(shelf, due, at_hand), share_of)


def _by_day(days: Ints) -> Mapping[date, int]:
    """How many cards are due on each of these days."""
    first = int(days.min(initial=_LAST_DAY))
    counts = np.bincount(days - first)
    on = np.flatnonzero(counts)
    pairs = zip((on + first).tolist(), counts[on].tolist(), strict=True)
    return {date.fromordinal(day): count for day, count in pairs}


def _families(
    shelf: Shelf, due: Flags, at_hand: Iterable[Candidate]
) -> Mapping[Hashable, tuple[date, ...]]:
    """The days on which the members of these cards' families are due, where there are several."""
    families = np.array(sorted({card.family for card in at_hand}), np.int32)
    members = np.flatnonzero(np.isin(shelf.family, families) & shelf.is_asked)
    days: dict[int, list[date]] = {}
    sizes: Counter[int] = Counter()
    for family, day, is_due in zip(
        shelf.family[members].tolist(),
        shelf.due_on[members].tolist(),
        due[members].tolist(),
        strict=True,
    ):
        sizes[family] += 1
        if is_due:
            days.setdefault(family, []).append(date.fromordinal(day))
    return {family: tuple(days.get(family, ())) for family, size in sizes.items() if size > 1}
