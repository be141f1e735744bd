"""What do the days to come already hold for a learner?"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date

import numpy as np

from quizzer.memory.placing import Load
from quizzer.store.records import Candidate
from quizzer.store.shelf import Flags, Shelf
from quizzer.study.candidates import family_of
from quizzer.study.places import place_of
from quizzer.study.queue import is_of


def load_of(
    shelf: Shelf, share_of: Callable[[date], float], at_hand: Iterable[Candidate] = ()
) -> Load:
    """The load of a shelf, without cards that are not asked. Those at hand know their siblings."""
    due = shelf.is_asked & (shelf.due_on > 0) & (shelf.due_at == 0)
    days, counts = np.unique(shelf.due_on[due], return_counts=True)
    on_day = zip(map(date.fromordinal, days.tolist()), counts.tolist(), strict=True)
    return Load(dict(on_day), _families(shelf, due, at_hand), share_of)


def _families(
    shelf: Shelf, due: Flags, at_hand: Iterable[Candidate]
) -> Mapping[Hashable, tuple[date, ...]]:
    """The days on which the members of these cards' families are due, where there are several."""
    places = {family_of(card): place_of(shelf, card) for card in at_hand}
    numbers = {
        int(shelf.family[place]): family for family, place in places.items() if place is not None
    }
    some = np.fromiter((place for place in places.values() if place is not None), np.intp)
    members = np.flatnonzero(is_of(shelf.family, some)[shelf.family] & shelf.is_asked)
    days: dict[int, list[date]] = {number: [] for number in numbers}
    sizes = dict.fromkeys(numbers, 0)
    for number, day, is_due in zip(
        shelf.family[members].tolist(),
        shelf.due_on[members].tolist(),
        due[members].tolist(),
        strict=True,
    ):
        sizes[number] += 1
        if is_due:
            days[number].append(date.fromordinal(day))
    return {numbers[each]: tuple(days[each]) for each in numbers if sizes[each] > 1}
