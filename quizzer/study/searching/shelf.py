"""What is there to search? All cards as columns of numbers, and what they are called by.

Made from the store's columns, in the time that a key may take; what the cards say is read apart
(`words`). Only marks change in place.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from quizzer.cards.card import CardKey
from quizzer.memory.bulk import Flags, Reals, recall_of
from quizzer.memory.chances import chances
from quizzer.store import shelf as stored
from quizzer.store.catalogue import Mark
from quizzer.study.knowing import Measure, key_of_topic
from quizzer.study.searching.query import Quantity

Places: TypeAlias = NDArray[np.intp]
"""Places of cards in the course's order, from 0."""


@dataclass(frozen=True, slots=True)
class Column:
    """Something that a card is called by: the different words, and which one is each card's."""

    words: tuple[str, ...]
    of_card: NDArray[np.integer[Any]]

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

    `number` is what the store calls a card, `named` gives the ids within the decks. `amounts` are
    NaN where a card has none. `suspended`, `flagged` and `buried` are the learner's marks, and the
    only arrays that change; `studied` are cards that their author lets be asked.
    """

    day: date
    number: stored.Ints
    named: Callable[[], tuple[str, ...]]
    topic: Column
    deck: Column
    amounts: Mapping[Quantity, Reals]
    seen: Flags
    studied: Flags
    leech: Flags
    suspended: Flags
    flagged: Flags
    buried: Flags

    def __len__(self) -> int:
        return len(self.number)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the cards; the first time, there is a moment's work for each."""
        return self.named()

    def key_at(self, place: int) -> CardKey:
        """A card's identity."""
        return CardKey(self.deck.words[self.deck.of_card[place]], self.ids[place])

    def places_of(self, keys: Collection[CardKey]) -> Places:
        """The places of cards, in the course's order; of those that are on the shelf."""
        wanted = frozenset(keys)
        ids = {key.card for key in wanted}
        alike = (place for place, id_ in enumerate(self.ids) if id_ in ids)
        found = [place for place in alike if self.key_at(place) in wanted]
        return np.array(found, dtype=np.intp)

    @property
    def is_due(self) -> Flags:
        """The cards that a session would ask again today, siblings and minutes apart."""
        due = self.amounts[Quantity.DUE] <= 0  # NaN is not
        flags: Flags = due & self.studied & ~self.suspended & ~self.buried
        return flags


def shelf_of(
    cards: stored.Shelf,
    known: stored.Strengths,
    ids: Callable[[], tuple[str, ...]],
    marks: Collection[Mark],
    *,
    measure: Measure,
    leech_lapses: int,
) -> Shelf:
    """The store's shelf with the ids and marks of its cards, on the day of a measure."""
    amounts = _amounts(cards, known, measure)
    lapses = amounts[Quantity.LAPSES]
    studied = cards.is_asked.copy()
    suspended, flagged = np.zeros((2, len(cards)), dtype=np.bool_)
    marked = {mark.number: mark for mark in marks}
    for place in np.flatnonzero(np.isin(cards.number, list(marked))).tolist():
        mark = marked[int(cards.number[place])]
        studied[place] = mark.studied
        suspended[place], flagged[place] = mark.suspended, mark.flagged
    return Shelf(
        day=measure.day,
        number=cards.number,
        named=cache(ids),
        topic=Column(tuple(topic for _, topic in cards.topics), cards.topic),
        deck=Column(cards.decks, cards.deck),
        amounts=amounts,
        seen=cards.due_on > 0,
        studied=studied,
        leech=(lapses >= leech_lapses) & (leech_lapses > 0),
        suspended=suspended,
        flagged=flagged,
        buried=cards.buried_on == measure.day.toordinal(),
    )


def _amounts(
    cards: stored.Shelf, known: stored.Strengths, measure: Measure
) -> dict[Quantity, Reals]:
    today = measure.day.toordinal()
    due, reviewed = _or_none(cards.due_on), _or_none(cards.reviewed_on)
    topics = [key_of_topic(*topic) for topic in cards.topics]
    recall = recall_of(today + 1 - reviewed, known.stability, measure.decay)
    return {
        Quantity.DUE: due - today,
        Quantity.SEEN: today - reviewed,
        Quantity.RECALL: chances(measure.truing, recall, known.stability, cards.topic, topics),
        Quantity.REVIEWS: known.reviews.astype(np.float64),
        Quantity.LAPSES: known.lapses.astype(np.float64),
        Quantity.STABILITY: known.stability,
        Quantity.DIFFICULTY: known.difficulty,
    }


def _or_none(days: stored.Ints) -> Reals:
    """Days as numbers that are none where there is no day."""
    return np.where(days > 0, days, np.nan)
