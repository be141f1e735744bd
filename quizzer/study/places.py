"""Where on the shelf do the cards of a deck, of a topic, or of a name stand?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from quizzer.store.records import Candidate
from quizzer.store.shelf import Flags, Shelf
from quizzer.study.scope import EVERYTHING, Scope

Places: TypeAlias = NDArray[np.intp]
"""Places of cards in the course's order, from 0."""


def no_places() -> Places:
    """No card at all."""
    return np.empty(0, np.intp)


@lru_cache(maxsize=8)
def topics_within(topics: tuple[tuple[str, str], ...]) -> Mapping[Scope, tuple[int, ...]]:
    """Everything, every deck, and every topic with those above it: which of the topics it holds."""
    found: dict[Scope, list[int]] = {EVERYTHING: []}
    for place, (deck, topic) in enumerate(topics):
        parts = topic.split("/") if topic else []
        above = ("/".join(parts[:count]) for count in range(len(parts) + 1))
        for scope in (EVERYTHING, *(Scope(deck, path) for path in above)):
            found.setdefault(scope, []).append(place)
    return {scope: tuple(places) for scope, places in found.items()}


def within(shelf: Shelf, scope: Scope, places: Places) -> Places:
    """Those of some cards that belong to a scope."""
    if scope == EVERYTHING:
        return places
    return places[_holds(shelf, scope)[shelf.topic[places]]]


def flags_within(shelf: Shelf, scope: Scope) -> Flags:
    """Which cards belong to a scope."""
    return _holds(shelf, scope)[shelf.topic]


def place_of(shelf: Shelf, candidate: Candidate) -> int | None:
    """Where a card stands whose `position` is its place within its deck; None if nowhere."""
    if candidate.key.deck not in shelf.decks:
        return None
    deck = shelf.decks.index(candidate.key.deck)
    first, last = np.searchsorted(shelf.deck, np.array((deck, deck + 1), np.int32))
    place = int(first) + candidate.position
    return place if place < last else None


def _holds(shelf: Shelf, scope: Scope) -> Flags:
    """Which of the shelf's topics belong to a scope."""
    return np.array([scope.covers(deck, topic) for deck, topic in shelf.topics], np.bool_)
