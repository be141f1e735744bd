"""What is there to search? All cards as columns of numbers, and one folded text for each.

Made once from the library, in the desk's thread; after that a search reads nothing. Only marks
change in place. This module and `matching` are the only ones here that need numpy.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from quizzer.cards.card import CardKey
from quizzer.memory.bulk import Flags, Reals, recall_of
from quizzer.memory.chances import chances
from quizzer.store.catalogue import Row, read
from quizzer.study.knowing import Measure
from quizzer.study.searching.completing import Names
from quizzer.study.searching.folding import folded
from quizzer.study.searching.query import Quantity

Places: TypeAlias = NDArray[np.intp]
"""Places of cards in the course's order, from 0."""


@dataclass(frozen=True, slots=True)
class Column:
    """Something that a card is called by: the different words, and which one is each card's."""

    words: tuple[str, ...]
    of_card: Places

    @classmethod
    def of(cls, words: Sequence[str]) -> Column:
        """A column of a word for each card."""
        numbers: dict[str, int] = {}
        of_card = [numbers.setdefault(word, len(numbers)) for word in words]
        return cls(tuple(numbers), np.array(of_card, dtype=np.intp))

    def among(self, fitting: Iterable[bool]) -> Flags:
        """The cards whose word fits; whether it does is said for each of `words`."""
        flags: Flags = np.fromiter(fitting, dtype=np.bool_, count=len(self.words))[self.of_card]
        return flags


@dataclass(frozen=True, slots=True)
class Shelf:
    """Every card of the library at a moment, in the course's order.

    `amounts` are NaN where a card has none. `suspended`, `flagged` and `buried` are the learner's
    marks, and the only arrays that change; `studied` are cards that their author lets be asked.
    """

    day: date
    keys: tuple[CardKey, ...]
    texts: tuple[str, ...]
    topic: Column
    deck: Column
    kind: Column
    level: Column
    tags: Mapping[str, Places]
    amounts: Mapping[Quantity, Reals]
    seen: Flags
    studied: Flags
    draft: Flags
    leech: Flags
    suspended: Flags
    flagged: Flags
    buried: Flags

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def names(self) -> Names:
        """What may be typed behind `topic:`, `deck:` and `tag:`."""
        topics = tuple(topic for topic in self.topic.words if topic)
        return Names(topics, self.deck.words, tuple(self.tags))

    def places_of(self, keys: Collection[CardKey]) -> Places:
        """The places of cards, in the course's order; of those that are on the shelf."""
        wanted = frozenset(keys)
        found = [place for place, key in enumerate(self.keys) if key in wanted]
        return np.array(found, dtype=np.intp)

    @property
    def is_suspended(self) -> Flags:
        """The cards that are not asked until somebody says so: the learner, or their author."""
        flags: Flags = self.suspended | ~(self.studied | self.draft)
        return flags

    def is_suspended_at(self, place: int) -> bool:
        """The same of one card."""
        return bool(self.suspended[place] or not (self.studied[place] or self.draft[place]))

    @property
    def is_due(self) -> Flags:
        """The cards that a session would ask again today, siblings and minutes apart."""
        due = self.amounts[Quantity.DUE] <= 0  # NaN is not
        flags: Flags = due & self.studied & ~self.suspended & ~self.buried
        return flags


def shelf_of(rows: Sequence[Row], measure: Measure, leech_lapses: int) -> Shelf:
    """The shelf of a catalogue, on the day of a measure."""
    readings = [read(row.content) for row in rows]
    topics = Column.of([f"{row.deck}/{row.topic}" if row.topic else row.deck for row in rows])
    amounts = _amounts(rows, measure, topics)
    lapses = amounts[Quantity.LAPSES]
    today = measure.day.toordinal()
    tags: dict[str, list[int]] = {}
    for place, reading in enumerate(readings):
        for tag in reading.tags:
            tags.setdefault(tag, []).append(place)
    return Shelf(
        day=measure.day,
        keys=tuple(CardKey(row.deck, row.card) for row in rows),
        texts=tuple(
            "\n".join(map(folded, (*reading.texts, *reading.tags, f"{row.deck}/{row.card}")))
            for row, reading in zip(rows, readings, strict=True)
        ),
        topic=Column.of([row.topic for row in rows]),
        deck=Column.of([row.deck for row in rows]),
        kind=Column.of([reading.kind for reading in readings]),
        level=Column.of([reading.level for reading in readings]),
        tags={tag: np.array(tags[tag], dtype=np.intp) for tag in sorted(tags)},
        amounts=amounts,
        seen=~np.isnan(amounts[Quantity.DUE]),
        studied=_flags(row.studied for row in rows),
        draft=_flags(reading.is_draft for reading in readings),
        leech=(lapses >= leech_lapses) & (leech_lapses > 0),
        suspended=_flags(row.suspended for row in rows),
        flagged=_flags(row.flagged for row in rows),
        buried=_flags(row.buried_on == today for row in rows),
    )


def _amounts(rows: Sequence[Row], measure: Measure, topics: Column) -> dict[Quantity, Reals]:
    today = measure.day.toordinal()
    stability = _reals(row.stability for row in rows)
    reviewed = _reals(row.reviewed_on for row in rows)
    recall = recall_of(today + 1 - reviewed, stability, measure.decay)
    return {
        Quantity.DUE: _reals(row.due_on for row in rows) - today,
        Quantity.SEEN: today - reviewed,
        Quantity.RECALL: chances(measure.truing, recall, stability, topics.of_card, topics.words),
        Quantity.REVIEWS: _reals(row.reviews or 0 for row in rows),
        Quantity.LAPSES: _reals(row.lapses or 0 for row in rows),
        Quantity.STABILITY: stability,
        Quantity.DIFFICULTY: _reals(row.difficulty for row in rows),
    }


def _reals(values: Iterable[float | None]) -> Reals:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _flags(values: Iterable[int | None]) -> Flags:
    return np.array([bool(value) for value in values], dtype=np.bool_)
