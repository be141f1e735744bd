"""Where on the shelf do the cards of a deck, of a topic, or of a name stand?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from quizzer.cards.card import CardKey
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
        for scope in scopes_of(deck, topic):
            found.setdefault(scope, []).append(place)
    return {scope: tuple(places) for scope, places in found.items()}


@lru_cache(maxsize=8)
def _topics_in_a_row(topics: tuple[tuple[str, str], ...]) -> tuple[Places, Places]:
    """The topics of all scopes of `topics_within`, and where each scope's begin."""
    held = topics_within(topics).values()
    lengths = np.array([len(places) for places in held], np.intp)
    return np.array([*chain.from_iterable(held)], np.intp), np.cumsum(lengths) - lengths


def sums_within(topics: tuple[tuple[str, str], ...], values: NDArray[np.intp]) -> list[int]:
    """For each scope of `topics_within`, in its order, the sum of its topics' values."""
    if not topics:
        return [0] * len(topics_within(topics))
    row, starts = _topics_in_a_row(topics)
    sums: list[int] = np.add.reduceat(values[row], starts).tolist()
    return sums


def scopes_of(deck: str, topic: str) -> Iterable[Scope]:
    """Everything, the deck, the topics above a topic, and the topic itself."""
    parts = topic.split("/") if topic else []
    yield EVERYTHING
    for count in range(len(parts) + 1):
        yield Scope(deck, "/".join(parts[:count]))


def within(shelf: Shelf, scope: Scope, places: Places) -> Places:
    """Those of some cards that belong to a scope."""
    if scope == EVERYTHING:
        return places
    return places[_holds(shelf, scope)[shelf.topic[places]]]


def flags_within(shelf: Shelf, scope: Scope) -> Flags:
    """Which cards belong to a scope."""
    return _holds(shelf, scope)[shelf.topic]


def places_of(shelf: Shelf, candidates: Iterable[Candidate]) -> Mapping[CardKey, int]:
    """Where cards stand whose `position` is their place within their deck; of those that do."""
    starts = np.searchsorted(shelf.deck, np.arange(len(shelf.decks) + 1, dtype=np.int32)).tolist()
    decks = {deck: range(*starts[place : place + 2]) for place, deck in enumerate(shelf.decks)}
    found = {}
    for candidate in candidates:
        places = decks.get(candidate.key.deck, range(0))
        if candidate.position < len(places):
            found[candidate.key] = places[candidate.position]
    return found


def _holds(shelf: Shelf, scope: Scope) -> Flags:
    """Which of the shelf's topics belong to a scope."""
    return np.array([scope.covers(deck, topic) for deck, topic in shelf.topics], np.bool_)
