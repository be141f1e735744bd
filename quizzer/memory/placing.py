"""On which day of its window should a card fall due?

On the least busy one, so that the days to come are alike, and away from the card's siblings, so
that none gives another's answer away. The window is the model's own (`window`), so recall stays
near what was asked for; later days are emptier, which makes intervals a little longer on the
whole. How good a day is does not depend on the rating, so a better one is never due earlier.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from zlib import crc32

from quizzer.memory.scheduling import Memory
from quizzer.memory.window import due_window

FARTHEST = 25
"""Days on either side of the wanted one that are looked at; windows of long intervals go on."""


def _an_ordinary_day(_day: date) -> float:
    return 1.0


@dataclass(frozen=True, slots=True)
class Load:
    """What the days already hold.

    `cards` counts those due on a day, `changes` by how many more or fewer there are since.
    `families` has, of cards with siblings, the days on which the family's members are due, and
    `regrouped` of those families in which one has moved since. `share_of` is what a day may hold
    beside an ordinary one, from 0 to 1.

    Where a card moves, only `changes` and `regrouped` are made anew, so these are to be `settled`
    now and then, while the others may be of a whole library.
    """

    cards: Mapping[date, int] = field(default_factory=dict)
    families: Mapping[Hashable, Sequence[date]] = field(default_factory=dict)
    share_of: Callable[[date], float] = _an_ordinary_day
    changes: Mapping[date, int] = field(default_factory=dict)
    regrouped: Mapping[Hashable, Sequence[date]] = field(default_factory=dict)

    def cards_on(self, day: date) -> int:
        """How many cards are due on a day."""
        return self.cards.get(day, 0) + self.changes.get(day, 0)

    def siblings(self, family: Hashable, due: date | None) -> tuple[date, ...]:
        """The days on which the siblings of a card that is due on this day are due."""
        days = list(self._days_of(family) or ())
        if due in days:
            days.remove(due)
        return tuple(days)

    def _days_of(self, family: Hashable) -> Sequence[date] | None:
        """The days on which a family's members are due; None for a card without siblings."""
        moved = self.regrouped.get(family)
        return self.families.get(family) if moved is None else moved

    def placed(
        self, memory: Memory, card: Hashable, siblings: Collection[date], longest: int
    ) -> Memory:
        """The memory with its due date placed; steps in minutes stay as they are.

        `siblings` are the days on which the card's are due, `longest` is the interval in days
        beyond which no card is put.
        """
        if memory.due_at is not None:
            return memory
        wanted = (memory.due_on - memory.reviewed_on).days
        window = due_window(wanted, 1, longest)
        first, last = max(window.first, wanted - FARTHEST), min(window.last, wanted + FARTHEST)
        if first >= last:
            return memory
        offsets = range(first - wanted, last - wanted + 1)
        due = self._best(memory.due_on, offsets, card, frozenset(siblings))
        return replace(memory, due_on=due)

    def moved(self, family: Hashable, before: date | None, after: date | None) -> Load:
        """The load once a card that was due on one day is due on another; None is no day."""
        changes = dict(self.changes)
        if before is not None and self.cards_on(before):
            changes[before] = changes.get(before, 0) - 1
        if after is not None:
            changes[after] = changes.get(after, 0) + 1
        if self._days_of(family) is None:
            return replace(self, changes=changes)
        days = self.siblings(family, before) + (() if after is None else (after,))
        return replace(self, changes=changes, regrouped={**self.regrouped, family: days})

    def settled(self) -> Load:
        """The same load, with nothing of it that has changed since."""
        if not self.changes and not self.regrouped:
            return self
        cards = {day: self.cards_on(day) for day in (*self.cards, *self.changes)}
        laid = self.families
        families = laid if isinstance(laid, _Layered) else _Layered(laid, {})
        return Load(cards, families.over(self.regrouped), self.share_of)

    def _best(
        self, wanted: date, offsets: range, card: Hashable, siblings: frozenset[date]
    ) -> date:
        """The day least busy for its share; of several that are, the one that suits best."""
        first = wanted.toordinal()
        busy = {
            offset: self._busy(date.fromordinal(first + offset), siblings) for offset in offsets
        }
        least = min(busy.values())
        even = [offset for offset in offsets if busy[offset] == least]
        distances = [(sibling - wanted).days for sibling in siblings]
        prefers_later = crc32(str(card).encode()) % 2

        def distaste(offset: int) -> tuple[int, int, bool]:
            apart = min([abs(offset - distance) for distance in distances], default=0)
            return -apart, abs(offset), (offset > 0) != prefers_later

        return wanted + timedelta(min(even, key=distaste))

    def _busy(self, day: date, siblings: frozenset[date]) -> tuple[bool, bool, float]:
        """How busy a day would be; before that, whether it is closed or a sibling's."""
        share = self.share_of(day)
        cards = 1 + self.cards.get(day, 0) + self.changes.get(day, 0)
        return share <= 0, day in siblings, cards / share if share > 0 else cards


@dataclass(frozen=True, slots=True, eq=False)
class _Layered(Mapping[Hashable, Sequence[date]]):
    """Families of which some have changed: two layers, however often they are laid."""

    base: Mapping[Hashable, Sequence[date]]
    changed: Mapping[Hashable, Sequence[date]]

    def over(self, changed: Mapping[Hashable, Sequence[date]]) -> _Layered:
        """The same with more changes."""
        return _Layered(self.base, {**self.changed, **changed})

    def __getitem__(self, family: Hashable) -> Sequence[date]:
        days = self.changed.get(family)
        return self.base[family] if days is None else days

    def __iter__(self) -> Iterator[Hashable]:
        return iter(self.base)  # a family that has changed was there before

    def __len__(self) -> int:
        return len(self.base)
