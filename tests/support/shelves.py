"""Shelves without a database: the columns of cards, and queues as the cards that they ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from quizzer.memory.moment import Moment
from quizzer.memory.placing import Load
from quizzer.store.records import Candidate
from quizzer.store.rows import micros
from quizzer.store.shelf import Ints, Shelf, Strengths, shared
from quizzer.study.candidates import NO_LOAD
from quizzer.study.places import Places
from quizzer.study.queue import Queue, ready
from quizzer.study.scope import EVERYTHING, Scope
from quizzer.study.session import Session, start
from support.studying import NOW


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The cards in the course's order: deck by deck, in each by position."""
    cards = list(candidates)
    decks = list(dict.fromkeys(card.key.deck for card in cards))
    return sorted(cards, key=lambda card: (decks.index(card.key.deck), card.position))


def shelf_of(candidates: Iterable[Candidate]) -> Shelf:
    """The shelf on which these cards stand."""
    cards = in_order(candidates)
    decks = list(dict.fromkeys(card.key.deck for card in cards))
    topics = list(dict.fromkeys((card.key.deck, card.topic) for card in cards))
    memories = [card.memory for card in cards]
    return Shelf(
        decks=tuple(decks),
        topics=tuple(topics),
        number=_ints(range(1, len(cards) + 1)),
        deck=_ints(decks.index(card.key.deck) for card in cards),
        topic=_ints(topics.index((card.key.deck, card.topic)) for card in cards),
        family=(family := _ints(card.family for card in cards)),
        has_siblings=shared(family),
        is_asked=np.array([c.studied and not c.marks.suspended for c in cards], np.bool_),
        buried_on=_ints(_ordinal(card.marks.buried_on) for card in cards),
        due_on=_ints(_ordinal(m.due_on if m else None) for m in memories),
        due_at=np.array([micros(m.due_at) if m and m.due_at else 0 for m in memories], np.int64),
        reviewed_on=_ints(_ordinal(m.reviewed_on if m else None) for m in memories),
        first_on=_ints(_ordinal(m.first_on if m else None) for m in memories),
    )


def strengths_of(candidates: Iterable[Candidate]) -> Strengths:
    """How firmly these cards are remembered."""
    memories = [card.memory for card in in_order(candidates)]
    return Strengths(
        stability=np.array([m.stability if m else np.nan for m in memories], np.float64),
        difficulty=np.array([m.difficulty if m else np.nan for m in memories], np.float64),
        reviews=_ints(m.reviews if m else 0 for m in memories),
        lapses=_ints(m.lapses if m else 0 for m in memories),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """A queue as the cards that it asks."""

    steps: tuple[Candidate, ...]
    reviews: tuple[Candidate, ...]
    new: tuple[Candidate, ...]
    left_out: tuple[Candidate, ...] = ()

    @property
    def due(self) -> int:
        """How many cards that were seen before are due."""
        return len(self.steps) + len(self.reviews)

    @property
    def cards(self) -> tuple[Candidate, ...]:
        """All of them, in the order in which they are asked."""
        return (*self.steps, *self.reviews, *self.new)


def asked(candidates: Iterable[Candidate], queue: Queue) -> Asked:
    """The cards of a queue on their shelf."""
    cards = in_order(candidates)

    def at(places: Places) -> tuple[Candidate, ...]:
        return tuple(cards[place] for place in places.tolist())

    return Asked(at(queue.steps), at(queue.reviews), at(queue.new), at(queue.left_out))


def queue_of(
    candidates: Iterable[Candidate],
    scope: Scope = EVERYTHING,
    moment: Moment = NOW,
    limit: int = 100,
) -> Asked:
    """The queue of a scope of these cards."""
    cards = list(candidates)
    return asked(cards, ready(shelf_of(cards), moment.day).queue(scope, limit))


def begun_on(
    candidates: Sequence[Candidate], load: Load = NO_LOAD, moment: Moment = NOW
) -> Session:
    """A session on these cards, all of them at hand."""
    queue = queue_of(candidates, moment=moment)
    return start(queue.steps, (*queue.reviews, *queue.new), "me", moment, load=load)


def _ints(values: Iterable[int]) -> Ints:
    return np.array(list(values), np.int32)


def _ordinal(day: date | None) -> int:
    return 0 if day is None else day.toordinal()
