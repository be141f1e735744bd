"""Which cards of a shelf does a query hold for, and in which order do they come?

What was found is kept, so that a query that grows by a letter looks only through the cards of
the one before, and a query that grows by a term looks for that term only.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import cached_property
from typing import assert_never

import numpy as np

from quizzer.cards.card import CardKey
from quizzer.memory.bulk import Flags, Reals
from quizzer.store.records import Marking, Marks
from quizzer.study.searching.completing import Names
from quizzer.study.searching.folding import folded
from quizzer.study.searching.ordering import Order
from quizzer.study.searching.query import (
    And,
    Compared,
    Comparison,
    Dated,
    Field,
    Is,
    Named,
    Not,
    OfKind,
    OfLevel,
    Or,
    Quantity,
    Query,
    State,
    Text,
)
from quizzer.study.searching.shelf import Places, Shelf
from quizzer.study.searching.words import Words

_MOST_KEPT = 200
"""Terms whose cards are kept, each for a byte a card."""

_COMPARED: Mapping[Comparison, Callable[[Reals, float], Flags]] = {
    Comparison.LESS: operator.lt,
    Comparison.AT_MOST: operator.le,
    Comparison.EQUAL: operator.eq,
    Comparison.AT_LEAST: operator.ge,
    Comparison.MORE: operator.gt,
}


class Matcher:
    """Searches one shelf, and keeps what it found. Belongs to one thread.

    What the cards say is read by `read` when it is first asked for.
    """

    def __init__(self, shelf: Shelf, read: Callable[[], Words]) -> None:
        self.shelf = shelf
        self._read = read
        self._kept: dict[Query, Flags] = {}
        self._texts: dict[str, Flags] = {}
        self._orders: dict[Order, Places] = {}
        self._every = np.ones(len(shelf), dtype=np.bool_)

    @cached_property
    def words(self) -> Words:
        """What the cards say."""
        return self._read()

    @property
    def names(self) -> Names:
        """What may be typed behind `topic:`, `deck:` and `tag:`."""
        topics = tuple(dict.fromkeys(topic for topic in self.shelf.topic.words if topic))
        return Names(topics, self.shelf.deck.words, tuple(self.words.tags))

    def found(self, query: Query, order: Order) -> Places:
        """The places of the cards for which the query holds, in order."""
        return self._arranged(np.flatnonzero(self.matching(query)), order)

    def weakest_first(self, keys: Collection[CardKey]) -> tuple[CardKey, ...]:
        """Cards in the order in which they had best be studied."""
        places = self._arranged(self.shelf.places_of(keys), Order.WEAKEST)
        return tuple(map(self.shelf.key_at, places.tolist()))

    def are_marked(self, keys: Collection[CardKey], marking: Marking) -> bool:
        """Whether a marking would change nothing."""
        flags = self.shelf.suspended if marking.is_suspending else self.shelf.flagged
        return bool((flags[self.shelf.places_of(keys)] == marking.is_on).all())

    def mark(self, marks: Mapping[CardKey, Marks]) -> None:
        """Take note of other marks on some cards, and search anew for what depends on them."""
        for place in self.shelf.places_of(marks).tolist():
            of_card = marks[self.shelf.key_at(place)]
            self.shelf.suspended[place] = of_card.suspended
            self.shelf.flagged[place] = of_card.flagged
        self._kept.clear()

    def _arranged(self, places: Places, order: Order) -> Places:
        flags = np.zeros(len(self.shelf), dtype=np.bool_)
        flags[places] = True
        ordered = self._ordered(order)
        wanted: Places = ordered[flags[ordered]]
        return wanted

    def matching(self, query: Query) -> Flags:
        """For each card, whether the query holds for it."""
        return self._within(query, self._every)

    def _within(self, query: Query, among: Flags) -> Flags:
        """The cards of `among` for which the query holds."""
        match query:
            case And(parts=parts):
                left = among
                for part in sorted(parts, key=self._is_costly):
                    left = self._within(part, left)
                return left
            case Or(parts=parts):
                found: Flags = np.logical_or.reduce([self._within(p, among) for p in parts])
                return found
            case Not(query=inner):
                rest: Flags = among & ~self._within(inner, among)
                return rest
            case Text(words=words):
                return self._containing(folded(words), among)
            case _:
                if query not in self._kept:
                    _make_room(self._kept)
                    self._kept[query] = self._holding(query)
                both: Flags = among & self._kept[query]
                return both

    def _is_costly(self, query: Query) -> bool:
        """Whether texts have to be looked through for it, so that others had better come first."""
        match query:
            case Text(words=words):
                return folded(words) not in self._texts
            case And(parts=parts) | Or(parts=parts):
                return any(map(self._is_costly, parts))
            case Not(query=inner):
                return self._is_costly(inner)
        return False

    def _containing(self, words: str, among: Flags) -> Flags:
        kept = self._texts.get(words)
        if kept is None:
            is_whole = bool(among.all())
            for shorter, holding in self._texts.items():
                if shorter in words:
                    among = among & holding
            texts = self.words.texts
            places = np.flatnonzero(among)
            if len(places) < len(texts):
                hits = [words in texts[place] for place in places.tolist()]
            else:
                hits = [words in text for text in texts]
            kept = np.zeros(len(texts), dtype=np.bool_)
            kept[places[np.array(hits, dtype=np.bool_)]] = True
            if is_whole:
                _make_room(self._texts)
                self._texts[words] = kept
        both: Flags = among & kept
        return both

    def _holding(self, query: Named | Is | OfKind | OfLevel | Compared | Dated) -> Flags:
        shelf = self.shelf
        match query:
            case Named(field=field, name=name):
                return self._named(field, folded(name))
            case Is(state=state):
                return self._being(state)
            case OfKind(kind=kind):
                return self.words.kind.among(word == kind for word in self.words.kind.words)
            case OfLevel(level=level):
                return self.words.level.among(word == level for word in self.words.level.words)
            case Compared(quantity=quantity, comparison=comparison, value=value):
                return _COMPARED[comparison](shelf.amounts[quantity], float(value))
            case Dated(quantity=quantity, first=first, last=last):
                return _dated(shelf, quantity, first, last)
            case _ as unreachable:
                assert_never(unreachable)

    def _named(self, field: Field, name: str) -> Flags:
        shelf = self.shelf
        match field:
            case Field.TOPIC:
                return shelf.topic.among(is_topic(word, name) for word in shelf.topic.words)
            case Field.DECK:
                return shelf.deck.among(folded(word).startswith(name) for word in shelf.deck.words)
            case Field.TAG:
                tagged: Flags = np.zeros(len(shelf), dtype=np.bool_)
                for tag, places in self.words.tags.items():
                    if folded(tag).startswith(name):
                        tagged[places] = True
                return tagged
            case Field.ID:
                keys = map(shelf.key_at, range(len(shelf)))
                fits = [str(k).startswith(name) or k.card.startswith(name) for k in keys]
                return np.array(fits, dtype=np.bool_)
            case _ as unreachable:
                assert_never(unreachable)

    def _being(self, state: State) -> Flags:
        shelf = self.shelf
        match state:
            case State.NEW:
                unseen: Flags = ~shelf.seen
                return unseen
            case State.SEEN:
                return shelf.seen
            case State.DUE:
                return shelf.is_due
            case State.SUSPENDED:  # until somebody says so they are not asked, author or learner
                resting: Flags = shelf.suspended | ~(shelf.studied | self.words.draft)
                return resting
            case State.FLAGGED:
                return shelf.flagged.copy()
            case State.BURIED:
                return shelf.buried.copy()
            case State.LEECH:
                return shelf.leech
            case State.DRAFT:
                return self.words.draft
            case _ as unreachable:
                assert_never(unreachable)

    def _ordered(self, order: Order) -> Places:
        if order not in self._orders:
            amounts = self.shelf.amounts
            match order:
                case Order.COURSE:
                    made = np.arange(len(self.shelf))
                case Order.WEAKEST:
                    made = np.argsort(amounts[Quantity.RECALL], kind="stable")
                case Order.DUE:
                    made = np.argsort(amounts[Quantity.DUE], kind="stable")
                case Order.LAPSES:
                    made = np.argsort(-amounts[Quantity.LAPSES], kind="stable")
                case _ as unreachable:
                    assert_never(unreachable)
            self._orders[order] = made
        return self._orders[order]


def is_topic(path: str, name: str) -> bool:
    """Whether a name means a topic or one above it: parts of the path that begin like its parts."""
    parts, wanted = folded(path).split("/"), name.strip("/").split("/")
    return any(
        all(part.startswith(want) for part, want in zip(parts[start:], wanted, strict=False))
        for start in range(len(parts) - len(wanted) + 1)
    )


def _dated(shelf: Shelf, quantity: Quantity, first: date | None, last: date | None) -> Flags:
    """Days are counted from today: forward for what is due, back for what was seen."""
    days = shelf.amounts[quantity]
    if quantity is Quantity.SEEN:
        days = -days
    today = shelf.day.toordinal()
    found: Flags = ~np.isnan(days)
    if first is not None:
        found &= days >= first.toordinal() - today
    if last is not None:
        found &= days <= last.toordinal() - today
    return found


def _make_room(kept: dict[str, Flags] | dict[Query, Flags]) -> None:
    """Forget all when it is too much: what is being typed is soon there again."""
    if len(kept) >= _MOST_KEPT:
        kept.clear()
